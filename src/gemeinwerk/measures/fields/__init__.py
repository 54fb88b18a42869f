"""What a measure is made of: each value once, with everything that is to be known of it.

Forms, table cells, documents, JSON Schema, files out and in, comparison, audit sentences, search,
bulk changes, taking back and what is told to whom are made from these entries. To add a text: one
entry in `planned` or `further`, a migration, a translation. (A column of another kind stands in the
model beside its constraints, its entry here.) Lead, period, money, indicators and milestones are
kinds of their own: what they share with nothing else stands with the face that shows it.
"""

from gemeinwerk.measures.fields.declaring import (
    RELATIONS,
    WORDS,
    Column,
    Field,
    Form,
    Kind,
    Reader,
    RowColumn,
    Section,
    Text,
)
from gemeinwerk.measures.fields.further import EXEMPT, FURTHER
from gemeinwerk.measures.fields.planned import PLANNED
from gemeinwerk.measures.fields.rows import ROWS, Rows

__all__ = [
    "EXEMPT",
    "FIELDS",
    "RELATIONS",
    "ROWS",
    "WORDS",
    "Column",
    "Field",
    "Form",
    "Kind",
    "Reader",
    "RowColumn",
    "Rows",
    "Section",
    "Text",
    "by_name",
    "edited",
    "in_section",
    "latest",
    "names",
    "public",
]

FIELDS: list[Field] = [*PLANNED, *FURTHER]
"""All of them, in the order of fact sheets and spreadsheets."""


def by_name(name: str) -> Field:
    return next(one for one in FIELDS if one.name == name)


def names(**said: object) -> tuple[str, ...]:
    """The names of the fields whose entry says all of this: `names(bulk=True)`."""
    return tuple(one.name for one in FIELDS if all(getattr(one, key) == said[key] for key in said))


def public() -> list[Field]:
    """What stands in the public document."""
    return [one for one in FIELDS if one.public]


def edited(*kinds: Kind) -> tuple[str, ...]:
    """The names an edit may write, of these kinds."""
    return tuple(one.name for one in FIELDS if one.edited and one.kind in kinds)


def in_section(section: Section) -> list[Field]:
    """The fields of a section of the page that have no place of their own in it, in order."""
    found = [one for one in FIELDS if one.form and one.form.section is section]
    loose = [one for one in found if one.form and not one.form.placed]
    return sorted(loose, key=lambda one: one.form.place if one.form else 0)


def latest() -> int:
    """The version of the document's format: the newest field's, or column's of a row."""
    columns = (one.since for rows in ROWS.values() for one in rows.columns)
    return max(*columns, *(one.since for one in FIELDS))

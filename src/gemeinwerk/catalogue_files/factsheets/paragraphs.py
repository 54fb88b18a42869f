"""Measures of a Word document that has no tables: a heading each, and labelled paragraphs below.

1.1 Radweg bauen            a heading, or a short paragraph with a number
Der Radweg wird gebaut.     free paragraphs are the description
Federführung: Tiefbauamt    the value behind the label, below it, or below a heading of its own
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gemeinwerk.catalogue_files.factsheets.labels import (
    clean,
    field_of,
    inside,
    is_label,
    names_field,
)
from gemeinwerk.catalogue_files.factsheets.pairing import Form
from gemeinwerk.catalogue_files.trees.groups import numbering
from gemeinwerk.tables.grid import Block

TEXT_LABEL = "Beschreibung laut Text"
_LONGEST_HEAD = 150
_DEEPEST = 10
"""A paragraph that serves as a heading stands below all that are some."""


@dataclass(slots=True)
class Section:
    """A measure's heading and what stands below it. ``heads``: the headings above, its own last."""

    form: Form
    heads: list[str]
    used: list[str] = field(default_factory=list)
    """The paragraphs that its values say."""


def sections(blocks: list[Block]) -> list[Section]:
    """The measures of a document; none where fewer than two labels stand below each heading."""
    lines = list(_lines(blocks))
    found: list[Section] = []
    heads: list[tuple[int, str]] = []
    current: Section | None = None
    label = ""
    for place, line in enumerate(lines):
        if line.level or _serves_as_heading(lines, place):
            level = line.level or _DEEPEST - names_field(line.text)
            if current is not None and _is_label_heading(line, heads):
                label = clean(line.text)
                current.used.append(line.text)
                continue
            heads = [head for head in heads if head[0] < level] + [(level, line.text)]
            current = Section(Form(len(found) + 1), [text for _level, text in heads])
            found.append(current)
            label = ""
        elif current is not None:
            label = _take(current, label, line.text)
    measures = [one for one in found if _is_measure(one)]
    for number, one in enumerate(measures, start=1):
        one.form.number = number
    return measures


# --- inside -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    level: int


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    """A paragraph whose lines are labelled one by one is as many."""
    for block in blocks:
        parts = block.text.split("\n")
        if block.heading or sum(inside(part) is not None for part in parts) < 2:
            yield _Line(block.text, block.heading)
        else:
            yield from (_Line(part.strip(), 0) for part in parts if part.strip())


def _serves_as_heading(lines: list[_Line], place: int) -> bool:
    """A short paragraph with a number, or the name of a field of action, above a labelled one."""
    text = lines[place].text
    if len(text) > _LONGEST_HEAD or inside(text) or is_label(text):
        return False
    if names_field(text):
        return True
    after = next((one for one in lines[place + 1 : place + 3] if inside(one.text)), None)
    return after is not None and bool(numbering(text)[0]) and text[-1:] not in ".;"


def _is_label_heading(line: _Line, heads: list[tuple[int, str]]) -> bool:
    """ "Ziel" as a heading below that of the measure."""
    return bool(heads) and line.level > heads[-1][0] and is_label(line.text)


def _take(section: Section, label: str, text: str) -> str:
    """Gives the label that a next paragraph without one may belong to."""
    section.used.append(text)
    pair = inside(text)
    if pair:
        section.form.add(*pair)
        return ""
    if is_label(text) and text.endswith(":"):
        section.form.add(clean(text), "")
        return clean(text)
    section.form.add(label or TEXT_LABEL, text)
    return label


def _is_measure(section: Section) -> bool:
    """Two labels that mean a field, or one and a text, below a heading that names no field."""
    fields = {field_of(name) for name, value in section.form.values.items() if value}
    own = fields - {"", "description"}
    return len(own) >= 2 and not names_field(section.heads[-1])

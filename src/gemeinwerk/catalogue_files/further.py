"""Texts beyond our own fields that whoever uses the readers wants read: said once, at the start.

    read_also("legal_basis", _("Rechtsgrundlage"), ["Rechtsgrundlage", "Gesetzliche Grundlage"])

What stands below such a heading is found in `ReadMeasure.texts`.
"""

from collections.abc import Sequence

from django.utils.functional import Promise

from gemeinwerk.catalogue_files.labels import FIELD_LABELS
from gemeinwerk.catalogue_files.words.vocabulary import FIELDS, NO_FIELD, PHRASES, SEVERAL
from gemeinwerk.german import stems

FURTHER: list[str] = []


def read_also(name: str, label: str | Promise, headings: Sequence[str]) -> None:
    """Take columns with these headings for the text `name`. A heading of a field of ours stays
    that field's: an assertion fails."""
    words = _keys(headings)
    taken = {one for one in FIELDS if words & _keys(PHRASES[one])}
    assert not taken, f"{name}: a heading of its means {', '.join(sorted(taken))} already"
    NO_FIELD[:] = [one for one in NO_FIELD if not words & _keys([one])]
    FIELDS.append(name)
    SEVERAL.add(name)
    PHRASES[name] = tuple(headings)
    FIELD_LABELS[name] = label
    FURTHER.append(name)


def _keys(headings: Sequence[str]) -> set[tuple[str, ...]]:
    """As `headings` compares them: by the stems of their words."""
    return {tuple(stems(one)) for one in headings}

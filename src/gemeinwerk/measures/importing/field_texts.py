"""What stands beside the name of a field of action in its own row: in further cells, in comments.

A field that the file makes keeps it as its description; what stands beside the name of one that is
here already is listed, since fields are changed on their own page.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files import ReadField, Reading, Unread
from gemeinwerk.catalogue_files.results import Fate, Outside
from gemeinwerk.german import fold
from gemeinwerk.tables.grid import Beside

_DESCRIBING = frozenset(
    map(fold, ("Beschreibung", "Kurzbeschreibung", "Erläuterung", "Erläuterungen", "Inhalt"))
)
"""Headings that say no more than that a text is about the field."""


class FieldTexts:
    """Of one file; its comments are gone through once."""

    def __init__(self, reading: Reading) -> None:
        self._listed = {one["code"]: one["description"] for one in reading.lists.get("fields", [])}
        self._comments: dict[tuple[str, int], list[Outside]] = {}
        for one in reading.beside:
            if one.kind == Beside.COMMENT:
                self._comments.setdefault((one.sheet, one.row), []).append(one)

    def description(self, field: ReadField) -> str:
        """Of a field the file makes; "" where nothing stands beside its name."""
        cells = [_said(one["column"], one["value"]) for one in field.leftover]
        comments = [one.value for one in self._of(field)]
        texts = [self._listed.get(field.code, ""), *cells, *comments]
        return "\n".join(dict.fromkeys(filter(None, texts)))

    def told(self, left: Iterable[Unread], made: Iterable[ReadField]) -> list[Unread]:
        """The cells of the file that no value takes, with what becomes of those of the fields it
        makes, and their comments."""
        made = list(made)
        beside = {(one["column"], one["value"]) for field in made for one in field.leftover}
        found = [
            replace(one, fate=Fate.DESCRIBES)
            if one.fate == Fate.NOT_TAKEN and (one.column, one.value) in beside
            else one
            for one in left
        ]
        for field in made:
            found += [
                Unread(one.sheet, one.row, _("Kommentar"), one.value, Fate.DESCRIBES)
                for one in self._of(field)
            ]
        return found

    def _of(self, field: ReadField) -> list[Outside]:
        return self._comments.get((field.sheet, field.row), []) if field.row else []


def _said(column: str, value: str) -> str:
    return value if fold(column) in _DESCRIBING else f"{column}: {value}"

"""Texts longer than a cell, put together again from the sheet on which they go on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gemeinwerk.measures.exporting import columns
from gemeinwerk.tables.grid import Sheet

_CONTINUED = re.compile(
    re.escape(columns.CONTINUED).replace(re.escape("{n}"), r"(\d{1,6})") + r"\Z"
)


@dataclass
class LongTexts:
    """``pieces``: number of the text -> (row of its first piece, all its pieces)."""

    pieces: dict[int, tuple[int, str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, sheet: Sheet | None) -> "LongTexts":
        found = cls()
        for row in sheet.rows[1:] if sheet else ():
            number, text = row.cells.get(0, ""), row.cells.get(1, "")
            if number.isdecimal():
                first, before = found.pieces.get(int(number), (row.number, ""))
                found.pieces[int(number)] = (first, before + text)
        return found

    def whole(self, text: str) -> str:
        """What a cell says, with what goes on elsewhere."""
        goes_on = _CONTINUED.search(text)
        if not goes_on or int(goes_on[1]) not in self.pieces:
            return text
        self.used.add(int(goes_on[1]))
        return text[: goes_on.start()] + self.pieces[int(goes_on[1])][1]

    def unused(self) -> Iterator[tuple[int, int, str]]:
        """(number, row, text) of those no cell asked for."""
        for number, (row, text) in self.pieces.items():
            if number not in self.used:
                yield number, row, text

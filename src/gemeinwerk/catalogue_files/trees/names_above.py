"""Columns left of the names that say what a measure stands below: a field, a goal, a goal below it.

Offices write such a name on each row, on the first row only, or on a row of its own above.
"""

import re
from collections.abc import Mapping, Sequence

from gemeinwerk.catalogue_files.trees.groups import numbering
from gemeinwerk.german import fold
from gemeinwerk.tables.grid import Row

_SELDOM = 2 / 3
"""A goal on more of the rows than this stands on each row that has one."""
_NEARLY_ALL = 0.9
_UNFINISHED = re.compile(r"(?:\b(?:und|oder|sowie|für|von|der|die|das|mit)|[,\-–/&])\s*$", re.I)


class NamesAbove:
    """``field_of``: column -> field; ``title``: the column of the measures' names."""

    def __init__(self, rows: Sequence[Row], field_of: Mapping[int, str], title: int | None) -> None:
        self._field_of = field_of
        self._columns = [
            column
            for column, name in sorted(field_of.items())
            if name in {"field_of_action", "goal"} and title is not None and column < title
        ]
        self._steps = _steps(rows, self._columns, title)
        self._first_only = self._carried_down(rows, title)
        self._filled: dict[int, str] = {}

    def is_step(self, row: Row) -> bool:
        """A row that says nothing but such names, and stands for the measures below it."""
        return row.number in self._steps

    def place(self, column: int) -> int:
        """How many such columns stand left of it."""
        return self._columns.index(column)

    def forget(self, from_column: int) -> None:
        """A row above others begins anew, from the column it stands in."""
        self._filled = {c: text for c, text in self._filled.items() if c < from_column}

    def names_its_field(self, cells: Mapping[int, str]) -> bool:
        """Whether a row says itself which field it belongs to."""
        return any(self._field_of.get(column) == "field_of_action" for column in cells)

    def carried(self, cells: Mapping[int, str]) -> dict[int, str]:
        """The names a row leaves out because they stand in a row above it."""
        for place, column in enumerate(self._columns):
            if column in cells and fold(cells[column]) != fold(self._filled.get(column, "")):
                for further in self._columns[place + 1 :]:
                    self._filled.pop(further, None)
        found = {}
        for column in self._first_only:
            if column in cells:
                self._filled[column] = cells[column]
            elif column in self._filled:
                found[column] = self._filled[column]
        return found

    def _carried_down(self, rows: Sequence[Row], title: int | None) -> list[int]:
        """The columns that say a name in its first row only.

        Where each row says its field, one without a goal has none.
        """
        named = [row for row in rows if title in row.cells]
        found, sparse = [], False
        no_fields = "field_of_action" not in self._field_of.values()
        for column, name in self._field_of.items():
            filled = sum(column in row.cells for row in named)
            if name == "field_of_action":
                found.append(column)
                sparse = sparse or 0 < filled < len(named)
            elif name == "goal" and column in self._columns and 0 < filled < len(named):
                seldom = no_fields and filled <= _SELDOM * len(named)
                if (sparse or seldom) and not _says_again(named, column):
                    found.append(column)
        return found


def _says_again(rows: Sequence[Row], column: int) -> bool:
    """Whether a name stands in two rows that follow each other."""
    before = ""
    for row in rows:
        text = fold(row.cells.get(column, ""))
        if text and text == before:
            return True
        before = text
    return False


def _steps(rows: Sequence[Row], columns: list[int], title: int | None) -> set[int]:
    """The numbers of the rows of names alone, above measures that do not say these names again.

    Where some measures say them all the same, only a row with the first column or a number is one;
    another goes on with what the measure above says.
    """
    named = [row for row in rows if title in row.cells]
    bare = sum(row.cells.keys().isdisjoint(columns) for row in named)
    everywhere = bare >= _NEARLY_ALL * len(named) > 0
    going_on = _going_on(rows, columns, title)
    steps: set[int] = set()
    below: Row | None = None
    for row in reversed(rows):
        if title in row.cells:
            below = row
        elif columns and row.cells.keys() <= set(columns):
            left_out = below is not None and below.cells.keys().isdisjoint(row.cells)
            own = columns[0] in row.cells or row.number not in going_on
            signs = (own, _is_numbered(row), left_out)
            if everywhere or sum(signs) > 1:
                steps.add(row.number)
    return steps


def _going_on(rows: Sequence[Row], columns: list[int], title: int | None) -> set[int]:
    """The numbers of the rows that end a sentence begun above: "Mehr Räder", "und Fußwege"."""
    above: dict[int, str] = {}
    found: set[int] = set()
    for row in rows:
        cells = {column: row.cells[column] for column in columns if column in row.cells}
        if title not in row.cells and any(
            text[0].islower() or _UNFINISHED.search(above.get(column, ""))
            for column, text in cells.items()
        ):
            found.add(row.number)
        above |= cells
    return found


def _is_numbered(row: Row) -> bool:
    return all(numbering(text)[0] for text in row.cells.values())

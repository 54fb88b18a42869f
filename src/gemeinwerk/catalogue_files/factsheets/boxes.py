"""The cells of a table with their places, and tables that stand side by side taken apart."""

from dataclasses import dataclass
from itertools import pairwise

from gemeinwerk.catalogue_files.factsheets.labels import is_label
from gemeinwerk.german import fold
from gemeinwerk.tables.grid import Piece, Row


@dataclass(frozen=True, slots=True)
class Box:
    """A cell. ``column`` counts from 0; ``merged``: continues the cell above it."""

    column: int
    text: str
    merged: bool = False


@dataclass(slots=True)
class Line:
    """A row: ``number`` as it is shown."""

    number: int
    boxes: list[Box]

    @property
    def filled(self) -> list[Box]:
        return [box for box in self.boxes if box.text]


def lines_of_cells(rows: list[list[Piece]]) -> list[Line]:
    """Of a table in Word, numbered from 1."""
    lines = []
    for number, cells in enumerate(rows, start=1):
        column, boxes = 0, []
        for cell in cells:
            boxes.append(Box(column, cell.text, cell.merged))
            column += cell.span
        lines.append(Line(number, boxes))
    return lines


def lines_of_rows(rows: list[Row]) -> list[Line]:
    """Of a sheet, which has no empty cells."""
    return [Line(row.number, [Box(c, row.cells[c]) for c in sorted(row.cells)]) for row in rows]


def side_by_side(lines: list[Line]) -> list[list[Line]]:
    """One list of lines for each block: a block begins where labels come again in their row."""
    starts: dict[int, int] = {}
    for line in lines:
        seen: set[str] = set()
        for box in line.boxes:
            if not is_label(box.text):
                continue
            if fold(box.text) in seen:
                starts[box.column] = starts.get(box.column, 0) + 1
            seen.add(fold(box.text))
    cuts = [0, *sorted(column for column, times in starts.items() if times >= 2), 10**9]
    return [
        [Line(one.number, [b for b in one.boxes if first <= b.column < last]) for one in lines]
        for first, last in pairwise(cuts)
    ]

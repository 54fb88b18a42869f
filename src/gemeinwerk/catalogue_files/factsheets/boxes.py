"""The cells of a table with their places, and tables that stand side by side taken apart."""

from dataclasses import dataclass
from itertools import pairwise

from gemeinwerk.catalogue_files.factsheets.labels import field_of, is_label
from gemeinwerk.german import fold
from gemeinwerk.tables.grid import Piece, Row

_MOSTLY = 0.7


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
    """One list of lines for each block: a block begins where labels come again in their row, or
    with each column of values where all share the labels of the first."""
    if columns := _sharing_labels(lines):
        return [[_of_column(one, c, c == columns[0]) for one in lines] for c in columns]
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


def _sharing_labels(lines: list[Line]) -> list[int]:
    """The columns of the sheets that have their labels in common; [] where there are none.

    "Maßnahme" | "Radweg bauen" | "Kita dämmen", and below it as many values beside each label.
    """
    filled = [line.filled for line in lines if len(line.filled) > 1]
    titles = next((f for f in filled if field_of(f[0].text) == "title"), None)
    if titles is None or len({fold(box.text) for box in titles}) < max(3, len(titles)):
        return []
    columns = [box.column for box in titles[1:]]
    first = titles[0].column
    alike = [f for f in filled if [b.column for b in f[1:]] == columns and f[0].column == first]
    labels = sum(is_label(f[0].text) for f in alike)
    values = [box for f in filled for box in f[1:]]
    if any(box.column not in columns for box in values) or labels < 3:
        return []
    if len(alike) <= len(filled) / 2 or labels < _MOSTLY * len(alike):
        return []
    return columns if not any(is_label(box.text) for f in alike for box in f[1::2]) else []


def _of_column(line: Line, column: int, first: bool) -> Line:
    """The label and one column of values; a label without values is that of all."""
    own = [box for box in line.filled if box.column == column]
    label = line.boxes[:1]
    if len(line.filled) == 1 and not own:
        return Line(line.number, label if first or is_label(label[0].text) else [])
    return Line(line.number, [*label, *own] if own else [])

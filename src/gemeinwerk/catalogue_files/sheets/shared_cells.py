"""Columns that hold two fields in one cell: "Maßnahme | Federführender Akteur".

The heading names several fields, and the cells below are cut as it is, or in a way of their own:
then each field has a column of its own.
"""

import re
from dataclasses import dataclass
from itertools import count, pairwise

from gemeinwerk.catalogue_files.sheets.table import Column, Table
from gemeinwerk.catalogue_files.words.headings import meanings, role_in
from gemeinwerk.german import scale_of, squash

_SURE = 0.74
_MOST_PARTS = 4
_SHARE, _SHARE_OF_STROKES = 0.8, 0.5
"""Of the cells so many must be cut like the heading; strokes stand in no title."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A way to write several things into one cell. ``firm``: it stands for nothing else, so that a
    cell may also have fewer parts, or an empty one."""

    pattern: re.Pattern[str]
    firm: bool = False

    def parts(self, text: str) -> list[str]:
        parts = [part.strip() for part in self.pattern.split(text.strip())]
        return parts if self.firm else [part for part in parts if part]


_IN_BRACKETS = _Cut(re.compile(r" ?\((?=[^()]*\)$)|\)$"))
_CUTS = (
    _Cut(re.compile(r"\|"), firm=True),
    _Cut(re.compile(r"\n")),
    _Cut(re.compile(r";")),
    _Cut(re.compile(r" [–—-] ")),
    _Cut(re.compile(r" / ")),
    _Cut(re.compile(r"/")),
    _Cut(re.compile(r", ")),
    _IN_BRACKETS,
)


def join_units(table: Table) -> None:
    """ "2" in a column of costs and "Mio. €" in "Einheit" right of it are one sum."""
    for left, right in pairwise(table.columns):
        if _field(left.heading) != "cost" or role_in(right.heading) != "unit":
            continue
        said = [row.cells[right.index] for row in table.rows if right.index in row.cells]
        if not said or sum(scale_of(text) is not None for text in said) < len(said) / 2:
            continue
        for row in table.rows:
            number, unit = row.cells.get(left.index, ""), row.cells.get(right.index)
            if unit and number and number[-1].isdigit():
                row.cells[left.index] = f"{number} {row.cells.pop(right.index)}"


def part_shared_cells(table: Table) -> None:
    """Gives each field of such a column its own, with its part of each cell."""
    join_units(table)
    further = count(max((column.index for column in table.columns), default=0) + 1)
    columns: list[Column] = []
    for column in table.columns:
        names, own = ([], None) if column.hidden else _names(_heading(table, column))
        cut = _cut_of(table, column, names, own) if own else None
        if cut is None:
            columns.append(column)
            continue
        new = [Column(column.index, names[0], bottom=names[0])]
        new += [Column(next(further), name, bottom=name) for name in names[1:]]
        _part(table, new, cut)
        columns += new
    table.columns = columns
    _name_apart(table.columns)


def _heading(table: Table, column: Column) -> str:
    """As typed, with its lines."""
    for row in table.sheet.rows:
        if row.number == table.last_row:
            return row.cells.get(column.index, column.heading)
    return column.heading


def _names(heading: str) -> tuple[list[str], _Cut | None]:
    """The parts of a heading where each surely is a field, and each another one."""
    for cut in _CUTS:
        parts = [squash(part) for part in cut.parts(heading) if part]
        inside = any(part.count("(") != part.count(")") for part in parts)
        if 2 <= len(parts) <= _MOST_PARTS and not inside:  # "Beginn (Monat/Jahr)" is one field
            fields = [_field(part) for part in parts]
            if "" not in fields and len(set(fields)) == len(parts):
                return parts, cut
    return [], None


def _field(heading: str) -> str:
    found = meanings(heading)
    return found[0].field if found and found[0].score >= _SURE else ""


def _cut_of(table: Table, column: Column, names: list[str], own: _Cut) -> _Cut | None:
    """How most cells are cut into so many parts: as the heading is, or in another way."""
    cells = [row.cells[column.index] for row in table.rows if column.index in row.cells]
    if own is _IN_BRACKETS and _field(names[0]) != "title":
        return None  # "Kosten (Finanzierung)": what is in brackets explains the amount
    for cut in (own,) if own is _IN_BRACKETS else (own, *_CUTS):
        share = _SHARE_OF_STROKES if cut.firm else _SHARE
        full = sum(len(cut.parts(text)) == len(names) for text in cells)
        if cells and full >= share * len(cells):
            return cut
    return None


def _part(table: Table, columns: list[Column], cut: _Cut) -> None:
    for row in table.rows:
        pieces = cut.parts(row.cells.get(columns[0].index, ""))
        if len(pieces) > len(columns) or (len(pieces) < len(columns) and not cut.firm):
            continue  # which part is which nobody can tell
        row.cells.pop(columns[0].index, None)
        told = zip(columns, pieces, strict=False)
        row.cells.update({column.index: piece for column, piece in told if piece})


def _name_apart(columns: list[Column]) -> None:
    seen: dict[str, int] = {}
    for column in columns:
        seen[column.key] = seen.get(column.key, 0) + 1
        if seen[column.key] > 1:
            column.key = re.sub(r" \(\d+\)$", "", column.key) + f" ({seen[column.key]})"

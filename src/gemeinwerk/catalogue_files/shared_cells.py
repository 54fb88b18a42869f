"""Columns that hold two fields in one cell: "Maßnahme | Federführender Akteur".

The heading names several fields, and the cells below are cut the same way: then each field has a
column of its own.
"""

import re
from itertools import count

from gemeinwerk.catalogue_files.headings import meanings
from gemeinwerk.catalogue_files.table import Column, Table
from gemeinwerk.german import squash

_SURE = 0.74
_SEPARATORS = ("|", "\n", " / ", ";", "/")
_MOST_PARTS = 3
_SHARE = 0.8
"""Of the cells so many must be cut like the heading."""


def part_shared_cells(table: Table) -> None:
    """Gives each field of such a column its own, with its part of each cell."""
    further = count(max((column.index for column in table.columns), default=0) + 1)
    columns: list[Column] = []
    for column in table.columns:
        names = [] if column.hidden else _names(_heading(table, column))
        cut = _cut_of(table, column, len(names)) if names else ""
        if not cut:
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


def _names(heading: str) -> list[str]:
    """The parts of a heading where each surely is a field, and each another one."""
    for separator in _SEPARATORS:
        parts = [squash(part) for part in heading.split(separator) if part.strip()]
        if 2 <= len(parts) <= _MOST_PARTS:
            found = [meanings(part) for part in parts]
            sure = [some[0].field for some in found if some and some[0].score >= _SURE]
            if len(set(sure)) == len(parts) and "" not in sure:
                return parts
    return []


def _cut_of(table: Table, column: Column, parts: int) -> str:
    """The separator that most cells are cut by into so many parts, "" where there is none."""
    cells = [row.cells[column.index] for row in table.rows if column.index in row.cells]
    for separator in _SEPARATORS:
        if cells and sum(len(_pieces(t, separator)) == parts for t in cells) >= _SHARE * len(cells):
            return separator
    return ""


def _pieces(text: str, separator: str) -> list[str]:
    return [piece for piece in (one.strip() for one in text.split(separator)) if piece]


def _part(table: Table, columns: list[Column], separator: str) -> None:
    for row in table.rows:
        pieces = _pieces(row.cells.get(columns[0].index, ""), separator)
        if len(pieces) == len(columns):
            row.cells.update({c.index: piece for c, piece in zip(columns, pieces, strict=True)})


def _name_apart(columns: list[Column]) -> None:
    seen: dict[str, int] = {}
    for column in columns:
        seen[column.key] = seen.get(column.key, 0) + 1
        if seen[column.key] > 1:
            column.key = re.sub(r" \(\d+\)$", "", column.key) + f" ({seen[column.key]})"

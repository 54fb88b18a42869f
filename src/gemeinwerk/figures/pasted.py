"""A table of counts as it is copied out of a spreadsheet: tabs or semicolons between the cells.

    Stadtteil;Frauen;Männer
    Nord;31;24
    Süd;18;22

The first line names the columns; with one column of numbers there is one dimension, with several
there are two. A line or column of sums is checked and left out: sums are ours to make.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.quoting import quoted
from gemeinwerk.figures.models import Dimension
from gemeinwerk.german import fold, parse_number

MOST_ROWS, MOST_COLUMNS = 40, 8
_SUMS = {"summe", "gesamt", "insgesamt", "zusammen", "total"}


class NoTable(DomainError):
    """What was pasted is no table of counts."""


@dataclass(frozen=True)
class Pasted:
    """``columns``: none where there is one dimension."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: dict[tuple[str, ...], int]

    def dimensions(self, across: str) -> list[Dimension]:
        """As `Breakdown.dimensions` keeps them; ``across``: what its columns are called."""
        found: list[Dimension] = [{"name": self.name, "categories": list(self.rows)}]
        if self.columns:
            found.append({"name": across or _("Gruppe"), "categories": list(self.columns)})
        return found


def read(text: str) -> Pasted:
    """Raises `NoTable` with a sentence that names the cell."""
    lines = [_cells(line) for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or len(lines[0]) < 2:
        raise NoTable(
            _("Das ist noch keine Tabelle. Die erste Zeile nennt die Spalten, dann folgen Zahlen.")
        )
    head, body = lines[0], lines[1:]
    numbers = {line[0]: _numbers(line, len(head)) for line in body}
    if len(numbers) < len(body):
        raise NoTable(_("Eine Zeile kommt zweimal vor. Jede Gruppe steht einmal in der Tabelle."))
    sums = [name for name in numbers if fold(name) in _SUMS]
    rows = [name for name in numbers if name not in sums]
    columns = [place for place, name in enumerate(head[1:]) if fold(name) not in _SUMS]
    if not columns:
        columns = [0]
    _check_size(rows, columns)
    _check_sums(head, numbers, rows, columns, sums)
    names = tuple(head[1 + place] for place in columns)
    if len(set(names)) < len(names):
        raise NoTable(_("Eine Spalte kommt zweimal vor. Jede Gruppe steht einmal in der Tabelle."))
    if len(columns) == 1:
        alone: dict[tuple[str, ...], int] = {(row,): numbers[row][columns[0]] for row in rows}
        return Pasted(head[0], tuple(rows), (), alone)
    found: dict[tuple[str, ...], int] = {
        (row, head[1 + place]): numbers[row][place] for row in rows for place in columns
    }
    return Pasted(head[0], tuple(rows), names, found)


def _cells(line: str) -> list[str]:
    parts = line.split("\t" if "\t" in line else ";")
    return [part.strip() for part in parts]


def _numbers(line: list[str], wide: int) -> list[int]:
    if len(line) != wide or not line[0]:
        raise NoTable(
            _("In der Zeile {row} stehen nicht so viele Zellen wie in der ersten.").format(
                row=quoted(line[0] or "–")
            )
        )
    return [_count(line[0], cell) for cell in line[1:]]


def _count(row: str, cell: str) -> int:
    value = parse_number(cell)
    if value is None or value < 0 or value != value.to_integral_value() or value > Decimal(10**8):
        raise NoTable(
            _("Zeile {row}: {cell} ist keine Anzahl. Wo niemand ist, steht eine 0.").format(
                row=quoted(row), cell=quoted(cell)
            )
        )
    return int(value)


def _check_size(rows: list[str], columns: list[int]) -> None:
    if not rows:
        raise NoTable(_("Unter der ersten Zeile steht nur eine Summe."))
    if len(rows) > MOST_ROWS or len(columns) > MOST_COLUMNS:
        raise NoTable(
            _("Mehr als {rows} Zeilen oder {columns} Spalten liest niemand.").format(
                rows=MOST_ROWS, columns=MOST_COLUMNS
            )
        )


def _check_sums(
    head: list[str],
    numbers: dict[str, list[int]],
    rows: list[str],
    columns: list[int],
    sums: list[str],
) -> None:
    """A sum that is not the sum of its cells is a mistake somewhere: better said than guessed."""
    for place, name in enumerate(head[1:]):
        if place not in columns:
            for row in rows:
                ours = sum(numbers[row][one] for one in columns)
                _require_sum(row, name, ours, numbers[row][place])
        for one in sums:
            ours = sum(numbers[row][place] for row in rows)
            _require_sum(one, name, ours, numbers[one][place])


def _require_sum(row: str, column: str, ours: int, theirs: int) -> None:
    if ours != theirs:
        raise NoTable(
            _("{row}, {column}: Da steht {theirs}, die Zahlen ergeben zusammen {ours}.").format(
                row=quoted(row), column=quoted(column), theirs=theirs, ours=ours
            )
        )

"""What got how much, as bars as long as their sum, with a table that says the same.

One kind is filled, a second one is an outline: told apart without colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.core.charts.scale import percent
from gemeinwerk.core.languages import spoken
from gemeinwerk.core.ui import Column, RankedRow, Table


@dataclass(frozen=True)
class Piece:
    x: str
    width: str
    kind: int
    """0 for the first kind, 1 for the second."""


@dataclass(frozen=True)
class RankedBar:
    row: RankedRow
    pieces: Sequence[Piece]
    together: int
    description: str


@dataclass(frozen=True)
class RankedChart:
    kinds: Sequence[str]
    """For the legend; empty where there is one kind only."""
    bars: Sequence[RankedBar]
    table: Table


def ranked_chart(
    kinds: Sequence[str], rows: Sequence[RankedRow], head: str, caption: str
) -> RankedChart:
    """Rows stay in their order; the longest bar fills the width. At most two kinds."""
    longest = max((sum(row.counts) for row in rows), default=0) or 1
    return RankedChart(
        kinds if len(kinds) > 1 else [],
        [
            RankedBar(row, _pieces(row, longest), sum(row.counts), _describe(kinds, row))
            for row in rows
        ],
        _table(kinds, rows, head, caption),
    )


def _pieces(row: RankedRow, longest: int) -> list[Piece]:
    pieces, before = [], 0
    for kind, count in enumerate(row.counts):
        if count:
            pieces.append(Piece(percent(before / longest), percent(count / longest), kind))
        before += count
    return pieces


def _describe(kinds: Sequence[str], row: RankedRow) -> str:
    return ", ".join(f"{kind}: {count}" for kind, count in zip(kinds, row.counts, strict=True))


def _table(kinds: Sequence[str], rows: Sequence[RankedRow], head: str, caption: str) -> Table:
    several = len(kinds) > 1
    columns = [Column(head), *(Column(kind, numeric=True) for kind in kinds)]
    if several:
        columns.append(Column(_("zusammen"), numeric=True))
    body = [
        [spoken(row.label, row.language), *row.counts, *([sum(row.counts)] if several else [])]
        for row in rows
    ]
    return Table(caption, columns, body)

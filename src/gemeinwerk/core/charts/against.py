"""What was planned and what came of it, several kinds of it in one picture, with a table that says
the same. Each bar is what came of it as a share of its plan; the plan is the upright line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from gemeinwerk.core.charts.scale import percent
from gemeinwerk.core.languages import spoken
from gemeinwerk.core.rounding import shown as number
from gemeinwerk.core.ui import AgainstKind, AgainstRow, Column, Number, Table
from gemeinwerk.german.counted import with_unit

MOST = 2.0
"""Twice the plan: what is more is drawn to the edge, and told in its number."""


@dataclass(frozen=True)
class Bar:
    """``width``: "" where there is no plan to measure against. ``said``: 62 %."""

    kind: AgainstKind
    width: str
    said: str
    description: str


@dataclass(frozen=True)
class Bars:
    row: AgainstRow
    bars: Sequence[Bar]


@dataclass(frozen=True)
class AgainstChart:
    kinds: Sequence[AgainstKind]
    rows: Sequence[Bars]
    plan: str
    """Where the line of the plan stands."""
    table: Table


def against_chart(
    kinds: Sequence[AgainstKind], rows: Sequence[AgainstRow], caption: str
) -> AgainstChart:
    """Each row has a pair (planned, actual) for each kind; None: not known, which is not nought."""
    shares = [_share(*pair) for row in rows for pair in row.pairs]
    scale = min(max([1.0, *(one for one in shares if one is not None)]), MOST)
    return AgainstChart(
        kinds,
        [
            Bars(row, [_bar(kind, *pair, scale) for kind, pair in _pairs(kinds, row)])
            for row in rows
        ],
        plan=percent(1 / scale),
        table=_table(kinds, rows, caption),
    )


def _pairs(
    kinds: Sequence[AgainstKind], row: AgainstRow
) -> list[tuple[AgainstKind, tuple[Number | None, Number | None]]]:
    return list(zip(kinds, row.pairs, strict=True))


def _share(planned: Number | None, actual: Number | None) -> float | None:
    if not planned or actual is None:
        return None
    return float(Decimal(str(actual)) / Decimal(str(planned)))


def _bar(kind: AgainstKind, planned: Number | None, actual: Number | None, scale: float) -> Bar:
    share = _share(planned, actual)
    if share is None:
        said = _("nicht gemeldet") if actual is None else _("ohne Plan")
        return Bar(kind, "", said, f"{kind.label}: {said}")
    said = _("{n} Prozent").format(n=number(round(100 * share)))
    words = _("{kind}: {actual} von {planned}").format(
        kind=kind.label, actual=_told(kind, actual), planned=_told(kind, planned)
    )
    return Bar(kind, percent(max(min(share / scale, 1.0), 0.0)), said, f"{words} ({said})")


def _told(kind: AgainstKind, value: Number | None) -> str:
    return "–" if value is None else with_unit(number(value), float(value), kind.unit)


def _table(kinds: Sequence[AgainstKind], rows: Sequence[AgainstRow], caption: str) -> Table:
    columns = [Column(_("Bezeichnung"))]
    for kind in kinds:
        columns += [Column(kind.planned, numeric=True), Column(kind.actual, numeric=True)]
    body: list[list[object]] = []
    for row in rows:
        cells = [_told(kind, one) for kind, pair in _pairs(kinds, row) for one in pair]
        body.append([spoken(row.label, row.language), *cells])
    return Table(caption, columns, body)

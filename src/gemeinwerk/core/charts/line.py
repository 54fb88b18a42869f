"""Values over time as a line, with a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.core.charts.scale import DateScale, nice_ticks
from gemeinwerk.core.languages import spoken, within
from gemeinwerk.core.rounding import AS_ENTERED
from gemeinwerk.core.rounding import shown as number
from gemeinwerk.core.ui import Band, Column, Number, Table, Value
from gemeinwerk.engines import trend
from gemeinwerk.german.counted import with_unit

TOP, BOTTOM = 16, 196  # pixels of the plot's upper and lower edge
_MOST_YEARS = 10
MOST_POINTS = 240
"""More is no line that anybody reads."""
_MOST_TOLD = 60


@dataclass(frozen=True)
class Point:
    x: str
    y: str
    label: str
    label_y: str
    anchor: str


@dataclass(frozen=True)
class Line:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class LineChart:
    grid: Sequence[tuple[str, str]]
    """Height and label of each horizontal line."""
    years: Sequence[tuple[str, str]]
    path: Sequence[Line]
    points: Sequence[Point]
    promise: Sequence[Line]
    """From the first value over each step to the target."""
    steps: Sequence[Point]
    target: Point | None
    today: Point | None
    """Where today's mark stands, and what it says."""
    on_path: Point | None
    """Where the promised way is today."""
    awaited: Point | None
    """When the target is expected instead, and what that point says."""
    onward: Line | None
    """From what was measured last to it."""
    outlook: Line | None
    """From what was measured last to where a straight line leads."""
    band: Line | None
    """Upright at its end: between what that lies."""
    description: str
    table: Table
    left_out: int = 0
    """Values that lie between those that are drawn and told."""


def line_chart(
    actual: Sequence[Value],
    *,
    baseline: Value | None,
    target: Value | None,
    unit: str,
    title: str,
    language: str = "",
    today: date | None = None,
    awaited: Value | None = None,
    steps: Sequence[Value] = (),
    outlook: Band | None = None,
    places: str = AS_ENTERED,
) -> LineChart | None:
    """Dashed from baseline over ``steps`` to target what was promised, filled what was measured;
    ``today`` a line across with where the promised way is, dotted the way to when the target is
    ``awaited``, and thin to where a straight line leads (``outlook``). ``places``: how many digits
    after the comma are told (`core.rounding`); of what was promised, all.

    None with fewer than two values altogether: then there is no line to draw.
    """
    measured = sorted({v.on: v for v in (*filter(None, [baseline]), *actual)}.values(), key=_day)
    known = [*measured, *filter(None, [target])]
    if len(known) < 2:
        return None
    on_way = sorted(steps, key=_day) if target else []
    further = [*on_way, *filter(None, [awaited])]
    days = [v.on for v in (*known, *further)] + ([today] if today else [])
    scale = DateScale(min(days), max(days))
    heights = _Heights([*known, *further, *_ends(outlook)])
    due = _due([measured[0], *on_way, target], today) if measured and target and today else None
    shown = thinned(measured)
    points = _legible([_point(v, scale, heights, places) for v in shown])
    told = shown if len(shown) <= _MOST_TOLD else shown[-1:]
    end = _point(target, scale, heights, above=True) if target else None
    between = [_point(v, scale, heights, above=True) for v in on_way]
    return LineChart(
        grid=[(heights.at(tick), number(tick)) for tick in heights.ticks],
        years=[(scale.at(day), str(day.year)) for day in _years(scale)],
        path=_legs(points),
        points=points,
        promise=_legs([points[0], *between, end]) if end and points else [],
        steps=between,
        target=end,
        today=_mark(today, scale) if today else None,
        on_path=_point(due, scale, heights, places) if due else None,
        awaited=_awaited(awaited, scale, heights) if awaited else None,
        onward=_onward(points, awaited, scale, heights) if awaited and points else None,
        outlook=_straight(points, outlook, scale, heights) if outlook and points else None,
        band=_upright(outlook, scale, heights) if outlook else None,
        description=_describe(told, on_way, target, unit, due, awaited, outlook, places),
        table=_table(shown, on_way, target, unit, title, language, due, awaited, outlook, places),
        left_out=len(measured) - len(shown),
    )


def thinned(measured: Sequence[Value]) -> Sequence[Value]:
    """Of very many values those that give the line its shape: the first and the last, and of each
    stretch of time between them the lowest and the highest."""
    if len(measured) <= MOST_POINTS:
        return measured
    size = ceil(len(measured) / (MOST_POINTS // 2 - 1))
    found = {0, len(measured) - 1}
    for begin in range(0, len(measured), size):
        stretch = range(begin, min(begin + size, len(measured)))
        found.add(min(stretch, key=lambda place: measured[place].value))
        found.add(max(stretch, key=lambda place: measured[place].value))
    return [measured[place] for place in sorted(found)]


class _Heights:
    def __init__(self, values: Sequence[Value]) -> None:
        numbers = [float(v.value) for v in values]
        self.ticks = nice_ticks(min(0.0, *numbers), max(numbers))

    def at(self, value: Number) -> str:
        low, high = self.ticks[0], self.ticks[-1]
        return f"{BOTTOM - (float(value) - low) / (high - low) * (BOTTOM - TOP):.1f}"


def _day(value: Value) -> date:
    return value.on


def _years(scale: DateScale) -> list[date]:
    ticks = [date(year, 1, 1) for year in range(scale.first.year, scale.last.year + 1)]
    inside = [day for day in ticks if scale.first <= day <= scale.last]
    return inside[:: ceil(len(inside) / _MOST_YEARS) or 1]


def _point(
    value: Value,
    scale: DateScale,
    heights: _Heights,
    places: str = AS_ENTERED,
    *,
    above: bool = False,
) -> Point:
    y = heights.at(value.value)
    share = scale.share(value.on)
    anchor = "end" if share > 0.9 else "start" if share < 0.1 else "middle"
    offset = -14 if above or float(y) > BOTTOM - 24 else 22
    return Point(
        scale.at(value.on), y, number(value.value, places), f"{float(y) + offset:.1f}", anchor
    )


_SIGN, _GAP = 2.7, 2.0
"""Shares of a phone's width in percent that a sign of a label takes, and the gap between two."""
_LINE = 18
"""Pixels of a label's height."""


def _legible(points: Sequence[Point]) -> list[Point]:
    """Without labels that would lie on another: of what was measured last, then first, then from
    the latest back. The table has all of them."""
    kept: list[Point] = []
    for one in sorted(points[1:-1], key=lambda one: -float(one.x.rstrip("%"))):
        ends = [points[-1], points[0], *kept]
        kept += [] if any(_covers(one, other) for other in ends) else [one]
    shown = [points[0], *kept, points[-1]] if points else []
    if len(points) > 1 and _covers(points[0], points[-1]):
        shown.remove(points[0])
    return [one if one in shown else replace(one, label="") for one in points]


def _covers(one: Point, other: Point) -> bool:
    wide = max(len(one.label), len(other.label)) * _SIGN + _GAP
    apart = abs(float(one.x.rstrip("%")) - float(other.x.rstrip("%")))
    return apart < wide and abs(float(one.label_y) - float(other.label_y)) < _LINE


def _legs(points: Sequence[Point]) -> list[Line]:
    return [Line(a.x, a.y, b.x, b.y) for a, b in pairwise(points)]


def _ends(outlook: Band | None) -> list[Value]:
    return [Value(outlook.on, one) for one in (outlook.low, outlook.high)] if outlook else []


def _due(way: Sequence[Value], today: date) -> Value | None:
    """Where the way from the first value over steps to the target would be today; None beyond
    its ends."""
    if not way[0].on < today < way[-1].on:
        return None
    path = trend.Path.of(trend.Point(one.on, Decimal(str(one.value))) for one in way)
    due = path.at(today) if path else None
    return None if due is None else Value(today, due)


def _mark(today: date, scale: DateScale) -> Point:
    x, anchor = scale.at(today), _anchor(scale.share(today))
    label = _("heute, {day}").format(day=date_format(today, "MONTH_DAY_FORMAT"))
    return Point(x, f"{TOP:.1f}", label, f"{TOP - 8:.1f}", anchor)


def _awaited(value: Value, scale: DateScale, heights: _Heights) -> Point:
    y = heights.at(value.value)
    label = _("erwartet: {day}").format(day=date_format(value.on, "SHORT_DATE_FORMAT"))
    offset = -14 if float(y) > BOTTOM - 24 else 24
    return Point(
        scale.at(value.on), y, label, f"{float(y) + offset:.1f}", _anchor(scale.share(value.on))
    )


def _onward(points: Sequence[Point], value: Value, scale: DateScale, heights: _Heights) -> Line:
    last = points[-1]
    return Line(last.x, last.y, scale.at(value.on), heights.at(value.value))


def _straight(points: Sequence[Point], outlook: Band, scale: DateScale, heights: _Heights) -> Line:
    last = points[-1]
    return Line(last.x, last.y, scale.at(outlook.on), heights.at(outlook.value))


def _upright(outlook: Band, scale: DateScale, heights: _Heights) -> Line:
    x = scale.at(outlook.on)
    return Line(x, heights.at(outlook.low), x, heights.at(outlook.high))


def _between(outlook: Band, unit: str, places: str) -> str:
    return _("ungewiss, zwischen {low} und {high}").format(
        low=number(outlook.low, places), high=_with_unit(outlook.high, unit, places)
    )


def _anchor(share: float) -> str:
    return "end" if share > 0.85 else "start" if share < 0.1 else "middle"


def _with_unit(value: Number, unit: str, places: str = AS_ENTERED) -> str:
    said = number(value, places)
    return with_unit(said, 1 if said == "1" else 2, unit)


def _describe(
    measured: Sequence[Value],
    steps: Sequence[Value],
    target: Value | None,
    unit: str,
    due: Value | None,
    awaited: Value | None,
    outlook: Band | None,
    places: str,
) -> str:
    parts = [
        f"{date_format(v.on, 'SHORT_DATE_FORMAT')}: {_with_unit(v.value, unit, places)}"
        for v in measured
    ]
    parts += [
        _("Zwischenziel: {value} bis {day}").format(
            value=_with_unit(one.value, unit), day=date_format(one.on, "SHORT_DATE_FORMAT")
        )
        for one in steps
    ]
    if target:
        parts.append(
            _("Ziel: {value} bis {day}").format(
                value=_with_unit(target.value, unit),
                day=date_format(target.on, "SHORT_DATE_FORMAT"),
            )
        )
    if due:
        parts.append(
            _("heute nach dem zugesagten Weg: {value}").format(
                value=_with_unit(due.value, unit, places)
            )
        )
    if awaited:
        parts.append(
            _("erwartet: {value} am {day}").format(
                value=_with_unit(awaited.value, unit),
                day=date_format(awaited.on, "SHORT_DATE_FORMAT"),
            )
        )
    if outlook:
        parts.append(
            _("geradlinig fortgeschrieben: {value} am {day}, {between}").format(
                value=_with_unit(outlook.value, unit, places),
                day=date_format(outlook.on, "SHORT_DATE_FORMAT"),
                between=_between(outlook, unit, places),
            )
        )
    return "; ".join(parts)


def _table(
    measured: Sequence[Value],
    steps: Sequence[Value],
    target: Value | None,
    unit: str,
    title: str,
    language: str,
    due: Value | None,
    awaited: Value | None,
    outlook: Band | None,
    places: str,
) -> Table:
    counted = Column(unit or _("Wert"), numeric=True, language=language if unit else "")
    columns = [Column(_("Tag")), counted, Column(_("Art"))]
    told = [(v, _("gemessen"), spoken(v.note, language), places) for v in measured]
    if due:
        told.append((due, _("heute nach dem zugesagten Weg"), "", places))
    promised = (
        *((one, _("Zwischenziel")) for one in steps),
        (target, _("Ziel")),
        (awaited, _("erwartet")),
    )
    told += [(value, kind, "", AS_ENTERED) for value, kind in promised if value]
    if outlook:
        kind, value = _("geradlinig fortgeschrieben"), Value(outlook.on, outlook.value)
        between = within(_between(outlook, unit, places), unit, language)
        told.append((value, kind, between, places))
    rows: list[list[object]] = [
        [date_format(v.on, "SHORT_DATE_FORMAT"), number(v.value, digits), kind]
        for v, kind, _note, digits in told
    ]
    if any(note for _value, _kind, note, _digits in told):
        columns.append(Column(_("Dazu")))
        rows = [[*row, one[2]] for row, one in zip(rows, told, strict=True)]
    return Table(title, columns, rows, language=language)

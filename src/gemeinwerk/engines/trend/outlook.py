"""Where values lead if all goes on in a straight line, and how uncertain that is.

The line is that of least squares; around it lies the band in which nine of ten values would come
out if they scattered as they have (Student's t, since the scatter itself is only estimated). It is
an arithmetic continuation and no forecast: what changes meanwhile is not in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from gemeinwerk.engines.trend.path import Point, places, rounded

FEWEST = 4
"""Through two values a line always goes, through three nearly always: it says nothing."""
SURE = 9, 10
"""So many of so many values lie in the band."""
_T = {
    2: 2.920, 3: 2.353, 4: 2.132, 5: 2.015, 6: 1.943, 7: 1.895, 8: 1.860, 9: 1.833, 10: 1.812,
    12: 1.782, 15: 1.753, 20: 1.725, 30: 1.697, 60: 1.671, 120: 1.658,
}  # fmt: skip
"""Quantiles of Student's t at 0.95 by degrees of freedom; between them the wider one."""


@dataclass(frozen=True)
class Outlook:
    """On ``day`` about ``value``, by the scatter so far between ``low`` and ``high``; ``count``
    values since ``since`` are behind it."""

    day: date
    value: Decimal
    low: Decimal
    high: Decimal
    count: int
    since: date


def outlook(
    measured: Iterable[Point],
    *,
    until: date,
    lowest: Decimal | None = None,
    highest: Decimal | None = None,
) -> Outlook | None:
    """The straight line on the day ``until``, which is the target's, never a later one.

    None from fewer than four days with a value, and where the day has been reached. ``lowest`` and
    ``highest``: what a value cannot fall below or exceed (a count, a share of a hundred).
    """
    points = sorted({one.day: one for one in measured}.values(), key=lambda one: one.day)
    if len(points) < FEWEST or points[-1].day >= until:
        return None
    digits = places(*(one.value for one in points))
    line, away = _Line(points, digits), (until - points[0].day).days
    middle, half = line.at(away), line.half_width(away)

    def told(value: Fraction) -> Decimal:
        found = rounded(value, digits)
        found = found if lowest is None else max(found, lowest)
        return found if highest is None else min(found, highest)

    ends = (told(middle - half), told(middle + half))
    return Outlook(until, told(middle), *ends, len(points), points[0].day)


class _Line:
    """Least squares over days since the first value, in whole numbers: `scale` of a unit."""

    def __init__(self, points: Sequence[Point], digits: int) -> None:
        days = [(one.day - points[0].day).days for one in points]
        values = [int(one.value.scaleb(digits)) for one in points]
        both = list(zip(days, values, strict=True))
        self.scale: int = 10**digits
        self.count = len(points)
        self.days, self.sum = sum(days), sum(values)
        self.spread = self.count * sum(day * day for day in days) - self.days**2
        self.rise = self.count * sum(day * value for day, value in both) - self.days * self.sum
        scatter = self.count * sum(value * value for value in values) - self.sum**2
        self.rest = Fraction(scatter * self.spread - self.rise**2, self.count * self.spread)
        """The squares of what lies off the line, summed."""

    def at(self, day: int) -> Fraction:
        away = self.count * day - self.days
        whole = self.sum * self.spread + self.rise * away
        return Fraction(whole, self.count * self.spread * self.scale)

    def half_width(self, day: int) -> Fraction:
        """Half of the band in which a single further value of that day would lie."""
        free = self.count - 2
        away = self.count * day - self.days
        variance = self.rest / free
        variance *= 1 + Fraction(1, self.count) + Fraction(away**2, self.count * self.spread)
        return Fraction(_quantile(free) * sqrt(variance)) / self.scale


def _quantile(free: int) -> float:
    return _T[max(known for known in _T if known <= free)]

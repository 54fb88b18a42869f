"""Dates and numbers on a line from 0 to 100 percent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

_THINNEST = 0.005


def percent(share: float) -> str:
    """A share of 1 as SVG reads it, whatever language the page is in."""
    return f"{100 * share:.2f}%"


@dataclass(frozen=True)
class DateScale:
    first: date
    last: date

    def share(self, day: date) -> float:
        """0 at the first day, 1 at the last; what lies outside is held at the edge."""
        days = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / days, 0.0), 1.0)

    def at(self, day: date) -> str:
        return percent(self.share(day))

    def stretch(self, start: date, end: date) -> tuple[str, str]:
        """Place and width; never thinner than half a percent, so that a single day is seen, and
        never beyond the edge."""
        width = max(self.share(end) - self.share(start), _THINNEST)
        return percent(min(self.share(start), 1 - width)), percent(width)

    def month_ticks(self, most: int = 9) -> list[date]:
        """First days of months in even steps (1, 2, 3, 6, 12, 24 … months), at most `most`."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        steps = [1, 2, 3, 6, 12, 24, 60, 120, 600]
        step = next((s for s in steps if months / s <= most), steps[-1])
        start = self.first.year * 12 + self.first.month - 1
        if step >= 12:
            start = -(-start // 12) * 12
        days = [date(n // 12, n % 12 + 1, 1) for n in range(start, start + months, step)]
        return [day for day in days if self.first <= day <= self.last]


def nice_ticks(lowest: float, highest: float, wanted: int = 4) -> Sequence[float]:
    """Round numbers that enclose both ends, about `wanted` steps apart."""
    if highest <= lowest:
        highest = lowest + 1
    rough = (highest - lowest) / wanted
    power = 10 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    first, last = floor(lowest / step), ceil(highest / step)
    return [round(n * step, 10) for n in range(first, last + 1)]

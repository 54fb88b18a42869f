"""The way from a baseline over interim steps to a target, and where a value stands beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import pairwise

SLACK = Fraction(1, 10)
"""Of the whole way: a value this close to its path is on it."""


@dataclass(frozen=True, order=True)
class Point:
    """A value on a day, in the indicator's own unit."""

    day: date
    value: Decimal


@dataclass(frozen=True)
class Path:
    """Straight from point to point, in the order of their days; never empty, no day twice."""

    points: Sequence[Point]

    @classmethod
    def of(cls, points: Iterable[Point]) -> "Path | None":
        """None where there are fewer than two days: then there is no way. Of two values of one
        day the later one given counts."""
        found = sorted({one.day: one for one in points}.values(), key=lambda one: one.day)
        return cls(tuple(found)) if len(found) > 1 else None

    def at(self, day: date) -> Decimal | None:
        """What is due on a day: nothing before the first, the target from the last on. Rounded
        like the values it lies between: no figure is more exact than what it was made of."""
        first, last = self.points[0], self.points[-1]
        if day < first.day:
            return None
        if day >= last.day:
            return last.value
        begin, end = next((a, b) for a, b in pairwise(self.points) if a.day <= day < b.day)
        share = Fraction((day - begin.day).days, (end.day - begin.day).days)
        exact = Fraction(begin.value) + (Fraction(end.value) - Fraction(begin.value)) * share
        return rounded(exact, places(begin.value, end.value))

    @property
    def length(self) -> Decimal:
        """From the lowest to the highest value on the way."""
        values = [one.value for one in self.points]
        return max(values) - min(values)


class Place(Enum):
    AHEAD = "ahead"
    ON = "on"
    BEHIND = "behind"


@dataclass(frozen=True)
class Standing:
    """``due``: what the path has on that day. ``gap``: how far off the value is, never below
    nought."""

    place: Place
    due: Decimal
    gap: Decimal


def standing(path: Path, measured: Point, *, falls: bool) -> Standing | None:
    """Where a measured value stands; ``falls``: the lower the better. None before the path
    begins."""
    due = path.at(measured.day)
    if due is None:
        return None
    over = measured.value - due
    better = -over if falls else over
    near = abs(Fraction(over)) <= SLACK * Fraction(path.length)
    place = Place.ON if near else Place.AHEAD if better > 0 else Place.BEHIND
    return Standing(place, due, abs(over))


def rounded(value: Fraction, digits: int) -> Decimal:
    """To so many digits after the comma; a half goes away from nought, as people round."""
    scaled = abs(value) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-digits)


def places(*values: Decimal) -> int:
    """The most digits after the comma that any of them needs, noughts at the end not counted."""
    exponents = (one.normalize().as_tuple().exponent for one in values)
    return max((max(-one, 0) for one in exponents if isinstance(one, int)), default=0)

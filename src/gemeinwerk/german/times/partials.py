"""Points in time and what they are made of: their days, and points that lack their year."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from gemeinwerk.german.signs import Line
from gemeinwerk.german.times import words


@dataclass(frozen=True)
class Span:
    """The days a point in time covers. ``deadline``: by itself it names an end, not a stretch."""

    start: date
    end: date
    text: str
    deadline: bool = False


class Point(NamedTuple):
    """A span where there is one, and the token behind it."""

    span: Span | None
    after: int


class Partial(NamedTuple):
    """A point without its year: "Mai", "1.5.", "Q2". ``kind``: what the other half must be too.

    ``day``: of its month, or the number of a week.
    """

    kind: str
    months: tuple[int, int]
    day: int
    after: int


def partial_at(line: Line, place: int) -> Partial | None:
    """A point without its year; months (0, 0) where there is none such ("Q5")."""
    low = line.low(place)
    if low in words.MONTHS:
        month = words.MONTHS[low]
        return Partial("month", (month, month), 0, line.skip(place + 1, "."))
    if low in words.SEASONS:
        return Partial("season", words.SEASONS[low], 0, place + 1)
    if low in words.QUARTER | {"h", "hj", "halbjahr"}:
        number = _ordinal(line, line.skip(place + 1, "."))
        kind = "quarter" if low in words.QUARTER else "half"
        return Partial(kind, months_of(kind, number[0]), 0, number[1]) if number else None
    found = week_of_year(line, place) or _day_of_month(line, place)
    if found:
        return found
    number = _ordinal(line, place)
    if not number:
        return None
    word = line.skip(number[1], ".")
    for kind, names in (("quarter", words.QUARTER), ("half", words.HALF)):
        if line.low(word) in names:
            return Partial(kind, months_of(kind, number[0]), 0, line.skip(word + 1, "."))
    return None


def span_in(line: Line, place: int, part: Partial, year: int) -> Span | None:
    """A point without its year, in that year; None where there is none such."""
    if part.kind == "week":
        return one_week(line, place, (year, part.after), part.day).span
    if part.day:
        return one_day(line, place, (year, part.after), part.months[0], part.day).span
    return stretch(line, place, (year, part.after), part.months).span if part.months[0] else None


def week_of_year(line: Line, place: int) -> Partial | None:
    """ "KW 12", "12. KW", "W12"."""
    iso = line.low(place) == "w" and line.tight(place + 1)
    if iso or line.low(place) in words.WEEK:
        at = line.skip(place + 1, ".")
        number, after = line.whole_number(at), at + 1
    else:
        number, at = line.whole_number(place), line.skip(place + 1, ".")
        if line.low(at) not in words.WEEK:
            return None
        after = line.skip(at + 1, ".")
    return None if number is None else Partial("week", (0, 0), number, after)


def _day_of_month(line: Line, place: int) -> Partial | None:
    day = line.whole_number(place)
    dot = line.skip(place + 1, ".")
    if day is None or not 1 <= day <= 31:
        return None
    if line.low(dot) in words.MONTHS:
        month = words.MONTHS[line.low(dot)]
        return Partial("day", (month, month), day, line.skip(dot + 1, "."))
    month = line.whole_number(dot) or 0
    if dot > place + 1 and 1 <= month <= 12 and line.low(dot + 1) == ".":
        return Partial("day", (month, month), day, dot + 2)
    return None


def _ordinal(line: Line, place: int) -> tuple[int, int] | None:
    number = line.whole_number(place, (1,)) or words.ORDINALS.get(line.low(place))
    return (number, place + 1) if number else None


def months_of(kind: str, number: int) -> tuple[int, int]:
    """First and last month of a quarter or half-year; (0, 0) where there is none such."""
    length = 3 if kind == "quarter" else 6
    return (number * length - length + 1, number * length) if number * length <= 12 else (0, 0)


def one_day(line: Line, place: int, year: tuple[int, int], month: int, day: int) -> Point:
    """A day of a year, its year and the token behind it given."""
    try:
        when = date(year[0], month, day)
    except ValueError:  # 31 February
        return Point(None, year[1])
    return Point(Span(when, when, line.typed(place, year[1]), deadline=True), year[1])


def stretch(line: Line, place: int, year: tuple[int, int], months: tuple[int, int] | None) -> Point:
    """Whole months of a year, from the first to the last (13: January of the next)."""
    if months is None:
        return Point(None, year[1])
    first, last = months
    end = date(year[0] + (last - 1) // 12, (last - 1) % 12 + 1, 1)
    end = end.replace(day=monthrange(end.year, end.month)[1])
    return Point(Span(date(year[0], first, 1), end, line.typed(place, year[1])), year[1])


def one_week(line: Line, place: int, year: tuple[int, int], number: int) -> Point:
    """A calendar week, Monday to Sunday."""
    try:
        monday = date.fromisocalendar(year[0], number, 1)
    except ValueError:  # week 60
        return Point(None, year[1])
    typed = line.typed(place, year[1])
    return Point(Span(monday, monday + timedelta(days=6), typed), year[1])

"""Points in time: days, months, quarters, half-years, seasons, school years, weeks, years.

A point is a `Span` of days: "II. Quartal 2025" is 1 April to 30 June 2025. A descent by hand:

    point    = part point | day | month | quarter | half | season | term | week | years | year
    part     = "Anfang" | "Mitte" | "Ende"                 ["des", "der"]
    day      = D "." D "." YEAR | D "." MONTH YEAR | YYYY "-" MM "-" DD | D "/" D "/" YYYY
    month    = MONTH YEAR | M "/" YEAR | M "." YYYY | YYYY "-" MM | ROMAN "/" YYYY
    quarter  = "Q" N YEAR | N "." "Quartal" YEAR | ROMAN "/" YEAR | YYYY "Q" N
    half     = "H" N YEAR | N "." "Halbjahr" YEAR | YYYY "H" N
    season   = "Sommer" YEAR            term = ("Schuljahr" | "WS" | "SoSe") YEAR ["/" YEAR]
    week     = "KW" N YEAR | N "." "KW" YEAR
    years    = YEAR "/" YY ["/" YY]     year = YYYY

What is shaped like a point and is none ("31.02.2026", "KW 60 2025") is one without a span: none of
its numbers is read as anything else. Short years ("26") and "4/26" count in a time cell only, not
in prose.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from gemeinwerk.german.signs import Line
from gemeinwerk.german.times import words
from gemeinwerk.german.times.partials import (
    Point,
    Span,
    months_of,
    one_day,
    one_week,
    partial_at,
    stretch,
    week_of_year,
)
from gemeinwerk.german.times.years import has_year, in_year, year_at

_SHORT_YEARS = range(15, 61)
"""Two digits that are a year by themselves: "4/26"; behind a day or month any two are."""


Reader = Callable[[Line, int, bool], Point | None]


def parse_date(text: str) -> date | None:
    """One exact day: 31.12.2026, 31.12.26, 2026-12-31, 1. Mai 2025. None for anything else."""
    line = Line(text)
    found = _day(line, 0, True)
    whole = found and found.span and found.after == len(line)
    return found.span.start if whole and found and found.span else None


def parse_day_of_year(text: str) -> tuple[int, int] | None:
    """Month and day of one without its year: 8.3., 8.3, 8. März. There need not be such a day."""
    line = Line(f"{text.rstrip(' .')}.")
    found = partial_at(line, 0)
    whole = found and found.kind == "day" and found.after == len(line)
    return (found.months[0], found.day) if found and whole else None


def is_like_a_day(text: str) -> bool:
    """Whether it is written like one exact day, be there such a day (31.12.2026) or not."""
    line = Line(text)
    found = _day(line, 0, True)
    return bool(found and found.after == len(line))


@lru_cache(maxsize=2_048)  # headings and values come again with each row
def find_span(text: str, position: int = 0) -> tuple[Span, int, int] | None:
    """The first point in time at or after ``position``, with where it begins and ends."""
    return next((one for one in points(text) if one[1] >= position), None)


def points(text: str) -> Iterator[tuple[Span, int, int]]:
    """The points in time of a text in order, as prose has them, with where each begins and ends.

    Places are those of the `plain` text.
    """
    line = Line(text)
    place = 0
    while place < len(line):
        found = point_at(line, place, prose=True)
        if found and found.span:
            yield found.span, line[place].start, line[found.after - 1].end
        place = found.after if found else place + 1


def point_at(line: Line, place: int, *, prose: bool = False) -> Point | None:
    """The point in time that begins exactly at a token."""
    if _is_glued(line, place):
        return None
    token = line[place]
    if token.is_number:
        readers = _BY_NUMBER
    elif token.is_word:
        readers = _BY_WORD
    else:
        return None
    for reader in readers:
        found = reader(line, place, prose)
        if found:
            return found
    return None


def _is_glued(line: Line, place: int) -> bool:
    """Part of something longer: "A2026", "1,2026", "12.345"."""
    token, before = line[place], line[place - 1]
    if not token.tight:
        return False
    if before.text[0].isalnum():
        return not (before.is_number and token.is_word)
    inside = before.text in {".", ","} and before.tight and line[place - 2].is_number
    return inside and token.is_number and before.text == ","


# --- days ---------------------------------------------------------------------------------------


def _day(line: Line, place: int, prose: bool) -> Point | None:
    first = line.whole_number(place, (1, 2, 4))
    if first is None:
        return None
    if len(line[place].text) == 4:
        return _iso_day(line, place)
    if line.low(place + 1) == "/" and line.low(place + 3) == "/":
        month, year = line.whole_number(place + 2), year_at(line, place + 4)
        return one_day(line, place, year, month, first) if year and month is not None else None
    dot = line.skip(place + 1, ".")
    if line.low(dot) in words.MONTHS:
        after = line.skip(dot + 1, ".", ",")
        year = year_at(line, after, short=not prose)
        return one_day(line, place, year, words.MONTHS[line.low(dot)], first) if year else None
    month = line.whole_number(dot)
    if dot == place + 1 or month is None or line.low(dot + 1) != ".":
        return None
    year = year_at(line, dot + 2, short=line.tight(dot + 2) or not prose)
    return one_day(line, place, year, month, first) if year else None


def _iso_day(line: Line, place: int) -> Point | None:
    year, month = year_at(line, place), line.whole_number(place + 2, (2,))
    day = line.whole_number(place + 4, (2,))
    if not year or month is None or day is None:
        return None
    marks = {line.low(place + 1), line.low(place + 3)}
    if marks not in ({"-"}, {"/"}) or not line.tight(place + 4):
        return None
    years = month > 12 or month == (year[0] + 1) % 100
    if marks == {"/"} and years:
        return None  # "2026/27/28"
    return one_day(line, place, (year[0], _midnight(line, place + 5)), month, day)


def _midnight(line: Line, place: int) -> int:
    at = line.skip(place, "t")
    if line.low(at) == "00" and line.low(at + 1) == ":" and line.low(at + 2) == "00":
        return at + 5 if line.low(at + 3) == ":" and line.low(at + 4) == "00" else at + 3
    return place


# --- months and longer --------------------------------------------------------------------------


def _unyeared(line: Line, place: int, prose: bool) -> Point | None:
    """Months, quarters, halves and seasons with their year behind them."""
    found = partial_at(line, place)
    if not found or found.kind in {"day", "week"}:
        return None
    year = in_year(line, found.after, prose)
    return stretch(line, place, year, found.months if found.months[0] else None) if year else None


def _numbered_month(line: Line, place: int, prose: bool) -> Point | None:
    """ "07/2026", "7.2026", "03-2026", and in a time cell "4/26"."""
    month, mark = line.whole_number(place), line.low(place + 1)
    if month is None or mark not in {"/", ".", "-"}:
        return None
    if mark == "." and not line.tight(place + 2):
        return None
    year = year_at(line, place + 2)
    if not year and mark == "/" and not prose and month <= 12:
        year = year_at(line, place + 2, short=True)
        if year and year[0] - 2000 not in _SHORT_YEARS:
            return None
    if not year or (month > 12 and mark == "-"):
        return None
    return stretch(line, place, year, (month, month) if 1 <= month <= 12 else None)


def _roman(line: Line, place: int, prose: bool) -> Point | None:
    """ "III/2025" is a quarter, "VIII/2025" a month."""
    number = words.ROMAN_MONTHS.get(line.low(place))
    if not number or line.low(place + 1) != "/":
        return None
    year = year_at(line, place + 2, short=not prose)
    if not year:
        return None
    return stretch(line, place, year, months_of("quarter", number) if number <= 4 else (number,) * 2)  # fmt: skip  # noqa: E501


def _year_first(line: Line, place: int, prose: bool) -> Point | None:
    """ "2026-03", "2026/03", "2026 Q1", "2026/II", "2026, 1. Halbjahr"."""
    year = year_at(line, place)
    if not year:
        return None
    at = year[1]
    mark = line.low(at)
    if mark in {"-", "/"} and line.tight(at):
        month = line.whole_number(at + 1, (2,))
        pair = line[at + 1].text > f"{year[0]:04}"[2:] and mark == "/"
        if month and month <= 12 and not pair and not _continues(line, at + 2):
            return stretch(line, place, (year[0], at + 2), (month, month))
        if mark == "/" and line.low(at + 1) in {"i", "ii", "iii", "iv"}:
            number = words.ORDINALS[line.low(at + 1)]
            return stretch(line, place, (year[0], at + 2), months_of("quarter", number))
    at = line.skip(at, "-", "/", ",", ":")
    found = partial_at(line, at)
    if not found or found.kind not in {"quarter", "half"} or has_year(line, found.after):
        return None
    return stretch(line, place, (year[0], found.after), found.months if found.months[0] else None)


def _continues(line: Line, place: int) -> bool:
    """Whether a third number follows; not the year of the other end: "2026-03/2026-06"."""
    number = line[place + 1]
    marked = line.low(place) in {"-", "/", "."} and line.tight(place)
    return marked and number.is_number and len(number.text) != 4


def _winter(line: Line, place: int, prose: bool) -> Point | None:
    return _over_new_year(line, place, prose, words.WINTER, (12, 14))


def _winter_term(line: Line, place: int, prose: bool) -> Point | None:
    return _over_new_year(line, place, prose, words.WINTER_TERM, (10, 15))


def _school_year(line: Line, place: int, prose: bool) -> Point | None:
    if line.low(place) == "kita" and line.low(place + 1) == "-":
        if line.low(place + 2) == "jahr":
            return _over_new_year(line, place + 2, prose, frozenset({"jahr"}), (8, 19), place)
        return None
    return _over_new_year(line, place, prose, words.SCHOOL_YEAR, (8, 19))


def _over_new_year(
    line: Line, place: int, prose: bool, names: frozenset[str], months: tuple[int, int],
    begin: int | None = None,
) -> Point | None:  # fmt: skip
    """ "Schuljahr 2025/26": the second year is the one behind the first, or there is no span."""
    if line.low(place) not in names:
        return None
    year = year_at(line, line.skip(place + 1, ".", ":"), short=True)
    if not year:
        return None
    begin = place if begin is None else begin
    after = year[1]
    second = year_at(line, after + 1, short=True) if line.low(after) in {"/", "-"} else None
    if second and second[0] == year[0] + 1:
        return stretch(line, begin, (year[0], second[1]), months)
    if second and line.low(after) == "/":
        return Point(None, second[1])
    return stretch(line, begin, year, months)


def _summer_term(line: Line, place: int, prose: bool) -> Point | None:
    if line.low(place) not in words.SUMMER_TERM:
        return None
    year = year_at(line, place + 1, short=True)
    return stretch(line, place, year, (4, 9)) if year else None


def _week(line: Line, place: int, prose: bool) -> Point | None:
    found = week_of_year(line, place)
    year = in_year(line, found.after, prose) if found else None
    return one_week(line, place, year, found.day) if found and year else None


def _years(line: Line, place: int, prose: bool) -> Point | None:
    """ "2025/26", "2024-26", "2025/2026", "2025/26/27"; in a time cell also "25/26"."""
    first = year_at(line, place)
    short = not first and not prose and year_at(line, place, short=True)
    if short and short[0] - 2000 in _SHORT_YEARS:
        first = short
    if not first:
        return None
    last, after = first
    dashed = year_at(line, after + 1, short=True) if line.low(after) == "-" else None
    if dashed and not short and dashed[1] == after + 2 and len(line[after + 1].text) == 2:
        if not first[0] < dashed[0] <= first[0] + 30:
            return None
        last, after = dashed
    gaps = False
    while line.low(after) == "/":
        following = year_at(line, after + 1, short=True)
        forwards = following and (following[0] == last + 1 if short else following[0] > last)
        if not following or not forwards or following[0] > first[0] + 30:
            break
        gaps |= following[0] > last + 1
        second = last == first[0]
        last, after = following
    if last == first[0] or (gaps and not second):
        return None  # "2026/2028" is a stretch, "2026/2028/2030" are three years
    span = Span(date(first[0], 1, 1), date(last, 12, 31), line.typed(place, after))
    return Point(span, after)


def _year(line: Line, place: int, prose: bool) -> Point | None:
    year = year_at(line, place)
    return stretch(line, place, year, (1, 12)) if year else None


# --- parts --------------------------------------------------------------------------------------


def _part(line: Line, place: int, prose: bool) -> Point | None:
    """ "Ende 2026", "Mitte des 2. Quartals 2026", "end of 2026"."""
    word = line.low(place)
    months = words.YEAR_PARTS.get(word)
    begins = word in {"beginn", "begin"} and line.low(place + 1) in {"des", "der", "of"}
    if begins:
        months = (1, 3)
    if not months:
        return None
    at = line.skip(place + 1, "des", "der", "of", "-")
    at = line.skip(at, "jahres", "year", "jahre")
    quoted = year_at(line, at, short=not prose)
    if quoted and (len(line[at].text) == 4 or quoted[0] - 2000 in _SHORT_YEARS):
        longer = _years(line, at, prose) or _year_first(line, at, prose)
        if not longer:
            found = stretch(line, place, quoted, months)
            return _as_deadline(found)
    inner = _day(line, at, prose) is None and _unyeared(line, at, prose)
    if not inner or not inner.span:
        return None
    return Point(_part_of(inner.span, months[0], line.typed(place, inner.after)), inner.after)


def _as_deadline(found: Point) -> Point:
    span = found.span
    return Point(span and Span(span.start, span.end, span.text, deadline=True), found.after)


def _part_of(span: Span, first_month: int, text: str) -> Span:
    days = (span.end - span.start).days + 1
    third = timedelta(days=days // 3)
    if first_month == 10:
        return Span(span.end - third, span.end, text, deadline=True)
    if first_month == 6:
        middle = span.start + timedelta(days=days // 2 - 1)
        return Span(span.start + third, middle, text, deadline=True)
    return Span(span.start, span.start + third, text, deadline=True)


_BY_NUMBER: tuple[Reader, ...] = (
    _day, _week, _unyeared, _year_first, _years, _numbered_month, _year,
)  # fmt: skip
_BY_WORD: tuple[Reader, ...] = (
    _part, _school_year, _winter, _winter_term, _summer_term, _week, _roman, _unyeared,
)  # fmt: skip

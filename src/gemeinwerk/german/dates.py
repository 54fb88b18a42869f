"""Points in time: days, months, quarters, half-years, seasons, school years, weeks, years.

A point is a `Span` of days: "II. Quartal 2025" is 1 April to 30 June 2025.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from gemeinwerk.german.text import plain


@dataclass(frozen=True)
class Span:
    """The days a point in time covers. ``deadline``: by itself it names an end, not a stretch."""

    start: date
    end: date
    text: str
    deadline: bool = False


_MONTHS = {
    "jan": 1, "feb": 2, "mär": 3, "mae": 3, "mar": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?:januar|january|jän(?:ner)?|jan|februar|february|feb|märz|maerz|march|mär|mrz|apr(?:il)?"
    r"|mai|may|juni|june|jun|juli|july|jul|august|aug|sept(?:ember)?|sep|oktober|october|okt|oct"
    r"|nov(?:ember)?|dezember|december|dez|dec)(?![a-zäöü])\.?"
)
_YEAR = r"(?:19|20)\d{2}(?!\d)"
_SHORT = rf"(?:{_YEAR}|'?\d{{2}}(?![\d.]))"
_ORDINAL = r"(?:iv|i{1,3}|[1-4])"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROMAN_MONTHS = {"v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_OF = r"[\s/.,\-]*(?:(?:im|in|des|of)\s+)?(?:jahr(?:es)?\s+)?"
_QUARTER_WORD = r"(?:quartals?|quarters?|qu?\.?|vj\.?)(?![a-zäöü])"
_HALF_WORD = r"(?:halbjahr(?:es|s)?|jahreshälfte|jahreshaelfte|hj\.?)(?![a-zäöü])"
_SEASONS = {"früh": (3, 5), "frue": (3, 5), "spri": (3, 5), "somm": (6, 8), "summ": (6, 8),
            "herb": (9, 11), "autu": (9, 11)}  # fmt: skip
_SEASON = r"(?:frühjahrs?|fruehjahrs?|frühlings?|sommers?|herbste?s?|spring|summer|autumn)"
_SCHOOL_YEAR = r"(?:schuljahr|kita-?jahr|sj\.?|school year)"
_PART = (
    r"(anfang|beginn|mitte|ende|jahresanfang|jahresbeginn|jahresmitte|jahresende"
    r"|end of|early|late|mid)"
)


def parse_date(text: str) -> date | None:
    """One exact day: 31.12.2026, 31.12.26, 2026-12-31, 1. Mai 2025. None for anything else."""
    text = plain(text)
    for pattern, build in _DAYS:
        found = pattern.fullmatch(text)
        if found:
            span = _safely(build, found)
            return span.start if span else None
    return None


def is_like_a_day(text: str) -> bool:
    """Whether it is written like one exact day, be there such a day (31.12.2026) or not."""
    return any(pattern.fullmatch(plain(text)) for pattern, _build in _DAYS)


def find_span(text: str, position: int = 0) -> tuple[Span, int, int] | None:
    """The first point in time at or after ``position``, with where it begins and ends."""
    text = plain(text)
    for word in _CANDIDATE.finditer(text, position):
        found = span_at(text, word.start())
        if found:
            return found[0], word.start(), found[1]
    return None


def span_at(text: str, position: int) -> tuple[Span, int] | None:
    """The point in time that begins exactly at ``position`` of a `plain` text, and its end."""
    for pattern, build in _POINTS:
        found = pattern.match(text, position)
        if found:
            span = _safely(build, found)
            if span:
                return span, found.end()
    return None


def _safely(build: "Builder", found: re.Match[str]) -> Span | None:
    try:
        return build(found)
    except (ValueError, OverflowError):  # 31 February, week 60, the year nought
        return None


def _year(text: str, near: int | None = None) -> int:
    digits = text.strip().lstrip("'")
    if len(digits) == 4:
        return int(digits)
    century = near - near % 100 if near else 2000
    return century + int(digits)


def _months(found: re.Match[str], year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), found.group())


def _month_number(text: str) -> int:
    text = text.lower()
    return 3 if text.startswith("mrz") else 1 if text.startswith("jän") else _MONTHS[text[:3]]


def _number(text: str) -> int:
    return _ROMAN.get(text.lower()) or int(text)


def _day(found: re.Match[str], year: str, month: str, day: str) -> Span:
    when = date(_year(year), int(month), int(day))
    return Span(when, when, found.group(), deadline=True)


def _numeric_day(found: re.Match[str]) -> Span:
    return _day(found, found[3], found[2], found[1])


def _iso_day(found: re.Match[str]) -> Span:
    return _day(found, found[1], found[2], found[3])


def _named_day(found: re.Match[str]) -> Span:
    return _day(found, found[3], str(_month_number(found[2])), found[1])


def _month(found: re.Match[str]) -> Span:
    month = _month_number(found[1])
    return _months(found, _year(found[2]), month, month)


def _numeric_month(found: re.Match[str]) -> Span:
    return _months(found, int(found[2]), int(found[1]), int(found[1]))


def _roman_month(found: re.Match[str]) -> Span:
    month = _ROMAN_MONTHS[found[1].lower()]
    return _months(found, int(found[2]), month, month)


def _iso_month(found: re.Match[str]) -> Span:
    return _months(found, int(found[1]), int(found[2]), int(found[2]))


def _quarter(found: re.Match[str]) -> Span:
    number = _number(found[1])
    return _months(found, _year(found[2]), 3 * number - 2, 3 * number)


def _quarter_after_year(found: re.Match[str]) -> Span:
    number = _number(found[2])
    return _months(found, _year(found[1]), 3 * number - 2, 3 * number)


def _half(found: re.Match[str]) -> Span:
    number = _number(found[1])
    if number > 2:
        raise ValueError("a year has two halves")
    return _months(found, _year(found[2]), 6 * number - 5, 6 * number)


def _season(found: re.Match[str]) -> Span:
    first, last = _SEASONS[found[1].lower()[:4]]
    return _months(found, int(found[2]), first, last)


def _winter(found: re.Match[str]) -> Span:
    year = int(found[1])
    return Span(date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]), found.group())


def _school_year(found: re.Match[str]) -> Span:
    first = int(found[1])
    last = _year(found[2], first) if found[2] else first + 1
    return Span(date(first, 8, 1), date(last, 7, 31), found.group())


def _week(found: re.Match[str]) -> Span:
    monday = date.fromisocalendar(int(found[2]), int(found[1]), 1)
    return Span(monday, monday + timedelta(days=6), found.group())


def _years(found: re.Match[str]) -> Span:
    first = int(found[1])
    last = _year(found[2], first)
    if not first < last <= first + 30:
        raise ValueError("years run forwards")
    return Span(date(first, 1, 1), date(last, 12, 31), found.group())


def _one_year(found: re.Match[str]) -> Span:
    return _months(found, int(found[1]), 1, 12)


def _part_of_year(found: re.Match[str]) -> Span:
    word, year = found[1].lower(), int(found[2])
    if any(part in word for part in ("ende", "end", "late")):
        first, last = 10, 12
    elif any(part in word for part in ("mitte", "mid")):
        first, last = 6, 6  # "bis Mitte 2026" is read as 30 June
    else:
        first, last = 1, 3
    span = _months(found, year, first, last)
    return Span(span.start, span.end, span.text, deadline=True)


def _part_of_point(found: re.Match[str]) -> Span:
    inner = span_at(found[2], 0)
    if not inner or inner[1] != len(found[2]):
        raise ValueError("no point in time")
    span, days = inner[0], (inner[0].end - inner[0].start).days + 1
    word = found[1].lower()
    third = timedelta(days=days // 3)
    if "end" in word or "late" in word:
        start, end = span.end - third, span.end
    elif "mi" in word:
        start, end = span.start + third, span.start + timedelta(days=days // 2 - 1)
    else:
        start, end = span.start, span.start + third
    return Span(start, end, found.group(), deadline=True)


Builder = Callable[[re.Match[str]], Span]


def _rule(pattern: str, build: Builder) -> tuple[re.Pattern[str], Builder]:
    return re.compile(rf"(?<![\w]){pattern}(?![\w])", re.IGNORECASE), build


_DAYS = [
    _rule(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?", _iso_day),
    _rule(rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?({_YEAR}|\d{{2}}(?!\d))", _numeric_day),
    _rule(rf"(\d{{1,2}})/(\d{{1,2}})/({_YEAR})", _numeric_day),
    _rule(rf"(\d{{1,2}})\.? ?({_MONTH}) ?({_SHORT})", _named_day),
]
_NAMED_OR_QUARTER = (
    rf"{_MONTH}[ /]?{_YEAR}|(?:des )?(?:q ?{_ORDINAL}|{_ORDINAL}\.? ?{_QUARTER_WORD}){_OF}{_YEAR}"
    rf"|(?:des )?{_ORDINAL}\. ?{_HALF_WORD}{_OF}{_YEAR}"
)
_POINTS = [
    *_DAYS,
    _rule(rf"{_PART} (?:des )?({_NAMED_OR_QUARTER})", _part_of_point),
    _rule(rf"{_PART}{_OF}({_YEAR})", _part_of_year),
    _rule(rf"({_MONTH})[ /\-]{{0,3}}({_SHORT})", _month),
    _rule(rf"{_SCHOOL_YEAR} ?({_YEAR})(?: ?[/\-] ?({_SHORT}))?", _school_year),
    _rule(rf"winter ?({_YEAR})(?: ?/ ?{_SHORT})?", _winter),
    _rule(rf"({_SEASON}){_OF}({_YEAR})", _season),
    _rule(rf"q ?({_ORDINAL}){_OF}({_SHORT})", _quarter),
    _rule(rf"({_ORDINAL})\.? ?{_QUARTER_WORD}{_OF}({_SHORT})", _quarter),
    _rule(rf"quartal ({_ORDINAL}){_OF}({_SHORT})", _quarter),
    _rule(rf"(iv|i{{1,3}}) ?/ ?({_SHORT})", _quarter),
    _rule(rf"(v|vi{{1,3}}|ix|xi{{0,2}}) ?/ ?({_YEAR})", _roman_month),
    _rule(rf"({_YEAR})[ /\-]*q ?({_ORDINAL})", _quarter_after_year),
    _rule(rf"(?:hj?|halbjahr) ?([12]){_OF}({_SHORT})", _half),
    _rule(rf"({_ORDINAL})\.? ?{_HALF_WORD}{_OF}({_SHORT})", _half),
    _rule(rf"(?:kw|kalenderwoche) ?(\d{{1,2}}){_OF}({_YEAR})", _week),
    _rule(rf"(\d{{1,2}})\. ?(?:kw|kalenderwoche){_OF}({_YEAR})", _week),
    _rule(rf"(0?[1-9]|1[0-2]) ?[/.] ?({_YEAR})", _numeric_month),
    _rule(r"((?:19|20)\d{2})-(0[1-9]|1[0-2])", _iso_month),
    _rule(rf"({_YEAR}) ?/ ?({_YEAR}|\d{{2}}(?![\d.]))", _years),
    _rule(rf"({_YEAR})", _one_year),
]  # fmt: skip
_CANDIDATE = re.compile(r"(?<!\w)\w")

"""Weekdays, months and dates as people write them, German and English."""

import re
from dataclasses import dataclass
from datetime import date

from gemeinwerk.engines.planning.problem import Span

_WEEKDAYS = (
    "mo montag montags mon monday mondays",
    "di dienstag dienstags tue tues tuesday tuesdays",
    "mi mittwoch mittwochs wed weds wednesday wednesdays",
    "do donnerstag donnerstags thu thur thurs thursday thursdays",
    "fr freitag freitags fri friday fridays",
    "sa samstag samstags sonnabend sonnabends sat saturday saturdays",
    "so sonntag sonntags sun sunday sundays",
)
_MONTHS = (
    "januar jan january jänner",
    "februar feb february",
    "märz mär mrz maerz march mar",
    "april apr",
    "mai may",
    "juni jun june",
    "juli jul july",
    "august aug",
    "september sep sept",
    "oktober okt october oct",
    "november nov",
    "dezember dez december dec",
)
WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}


def any_of(names: dict[str, int]) -> str:
    """A pattern for each of the names, with or without a full stop, as a whole word."""
    return rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})\b\.?"


_DAY, _NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
DATE = (
    r"(?:\d{4}-\d{2}-\d{2}"
    rf"|{_DAY}\.\s?{_NUMBER}\.(?:\s?\d{{4}}(?!\d)|\d{{2}}(?![\d:]))?"
    rf"|{_DAY}\.?\s?{any_of(MONTH)}(?:\s\d{{4}}(?!\d))?"
    rf"|{any_of(MONTH)}\s{_DAY}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}(?!\d))?)"
)
"""A pattern for one date; what it matches need not exist ("31.02.2027")."""

_PARTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.?(?:\s?(?P<y>\d{4}|\d{2}))?",
        rf"(?P<d>\d{{1,2}})\.?\s?(?P<m>{any_of(MONTH)})(?:\s(?P<y>\d{{4}}))?",
        rf"(?P<m>{any_of(MONTH)})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y>\d{{4}}))?",
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day of the year; year 0: of any year."""

    year: int
    month: int
    day: int

    def in_span(self, span: Span) -> date | None:
        """The one date in the span that is meant; None where there is none or several are."""
        years = [self.year] if self.year else range(span.first.year, span.last.year + 1)
        found = [one for year in years if (one := _existing(year, self.month, self.day))]
        inside = [one for one in found if one in span]
        return inside[0] if len(inside) == 1 else None


def day_from(text: str) -> Day | None:
    """The day that a text is, "8.3.27" or "8. März"; None where it is none or does not exist."""
    for pattern in _PARTS:
        found = pattern.fullmatch(text.strip().casefold())
        if found:
            name = found["m"].rstrip(".")
            month = int(name) if name.isdigit() else MONTH[name]
            year = int(found["y"] or 0)
            year += 2000 if 0 < year < 100 else 0
            day = Day(year, month, int(found["d"]))
            return day if _existing(day.year or 2000, day.month, day.day) else None
    return None


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

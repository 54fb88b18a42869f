"""Weekdays, months and dates as people write them, German and English."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gemeinwerk.engines.planning.problem import Span
from gemeinwerk.german import fold, parse_date
from gemeinwerk.german.times.dates import parse_day_of_year
from gemeinwerk.german.times.words import MONTHS

_WEEKDAYS = (
    "mo montag montags mon monday mondays",
    "di dienstag dienstags tue tues tuesday tuesdays",
    "mi mittwoch mittwochs wed weds wednesday wednesdays",
    "do donnerstag donnerstags thu thur thurs thursday thursdays",
    "fr freitag freitags fri friday fridays",
    "sa samstag samstags sonnabend sonnabends sat saturday saturdays",
    "so sonntag sonntags sun sunday sundays",
)
WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}


def any_of(names: Iterable[str]) -> str:
    """A pattern for each of the names, with or without a full stop, as a whole word; where a name
    is folded, "ä" is as good as "ae"."""
    patterns = (name.replace("ae", "(?:ae|ä)") for name in sorted(names, key=len, reverse=True))
    return rf"(?:{'|'.join(patterns)})\b\.?"


def month_of(name: str) -> int:
    """The number of a month that `any_of(MONTHS)` matches: "märz", "okt."."""
    return MONTHS[fold(name).rstrip(".")]


_DAY, _NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
DATE = (
    r"(?:\d{4}-\d{2}-\d{2}"
    rf"|{_DAY}\.\s?{_NUMBER}\.(?:\s?\d{{4}}(?!\d)|\d{{2}}(?![\d:]))?"
    rf"|{_DAY}\.?\s?{any_of(MONTHS)}(?:\s\d{{4}}(?!\d))?"
    rf"|{any_of(MONTHS)}\s{_DAY}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}(?!\d))?)"
)
"""A pattern for one date; what it matches need not exist ("31.02.2027")."""

_ENGLISH = re.compile(
    rf"(?P<m>{any_of(MONTHS)})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y>\d{{4}}))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day of the year; year 0: of any year."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> "Day":
        """A date as the day of its year."""
        return cls(day.year, day.month, day.day)

    def in_span(self, span: Span) -> date | None:
        """The one date in the span that is meant; None where there is none or several are."""
        years = [self.year] if self.year else range(span.first.year, span.last.year + 1)
        found = [one for year in years if (one := _existing(year, self.month, self.day))]
        inside = [one for one in found if one in span]
        return inside[0] if len(inside) == 1 else None


def day_from(text: str) -> Day | None:
    """The day that a text is, "8.3.27" or "8. März"; None where it is none or does not exist."""
    when = parse_date(text)
    if when:
        return Day.of(when)
    english = _ENGLISH.fullmatch(text.strip().casefold())
    if english:
        year, month, number = int(english["y"] or 0), month_of(english["m"]), int(english["d"])
    else:
        found = parse_day_of_year(text)
        if found is None:
            return None
        year, (month, number) = 0, found
    return Day(year, month, number) if _existing(year or 2000, month, number) else None


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

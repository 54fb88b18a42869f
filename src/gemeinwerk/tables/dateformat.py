"""Shows a stored date as the sheet shows it: as a day, as "Dez 26", as "2026".

What a format shows less of than a month and a day is shown with its year, so that no year is lost;
a day is always shown whole.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

Moment = date | datetime | time
_BARE = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_MINUTES = re.compile(r"(?<=h)[^a-z]*m{1,2}(?!m)|(?<!m)m{1,2}(?=[^a-z]*s)|\[m+\]")
_SHORT = ("Jan", "Feb", "März", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
_LONG = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
         "Oktober", "November", "Dezember")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Precision:
    """What a format shows of a date. month: how many signs of it, year likewise."""

    day: bool
    month: int
    year: int
    clock: bool
    elapsed: bool = False


def moment_of(number: Decimal, epoch_1904: bool = False) -> Moment | None:
    """The date or time a spreadsheet's number stands for."""
    # Large, and of no use to pages that show what was read.
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    epoch = CALENDAR_MAC_1904 if epoch_1904 else CALENDAR_WINDOWS_1900
    try:
        moment = from_excel(float(number), epoch)
    except (ValueError, OverflowError):
        return None
    if isinstance(moment, timedelta):
        return None
    if isinstance(moment, datetime):
        # A spreadsheet counts in fractions of a day: half a second more is none.
        moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
        return moment if moment.time() != time() else moment.date()
    return moment if isinstance(moment, date | time) else None


def shown_moment(moment: Moment, number_format: str, number: Decimal | None = None) -> str:
    """A date or time in German, as precise as its format. number: as stored, for times beyond a
    day ("36:00")."""
    precision = _precision(number_format)
    if precision.elapsed and number is not None:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    return in_precision(moment, precision)


def in_precision(moment: date, precision: Precision) -> str:
    """A date as a year, a month or a day."""
    if precision.clock or precision.day or not (precision.month or precision.year):
        return german_date(moment)
    if not precision.month:
        return f"{moment.year:04}"
    year = f"{moment.year:04}" if precision.year != 2 or precision.month < 3 else f"{moment:%y}"
    if precision.month < 3:
        return f"{moment.month:02}/{year}"
    names = _LONG if precision.month == 4 else _SHORT
    return f"{names[moment.month - 1]} {year}"


@lru_cache(maxsize=2_000)
def _precision(number_format: str) -> Precision:
    """Formats of German programs name day and year T and J."""
    bare = _BARE.sub("", number_format.split(";")[0]).lower()
    clock = "h" in bare or "s" in bare
    rest = _MINUTES.sub("", bare)
    month = re.search(r"m+", rest)
    year = re.search(r"[yj]+", rest)
    return Precision(
        bool(re.search(r"(?<![dt])[dt]{1,2}(?![dt])", rest)),
        len(month[0]) if month else 0,
        len(year[0]) if year else 0,
        clock,
        bool(re.search(r"\[[hms]+\]", bare)),
    )


def german_date(moment: date) -> str:
    """31.12.2026, with the time of day where there is one."""
    if isinstance(moment, datetime) and (moment.hour or moment.minute):
        return f"{moment:%d.%m.%Y %H:%M}"
    return f"{moment:%d.%m.%Y}"

"""When a rule such as FREQ=WEEKLY;BYDAY=WE begins again, within a window and in bounded time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from dateutil.rrule import rrulestr
from icalendar.prop import vRecur

from gemeinwerk.engines.planning.files.icsblocks import Property
from gemeinwerk.engines.planning.problem import ProblemError, Words

_RANGES = {
    "INTERVAL": (1, 1_000),
    "COUNT": (1, 100_000),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
}
_HOURS = ("BYHOUR", "BYMINUTE", "BYSECOND")
_MOST_A_DAY = 24
_PERIODS = {"DAILY": (1, 1), "WEEKLY": (7, 1), "MONTHLY": (28, 2), "YEARLY": (365, 15)}
"""Days in one, at least, and what a look at it costs. What repeats within a day is no meeting."""
_EVENLY = {"DAILY", "WEEKLY"}
"""Each as long as any other."""
_LAST_YEAR = 9999
_CYCLE = 400
"""Years after which the calendar repeats itself, weekdays too."""
_COST_OF_A_DEAD_RULE = 100_000
_WRONG = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
"""What icalendar and dateutil raise on a rule that is none."""


class TooMuch(ProblemError):
    """Reading would take too long: whatever else is read, the file is refused."""


class Budget:
    """How much of reading is still allowed, so that no file keeps a program busy for long."""

    def __init__(self, steps: int = 1_000_000) -> None:
        self._left = steps

    def spend(self, steps: int, where: Words) -> None:
        """Take steps off, refusing where none are left."""
        self._left -= steps
        if self._left < 0:
            raise TooMuch(
                where,
                Words(
                    "Die Termine dieses Kalenders wiederholen sich zu oft. Bitte nur den Zeitraum "
                    "der Planung ausgeben.",
                    "The events of this calendar repeat too often. Export the horizon of the plan "
                    "alone.",
                ),
            )


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when repetitions are wanted, in the event's own time."""

    first: datetime
    last: datetime


def repetitions(
    told: Property, begin: datetime, zone: tzinfo, window: Window, budget: Budget
) -> Iterator[datetime]:
    """The beginnings a rule gives inside the window, as times without a zone.

    begin: of the first, in the event's own time; zone: that the event's time is of.
    """
    try:
        parts = vRecur.from_ical(told.value.strip())
        _check(parts, told)
        until = _until(parts, zone)
        last = min(window.last, until) if until else window.last
        if begin > last:
            return
        first = begin if "COUNT" in parts else _nearer(parts, begin, window.first)
        budget.spend(_silent_steps(parts, first, last), told.place)
        count = _single(parts, "COUNT")
        for number, found in enumerate(_without_end(parts, first, last)):
            budget.spend(1, told.place)
            if found > last or number == count:
                return
            if found >= window.first:
                yield found
        budget.spend(_COST_OF_A_DEAD_RULE, told.place)
    except _WRONG as error:
        raise _unreadable(told) from error


def _single(parts: Any, name: str, default: Any = None) -> Any:
    """The value of a part that a rule can have but once. Raises ValueError where it has more."""
    (value,) = parts.get(name, [default])
    return value


def _check(parts: Any, told: Property) -> None:
    frequency = _single(parts, "FREQ")
    if frequency not in _PERIODS or _single(parts, "RSCALE", "GREGORIAN") != "GREGORIAN":
        raise ValueError(frequency)
    a_day = 1
    for name, (low, high) in _RANGES.items():
        values = parts.get(name, [])
        if not all(low <= value <= high and (value or low == 0) for value in values):
            raise ValueError(name)
        if name in _HOURS and values:
            a_day *= len(set(values))
    if a_day > _MOST_A_DAY:
        raise ValueError(told.value)


def _until(parts: Any, zone: tzinfo) -> datetime | None:
    """The last moment, in the event's own time; a day counts to its end."""
    told = _single(parts, "UNTIL")
    if isinstance(told, datetime):
        return told.astimezone(zone).replace(tzinfo=None) if told.tzinfo else told
    return datetime.combine(told, time.max) if isinstance(told, date) else None


def _nearer(parts: Any, begin: datetime, first: datetime) -> datetime:
    """A later beginning that gives the same days, so that years are not counted through."""
    frequency = _single(parts, "FREQ")
    if frequency not in _EVENLY or begin >= first:
        return begin
    step = timedelta(days=_PERIODS[frequency][0] * _single(parts, "INTERVAL", 1))
    return begin + (first - begin) // step * step


def _silent_steps(parts: Any, first: datetime, last: datetime) -> int:
    """What it may cost to look at periods that give no date, such as each 30 February."""
    frequency = _single(parts, "FREQ")
    limits = [name for name in parts if name.startswith("BY") and name not in (*_HOURS, "BYDAY")]
    if frequency in _EVENLY and not limits:
        return 1
    days, cost = _PERIODS[frequency]
    return cost * ((last - first).days // days + 1)


def _without_end(parts: Any, first: datetime, last: datetime) -> Iterator[datetime]:
    """The rule's beginnings without UNTIL and COUNT, at least to `last`.

    dateutil looks for the next one as far as the year 9999, also where there is none; so the rule
    is counted as near to that year as `last` and the calendar allow.
    """
    bounds = {"COUNT", "UNTIL", "RSCALE", "SKIP"}
    text = vRecur({key: value for key, value in parts.items() if key not in bounds}).to_ical()
    later = (_LAST_YEAR - last.year) // _CYCLE * _CYCLE
    for found in rrulestr(text.decode(), dtstart=first.replace(year=first.year + later)):
        yield found.replace(year=found.year - later)


def _unreadable(told: Property) -> ProblemError:
    return ProblemError(
        told.place,
        Words(
            f"Die Wiederholung „{told.shown}“ ist nicht zu lesen. Erlaubt sind täglich, "
            "wöchentlich, monatlich und jährlich nach RFC 5545.",
            f"The recurrence “{told.shown}” cannot be read. Daily, weekly, monthly and yearly "
            "are allowed, as RFC 5545 writes them.",
        ),
    )

"""On which days somebody is in another meeting at that hour, or could not be there in time. No
database.

How long the way takes is one number for all places; whoever joins from a screen has none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_DAY = timedelta(days=1)
LONGEST_WAY = timedelta(minutes=240)
"""Longer nobody can say that it takes."""


@dataclass(frozen=True)
class Elsewhere:
    """Another meeting somebody is invited to, or a date in the calendar of a body they sit in, by
    the clock of the town."""

    title: str
    starts: datetime
    ends: datetime
    online: bool = False
    all_day: bool = False


@dataclass(frozen=True)
class Evening:
    """When a series meets: on which weekdays, from when, for how long."""

    weekdays: frozenset[int]
    start: time
    minutes: int
    online: bool = False


def too_near(
    elsewhere: Iterable[Elsewhere], evenings: Iterable[Evening], way: timedelta
) -> Iterator[tuple[date, Elsewhere]]:
    """The days on which one of the evenings lies too near to one of the other meetings."""
    own = list(evenings)
    for one in elsewhere:
        day = one.starts.date() - _DAY  # an evening may go on over midnight
        while day <= one.ends.date():
            if any(_touches(one, evening, day, way) for evening in own):
                yield day, one
            day += _DAY


def too_near_to(other: Elsewhere, here: Elsewhere, way: timedelta) -> bool:
    """Whether nobody can be at both, with the way between them."""
    between = timedelta() if other.online or here.online else way
    return other.starts < here.ends + between and other.ends > here.starts - between


def _touches(one: Elsewhere, evening: Evening, day: date, way: timedelta) -> bool:
    if day.weekday() not in evening.weekdays:
        return False
    between = timedelta() if one.online or evening.online else way
    opens = datetime.combine(day, evening.start)
    closes = opens + timedelta(minutes=evening.minutes)
    return one.starts < closes + between and one.ends > opens - between

"""All that a planning asks, as plain values: keys, days and numbers, no name and no database.

`gathering` reads them, `building` makes a problem of them. So what is worked out, kept and passed
round can name nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gemeinwerk.engines.planning.problem import Span
from gemeinwerk.scheduling.travelling import Elsewhere


@dataclass(frozen=True)
class SeriesFacts:
    """Keys of people in `members` and `required`, of series in `after`. weekdays: 0 is Monday."""

    key: int
    meetings: int
    members: tuple[int, ...]
    first: date
    last: date
    weekdays: tuple[int, ...]
    start: str
    minutes: int
    gap: int = 0
    needs_room: bool = False
    after: tuple[int, ...] = ()
    required: tuple[int, ...] = ()
    pinned: frozenset[date] = frozenset()
    forbidden: frozenset[date] = frozenset()


@dataclass(frozen=True)
class PersonFacts:
    """groups: keys of actor groups. Of days: cannot come, and would rather not, at any hour at
    which a series of theirs meets on such a day. at_hour: the same by the hour ("16:30"), of all
    hours of the planning."""

    key: int
    groups: tuple[int, ...] = ()
    away: frozenset[date] = frozenset()
    rather_not: frozenset[date] = frozenset()
    at_hour: Mapping[str, frozenset[date]] = field(default_factory=dict)
    answered: bool = False
    """Whether anybody knows when they can."""
    elsewhere: Mapping[date, Elsewhere] = field(default_factory=dict)
    """Days that may be planned although they are in another meeting then, or on the way."""


@dataclass(frozen=True)
class RoomFacts:
    key: int
    capacity: int
    taken: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Facts:
    """warned: days that may be planned, and what speaks against them. from_where: for bodies that
    nobody sits in, where their members are taken from."""

    first: date
    last: date
    land: str
    weekdays: tuple[int, ...]
    start: str
    minutes: int
    series: tuple[SeriesFacts, ...]
    people: tuple[PersonFacts, ...]
    skip_school_holidays: bool = True
    skip_public_holidays: bool = True
    floor: int = 97
    closed: tuple[Span, ...] = ()
    busy: tuple[tuple[date, str], ...] = ()
    rooms: tuple[RoomFacts, ...] = ()
    warned: Mapping[date, str] = field(default_factory=dict)
    from_where: Mapping[int, str] = field(default_factory=dict)

    @property
    def planned(self) -> tuple[SeriesFacts, ...]:
        """Series of which there is anything to plan."""
        return tuple(one for one in self.series if one.meetings and one.members)

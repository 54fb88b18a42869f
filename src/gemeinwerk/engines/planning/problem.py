"""What is asked: who meets how often, who can come when, what must hold.

The values of a PROBLEM.json, checked (`reading` does that) and with every default filled in. Dates
are dates of the municipality; an evening is one slot whatever its hour.
"""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from gemeinwerk.engines.problem_files.errors import ProblemError as ProblemError
from gemeinwerk.tables.words import Words as Words

# From so many members in a series on, an actor group has to be heard at each of its meetings.
GROUP_WITH_A_QUOTA = 3


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date
    reason: str = ""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return (self.last - self.first).days + 1


class Busy(NamedTuple):
    """A date taken by something else, such as a meeting of the council."""

    date: date
    reason: str = ""


class Appointment(NamedTuple):
    """A series on a date: fixed, forbidden or planned."""

    series: str
    date: date


@dataclass(frozen=True, slots=True)
class Rules:
    """What the calendar leaves out, and how much attendance may be given up for the left out.

    attendance_floor: part of the greatest attendance that must be kept, 0 to 1.
    """

    skip_school_holidays: bool = True
    skip_public_holidays: bool = True
    attendance_floor: Decimal = Decimal("0.97")


@dataclass(frozen=True, slots=True)
class Room:
    """A room for one meeting an evening. capacity: persons. name: "" where it has only its id."""

    id: str
    capacity: int
    unavailable: frozenset[date] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is a member of series. groups: the actor groups somebody belongs to."""

    id: str
    groups: tuple[str, ...] = ()
    unavailable: frozenset[date] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A group's meetings. members and required: ids of persons, required among members.

    min_gap_days: least distance between two of its dates. weekdays: 0 Monday to 6 Sunday.
    minutes: length of a meeting. after: ids of series that must be through before.
    """

    id: str
    meetings: int
    members: tuple[str, ...]
    not_before: date
    not_after: date
    weekdays: frozenset[int]
    start: time
    minutes: int
    required: tuple[str, ...] = ()
    needs_room: bool = False
    min_gap_days: int = 0
    after: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Problem:
    """All that is asked. weekdays, start, minutes: what holds for a series that says nothing."""

    horizon: Span
    land: str
    weekdays: frozenset[int]
    start: time
    minutes: int
    people: tuple[Person, ...]
    series: tuple[Series, ...]
    rules: Rules = Rules()
    closed: tuple[Span, ...] = ()
    busy: tuple[Busy, ...] = ()
    rooms: tuple[Room, ...] = ()
    fixed: tuple[Appointment, ...] = ()
    forbidden: tuple[Appointment, ...] = ()
    notes: tuple[tuple[str, Words], ...] = field(default=(), compare=False)
    """What was read but not used: place and sentence."""

    @cached_property
    def person(self) -> dict[str, Person]:
        """Persons by id."""
        return {one.id: one for one in self.people}

    @cached_property
    def of_id(self) -> dict[str, Series]:
        """Series by id."""
        return {one.id: one for one in self.series}

    @cached_property
    def room(self) -> dict[str, Room]:
        """Rooms by id."""
        return {one.id: one for one in self.rooms}

    @cached_property
    def series_of(self) -> dict[str, tuple[Series, ...]]:
        """The series of each person, by the person's id, in the problem's order."""
        found: dict[str, list[Series]] = {one.id: [] for one in self.people}
        for series in self.series:
            for member in series.members:
                found[member].append(series)
        return {person: tuple(series) for person, series in found.items()}

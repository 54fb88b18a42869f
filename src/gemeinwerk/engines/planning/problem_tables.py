"""The problem as tables of numbers: who can come when, what a date would cost, what is impossible.

Rows of the tables are series or persons in the problem's order, columns are slots in order of
date. A *choice* is a table series × slots of true and false: who meets when.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gemeinwerk.engines.planning.calendar import slots
from gemeinwerk.engines.planning.problem import GROUP_WITH_A_QUOTA, Appointment, Problem

Table = NDArray[np.bool_]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """People who belong to the same two or more series, which could meet on one evening."""

    series: tuple[int, ...]
    people: Counts


@dataclass(frozen=True, slots=True)
class Group:
    """An actor group. open: how many meetings are open to its people, each person counted."""

    name: str
    people: Counts
    open: int


class Figures:
    """What a choice reaches, goal by goal; counted when asked for."""

    def __init__(self, facts: "Facts", choice: Table) -> None:
        self._facts = facts
        self._choice = choice

    @cached_property
    def _attended(self) -> Counts:
        """Persons: how many evenings each attends."""
        return self._facts.attending(self._choice).sum(axis=1)

    @cached_property
    def unmet_quotas(self) -> int:
        """Meetings and actor groups with nobody there."""
        return int(self._facts.unmet[self._choice].sum())

    @cached_property
    def people_left_out(self) -> int:
        """Persons with a series who attend nothing."""
        return int((self._attended[self._facts.invited] == 0).sum())

    @cached_property
    def weakest_group_share(self) -> Fraction:
        """What the members of the weakest group attend, of what is open to them."""
        shares = (
            Fraction(int(self._attended[group.people].sum()), group.open)
            for group in self._facts.groups
        )
        return min(shares, default=Fraction(1))

    @cached_property
    def attendance(self) -> int:
        """How often somebody attends."""
        return int(self._attended.sum())

    @cached_property
    def spread(self) -> int:
        """The sum over series of the longest stretch without a meeting, in days."""
        rows = range(len(self._facts.series))
        return sum(self._facts.longest(row, self._choice[row]) for row in rows)


class Facts:
    """A problem in numbers; computed once, shared by all that think about it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.series = problem.series
        self.dates = slots(problem)
        self.days = [day.toordinal() for day in self.dates]
        self.row = {one.id: row for row, one in enumerate(problem.series)}
        self.column = {day: column for column, day in enumerate(self.dates)}
        person = {one.id: row for row, one in enumerate(problem.people)}
        self.members = [_rows(person, one.members) for one in problem.series]
        self.required = [_rows(person, one.required) for one in problem.series]
        self.free = self._table(one.unavailable for one in problem.people)
        self.room_free = self._table(one.unavailable for one in problem.rooms)
        self.capacity = np.array([one.capacity for one in problem.rooms], dtype=np.int64)

    def _table(self, unavailable: Iterable[frozenset[date]]) -> Table:
        rows = [[day not in away for day in self.dates] for away in unavailable]
        return np.array(rows, dtype=bool).reshape(len(rows), len(self.dates))

    @cached_property
    def belongs(self) -> Table:
        """Series × persons: who is a member."""
        belongs = np.zeros((len(self.series), len(self.free)), dtype=bool)
        for row, members in enumerate(self.members):
            belongs[row, members] = True
        return belongs

    @cached_property
    def _by_person(self) -> NDArray[np.float32]:
        """Persons × series: who is a member, as numbers that multiply quickly."""
        return np.ascontiguousarray(self.belongs.T, dtype=np.float32)

    # --- what a date would bring ----------------------------------------------------------------
    @cached_property
    def can_come(self) -> Counts:
        """Series × slots: members who are free."""
        return np.array([self.free[rows].sum(axis=0) for rows in self.members], dtype=np.int64)

    @cached_property
    def unmet(self) -> Counts:
        """Series × slots: actor groups with three or more members in the series, none free."""
        unmet = np.zeros((len(self.series), len(self.dates)), dtype=np.int64)
        of_group = self._people_by_group()
        for row, members in enumerate(self.members):
            for people in of_group.values():
                heard = np.intersect1d(members, people, assume_unique=True)
                if len(heard) >= GROUP_WITH_A_QUOTA:
                    unmet[row] += ~self.free[heard].any(axis=0)
        return unmet

    def _people_by_group(self) -> dict[str, Counts]:
        found: dict[str, list[int]] = defaultdict(list)
        for row, person in enumerate(self.problem.people):
            for group in dict.fromkeys(person.groups):
                found[group].append(row)
        return {group: np.array(rows, dtype=np.int64) for group, rows in found.items()}

    @cached_property
    def open(self) -> Counts:
        """Persons: all meetings of all their series."""
        found = np.zeros(len(self.problem.people), dtype=np.int64)
        for series, rows in zip(self.series, self.members, strict=True):
            found[rows] += series.meetings
        return found

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The actor groups to whom anything is open."""
        every = (
            Group(name, people, int(self.open[people].sum()))
            for name, people in self._people_by_group().items()
        )
        return tuple(group for group in every if group.open)

    @cached_property
    def invited(self) -> Counts:
        """The persons with a series."""
        return np.flatnonzero(self.open)

    # --- what cannot be -------------------------------------------------------------------------
    @cached_property
    def possible(self) -> Table:
        """Series × slots: where the rules that look at one meeting alone allow it."""
        return np.array([self._possible(row) for row in range(len(self.series))], dtype=bool)

    def _possible(self, row: int) -> Table:
        series = self.series[row]
        allowed = np.array(
            [
                day.weekday() in series.weekdays and series.not_before <= day <= series.not_after
                for day in self.dates
            ],
            dtype=bool,
        )
        allowed &= self.free[self.required[row]].all(axis=0)
        for series_id, day in self.problem.forbidden:
            if series_id == series.id and day in self.column:
                allowed[self.column[day]] = False
        if series.needs_room:
            largest = np.where(self.room_free, self.capacity[:, None], -1).max(axis=0, initial=-1)
            allowed &= self.can_come[row] <= largest
        return allowed

    @cached_property
    def apart(self) -> Table:
        """Series × series: which can never meet on one evening."""
        count = len(self.series)
        later = np.zeros((count, count), dtype=bool)
        for row, series in enumerate(self.series):
            later[row, [self.row[other] for other in series.after]] = True
        for middle in range(count):
            later |= np.outer(later[:, middle], later[middle])
        return later | later.T | self.chaired_alike

    @cached_property
    def chaired_alike(self) -> Table:
        """Series × series: which require the same person."""
        required = np.zeros(self.belongs.shape, dtype=np.float32)
        for row, people in enumerate(self.required):
            required[row, people] = 1
        alike: Table = required @ required.T > 0
        np.fill_diagonal(alike, False)
        return alike

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """People of several series who count once where these meet on one evening."""
        together = ~self.apart
        np.fill_diagonal(together, False)
        people: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for person in self.invited.tolist():
            rows = np.flatnonzero(self.belongs[:, person])
            meeting = rows[together[np.ix_(rows, rows)].any(axis=1)]
            if len(meeting) > 1:
                people[tuple(meeting.tolist())].append(person)
        return tuple(Shared(rows, np.array(found)) for rows, found in sorted(people.items()))

    @cached_property
    def together(self) -> Counts:
        """Series × series: people who belong to both."""
        belongs = self._by_person.T
        return np.rint(belongs @ belongs.T).astype(np.int64)

    def evenings(self, person: int) -> Table:
        """Series × slots: where this person could attend."""
        return self.possible & np.outer(self.belongs[:, person], self.free[person])

    # --- what a choice reaches ------------------------------------------------------------------
    def attending(self, choice: Table) -> Table:
        """Persons × slots: who attends."""
        times = self._by_person @ choice.astype(np.float32)
        return (times > 0) & self.free

    def figures(self, choice: Table) -> Figures:
        """What a choice reaches."""
        return Figures(self, choice)

    def window(self, row: int) -> tuple[int, int]:
        """First and last day of a series, as ordinals."""
        return self.series[row].not_before.toordinal(), self.series[row].not_after.toordinal()

    def longest(self, row: int, chosen: Table) -> int:
        """The longest stretch of a series without a meeting, in days."""
        first, last = self.window(row)
        days = [first, *(self.days[column] for column in np.flatnonzero(chosen)), last]
        return max(later - day for day, later in itertools.pairwise(days))

    # --- from and to dates ----------------------------------------------------------------------
    def choice(self, appointments: Iterable[Appointment]) -> Table:
        """The choice with these appointments; those on dates that are no slots are left out."""
        choice = np.zeros((len(self.series), len(self.dates)), dtype=bool)
        for series, day in appointments:
            if day in self.column:
                choice[self.row[series], self.column[day]] = True
        return choice

    def appointments(self, choice: Table) -> tuple[Appointment, ...]:
        """A choice as dates, in order of date, then of series."""
        return tuple(
            Appointment(self.series[row].id, self.dates[column])
            for column, row in np.argwhere(choice.T).tolist()
        )


def _rows(index: dict[str, int], ids: Sequence[str]) -> Counts:
    return np.array([index[one] for one in ids], dtype=np.int64)

"""Who is free when, as sets that are quick to count.

A set of persons is one whole number with a bit for each: `members & free` are the members who are
free, `.bit_count()` says how many. A thousand sets of two thousand people are counted in a blink.
"""

from collections.abc import Iterable
from datetime import date

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.problem import GROUP_WITH_A_QUOTA, Problem, Series


class Crowd:
    """The people of a problem. Sets: free by slot, members and required by series, by group."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._bit = {person.id: 1 << n for n, person in enumerate(problem.people)}
        everybody = (1 << len(problem.people)) - 1
        self.free = dict.fromkeys(calendar.slots(problem), everybody)
        for person in problem.people:
            for day in person.unavailable & self.free.keys():
                self.free[day] ^= self._bit[person.id]
        self.members = {one.id: self.set_of(one.members) for one in problem.series}
        self.required = {one.id: self.set_of(one.required) for one in problem.series}
        self.groups: dict[str, int] = {}
        for person in problem.people:
            for group in person.groups:
                self.groups[group] = self.groups.get(group, 0) | self._bit[person.id]
        self.candidates = {
            one.id: tuple(day for day in self.free if day.weekday() in one.weekdays)
            for one in problem.series
        }

    def set_of(self, people: Iterable[str]) -> int:
        """The set of these persons, given by their ids."""
        found = 0
        for person in people:
            found |= self._bit[person]
        return found

    def within(self, people: int, among: Iterable[str]) -> tuple[str, ...]:
        """Those of `among` who are in the set, in their order."""
        return tuple(person for person in among if people & self._bit[person])

    def offered(self, people: int) -> int:
        """How many meetings are open to these persons, counted for each of them."""
        return sum(
            (people & self.members[one.id]).bit_count() * one.meetings
            for one in self.problem.series
        )

    def who_can(self, series: str, day: date) -> int:
        """The members who are free on a slot."""
        return self.members[series] & self.free[day]

    def all_required_can(self, series: str, day: date) -> bool:
        """Whether everybody who must be there is free."""
        return not self.required[series] & ~self.free[day]

    def missing_groups(self, series: Series, day: date) -> tuple[str, ...]:
        """Actor groups with three or more members in the series, none of whom is free."""
        can = self.who_can(series.id, day)
        return tuple(
            group
            for group, people in self.groups.items()
            if not people & can
            and (people & self.members[series.id]).bit_count() >= GROUP_WITH_A_QUOTA
        )

"""Who is free when, as sets that are quick to count.

A set of persons is one whole number with a bit for each: `members & free` are the members who are
free, `.bit_count()` says how many. A thousand sets of two thousand people are counted in a blink.
Such a number is made of bytes in one go: to set its bits one by one would copy it each time.
"""

from collections.abc import Iterable
from datetime import date

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.problem import GROUP_WITH_A_QUOTA, Problem, Series


class Crowd:
    """The people of a problem. Sets: free by slot, members and required by series, by group."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._place = {person.id: n for n, person in enumerate(problem.people)}
        everybody = (1 << len(problem.people)) - 1
        away: dict[date, list[str]] = {day: [] for day in calendar.slots(problem)}
        for person in problem.people:
            for day in person.unavailable & away.keys():
                away[day].append(person.id)
        self.free = {day: everybody ^ self.set_of(people) for day, people in away.items()}
        self.members = {one.id: self.set_of(one.members) for one in problem.series}
        self.required = {one.id: self.set_of(one.required) for one in problem.series}
        in_group: dict[str, list[str]] = {}
        for person in problem.people:
            for group in person.groups:
                in_group.setdefault(group, []).append(person.id)
        self.groups = {group: self.set_of(people) for group, people in in_group.items()}
        self.candidates = {
            one.id: tuple(day for day in self.free if day.weekday() in one.weekdays)
            for one in problem.series
        }

    def set_of(self, people: Iterable[str]) -> int:
        """The set of these persons, given by their ids."""
        found = bytearray(len(self._place) // 8 + 1)
        for person in people:
            place = self._place[person]
            found[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(found, "little")

    def within(self, people: int, among: Iterable[str]) -> tuple[str, ...]:
        """Those of `among` who are in the set, in their order."""
        there = people.to_bytes(len(self._place) // 8 + 1, "little")
        return tuple(person for person in among if self._is_in(there, person))

    def _is_in(self, there: bytes, person: str) -> int:
        place = self._place[person]
        return there[place >> 3] >> (place & 7) & 1

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

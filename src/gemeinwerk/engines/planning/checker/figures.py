"""The five figures a plan is judged by, counted literally from problem and dates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from gemeinwerk.engines.planning.problem import Appointment, Problem, Series

GROUP_WITH_A_QUOTA = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """The values of the goals, by their names.

    unmet_quotas: pairs of meeting and actor group. people_left_out, attendance: persons, and
    persons times slots. weakest_group_share: 0 to 1; 1 where no group has anything open.
    spread: days.
    """

    unmet_quotas: int
    people_left_out: int
    weakest_group_share: Fraction
    attendance: int
    spread: int


def figures(problem: Problem, appointments: Iterable[Appointment]) -> Figures:
    """What these dates are worth. No rule need hold; a date given twice counts once."""
    dates = dates_of(problem, appointments)
    attended = {person.id: 0 for person in problem.people}
    for person, _ in attending(problem, dates):
        attended[person] += 1
    in_a_series = {member for series in problem.series for member in series.members}
    return Figures(
        unmet_quotas=sum(
            _unmet(problem, series, day) for series in problem.series for day in dates[series.id]
        ),
        people_left_out=sum(attended[person] == 0 for person in in_a_series),
        weakest_group_share=_weakest_share(problem, attended),
        attendance=sum(attended.values()),
        spread=sum(longest_stretch(series, dates[series.id]) for series in problem.series),
    )


def dates_of(problem: Problem, appointments: Iterable[Appointment]) -> dict[str, list[date]]:
    """The dates of each series, sorted, each once; an empty list where it never meets."""
    found: dict[str, set[date]] = {series.id: set() for series in problem.series}
    for series, day in appointments:
        found[series].add(day)
    return {series: sorted(days) for series, days in found.items()}


def attending(problem: Problem, dates: dict[str, list[date]]) -> set[tuple[str, date]]:
    """Who attends when: free there, and at least one of their series meets."""
    return {
        (member, day)
        for series in problem.series
        for member in series.members
        for day in dates[series.id]
        if day not in problem.person[member].unavailable
    }


def longest_stretch(series: Series, days: list[date]) -> int:
    """Days of the longest stretch without a meeting, the ends of the window counted in."""
    marks = [series.not_before, *days, series.not_after]
    return max((later - earlier).days for earlier, later in pairwise(marks))


def _unmet(problem: Problem, series: Series, day: date) -> int:
    """Actor groups with three or more members in the series, none of whom is free that day."""
    members: dict[str, int] = defaultdict(int)
    free: dict[str, int] = defaultdict(int)
    for member in series.members:
        person = problem.person[member]
        for group in set(person.groups):
            members[group] += 1
            free[group] += day not in person.unavailable
    return sum(members[group] >= GROUP_WITH_A_QUOTA and not free[group] for group in members)


def _weakest_share(problem: Problem, attended: dict[str, int]) -> Fraction:
    return min(_shares(problem, attended), default=Fraction(1))


def _shares(problem: Problem, attended: dict[str, int]) -> Iterator[Fraction]:
    """Of each group with anything open: what its members attend over what is open to them."""
    open_to = {person.id: 0 for person in problem.people}
    for series in problem.series:
        for member in series.members:
            open_to[member] += series.meetings
    taken: dict[str, int] = defaultdict(int)
    offered: dict[str, int] = defaultdict(int)
    for person in problem.people:
        for group in set(person.groups):
            taken[group] += attended[person.id]
            offered[group] += open_to[person.id]
    return (Fraction(taken[group], offered[group]) for group in offered if offered[group])

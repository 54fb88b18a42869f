"""What dates are worth to people: who is left out, and which actor group is weakest."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from gemeinwerk.engines.planning.crowd import Crowd
from gemeinwerk.engines.planning.problem import Appointment, Problem


@dataclass(frozen=True, slots=True)
class Standing:
    """left_out: ids in the problem's order. weakest: the least share; the groups that have it."""

    left_out: tuple[str, ...]
    weakest: Fraction | None
    weakest_groups: tuple[str, ...]
    attendance: int


def standing(problem: Problem, appointments: Iterable[Appointment]) -> Standing:
    """How people fare with these dates."""
    crowd, attend = Crowd(problem), dict[object, int]()
    for series, day in appointments:
        if day in crowd.free:
            attend[day] = attend.get(day, 0) | crowd.who_can(series, day)
    shares = {
        group: Fraction(sum((people & there).bit_count() for there in attend.values()), offered)
        for group, people in sorted(crowd.groups.items())
        if (offered := crowd.offered(people))
    }
    reached = everybody = 0
    for there in attend.values():
        reached |= there
    for members in crowd.members.values():
        everybody |= members
    weakest = min(shares.values(), default=None)
    return Standing(
        left_out=crowd.within(everybody & ~reached, crowd.problem.person),
        weakest=weakest,
        weakest_groups=tuple(group for group, share in shares.items() if share == weakest),
        attendance=sum(there.bit_count() for there in attend.values()),
    )


def out_of_reach(problem: Problem, people: Iterable[str]) -> tuple[str, ...]:
    """Those who are free on no day on which any of their series could meet."""
    crowd = Crowd(problem)
    return tuple(
        person
        for person in people
        if not any(
            series.not_before <= day <= series.not_after
            and day not in problem.person[person].unavailable
            for series in problem.series_of[person]
            for day in crowd.candidates[series.id]
        )
    )

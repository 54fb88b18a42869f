"""The best plan of a small problem, or that there is none, by trying out every choice of dates.

Nothing of the engine is used but the problem, the names of its rules and the checker's slots.
Persons are bits of a number, so that a union of persons is `|`: quick, and unlike the checker.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise, permutations
from math import ceil

from gemeinwerk.engines.planning.checker.days import slots
from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.problem import Appointment, Problem, Series
from gemeinwerk.engines.planning.rules import rules_of

Dates = dict[str, tuple[date, ...]]
Values = tuple[int, int, Fraction, int, int]


@dataclass(frozen=True)
class Best:
    """What the best plans reach. moves: dates of an earlier plan that are gone. values: goals."""

    moves: int
    greatest_attendance: int
    floor: int
    values: Values


def feasible(problem: Problem, held: Collection[Rule] | None = None) -> bool:
    """Is there a choice of dates that keeps these rules (all of them, where none are named)?"""
    return next(choices(problem, held), None) is not None


def best(problem: Problem, keep: Iterable[Appointment] = ()) -> Best | None:
    """The fewest moves, then the goals in their order; None where there is no plan."""
    value = Judge(problem).values
    old = set(keep)
    moves_and_values = [(_moves(old, dates), value(dates)) for dates in choices(problem)]
    if not moves_and_values:
        return None
    moves = min(moved for moved, _ in moves_and_values)
    found = [values for moved, values in moves_and_values if moved == moves]
    found = _least(found, 0)
    greatest = max(values[3] for values in found)
    floor = ceil(Fraction(problem.rules.attendance_floor) * greatest)
    found = [values for values in found if values[3] >= floor]
    found = _least(found, 1)
    found = _most(found, 2)
    found = _most(found, 3)
    found = _least(found, 4)
    return Best(moves, greatest, floor, found[0])


def choices(problem: Problem, held: Collection[Rule] | None = None) -> Iterator[Dates]:
    """Every choice of dates that keeps the rules."""
    rules = frozenset(rules_of(problem) if held is None else held)
    options = {series.id: _options(problem, series, rules) for series in problem.series}
    together = Together(problem, rules)

    def extended(dates: Dates, left: tuple[Series, ...]) -> Iterator[Dates]:
        if not left:
            yield dates
            return
        for days in options[left[0].id]:
            longer = {**dates, left[0].id: days}
            if together.keep(longer):
                yield from extended(longer, left[1:])

    if all(options.values()):
        yield from extended({}, problem.series)


def _options(problem: Problem, series: Series, rules: frozenset[Rule]) -> list[tuple[date, ...]]:
    """Dates that keep the rules of the series alone."""
    days = [day for day in _slots(problem) if day.weekday() in series.weekdays]
    if Rule(RuleName.WINDOW, series.id) in rules:
        days = [day for day in days if series.not_before <= day <= series.not_after]
    for person in series.required:
        if Rule(RuleName.REQUIRED, series.id, person=person) in rules:
            days = [day for day in days if day not in problem.person[person].unavailable]
    days = [day for day in days if Rule(RuleName.FORBIDDEN, series.id, date=day) not in rules]
    fixed = {
        rule.date for rule in rules if rule.name is RuleName.FIXED and rule.series == series.id
    }
    gap = series.min_gap_days if Rule(RuleName.MIN_GAP, series.id) in rules else 0
    # Without the number of meetings, only whether there is a plan is ever asked. Fewer meetings
    # break no other rule, so the fixed ones alone will do.
    number = series.meetings if Rule(RuleName.MEETINGS, series.id) in rules else len(fixed)
    return [
        chosen
        for chosen in combinations(days, number)
        if fixed <= set(chosen)
        and all((later - earlier).days >= gap for earlier, later in pairwise(chosen))
    ]


class Together:
    """The rules that bind several series, or their rooms."""

    def __init__(self, problem: Problem, rules: frozenset[Rule]) -> None:
        self.problem = problem
        self.rules = rules
        self.evening_works = cache(self._evening_works)

    def keep(self, dates: Dates) -> bool:
        """Do these series, those that have dates so far, get on with each other?"""
        return self._one_after_the_other(dates) and all(
            self.evening_works(day, tuple(one for one, days in dates.items() if day in days))
            for day in {day for days in dates.values() for day in days}
        )

    def _one_after_the_other(self, dates: Dates) -> bool:
        return all(
            earlier < later
            for series in self.problem.series
            for other in series.after
            if Rule(RuleName.AFTER, series.id, other=other) in self.rules
            for earlier in dates.get(other, ())
            for later in dates.get(series.id, ())
        )

    def _evening_works(self, day: date, meeting: tuple[str, ...]) -> bool:
        series = [self.problem.of_id[one] for one in meeting]
        required = [person for one in series for person in one.required]
        torn = any(
            required.count(person) > 1 and Rule(RuleName.REQUIRED_ONCE, person=person) in self.rules
            for person in required
        )
        indoors = [
            one
            for one in series
            if one.needs_room and Rule(RuleName.NEEDS_ROOM, one.id) in self.rules
        ]
        return not torn and any(
            all(self._fits(one, room, day) for one, room in zip(indoors, rooms, strict=True))
            for rooms in permutations([room.id for room in self.problem.rooms], len(indoors))
        )

    def _fits(self, series: Series, name: str, day: date) -> bool:
        room, person = self.problem.room[name], self.problem.person
        free = [member for member in series.members if day not in person[member].unavailable]
        too_small = Rule(RuleName.CAPACITY, series.id) in self.rules and len(free) > room.capacity
        gone = (
            Rule(RuleName.ROOM_UNAVAILABLE, room=name, date=day) in self.rules
            and day in room.unavailable
        )
        return not too_small and not gone


class Judge:
    """The values of the goals, in their order."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.bit = {person.id: 1 << number for number, person in enumerate(problem.people)}
        self.free = cache(self._free)
        self.unmet = cache(self._unmet)
        self.members = {one.id: sum(self.bit[p] for p in one.members) for one in problem.series}
        self.group = {
            group: sum(self.bit[one.id] for one in problem.people if group in one.groups)
            for group in {group for one in problem.people for group in one.groups}
        }

    def values(self, dates: Dates) -> Values:
        """Unmet quotas, people left out, weakest group's share, attendance, spread."""
        there: dict[date, int] = {}
        for one, days in dates.items():
            for day in days:
                there[day] = there.get(day, 0) | self.free(one, day)
        ever, anywhere = 0, 0
        for persons in there.values():
            ever |= persons
        for persons in self.members.values():
            anywhere |= persons
        return (
            sum(self.unmet(one, day) for one, days in dates.items() for day in days),
            (anywhere & ~ever).bit_count(),
            self._weakest(list(there.values())),
            sum(persons.bit_count() for persons in there.values()),
            sum(self._stretch(self.problem.of_id[one], days) for one, days in dates.items()),
        )

    def _free(self, series: str, day: date) -> int:
        return sum(
            self.bit[member]
            for member in self.problem.of_id[series].members
            if day not in self.problem.person[member].unavailable
        )

    def _unmet(self, series: str, day: date) -> int:
        return sum(
            (self.members[series] & group).bit_count() >= 3 and not self.free(series, day) & group
            for group in self.group.values()
        )

    def _weakest(self, evenings: list[int]) -> Fraction:
        """Share of the group that attends the least of what is open to it."""
        shares = []
        for group in self.group.values():
            offered = sum(
                one.meetings * (self.members[one.id] & group).bit_count()
                for one in self.problem.series
            )
            if offered:
                taken = sum((persons & group).bit_count() for persons in evenings)
                shares.append(Fraction(taken, offered))
        return min(shares, default=Fraction(1))

    def _stretch(self, series: Series, days: tuple[date, ...]) -> int:
        stretches = [(b - a).days for a, b in pairwise(days)]
        first = [(days[0] - series.not_before).days, (series.not_after - days[-1]).days]
        return max(first + stretches)


def smaller_repair(problem: Problem, size: int) -> tuple[Rule, ...] | None:
    """Fewer rules than `size` whose leaving-out gives a plan, if there are any.

    Leaving out more never hurts, so those of one less will tell.
    """
    rules = rules_of(problem)
    return next(
        (few for few in combinations(rules, size - 1) if feasible(problem, set(rules) - set(few))),
        None,
    )


@cache
def _slots(problem: Problem) -> list[date]:
    return sorted(slots(problem))


def _moves(old: set[Appointment], dates: Dates) -> int:
    return len(old - {Appointment(one, day) for one, days in dates.items() for day in days})


def _least(found: list[Values], goal: int) -> list[Values]:
    least = min(values[goal] for values in found)
    return [values for values in found if values[goal] == least]


def _most(found: list[Values], goal: int) -> list[Values]:
    most = max(values[goal] for values in found)
    return [values for values in found if values[goal] == most]

"""What a composition costs, whoever made it: the value of each goal, and the rules it breaks.

Counts seat by seat and knows nothing of the solver, so it judges both a proposal and what an
office made of it.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gemeinwerk.engines.composition.composition import Entry, Rule, RuleName
from gemeinwerk.engines.composition.lot import lots
from gemeinwerk.engines.composition.problem import Group, Problem, Seat
from gemeinwerk.engines.composition.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Cost:
    """goals: values by name, in their order. missing: lower ends not reached, how many are missing.
    broken: hard rules that are not kept.
    """

    goals: dict[str, int]
    missing: tuple[Entry, ...]
    broken: tuple[Entry, ...]


def cost(problem: Problem, seats: Collection[Seat]) -> Cost:
    """The cost of these seats. Ids must be those of the problem (`problem_file.seats_from`)."""
    taken = frozenset(seats)
    missing = tuple(_missing(problem, taken))
    return Cost(
        {
            "shortfall": sum(entry.missing or 0 for entry in missing),
            "people_left_out": len(left_out(problem, taken)),
            "wishes": _ranks(problem, taken),
            "organisations": _beyond_the_first(problem, taken),
            "changes": sum(seat not in taken for seat in problem.keep),
            "lot": sum(number for seat, number in lots(problem).items() if seat in taken),
        },
        missing,
        tuple(_broken(problem, taken)),
    )


def left_out(problem: Problem, seats: Collection[Seat]) -> tuple[str, ...]:
    """People with wishes and no seat."""
    seated = {seat.person for seat in seats}
    return tuple(one.id for one in problem.people if one.wishes and one.id not in seated)


def _ranks(problem: Problem, seats: Collection[Seat]) -> int:
    total = 0
    for seat in seats:
        wishes = problem.person[seat.person].wishes
        total += wishes.index(seat.group) if seat.group in wishes else 0
    return total


def _beyond_the_first(problem: Problem, seats: Collection[Seat]) -> int:
    times = Counter(
        (seat.group, problem.person[seat.person].organisation)
        for seat in seats
        if problem.person[seat.person].organisation is not None
    )
    return sum(number - 1 for number in times.values())


def _missing(problem: Problem, seats: Collection[Seat]) -> Iterator[Entry]:
    sentences = Sentences(problem)
    for group in problem.groups:
        there, kinds = _counted(problem, group, seats)
        if there < group.size.least:
            rule = Rule(RuleName.SIZE_LEAST, group.id)
            yield sentences.lacks(rule, group.size.least - there)
        for kind, ends in group.targets:
            if kinds[kind] < ends.least:
                rule = Rule(RuleName.TARGET_LEAST, group.id, kind)
                yield sentences.lacks(rule, ends.least - kinds[kind])


def _broken(problem: Problem, seats: Collection[Seat]) -> Iterator[Entry]:
    sentences = Sentences(problem)
    for group in problem.groups:
        there, kinds = _counted(problem, group, seats)
        if there > group.size.most:
            yield sentences.breaks(Rule(RuleName.SIZE_MOST, group.id), there)
        for kind, ends in group.targets:
            if kinds[kind] > ends.most:
                rule = Rule(RuleName.TARGET_MOST, group.id, kind)
                yield sentences.breaks(rule, kinds[kind])
        for one in group.required:
            if Seat(group.id, one) not in seats:
                yield sentences.breaks(Rule(RuleName.REQUIRED, group.id, person=one))
    times = Counter(seat.person for seat in seats)
    for person in problem.people:
        if times[person.id] > person.most:
            yield sentences.breaks(Rule(RuleName.MOST, person=person.id), times[person.id])
    for group in problem.groups:
        for person in problem.people:
            if Seat(group.id, person.id) not in seats:
                continue
            if group.id in person.never:
                yield sentences.breaks(Rule(RuleName.NEVER, group.id, person=person.id))
            elif group.id not in person.wishes and person.id not in group.required:
                yield sentences.breaks(Rule(RuleName.WISHES, group.id, person=person.id))


def _counted(
    problem: Problem, group: Group, seats: Collection[Seat]
) -> tuple[int, Counter[str | None]]:
    there = [seat for seat in seats if seat.group == group.id]
    return len(there), Counter(problem.person[seat.person].actor_group for seat in there)

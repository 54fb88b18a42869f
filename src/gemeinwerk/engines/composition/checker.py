"""Whether an answer keeps what it says. Shares nothing with the solver but the list of rules."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from gemeinwerk.engines.composition import costing
from gemeinwerk.engines.composition.composition import GOALS, Composition, Draw, Status
from gemeinwerk.engines.composition.problem import Problem, Seat, Words


def check(problem: Problem, found: Composition) -> list[Words]:
    """What does not hold of a composition; nothing where all does."""
    if found.status in (Status.INFEASIBLE, Status.UNKNOWN):
        return list(_without_seats(found))
    return list(_faults(problem, found))


def _without_seats(found: Composition) -> Iterator[Words]:
    if found.seats or found.goals or found.missing or found.draw:
        yield Words("Sitze ohne Lösung.", "Seats without a solution.")
    if (found.status is Status.INFEASIBLE) != bool(found.conflict):
        yield Words("Unlösbar heißt: mit Widerspruch.", "Impossible means: with a conflict.")


def _faults(problem: Problem, found: Composition) -> Iterator[Words]:
    seats = [one.seat for one in found.seats]
    yield from _twice(seats)
    cost = costing.cost(problem, seats)
    for entry in cost.broken:
        yield entry.words
    if found.missing != cost.missing:
        yield Words("Was fehlt, ist falsch gezählt.", "What is missing is counted wrongly.")
    names = tuple(goal.name for goal in found.goals)
    if names != GOALS[: len(names)] or not names:
        yield Words(f"Ziele: {names}.", f"Goals: {names}.")
    for goal in found.goals:
        true = cost.goals[goal.name]
        if goal.value != true:
            yield Words(
                f"{goal.name} ist {true}, nicht {goal.value}.",
                f"{goal.name} is {true}, not {goal.value}.",
            )
        if goal.bound > goal.value:
            yield Words(
                f"{goal.name} liegt unter der Schranke.", f"{goal.name} is under its bound."
            )
    proven = all(goal.proven for goal in found.goals)
    if (found.status is Status.OPTIMAL) != proven:
        yield Words("Der Stand ist nicht der der Ziele.", "The status is not that of the goals.")
    if found.conflict and not found.missing:
        yield Words("Ein Widerspruch, obwohl nichts fehlt.", "A conflict, and nothing is missing.")
    for seated in found.seats:
        if not all(seated.reason):
            yield Words(f"{seated.seat} ohne Grund.", f"{seated.seat} without a reason.")
    if found.draw:
        yield from _unfair(problem, found, found.draw)


def _twice(seats: list[Seat]) -> Iterator[Words]:
    for seat, times in Counter(seats).items():
        if times > 1:
            yield Words(f"{seat} steht zweimal da.", f"{seat} stands there twice.")


def _unfair(problem: Problem, found: Composition, draw: Draw) -> Iterator[Words]:
    """Every slip must reach the goals, and everybody have their share of the slips."""
    if sum(one.slips for one in draw.compositions) != draw.slips:
        yield Words("Die Lose sind falsch gezählt.", "The slips are counted wrongly.")
    if set(draw.seats) != {one.seat for one in found.seats}:
        yield Words("Gezogen ist ein anderes Los.", "Another slip was drawn.")
    times: Counter[str] = Counter()
    for one in draw.compositions:
        cost = costing.cost(problem, one.seats)
        yield from (entry.words for entry in cost.broken)
        yield from _twice(list(one.seats))
        if any(cost.goals[goal.name] != goal.value for goal in found.goals):
            yield Words("Ein Los erreicht die Ziele nicht.", "A slip does not reach the goals.")
        for person in {seat.person for seat in one.seats}:
            times[person] += one.slips
    for chance in draw.chances:
        share = Fraction(times[chance.person], draw.slips)
        if chance.slips != times[chance.person]:
            yield Words(
                f"{chance.person}: Lose falsch gezählt.", f"{chance.person}: slips counted wrongly."
            )
        if abs(share - chance.exact) >= Fraction(1, draw.slips):
            yield Words(f"{chance.person}: unfair.", f"{chance.person}: not fair.")
    if {one.person for one in draw.chances} != {one.id for one in problem.people if one.wishes}:
        yield Words("Chancen fehlen.", "Chances are missing.")

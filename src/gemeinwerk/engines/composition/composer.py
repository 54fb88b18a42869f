"""From a problem to its composition: goal after goal, each proven and then promised to the next.

    1   shortfall: what is missing to the lower ends of sizes and targets, least
    2   people left out: with wishes and no seat, fewest
    3   wishes: the sum of their ranks, least
    4   organisations: seats of one organisation in a group beyond its first, fewest
    5   changes: seats of an earlier composition that are gone, fewest
    6   lot: the sum of drawn numbers, least

A goal that is not proven in time is promised as far as it came; what follows is relative to that.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from gemeinwerk.engines.composition import conflict, costing, drawing
from gemeinwerk.engines.composition.composition import (
    GOALS,
    Composition,
    Goal,
    Seated,
    Status,
)
from gemeinwerk.engines.composition.model import Model
from gemeinwerk.engines.composition.problem import Problem, Seat
from gemeinwerk.engines.composition.reasons import Reasons

_FAIR = 2
"""Goals that every slip of a draw reaches."""


def compose(problem: Problem, *, seconds: float, slips: int = 0) -> Composition:
    """The best composition, or why there is none. seconds: for the solver, all goals together.

    slips: where more than 0, a draw among so many slips takes the place of goals 3 to 6. The same
    problem gives the same answer, as long as every goal is proven in time.
    """
    ladder = Ladder(problem, seconds)
    for goal in GOALS[:_FAIR] if slips else GOALS:
        if not ladder.climb(goal):
            break
    if ladder.contradicts:
        entries = conflict.of_hard_rules(problem)
        return Composition(Status.INFEASIBLE, conflict=entries)
    if ladder.seats is None:
        return Composition(Status.UNKNOWN)
    found = Composition(ladder.status, goals=tuple(ladder.goals))
    if slips and found.status is Status.OPTIMAL:
        short, out = (goal.value for goal in found.goals)
        wishing = sum(bool(one.wishes) for one in problem.people)
        drawn = drawing.draw(problem, slips, missing=short, seated=wishing - out)
        found = replace(found, draw=drawn)
    return _told(problem, found, found.draw.seats if found.draw else ladder.seats)


def _told(problem: Problem, found: Composition, seats: Iterable[Seat]) -> Composition:
    """With the seats in their order, the reasons, and what is missing and why."""
    taken = frozenset(seats)
    reasons = Reasons(problem, taken, found.draw)
    missing = costing.cost(problem, taken).missing
    return replace(
        found,
        seats=tuple(Seated(one, reasons.of(one)) for one in problem.possible if one in taken),
        missing=missing,
        conflict=conflict.of_lower_ends(problem) if missing and found.goals[0].proven else (),
    )


@dataclass
class Ladder:
    """One climb. seats: the best so far. contradicts: the hard rules admit nothing."""

    problem: Problem
    seconds: float
    seats: frozenset[Seat] | None = None
    contradicts: bool = False

    def __post_init__(self) -> None:
        self.model = Model(self.problem)
        self.goals: list[Goal] = []

    def climb(self, name: str) -> bool:
        """Reach a goal as far as time allows and promise it; whether there is a composition."""
        model, goal = self.model, self.model.goals[name]
        model.programme.minimize(goal)
        if self.seats is not None:
            model.hint(self.seats)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1  # several would find another equally good one each time
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 2  # without it pigeonholes are counted one by one
        # Half of what is left for each, so that a hard goal leaves time to those that follow.
        most = self.seconds / (1 if name == GOALS[-1] else 2)
        solver.parameters.max_time_in_seconds = max(most, 0.01)
        status = solver.solve(model.programme)
        self.seconds = max(0.0, self.seconds - solver.wall_time)
        if status == cp_model.INFEASIBLE:
            self.contradicts = True
            return False
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            self.seats = frozenset(seat for seat, one in model.sits.items() if solver.value(one))
        if self.seats is None:
            return False
        value = costing.cost(self.problem, self.seats).goals[name]
        bound = _least(solver.best_objective_bound) if status != cp_model.OPTIMAL else value
        self.goals.append(Goal(name, value, min(value, bound)))
        model.promise(name, value)
        return True

    @property
    def status(self) -> Status:
        """How sure the composition is."""
        return Status.OPTIMAL if all(one.proven for one in self.goals) else Status.FEASIBLE


def _least(bound: float) -> int:
    """The whole number that a bound, found with roundings, promises; no goal is below nought."""
    return max(0, -int(-(bound - 1e-6) // 1)) if bound > 0 else 0

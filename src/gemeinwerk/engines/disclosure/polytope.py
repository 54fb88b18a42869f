"""All worlds that agree with what is published, as a linear and as a whole-number programme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Group
from gemeinwerk.engines.disclosure.releases import Contradiction
from gemeinwerk.engines.disclosure.space import Numbers, Space

Terms = tuple[tuple[int, int, int], ...]
"""A sum over sizes of groups: factor, moment, number of the group."""
_NEAR = 1e-6
_EFFORT = 5.0
"""Of CP-SAT for one question, in its own measure, which is the same on every machine."""


@dataclass(frozen=True)
class World:
    """``whole``: in whole numbers, as people come."""

    levels: Numbers
    whole: bool


@dataclass(frozen=True)
class End:
    """The greatest value of a sum, the world it is reached in, and why it is never greater:
    at most ``surely`` + what ``costs`` says of each group that is left out now."""

    value: float
    world: "World"
    surely: float
    costs: Mapping[Group, float]


class Polytope:
    """``tell`` says what is known of the groups to be told now."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        combinations, moments = len(space.combinations), len(space.answers)
        # Those who joined at each moment, by combination.
        self._joined = [
            [self._solver.NumVar(0, self._solver.infinity(), "") for _ in range(combinations)]
            for _ in range(moments)
        ]
        self._rows = {}
        for moment, known in enumerate(space.known):
            everybody = space.answers[moment]
            for group, (low, high) in {**known, EVERYBODY: (everybody, everybody)}.items():
                if (low, high) != (0, everybody):
                    self._rows[moment, group] = self._row(moment, group, low, high)
        self._told = dict(self._rows)
        self.ends: dict[Group, tuple[int, int]] = {}
        self._now = {group: self._row(space.now, group, 0, space.answers[-1])
                     for group in space.current}  # fmt: skip
        self._aimed: list[tuple[int, int]] = []
        infinity = self._solver.infinity()
        self._just = self._solver.RowConstraint(-infinity, infinity, "")

    def _row(self, moment: int, group: Group, low: int, high: int) -> pywraplp.Constraint:
        row = self._solver.RowConstraint(low, high, "")
        for number in np.flatnonzero(self.space.members[self.space.at[group]]):
            for one in self._joined[: moment + 1]:
                row.SetCoefficient(one[number], 1)
        return row

    def tell(self, ends: Mapping[Group, tuple[int, int]]) -> None:
        """What is published now of each group; what is not named is left out."""
        everybody = self.space.answers[-1]
        self.ends = {group: ends.get(group, (0, everybody)) for group in self.space.current}
        for group, row in self._now.items():
            row.SetBounds(*self.ends[group])

    def tell_all_but(self, hidden: Iterable[Group]) -> None:
        out = set(hidden)
        self.tell({g: (n, n) for g, n in self.space.current.items() if g not in out})

    def greatest(self, terms: Terms) -> End:
        """Raises `Contradiction` where there is no world."""
        return self._greatest(self.weights(terms))

    def weights(self, terms: Terms) -> Numbers:
        """What each who joined, by moment and combination, adds to a sum."""
        found = np.zeros((len(self.space.answers), len(self.space.combinations)))
        for factor, moment, number in terms:
            found[: moment + 1] += factor * self.space.members[number]
        return found

    def greatest_of(self, group: Numbers) -> float:
        """The greatest size now of any choice of combinations."""
        return self._greatest(np.tile(group, (len(self.space.answers), 1))).value

    def _greatest(self, weights: Numbers) -> End:
        objective = self._solver.Objective()
        for moment, number in self._aimed:
            objective.SetCoefficient(self._joined[moment][number], 0)
        self._aimed = [(int(m), int(n)) for m, n in zip(*np.nonzero(weights), strict=True)]
        for moment, number in self._aimed:
            objective.SetCoefficient(self._joined[moment][number], weights[moment, number])
        objective.SetMaximization()
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            raise Contradiction
        surely, costs = self._never_greater(weights)
        return End(objective.Value(), self._solution(), surely, costs)

    def _solution(self) -> World:
        joined = np.array([[one.solution_value() for one in line] for line in self._joined])
        nearest = np.rint(joined)
        whole = bool(np.abs(joined - nearest).max() < _NEAR)
        return self._world(nearest if whole else joined, whole)

    def _world(self, joined: Numbers, whole: bool) -> World:
        return World(np.cumsum(joined, axis=0) @ self.space.members.T, whole)

    def _never_greater(self, weights: Numbers) -> tuple[float, Mapping[Group, float]]:
        """By duality, for any choice of what is left out; whatever the solver's numbers, this
        holds: what they lack is added for everybody there is."""
        space, everybody = self.space, self.space.answers[-1]
        prices = np.zeros((len(space.answers), len(space.groups)))
        surely = 0.0
        for (moment, group), row in self._told.items():
            price = _rounded(row.dual_value())
            prices[moment, space.at[group]] += price
            surely += price * (row.ub() if price > 0 else row.lb())
        costs = {}
        for group, row in self._now.items():
            price = _rounded(row.dual_value())
            if not price:
                continue
            count = space.current[group]
            prices[-1, space.at[group]] += price
            surely += price * count
            costs[group] = price * (everybody - count) if price > 0 else -price * count
        covered = np.cumsum((prices @ space.members)[::-1], axis=0)[::-1]
        surely += everybody * float(np.maximum(weights - covered, 0).max())
        return surely, costs

    def whole(self, terms: Terms, value: int) -> World | None:
        """A world in whole numbers in which a sum is just so much; None where there is none, or
        none was found in the effort allowed."""
        weights = self.weights(terms)
        for moment, number in zip(*np.nonzero(weights), strict=True):
            self._just.SetCoefficient(self._joined[moment][number], weights[moment, number])
        self._just.SetBounds(value, value)
        found = self._solver.Solve() == pywraplp.Solver.OPTIMAL
        world = self._solution() if found else None
        self._just.Clear()
        self._just.SetBounds(-self._solver.infinity(), self._solver.infinity())
        # Mostly the corner that is found is whole by itself.
        return world if world is None or world.whole else self._searched(weights, value)

    def _searched(self, weights: Numbers, value: int) -> World | None:
        space, model = self.space, cp_model.CpModel()
        everybody = space.answers[-1]
        joined = [[model.new_int_var(0, everybody, "") for _ in line] for line in self._joined]

        def add(moment: int, group: Group, low: float, high: float) -> None:
            chosen = np.flatnonzero(space.members[space.at[group]])
            size = sum(line[number] for line in joined[: moment + 1] for number in chosen)
            model.add_linear_constraint(size, round(low), round(high))

        for (moment, group), row in self._told.items():
            add(moment, group, row.lb(), row.ub())
        for group, (low, high) in self.ends.items():
            if (low, high) != (0, everybody):
                add(space.now, group, low, high)
        terms = [
            round(weights[moment, number]) * joined[moment][number]
            for moment, number in zip(*np.nonzero(weights), strict=True)
        ]
        model.add(sum(terms) == value)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = _EFFORT
        if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        found = [[float(solver.value(one)) for one in line] for line in joined]
        return self._world(np.array(found), whole=True)


def _rounded(price: float) -> float:
    """Prices are small fractions; what is next to nought is nought."""
    return 0.0 if abs(price) < 1e-9 else round(price, 9)

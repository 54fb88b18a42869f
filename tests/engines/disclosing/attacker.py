"""Somebody who has every release, and two programmes: how narrow does a count become?

Knows only what was published, that a sum is a sum, that no count lies below nought and that nobody
leaves; shares no line with the engine. One unknown for each combination of answers and each
release. The linear programme is solved first (HiGHS); where its corner is not whole, the one in
whole numbers as well (HiGHS too): it can only be narrower.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ortools.linear_solver import pywraplp

Place = tuple[str | None, ...]
"""A value of each dimension, None for all of them."""
_NEAR = 1e-5


@dataclass(frozen=True)
class Release:
    """``dimensions``: names and values. ``off``: by how much a count may be away from the truth."""

    dimensions: Mapping[str, Sequence[str]]
    answers: int
    cells: Mapping[Place, int | None]
    off: int = 0


@dataclass(frozen=True)
class Found:
    """What can be known of a count, or of its change since an earlier release."""

    release: int
    since: int | None
    place: Place
    low: int
    high: int

    @property
    def values(self) -> int:
        return self.high - self.low + 1


class Attacker:
    """All releases have the same dimensions."""

    def __init__(self, releases: Sequence[Release]) -> None:
        self.releases = releases
        self._combinations = list(product(*releases[0].dimensions.values()))
        self._linear, self._people = self._programme("HIGHS_LP")
        self._whole, self._whole_people = self._programme("HIGHS")

    def findings(self) -> Iterator[Found]:
        """Of every count that was left out and every change that is not told, how far it can be
        narrowed."""
        for at, one in enumerate(self.releases):
            for place, count in one.cells.items():
                if count is None or one.off:
                    yield self.found(at, None, place)
                for since, before in enumerate(self.releases[:at]):
                    unsure = count is None or before.cells.get(place) is None or one.off
                    if unsure and place in before.cells and before.answers < one.answers:
                        yield self.found(at, since, place)

    def found(self, at: int, since: int | None, place: Place) -> Found:
        return Found(at, since, place, -self._most(at, since, place, -1),
                     self._most(at, since, place, 1))  # fmt: skip

    def _most(self, at: int, since: int | None, place: Place, sign: int) -> int:
        for programme, people in ((self._linear, self._people),
                                  (self._whole, self._whole_people)):  # fmt: skip
            objective = programme.Objective()
            objective.Clear()
            for number in self._within(place):
                objective.SetCoefficient(people[at][number], sign)
                if since is not None:
                    objective.SetCoefficient(people[since][number], -sign)
            objective.SetMaximization()
            assert programme.Solve() == pywraplp.Solver.OPTIMAL
            values = [one.solution_value() for line in people for one in line]
            if all(abs(one - round(one)) < _NEAR for one in values):
                break
        return math.floor(objective.Value() + _NEAR)

    def _programme(self, solver: str) -> tuple[pywraplp.Solver, list[list[pywraplp.Variable]]]:
        programme = pywraplp.Solver.CreateSolver(solver)
        most = self.releases[-1].answers
        new = programme.NumVar if solver == "HIGHS_LP" else programme.IntVar
        people = [[new(0, most, "") for _ in self._combinations] for _ in self.releases]
        everybody = (None,) * len(self.releases[0].dimensions)
        for at, one in enumerate(self.releases):
            for place, count in {**one.cells, everybody: one.answers}.items():
                if count is not None:
                    off = 0 if place == everybody else one.off
                    row = programme.Constraint(count - off, count + off)
                    for number in self._within(place):
                        row.SetCoefficient(people[at][number], 1)
            for before, now in zip(people[at - 1], people[at], strict=True) if at else ():
                row = programme.Constraint(0, most)
                row.SetCoefficient(now, 1)
                row.SetCoefficient(before, -1)
        return programme, people

    def _within(self, place: Place) -> list[int]:
        return [
            number
            for number, combination in enumerate(self._combinations)
            if all(wanted in (None, said) for wanted, said in zip(place, combination, strict=True))
        ]

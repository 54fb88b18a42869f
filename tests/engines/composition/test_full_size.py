"""At full size another solver proves the same: GLOP, without whole numbers, goal after goal."""

from collections import defaultdict

import pytest
from bench.composition import instance
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.composition import checker, composer
from gemeinwerk.engines.composition.lot import lots
from gemeinwerk.engines.composition.problem import Problem, Seat

Total = mathopt.LinearBase


@pytest.mark.parametrize("mean", [False, True])
def test_every_value_is_a_bound_without_whole_numbers(mean: bool) -> None:
    problem = instance(1, mean=mean)
    found = composer.compose(problem, seconds=60)
    assert checker.check(problem, found) == []
    assert all(goal.proven for goal in found.goals)
    bounds = Relaxation(problem).bounds([goal.value for goal in found.goals])
    assert bounds == pytest.approx([goal.value for goal in found.goals], abs=1e-3)


def test_a_draw_at_full_size_is_kept_by_every_slip() -> None:
    problem = instance(2, mean=True)
    found = composer.compose(problem, seconds=60, slips=200)
    assert found.draw
    assert checker.check(problem, found) == []


class Relaxation:
    """The problem written anew, every seat from 0 to 1."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.programme = problem, mathopt.Model()
        self.sits = {
            Seat(group.id, one.id): self.programme.add_variable(
                lb=int(one.id in group.required), ub=1
            )
            for group in problem.groups
            for one in problem.people
            if group.id not in one.never and (group.id in one.wishes or one.id in group.required)
        }

    def bounds(self, values: list[int]) -> list[float]:
        """The least of each goal, those before it as they are."""
        found = []
        for goal, value in zip(self._goals(), values, strict=True):
            self.programme.minimize(goal)
            result = mathopt.solve(self.programme, mathopt.SolverType.GLOP)
            found.append(result.objective_value())
            self.programme.add_linear_constraint(goal <= value)
        return found

    def _goals(self) -> list[Total]:
        person, out, more = self.problem.person, [], []
        short: list[Total] = []
        for one in self.problem.people:
            seats = [seat for seat in self.sits if seat.person == one.id]
            self.programme.add_linear_constraint(self._count(seats) <= one.most)
            if one.wishes:
                out.append(self._at_least(1 - self._count(seats)))
        for group in self.problem.groups:
            there = [seat for seat in self.sits if seat.group == group.id]
            ends = [(there, group.size)]
            for kind, end in group.targets:
                ends.append(([s for s in there if person[s.person].actor_group == kind], end))
            for seats, (least, most) in ends:
                self.programme.add_linear_constraint(self._count(seats) <= most)
                short.append(self._at_least(least - self._count(seats)))
            homes = defaultdict(list)
            for seat in there:
                homes[person[seat.person].organisation].append(seat)
            homes.pop(None, None)
            more += [self._at_least(self._count(seats) - 1) for seats in homes.values()]
        ranks = [
            person[seat.person].wishes.index(seat.group) * sits
            for seat, sits in self.sits.items()
            if seat.group in person[seat.person].wishes
        ]
        kept = [self.sits[seat] for seat in self.problem.keep if seat in self.sits]
        numbers = [number * self.sits[seat] for seat, number in lots(self.problem).items()]
        total = mathopt.fast_sum
        gone = len(self.problem.keep) - total(kept)
        return [total(short), total(out), total(ranks), total(more), gone, total(numbers)]

    def _count(self, seats: list[Seat]) -> Total:
        return mathopt.fast_sum([self.sits[seat] for seat in seats])

    def _at_least(self, amount: Total) -> mathopt.Variable:
        variable = self.programme.add_variable(lb=0)
        self.programme.add_linear_constraint(variable - amount >= 0)
        return variable

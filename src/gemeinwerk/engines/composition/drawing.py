"""A draw in which all who wish a seat have as equal a chance as the targets allow.

Drawn is one of so many slips, each with a composition that reaches the least shortfall and leaves
out the fewest. First the fair chances: the least of all is as great as can be, then the next, up to
the greatest (`_fair`). They are known exactly, as fractions. Then the slips: all of them together
are one flow, so many times as large, in which everybody has their fair share of the slips, but for
one slip at most; a flow of N times the size is always the sum of N flows in whole numbers
(`_taken_apart`). Among such flows the one with the dearest wishes and no idle seats is taken.
"""

import random
from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

import numpy as np
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.composition.composition import Chance, Draw, Slip
from gemeinwerk.engines.composition.network import Arc, Network, Numbers, Places
from gemeinwerk.engines.composition.problem import Problem, Seat

_NEARLY = 1e-9
_COUNTS = 1e-6


def draw(problem: Problem, slips: int, *, missing: int, seated: int) -> Draw:
    """The slips and the one drawn with the problem's seed.

    missing: the least shortfall. seated: the most of those who wish who can have a seat with it.
    """
    flows = _Flows(problem, missing, seated)
    fair = flows.fair_chances()
    compositions = flows.slips_of(fair, slips)
    times = dict.fromkeys(fair, 0)
    for one in compositions:
        for person in {seat.person for seat in one.seats} & times.keys():
            times[person] += one.slips
    chance = random.Random(problem.seed)  # noqa: S311 - is to be drawn again by anybody
    return Draw(
        slips,
        chance.randrange(slips),
        tuple(Chance(person, share, times[person]) for person, share in fair.items()),
        compositions,
    )


class _Flows:
    """Compositions as flows: a seat is an arc, and so is the first seat of whoever wishes one."""

    def __init__(self, problem: Problem, missing: int, seated: int) -> None:
        self.problem = problem
        self._first: dict[str, int] = {}
        self._seat: dict[Seat, int] = {}
        self._lower: list[int] = []
        self._arcs: list[Arc] = []
        self._places = Places(problem)
        self._wishers = self._places.number
        self._people(seated)
        self._groups()
        self._network = Network(self._places.number + 1, self._arcs)
        self._met = sum(self._arcs[at].most for at in self._lower) - missing

    def _people(self, seated: int) -> None:
        hub = self._places.HUB
        self._arcs.append(Arc(hub, self._wishers, seated, seated))
        for person in self.problem.people:
            node, more = self._places.person[person.id], person.most
            if person.wishes:
                self._first[person.id] = len(self._arcs)
                self._arcs.append(Arc(self._wishers, node, 0, 1))
                more -= 1
            if more:
                self._arcs.append(Arc(hub, node, 0, more))
        for seat in self.problem.possible:
            person = self.problem.person[seat.person]
            required = seat.person in self.problem.group[seat.group].required
            rank = person.wishes.index(seat.group) if seat.group in person.wishes else 0
            self._seat[seat] = len(self._arcs)
            node, place = self._places.person[seat.person], self._places.of(seat)
            self._arcs.append(Arc(node, place, int(required), 1, 1 + rank))

    def _groups(self) -> None:
        dear = 1 + sum(arc.cost for arc in self._arcs)
        for group in self.problem.groups:
            node = self._places.group[group.id]
            ends = [(node, self._places.HUB, group.size)]
            ends += [(self._places.cell[group.id, kind], node, end) for kind, end in group.targets]
            for tail, head, (least, most) in ends:
                self._lower.append(len(self._arcs))
                self._arcs.append(Arc(tail, head, 0, least, -dear))
                self._arcs.append(Arc(tail, head, 0, most - least))

    # --- fair chances ---------------------------------------------------------------------------
    def fair_chances(self) -> dict[str, Fraction]:
        """The chance of each who wishes a seat: sorted, the greatest from the least up."""
        programme, flow = self._relaxed()
        least = programme.add_variable(lb=0, ub=1)
        programme.maximize(least)
        rows = {
            person: programme.add_linear_constraint(flow[at] - least >= 0)
            for person, at in self._first.items()
        }
        fair: dict[str, Fraction] = {}
        able = {seat.person for seat in self.problem.possible}
        for person in [one for one in rows if one not in able]:
            fair[person] = Fraction(0)
            programme.delete_linear_constraint(rows.pop(person))
        solver = mathopt.IncrementalSolver(programme, mathopt.SolverType.GLOP)
        while rows:
            result = solver.solve()
            level = Fraction(result.objective_value()).limit_denominator(len(self._first))
            tight = [one for one, row in rows.items() if abs(result.dual_values(row)) > _COUNTS]
            if level == 1:
                tight = list(rows)
            assert tight, "a greatest least chance has somebody who holds it down"
            for person in tight:
                fair[person] = level
                flow[self._first[person]].lower_bound = max(0.0, float(level) - _NEARLY)
                programme.delete_linear_constraint(rows.pop(person))
        assert sum(fair.values()) == self._arcs[0].most, "all chances together are the seats"
        return {person: fair[person] for person in self._first}

    def _relaxed(self) -> tuple[mathopt.Model, list[mathopt.Variable]]:
        """Every mixture of compositions is a flow in fractions, and every such flow a mixture."""
        programme = mathopt.Model()
        flow = [programme.add_variable(lb=arc.least, ub=arc.most) for arc in self._arcs]
        around: dict[int, list[mathopt.LinearTerm]] = {}
        for arc, amount in zip(self._arcs, flow, strict=True):
            around.setdefault(arc.head, []).append(1 * amount)
            around.setdefault(arc.tail, []).append(-1 * amount)
        for terms in around.values():
            programme.add_linear_constraint(mathopt.fast_sum(terms) == 0)
        met = mathopt.fast_sum(flow[at] for at in self._lower)
        programme.add_linear_constraint(met >= self._met - _NEARLY)
        return programme, flow

    # --- slips ----------------------------------------------------------------------------------
    def slips_of(self, fair: Mapping[str, Fraction], slips: int) -> tuple[Slip, ...]:
        """So many slips in which everybody has their fair share, but for one at most."""
        least, most = self._network.least * slips, self._network.most * slips
        for person, share in fair.items():
            at = self._first[person]
            least[at], most[at] = floor(share * slips), ceil(share * slips)
        flow = self._network.cheapest(least, most)
        assert flow is not None, "the fair chances can be mixed"
        assert flow[self._lower].sum() == self._met * slips, "no slip lacks more than it must"
        return self._taken_apart(flow, slips)

    def _taken_apart(self, flow: Numbers, slips: int) -> tuple[Slip, ...]:
        """Compositions of which the flow is the sum, each with the number of its slips."""
        least, most = self._network.least, self._network.most
        found: list[Slip] = []
        while slips:
            one = self._network.any(
                np.maximum(least, flow - (slips - 1) * most),
                np.minimum(most, flow - (slips - 1) * least),
            )
            assert one is not None, "a flow of so many times the size is a sum of flows"
            times = self._times(flow, one, slips)
            seats = tuple(seat for seat, at in self._seat.items() if one[at])
            found.append(Slip(times, seats))
            flow, slips = flow - times * one, slips - times
        return tuple(found)

    def _times(self, flow: Numbers, one: Numbers, slips: int) -> int:
        """How often a flow can be taken so that what is left is the sum of the others."""
        least, most = self._network.least, self._network.most
        below, above = one < most, one > least
        room = (slips * most - flow)[below] // (most - one)[below]
        need = (flow - slips * least)[above] // (one - least)[above]
        return int(min([slips, *room.tolist(), *need.tolist()]))

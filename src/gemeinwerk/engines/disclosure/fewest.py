"""The fewest groups to leave out, by HiGHS: every demand that was not met is a row."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from gemeinwerk.engines.disclosure.auditing import Cut
from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Group
from gemeinwerk.engines.disclosure.space import Space

MOST_NODES = 20_000
"""Of one search. It ends by what was done, never by a clock, so that it ends the same anywhere."""
_NEAR = 1e-6
_LITTLE = 0.05


@dataclass(frozen=True)
class Choice:
    """What is left out, and how few groups could do at best by what is known of the demands."""

    hidden: frozenset[Group]
    bound: int


class Fewest:
    def __init__(self, space: Space, must: Collection[Group], never: Collection[Group]) -> None:
        self._programme, self._impossible = mathopt.Model(), False
        self._out = {group: self._programme.add_binary_variable() for group in space.current}
        for group in must:
            self._out[group].lower_bound = 1
        for group in set(never) - set(must):
            self._out[group].upper_bound = 0
        # Rather those with little in them: what tells most is told. All of this together is less
        # than one group, and is no part of what is proven.
        everything = sum(space.current.values()) + 1
        self._programme.minimize(
            sum(
                (1 + _LITTLE * count / everything) * self._out[group]
                for group, count in space.current.items()
            )
        )
        self._sums(space)

    def _sums(self, space: Space) -> None:
        """In each sum nothing is left out alone: the rest would tell it."""
        for layout in {one.layout: None for one in space.tables}:
            for whole, parts in layout.sums():
                line = [*parts, *([whole] if whole != EVERYBODY else [])]
                for one in line:
                    self.add([Cut({other: 1.0 for other in line if other != one}, 1, one)])

    def add(self, cuts: Iterable[Cut]) -> None:
        for cut in cuts:
            sides = sum(cost * self._out[group] for group, cost in cut.costs.items())
            asked = cut.least if cut.of is None else cut.least * self._out[cut.of]
            if cut.costs:
                self._programme.add_linear_constraint(sides >= asked)
            elif cut.of is None or self._out[cut.of].lower_bound:
                self._impossible = True
            else:
                self._out[cut.of].upper_bound = 0

    def choose(self, gap: int = 0) -> Choice | None:
        """The choice that leaves out fewest, or up to ``gap`` more; None where no choice meets the
        rows."""
        if self._impossible:
            return None
        parameters = mathopt.SolveParameters(
            node_limit=MOST_NODES, relative_gap_tolerance=0, absolute_gap_tolerance=gap + 0.9
        )
        result = mathopt.solve(self._programme, mathopt.SolverType.HIGHS, params=parameters)
        if result.termination.reason is mathopt.TerminationReason.INFEASIBLE:
            # With presolve HiGHS has called a programme impossible that was not (ADR 11).
            parameters.presolve = mathopt.Emphasis.OFF
            result = mathopt.solve(self._programme, mathopt.SolverType.HIGHS, params=parameters)
        if result.termination.reason is mathopt.TerminationReason.INFEASIBLE:
            return None
        if not result.has_primal_feasible_solution():
            raise Unfinished
        found = result.variable_values()
        hidden = frozenset(group for group, one in self._out.items() if found[one] > 0.5)
        least = math.ceil(result.dual_bound() - _LITTLE - _NEAR)
        return Choice(hidden, min(least, len(hidden)))


class Unfinished(Exception):
    """Nothing was found in the effort allowed."""

"""Counts told up or down to a multiple of five, so that each stands for several.

Each count goes to one of the two multiples next to it, a multiple stays; sums of what is told are
sums, and all together lie as near to the truth as can be. Which way a count went is not told, so a
reader knows of each that it is less than the base away.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from gemeinwerk.engines.disclosure.auditing import Audit
from gemeinwerk.engines.disclosure.demands import Demand, demands, told
from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Group
from gemeinwerk.engines.disclosure.space import Space
from gemeinwerk.engines.disclosure.suppressing import NothingHides

_EFFORT = 20.0
MOST_TRIES = 20
"""Of roundings that turn out to tell too much."""


@dataclass(frozen=True)
class Rounded:
    counts: Mapping[Group, int]
    off: int
    """By how much all counts together are told too high or too low."""
    bound: int

    @property
    def proven(self) -> bool:
        return self.off == self.bound


def rounded(space: Space, base: int) -> Rounded:
    """Raises `NothingHides` where each rounding there is tells too much."""
    audit = Audit(space, [_whatever_is_told(one) for one in demands(space)])
    programme = _Programme(space, base)
    bound = None
    for _try in range(MOST_TRIES):
        found = programme.nearest()
        if found is None:
            break
        # What was refused before counts: nearer than the first there is none.
        bound = found.bound if bound is None else bound
        ends = {group: (max(0, count - base + 1), min(space.answers[-1], count + base - 1))
                for group, count in found.counts.items()}  # fmt: skip
        if audit.within(ends):
            return Rounded(found.counts, found.off, bound)
        programme.refuse(found.counts)
    raise NothingHides


def _whatever_is_told(demand: Demand) -> Demand:
    return Demand(demand.terms, demand.values)


class _Programme:
    def __init__(self, space: Space, base: int) -> None:
        self._space, self._base = space, base
        self._model = model = cp_model.CpModel()
        self._up = {group: model.new_bool_var("") for group in space.current}
        for group, count in space.current.items():
            if count % base == 0:
                model.add(self._up[group] == 0)
            for moment in range(len(space.answers)):
                before = told(space, moment, group)
                if before is not None:
                    # Nobody leaves: what was told is the least there can be.
                    least = before + space.minimum - base
                    model.add(self._told(group) >= least)
        everybody = space.answers[-1]
        low = everybody - everybody % base
        for layout in {one.layout: None for one in space.tables}:
            whole = model.new_int_var(low, low + (base if everybody % base else 0), "")
            for margin, parts in layout.sums():
                sides = whole if margin == EVERYBODY else self._told(margin)
                model.add(sum(self._told(one) for one in parts) == sides)
        self._off = sum(
            count % base + (base - 2 * (count % base)) * self._up[group]
            for group, count in space.current.items()
        )
        model.minimize(self._off)

    def _told(self, group: Group) -> cp_model.LinearExpr:
        count = self._space.current[group]
        return count - count % self._base + self._base * self._up[group]

    def nearest(self) -> Rounded | None:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = _EFFORT
        if solver.solve(self._model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        counts = {
            group: count - count % self._base + self._base * solver.value(self._up[group])
            for group, count in self._space.current.items()
        }
        bound = round(solver.best_objective_bound)
        return Rounded(counts, round(solver.objective_value), bound)

    def refuse(self, counts: Mapping[Group, int]) -> None:
        """Not this one again."""
        other = []
        for group, told_count in counts.items():
            if self._space.current[group] % self._base:
                up = self._up[group]
                other.append(~up if told_count > self._space.current[group] else up)
        self._model.add_bool_or(other)

"""Whether what is left out is enough, and if not, what of more would be needed.

Worlds that were found are kept: one in which only groups differ that are left out anyway is
possible whatever else is. Most questions are answered by them alone.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gemeinwerk.engines.disclosure.demands import Demand, Same, whoever_may_be_the_same
from gemeinwerk.engines.disclosure.layouts import Group
from gemeinwerk.engines.disclosure.polytope import Polytope, Terms, World
from gemeinwerk.engines.disclosure.space import Numbers, Space

_NEAR = 1e-6


@dataclass(frozen=True)
class Cut:
    """The sum of ``costs`` over what is left out must be at least ``least``; where ``of`` is a
    group, only if that is left out."""

    costs: Mapping[Group, float]
    least: float
    of: Group | None


class Worlds:
    """Worlds that agree with what was published before, and what of now each of them differs in."""

    def __init__(self, space: Space) -> None:
        self._now = [space.at[group] for group in space.current]
        self._counts = np.array(list(space.current.values()), dtype=float)
        self._levels: list[Numbers] = []
        self._differ: list[NDArray[np.bool_]] = []
        self._whole: list[bool] = []

    def add(self, world: World) -> None:
        self._levels.append(world.levels)
        self._differ.append(np.abs(world.levels[-1, self._now] - self._counts) > _NEAR)
        self._whole.append(world.whole)

    def agreeing(self, told: NDArray[np.bool_]) -> tuple[Numbers, NDArray[np.bool_]]:
        """The levels of those that differ in nothing that is told, and which of them are whole."""
        if not self._levels:
            return np.zeros((0, 1, 1)), np.zeros(0, dtype=bool)
        fits = ~(np.array(self._differ) & told).any(axis=1)
        return np.array(self._levels)[fits], np.array(self._whole)[fits]


def values(levels: Numbers, terms: Terms) -> Numbers:
    """A sum, in each of many worlds."""
    found: Numbers = sum(
        (factor * levels[:, moment, group] for factor, moment, group in terms),
        np.zeros(len(levels)),
    )
    return found


class Audit:
    def __init__(self, space: Space, demands: Iterable[Demand]) -> None:
        self.space, self.polytope = space, Polytope(space)
        self._worlds = Worlds(space)
        self._same = whoever_may_be_the_same(space)
        self._groups = list(space.current)
        self.narrow_before = 0
        self._tell(space.current)
        self.demands = [self._as_far_as_can_be(one) for one in demands]
        self._same = [one for one in self._same if not self._surely(one)]

    # --- what was known anyway --------------------------------------------------------------
    def _as_far_as_can_be(self, demand: Demand) -> Demand:
        """What was told before cannot be taken back: it must not become narrower than it is."""
        if demand.of is not None:
            return demand
        possible = self._possible(demand)
        if possible < demand.values:
            self.narrow_before += 1
        return replace(demand, values=possible)

    # --- the question -----------------------------------------------------------------------
    def lacking(self, hidden: Collection[Group]) -> list[Cut]:
        """What must be left out besides; nothing where all demands are met."""
        self._tell(hidden)
        active = [one for one in self.demands if one.of is None or one.of in hidden]
        cuts = [cut for one in active if (cut := self._too_narrow(one))]
        if cuts:
            return cuts
        if not self._always_whole:
            for one in active:
                if self._possible(one) < one.values:
                    cuts.append(self._more_than(hidden, one.of))
        for same in self._same:
            if not cuts and self._surely(same):
                more = Demand(same.others, self.space.minimum)
                self._tell(self.space.current)
                self.demands.append(self._as_far_as_can_be(more))
                return [self._more_than(hidden, None)]
        return cuts

    @property
    def _always_whole(self) -> bool:
        """A single table of one or two dimensions: each corner of its worlds is whole, and so
        is each value in between."""
        one_table = len({one.layout.dimensions for one in self.space.tables}) == 1
        return len(self.space.answers) == 1 and one_table and len(self.space.dimensions) <= 2

    def within(self, ends: Mapping[Group, tuple[int, int]]) -> bool:
        """Whether all demands are met where this is known of each group now."""
        self.polytope.tell(ends)
        self._worlds, self._told = Worlds(self.space), np.zeros(len(self._groups), dtype=bool)
        met = all(self._possible(one) >= one.values for one in self.demands)
        return met and not any(self._surely(one) for one in self._same)

    def _tell(self, hidden: Collection[Group]) -> None:
        self.polytope.tell_all_but(hidden)
        out = set(hidden)
        self._told = np.array([group not in out for group in self._groups])

    def _seen(self, terms: Terms) -> tuple[Numbers, NDArray[np.bool_]]:
        levels, whole = self._worlds.agreeing(self._told)
        return values(levels, terms) if len(levels) else np.zeros(0), whole

    # --- wide enough ------------------------------------------------------------------------
    def _too_narrow(self, demand: Demand) -> Cut | None:
        wanted = demand.values - 1
        seen, _whole = self._seen(demand.terms)
        if len(seen) and seen.max() - seen.min() >= wanted - _NEAR:
            return None
        high = self.polytope.greatest(demand.terms)
        low = self.polytope.greatest(_less(demand.terms))
        self._worlds.add(high.world)
        self._worlds.add(low.world)
        if high.value + low.value >= wanted - _NEAR:
            return None
        lacks = wanted - high.surely - low.surely
        costs: dict[Group, float] = {}
        for one in (high, low):
            for group, cost in one.costs.items():
                costs[group] = costs.get(group, 0) + cost
        costs.pop(demand.of, None)  # type: ignore[arg-type]
        # More than all that lacks no group can give.
        capped = {group: min(cost, lacks) for group, cost in costs.items() if cost > _NEAR}
        return Cut(capped, lacks - _NEAR, demand.of)

    def _possible(self, demand: Demand) -> int:
        """How many whole values a sum can have, counted up to those wanted."""
        seen, whole = self._seen(demand.terms)
        found = set(np.rint(seen[whole]).astype(int).tolist())
        if len(found) >= demand.values:
            return demand.values
        high, low = (self.polytope.greatest(one) for one in (demand.terms, _less(demand.terms)))
        for end in (high, low):
            self._worlds.add(end.world)
            if end.world.whole:
                found.add(round(float(values(end.world.levels[None], demand.terms)[0])))
        for value in range(math.ceil(-low.value - _NEAR), math.floor(high.value + _NEAR) + 1):
            if len(found) >= demand.values:
                break
            if value not in found and (world := self.polytope.whole(demand.terms, value)):
                self._worlds.add(world)
                found.add(value)
        return min(len(found), demand.values)

    def _more_than(self, hidden: Collection[Group], of: Group | None) -> Cut:
        """This is not enough, nor is any part of it."""
        out = set(hidden)
        return Cut({group: 1.0 for group in self._groups if group not in out}, 1, of)

    # --- all the same -----------------------------------------------------------------------
    def _surely(self, same: Same) -> bool:
        """Whether it follows that all who joined a group said the same, and that some did."""
        levels, _whole = self._worlds.agreeing(self._told)
        if len(levels):
            some, others = values(levels, same.joined), values(levels, same.others)
            if ((some < 1 - _NEAR) | (others > _NEAR)).any():
                return False
        others_at_most = self.polytope.greatest(same.others)
        self._worlds.add(others_at_most.world)
        if others_at_most.value > _NEAR:
            return False
        fewest = self.polytope.greatest(_less(same.joined))
        self._worlds.add(fewest.world)
        return -fewest.value >= 1 - _NEAR


def _less(terms: Terms) -> Terms:
    return tuple((-factor, moment, group) for factor, moment, group in terms)

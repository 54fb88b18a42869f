"""Seats as a flow that goes round: from a hub to people, on to groups and back to the hub.

What a person may sit in, what a group holds and what it needs of an actor group are the least and
the most of an arc. Flows are whole numbers, found exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from gemeinwerk.engines.composition.problem import Problem, Seat

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Arc:
    """From node to node, at least and at most so much; each unit costs."""

    tail: int
    head: int
    least: int
    most: int
    cost: int = 0


class Network:
    """Arcs between nodes that are numbered from 0."""

    def __init__(self, nodes: int, arcs: Sequence[Arc]) -> None:
        self.nodes = nodes
        self.tails = np.array([one.tail for one in arcs], dtype=np.int32)
        self.heads = np.array([one.head for one in arcs], dtype=np.int32)
        self.least: Numbers = np.array([one.least for one in arcs], dtype=np.int64)
        self.most: Numbers = np.array([one.most for one in arcs], dtype=np.int64)
        self.costs: Numbers = np.array([one.cost for one in arcs], dtype=np.int64)

    def any(self, least: Numbers, most: Numbers) -> Numbers | None:
        """A flow between these ends, None where there is none."""
        if (least > most).any():
            return None
        given = self._given(least)
        source, sink = self.nodes, self.nodes + 1
        out, into = np.flatnonzero(given > 0), np.flatnonzero(given < 0)
        flow = max_flow.SimpleMaxFlow()
        arcs = flow.add_arcs_with_capacity(self.tails, self.heads, most - least)
        flow.add_arcs_with_capacity(np.full(len(out), source), out, given[out])
        flow.add_arcs_with_capacity(into, np.full(len(into), sink), -given[into])
        if given[out].sum() == 0:
            return least.copy()
        if flow.solve(source, sink) != flow.OPTIMAL or flow.optimal_flow() != given[out].sum():
            return None
        return least + flow.flows(arcs)

    def cheapest(self, least: Numbers, most: Numbers) -> Numbers | None:
        """A flow between these ends that costs the least, None where there is none."""
        if (least > most).any():
            return None
        flow = min_cost_flow.SimpleMinCostFlow()
        # What costs less than nothing is taken first and given back for what it would cost.
        gains = self.costs < 0
        taken = np.where(gains, most, least)
        tails = np.where(gains, self.heads, self.tails)
        heads = np.where(gains, self.tails, self.heads)
        arcs = flow.add_arcs_with_capacity_and_unit_cost(
            tails, heads, most - least, np.abs(self.costs)
        )
        flow.set_nodes_supplies(np.arange(self.nodes), self._given(taken))
        if flow.solve() != flow.OPTIMAL:
            return None
        moved = flow.flows(arcs)
        return np.where(gains, taken - moved, taken + moved)

    def _given(self, flow: Numbers) -> Numbers:
        """What comes into each node beyond what leaves it."""
        given = np.zeros(self.nodes, dtype=np.int64)
        np.add.at(given, self.heads, flow)
        np.subtract.at(given, self.tails, flow)
        return given


class Places:
    """The nodes of a problem: the hub, people, groups, and actor groups within groups."""

    HUB = 0

    def __init__(self, problem: Problem) -> None:
        self.person = {one.id: 1 + at for at, one in enumerate(problem.people)}
        first = 1 + len(self.person)
        self.group = {one.id: first + at for at, one in enumerate(problem.groups)}
        cells = [(group.id, kind) for group in problem.groups for kind, _ in group.targets]
        first += len(self.group)
        self.cell = {cell: first + at for at, cell in enumerate(cells)}
        self.number = first + len(self.cell)
        self._kind = {one.id: one.actor_group for one in problem.people}

    def of(self, seat: Seat) -> int:
        """Where a seat leads to: to the actor group where there is a target, else to the group."""
        cell = (seat.group, self._kind[seat.person] or "")
        return self.cell.get(cell, self.group[seat.group])

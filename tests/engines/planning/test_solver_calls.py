"""How much is asked of the solvers: what is known beforehand is not looked for.

Nothing here decides what comes out; it decides whether large problems are done in time. So work is
counted on problems of a middle size, dealt with as what they are, and as if they were large.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import product

import pytest

from gemeinwerk.engines.planning import planner, search
from gemeinwerk.engines.planning.plan import Status
from gemeinwerk.engines.planning.solving import Solving
from tests.alike import ALL
from tests.engines.planning.made import made_problem


@dataclass
class Work:
    """calls: of each kind. rows: that held, summed over calls; meets: that were open, likewise."""

    calls: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    meets: int = 0

    def note(self, kind, model):
        self.calls[kind] += 1
        rows = model.programme.linear_constraints()
        self.rows += sum(one.lower_bound > -1e9 or one.upper_bound < 1e9 for one in rows)
        self.meets += sum(one.upper_bound > one.lower_bound for one in model.meets.values())


def work(monkeypatch, problem):
    done, whole, relaxed = Work(), Solving.whole, Solving.relaxed

    def counted_whole(self, *args, **more):
        done.note("whole", self.model)
        return whole(self, *args, **more)

    def counted_relaxed(self, *args, **more):
        done.note("relaxed", self.model)
        return relaxed(self, *args, **more)

    monkeypatch.setattr(Solving, "whole", counted_whole)
    monkeypatch.setattr(Solving, "relaxed", counted_relaxed)
    assert planner.plan(problem, seconds=600).status is Status.OPTIMAL
    return done


# What was asked on 28 November 2026: calls, rows, meets.
AS_SMALL = {2: (7, 4932, 1178), 4: (7, 3950, 900), 6: (6, 4138, 921)}
WITHOUT_LINEUPS = {2: (8, 5458, 1364), 4: (10, 4900, 1325), 6: (9, 5455, 1449)}
AS_LARGE = {2: (10, 6358, 1610), 4: (11, 5055, 1395), 6: (10, 5937, 1625)}


LIMITS = {
    "small": ({}, AS_SMALL),
    "without line-ups": ({"FEW_LINEUPS": 0, "MOST_LINEUPS": 0}, WITHOUT_LINEUPS),
    "large": ({"FEW_LINEUPS": 0, "FEW_ROWS": 0}, AS_LARGE),
}
EACH_ONCE = [("small", 2), ("without line-ups", 4), ("large", 6)]


@pytest.mark.parametrize(("size", "seed"), product(LIMITS, AS_SMALL) if ALL else EACH_ONCE, ids=str)
def test_no_more_is_asked_than_before(monkeypatch, size, seed):
    limits, known = LIMITS[size]
    for name, number in limits.items():
        monkeypatch.setattr(search, name, number)
    done = work(monkeypatch, made_problem(seed, series=5, meetings=3, people=60, weeks=26))
    calls, rows, meets = known[seed]
    # Another processor may round otherwise now and then.
    assert done.calls.total() <= calls + 1
    assert done.rows <= 1.05 * rows
    assert done.meets <= 1.05 * meets

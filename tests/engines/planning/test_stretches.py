"""The longest stretch of a series without a meeting, and the least it can be."""

from itertools import combinations, pairwise
from math import comb

import numpy as np
import pytest

from gemeinwerk.engines.planning.goals import Spread
from gemeinwerk.engines.planning.model import Model
from gemeinwerk.engines.planning.problem_tables import Facts
from gemeinwerk.engines.planning.stretches import Stretches, shortest_longest
from tests.engines.planning.exhaustive import choices
from tests.engines.planning.instances import instance
from tests.engines.planning.made import made_problem


def choice_of(facts, dates):
    """A choice as a table, from the dates of each series."""
    choice = np.zeros_like(facts.possible)
    for series, days in dates.items():
        choice[facts.row[series], [facts.column[day] for day in days]] = True
    return choice


def longest_stretches(facts, row, columns):
    """The longest stretch of every choice of dates of one series that keeps its gap."""
    series, (first, last) = facts.series[row], facts.window(row)
    for chosen in combinations([facts.days[column] for column in columns], series.meetings):
        if all(later - day >= series.min_gap_days for day, later in pairwise(chosen)):
            yield max(later - day for day, later in pairwise((first, *chosen, last)))


@pytest.mark.parametrize("seed", range(12))
def test_the_least_longest_stretch_is_what_trying_out_finds(seed):
    facts = Facts(made_problem(seed, meetings=1 + seed % 4, weeks=8))
    for row, series in enumerate(facts.series):
        columns = np.flatnonzero(facts.possible[row]).tolist()
        assert comb(len(columns), series.meetings) < 10_000
        if tried := list(longest_stretches(facts, row, columns)):
            assert shortest_longest(facts, row, columns) == min(tried)


def test_no_choice_of_a_problem_is_below_the_sum():
    below = {}
    for seed in range(40):
        problem = instance(seed)
        facts = Facts(problem)
        spreads = [facts.figures(choice_of(facts, dates)).spread for dates in choices(problem)]
        if spreads:
            model = Model(facts)
            first = choice_of(facts, next(choices(problem)))
            goal = Spread(Stretches(model, first))
            below[seed] = min(spreads) - int(goal.limit(model))
    assert len(below) >= 20
    assert min(below.values()) == 0

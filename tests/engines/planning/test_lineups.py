"""Line-ups: all sets of series that can meet on one evening, and whom they count too often."""

from itertools import combinations

import numpy as np
import pytest

from gemeinwerk.engines.planning import lineups, rooms
from gemeinwerk.engines.planning.problem_tables import Facts
from tests.engines.planning.exhaustive import choices
from tests.engines.planning.instances import instance
from tests.engines.planning.made import made_problem
from tests.engines.planning.test_stretches import choice_of

SEEDS = range(60)
MANY = 10**6


def can_meet(facts, rows, column):
    """Whether these series can meet in this slot, asked one by one."""
    return (
        all(facts.possible[row, column] for row in rows)
        and not any(facts.apart[one, two] for one, two in combinations(rows, 2))
        and all(
            len(set(asking) & set(rows)) <= number for asking, number in rooms.limits(facts, column)
        )
    )


def sets_of(lineup_table):
    return [tuple(np.flatnonzero(one).tolist()) for one in lineup_table]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_set_of_series_that_can_meet_is_listed_once(seed):
    facts = Facts(instance(seed))
    for column, found in enumerate(lineups.listed(facts, MANY)):
        everything = [
            rows
            for size in range(2, len(facts.series) + 1)
            for rows in combinations(range(len(facts.series)), size)
            if can_meet(facts, rows, column)
        ]
        assert sorted(sets_of(found.meets)) == sorted(everything)


def test_whatever_meets_together_in_a_choice_is_listed():
    together = 0
    for seed in SEEDS:
        facts = Facts(instance(seed))
        listed = [set(sets_of(one.meets)) for one in lineups.listed(facts, MANY)]
        for dates in choices(facts.problem):
            choice = choice_of(facts, dates)
            for column in np.flatnonzero(choice.sum(axis=0) > 1).tolist():
                together += 1
                assert tuple(np.flatnonzero(choice[:, column]).tolist()) in listed[column], seed
    assert together > 1000


@pytest.mark.parametrize("seed", SEEDS)
def test_people_in_two_places_are_counted_by_group(seed):
    facts = Facts(instance(seed))
    everybody = [range(len(facts.free)), *(group.people.tolist() for group in facts.groups)]
    for column, found in enumerate(lineups.listed(facts, MANY)):
        for rows, again in zip(sets_of(found.meets), found.again.tolist(), strict=True):
            asked = {
                person: sum(bool(facts.belongs[row, person]) for row in rows)
                for person in np.flatnonzero(facts.free[:, column]).tolist()
            }
            assert again == [
                sum(max(0, asked.get(person, 0) - 1) for person in people) for people in everybody
            ]


def test_too_many_are_not_listed():
    facts = Facts(made_problem(1, series=6))
    number = sum(len(one.meets) for one in lineups.listed(facts, MANY))
    assert number > 20
    assert lineups.listed(facts, number) is not None
    assert lineups.listed(facts, number - 1) is None

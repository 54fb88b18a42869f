"""A polished choice keeps every hard rule and is no worse; of one series it is the best."""

from functools import cache

import numpy as np
import pytest

from gemeinwerk.engines.planning.polish import Polish
from gemeinwerk.engines.planning.problem_tables import Facts
from tests.engines.planning.exhaustive import best, choices
from tests.engines.planning.instances import instance
from tests.engines.planning.test_stretches import choice_of

SEEDS = range(90)


def polished(facts, choice, *, lonely=0.0, keeps=lambda figures, choice: True, towards=None):
    """All choices that polishing yields; nobody need be left out."""
    polish = Polish(facts, choice, keeps, lonely)
    if towards is not None:
        polish.draw(towards)
    return list(polish.improved(lambda: True, fewest=0))


@cache
def problems():
    """Problems that have a plan, their facts, and all choices that keep the rules."""
    found = []
    for seed in SEEDS:
        problem = instance(seed)
        facts = Facts(problem)
        allowed = [choice_of(facts, dates) for dates in choices(problem)]
        found += [(seed, problem, facts, allowed)] if allowed else []
    return found


def worth(facts, choice, lonely):
    figures = facts.figures(choice)
    return figures.attendance - lonely * figures.people_left_out


@pytest.mark.parametrize("lonely", [0.0, 25.0])
def test_it_breaks_no_rule_and_makes_nothing_worse(lonely):
    better = 0
    for seed, _, facts, allowed in problems():
        keep_the_rules = {choice.tobytes() for choice in allowed}
        start = allowed[len(allowed) // 2]
        found = polished(facts, start, lonely=lonely)
        assert {one.tobytes() for one in found} <= keep_the_rules, seed
        assert worth(facts, found[0], lonely) >= worth(facts, start, lonely), seed
        better += worth(facts, found[0], lonely) > worth(facts, start, lonely)
    assert better >= 20


def test_drawn_anywhere_it_still_breaks_no_rule():
    chance = np.random.default_rng(1)
    for seed, _, facts, allowed in problems():
        towards = chance.random(facts.possible.shape)
        found = polished(facts, allowed[0], towards=towards)
        assert found[-1].tobytes() in {choice.tobytes() for choice in allowed}, seed


def test_a_series_by_itself_gets_its_best_dates():
    alone = 0
    for seed, problem, facts, allowed in problems():
        if len(problem.series) == 1:
            alone += 1
            found = facts.figures(polished(facts, allowed[0])[-1]).attendance
            assert found == best(problem).greatest_attendance, seed
    assert alone >= 5


def test_no_series_has_better_dates_while_all_others_stay():
    """Whatever it is among: rooms, chairs, series before and after it, fixed dates."""
    moved = 0
    for seed, problem, facts, allowed in problems():
        if len(problem.series) == 1:
            continue
        last = polished(facts, allowed[0])[-1]
        most = facts.figures(last).attendance
        for other in allowed:
            if (other != last).any(axis=1).sum() == 1:
                moved += 1
                assert facts.figures(other).attendance <= most, seed
    assert moved >= 100


def test_towards_a_solution_every_series_that_can_goes_there():
    """Each in turn, as far as the others let it."""
    for seed, _, facts, allowed in problems():
        towards = allowed[-1].astype(float)
        drawn = Polish(facts, allowed[0], lambda figures, choice: True, 0.0)
        drawn.draw(towards)
        assert (drawn.choice & allowed[-1]).sum() >= (allowed[0] & allowed[-1]).sum(), seed


def test_who_is_left_out_again_and_again_counts_for_more():
    fewer = 0
    for _, _, facts, allowed in problems():
        found = polished(facts, allowed[0], lonely=1.0)
        left_out = [facts.figures(one).people_left_out for one in found]
        fewer += min(left_out) < left_out[0]
    assert fewer >= 2


def test_what_was_promised_is_not_given_up_for_more():
    for seed, _, facts, allowed in problems():
        spread = facts.figures(allowed[0]).spread
        found = polished(facts, allowed[0], keeps=lambda now, _, most=spread: now.spread <= most)
        assert all(facts.figures(one).spread <= spread for one in found), seed


def test_without_time_a_choice_stays_as_it_is():
    _, _, facts, allowed = problems()[0]
    polish = Polish(facts, allowed[0], lambda figures, choice: True, 25.0)
    (same,) = polish.improved(lambda: False, fewest=0)
    assert (same == allowed[0]).all()

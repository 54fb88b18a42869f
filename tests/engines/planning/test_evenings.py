"""Line-ups as unknowns: they count exactly, are found by what they are worth, and none is lost."""

from functools import cache

import numpy as np
import pytest

from gemeinwerk.engines.planning import evenings, goals, lineups
from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.evenings import Evenings
from gemeinwerk.engines.planning.model import SLACK, Model
from gemeinwerk.engines.planning.problem_tables import Facts
from gemeinwerk.engines.planning.solving import GLOP, HIGHS, Solving
from tests.alike import some
from tests.engines.planning.exhaustive import choices
from tests.engines.planning.instances import instance
from tests.engines.planning.made import made_problem
from tests.engines.planning.test_stretches import choice_of

MANY = 10**6
SECONDS = 30.0
SEEDS = some(range(200), 3)


@cache
def problems():
    """Facts of problems in which series can meet together, with all choices that keep the rules."""
    found = []
    for seed in SEEDS:
        facts = Facts(instance(seed))
        if any(len(one.meets) for one in lineups.listed(facts, MANY)):
            allowed = [choice_of(facts, dates) for dates in choices(facts.problem)]
            found += [(seed, facts, allowed)] if allowed else []
    return found


def begun(facts):
    """Evenings without any line-up yet, and what solves their programme for attendance."""
    found = Evenings(Model(facts, twice=False), lineups.listed(facts, MANY))
    return found, Solving(found.model, Clock(SECONDS))


def relaxed(solving):
    solving.aim(goals.Attendance())
    return solving.relaxed(SECONDS, GLOP)


def priced(found, solving):
    """The best solution without whole numbers, once no line-up would better it."""
    more = 1.0
    while more > SLACK:
        result = relaxed(solving)
        more = found.price(result)
    return result


def test_there_are_enough_problems():
    assert len(problems()) >= len(SEEDS) * 0.15


def test_with_all_line_ups_a_choice_is_counted_as_it_is():
    """Also each group: the weakest share is what the choice reaches."""
    for seed, facts, allowed in problems():
        found, solving = begun(facts)
        found.all_come()
        found.model.compare_groups()
        for choice in allowed[:: max(1, len(allowed) // 3)]:
            for place, meet in found.model.meets.items():
                meet.lower_bound = meet.upper_bound = float(choice[place])
            for goal in (goals.Attendance(), goals.WeakestGroupShare()):
                solving.aim(goal)
                value = solving.whole(HIGHS, SECONDS, goal, choice).objective_value()
                assert value == pytest.approx(float(goal.count(facts.figures(choice), choice))), (
                    seed,
                    goal.name,
                )


@pytest.mark.parametrize("seed", [1, 2, 4, 8, 10])
def test_line_ups_come_until_none_would_better_the_solution(monkeypatch, seed):
    monkeypatch.setattr(evenings, "FIRST", 0)
    monkeypatch.setattr(evenings, "MORE", 1)
    facts = Facts(made_problem(seed, series=6, weeks=6))
    found, solving = begun(facts)
    found.begin(choice_found(facts), None)
    least = relaxed(solving).objective_value()
    most = least + found.price(relaxed(solving))
    optimum = priced(found, solving).objective_value()
    found.all_come()
    everything = relaxed(solving)
    assert everything.objective_value() == pytest.approx(optimum)
    assert found.price(everything) == pytest.approx(0)
    assert least < optimum <= most + SLACK


def choice_found(facts):
    """Any choice that keeps the rules."""
    model = Model(facts)
    result = Solving(model, Clock(SECONDS)).any(SECONDS)
    return model.values(result.variable_values()) > 0.5


def test_what_loses_no_more_than_allowed_is_not_kept_out(monkeypatch):
    monkeypatch.setattr(evenings, "FIRST", 0)
    kept_out = 0
    for seed, facts, allowed in problems():
        found, solving = begun(facts)
        found.begin(allowed[0], None)
        result = priced(found, solving)
        for number in (0, 3, MANY):
            loss = found.within(result, 3.0, number)
            assert loss <= 3.0
            solving.aim(goals.Attendance())
            best = solving.whole(HIGHS, SECONDS, goals.Attendance(), allowed[0])
            reached = best.objective_value() if best.has_primal_feasible_solution() else -1
            truly = max(facts.figures(choice).attendance for choice in allowed)
            if truly >= result.objective_value() - loss + SLACK:
                assert reached == pytest.approx(truly), seed
            else:
                assert reached <= truly + SLACK, seed
            kept_out += sum(meet.upper_bound == 0 for meet in found.model.meets.values())
    assert kept_out >= len(SEEDS) * 0.2


def test_the_hint_of_a_choice_is_a_solution():
    for seed, facts, allowed in problems():
        found, _ = begun(facts)
        found.all_come()
        hint = found.model.hint(allowed[-1])
        for row in found.model.programme.linear_constraints():
            terms = [(one.variable, one.coefficient) for one in row.terms()]
            if all(variable in hint for variable, _ in terms):
                value = sum(hint[variable] * number for variable, number in terms)
                assert row.lower_bound - SLACK <= value <= row.upper_bound + SLACK, seed
        assert np.isfinite(list(hint.values())).all()

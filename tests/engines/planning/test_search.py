"""Two solvers, one truth: CP-SAT and HiGHS prove the same, and nothing is proven that is not."""

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from gemeinwerk.engines.planning import goals, search
from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.problem import Appointment
from gemeinwerk.engines.planning.problem_tables import Facts
from gemeinwerk.engines.planning.search import NoPlan, Search
from gemeinwerk.engines.planning.solving import CP_SAT, HIGHS
from tests.alike import some
from tests.engines.planning.exhaustive import feasible
from tests.engines.planning.instances import instance
from tests.engines.planning.made import made_problem

SECONDS = 30.0
POSSIBLE = [seed for seed in some(range(3000, 3070), 5) if feasible(instance(seed))]


def begun(problem, seconds=SECONDS, say=lambda progress: None):
    """A search with a first choice."""
    found = Search(Facts(problem), Clock(seconds), say)
    found.first(seconds)
    return found


def below_left_out(problem, solver):
    """A search that has promised the floor, and the answers so far."""
    climb = begun(problem)
    greatest = climb.best(goals.Attendance(), SECONDS, solver)
    floor = math.ceil(problem.rules.attendance_floor * int(greatest.value))
    climb.promise(goals.Attendance(), floor)
    climb.watch_left_out()
    fewest = goals.PeopleLeftOut(floor, int(greatest.bound))
    left_out = climb.best(fewest, SECONDS, solver)
    climb.promise(fewest, left_out.value)
    return climb, [greatest, left_out]


def test_there_are_enough_problems():
    assert len(POSSIBLE) >= 7


def test_both_solvers_prove_the_same_attendance_and_the_same_people_left_out():
    by_solver = {
        solver: {seed: below_left_out(instance(seed), solver)[1] for seed in POSSIBLE}
        for solver in (HIGHS, CP_SAT)
    }
    assert by_solver[HIGHS] == by_solver[CP_SAT]
    assert all(one.proven for answers in by_solver[HIGHS].values() for one in answers)


def test_cp_sat_finds_the_weakest_share_but_none_greater():
    some_group_loses = 0
    for seed in POSSIBLE:
        climb, _ = below_left_out(instance(seed), HIGHS)
        climb.model.compare_groups()
        share = climb.best(goals.WeakestGroupShare(), SECONDS)
        assert share.proven, seed
        assert reachable(seed, lambda group, least=share.value: math.ceil(least * group.open))
        assert share.value == 1 or not reachable(
            seed, lambda group, least=share.value: math.floor(least * group.open) + 1
        ), seed
        some_group_loses += share.value < 1
    assert some_group_loses >= len(POSSIBLE) / 3


def reachable(seed, least):
    """Whether every group can have so many attendances, below the same floor and left out."""
    climb, _ = below_left_out(instance(seed), CP_SAT)
    for tally, group in zip(climb.model.groups, climb.model.facts.groups, strict=True):
        climb.model.promise(tally, least(group))
    try:
        climb.first(SECONDS)
    except NoPlan:
        return False
    return True


def test_what_is_promised_is_kept_ever_after():
    climb = begun(made_problem(3))
    greatest = climb.best(goals.Attendance(), SECONDS)
    climb.promise(goals.Attendance(), greatest.value)
    climb.watch_left_out()
    climb.best(goals.PeopleLeftOut(int(greatest.value), int(greatest.bound)), SECONDS)
    assert climb.value(goals.Attendance()) == greatest.value


def test_narrowing_rules_out_no_date_of_a_choice_as_good():
    """What is ruled out by reduced costs loses attendance indeed, tried meet by meet."""
    ruled_out = 0
    for seed in POSSIBLE[:8]:
        climb = begun(instance(seed))
        greatest = climb.best(goals.Attendance(), SECONDS)
        climb.narrow(goals.Attendance())
        for place, meet in climb.model.meets.items():
            if meet.upper_bound == 0:
                ruled_out += 1
                assert with_meet(instance(seed), *place) < greatest.value, (seed, place)
    assert ruled_out >= 8


def with_meet(problem, row, column):
    """The greatest attendance of choices with this meet; -1 where there are none."""
    date = Facts(problem).dates[column]
    fixed = (*problem.fixed, Appointment(problem.series[row].id, date))
    try:
        return int(begun(replace(problem, fixed=fixed)).best(goals.Attendance(), SECONDS).value)
    except NoPlan:
        return -1


@pytest.mark.parametrize("slowly", [False, True])
def test_roaming_ends_and_makes_nothing_worse(monkeypatch, slowly):
    """However quick its tries are: their number of series stays one that can be drawn."""
    monkeypatch.setattr(search, "ROAM_SECONDS", 0.01 if slowly else 60.0)
    climb = begun(made_problem(2, series=8, meetings=1), seconds=1.0)
    before = climb.value(goals.Attendance())
    climb._roam(goals.Attendance(), 10**6, until=1.0)
    assert climb.value(goals.Attendance()) >= before


def test_without_time_no_solver_is_asked(monkeypatch):
    climb = begun(made_problem(4))
    climb.clock.begun -= 5  # so much was spent before
    before = climb.choice

    def ask(*_, **__):
        raise AssertionError

    monkeypatch.setattr(climb._solving, "whole", ask)
    monkeypatch.setattr(climb._solving, "relaxed", ask)
    climb.best(goals.Attendance(), seconds=0.0)
    assert (climb.choice == before).all()


def test_when_time_is_over_the_bound_is_what_nobody_can_be_better_than():
    problem = made_problem(4)
    open_to_all = sum(one.meetings * len(one.members) for one in problem.series)
    climb = begun(problem)
    assert climb.best(goals.Attendance(), seconds=0.0).bound == open_to_all
    assert climb.best(goals.Attendance(most=open_to_all - 1), seconds=0.0).bound == open_to_all - 1
    assert climb.best(goals.UnmetQuotas(), seconds=0.0).bound == 0


@pytest.mark.parametrize(
    ("goal", "found", "bound"),
    [
        (goals.UnmetQuotas(), 2.0, 2),
        (goals.UnmetQuotas(), 2.00005, 2),  # a hair above, as solvers compute
        (goals.UnmetQuotas(), 2.001, 3),
        (goals.UnmetQuotas(), 1.99995, 2),
        (goals.Attendance(), 3.0, 3),
        (goals.Attendance(), 2.99995, 3),
        (goals.Attendance(), 2.999, 2),
        (goals.Attendance(), 3.00005, 3),
    ],
)
def test_the_best_whole_number_that_a_bound_leaves_open(goal, found, bound):
    assert goal.rounded(found, None) == bound


def test_a_share_is_rounded_to_what_a_group_can_reach():
    model = begun(made_problem(1)).model
    opened = sorted({group.open for group in model.facts.groups})
    share = goals.WeakestGroupShare()
    for number in opened:
        assert share.rounded(1 / number, model) >= Fraction(1, number)
    assert share.rounded(1.0, model) == 1
    assert share.rounded(0.0, model) == 0
    assert share.rounded(1 - 1e-3, model) < 1


def test_more_of_one_goal_and_less_of_another_is_as_good():
    assert [goals.Attendance().at_least_as_good(n, 5) for n in (4, 5, 6)] == [False, True, True]
    assert [goals.UnmetQuotas().at_least_as_good(n, 5) for n in (4, 5, 6)] == [True, True, False]


def test_without_time_nothing_is_claimed():
    climb = begun(made_problem(4))
    answer = climb.best(goals.Attendance(), seconds=0.0)
    assert answer.value <= answer.bound
    assert climb.best(goals.Attendance(), SECONDS).value <= answer.bound

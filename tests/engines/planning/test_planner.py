"""The door of the engine: what is said on the way, and what is claimed when time ends."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from gemeinwerk.engines.planning import checker, planner, solving
from gemeinwerk.engines.planning.plan import GOALS, Status
from gemeinwerk.engines.planning.problem import Appointment, Person
from tests.engines.planning.made import FROM, made_problem


def large():
    """Ten series of three meetings with 200 people: not proven within seconds."""
    return made_problem(2, series=10, meetings=3, people=200, weeks=30)


def middling(seed=0):
    """Five series of three meetings: proven within a second or so."""
    return made_problem(seed, series=5, meetings=3, people=30, weeks=16)


def faults(problem, plan, keep=()):
    return [words.en for words in checker.check(problem, plan, keep=keep)]


def values(plan):
    return {goal.name: goal.value for goal in plan.goals}


def changed(problem, name, **more):
    series = (replace(one, **more) if one.id == name else one for one in problem.series)
    return replace(problem, series=tuple(series))


# --- on the way -----------------------------------------------------------------------------------
def test_progress_is_told_goal_by_goal():
    heard = []
    plan = planner.plan(middling(), on_progress=heard.append)
    seconds = [progress.seconds for progress in heard]
    assert seconds == sorted(seconds)
    assert seconds[-1] <= plan.seconds
    climbed = ["unmet_quotas", "attendance", *GOALS[1:]]
    goals = [progress.goal for progress in heard]
    assert [goal for n, goal in enumerate(goals) if n == 0 or goals[n - 1] != goal] == climbed
    last = {progress.goal: (progress.value, progress.bound) for progress in heard}
    assert last == {goal.name: (goal.value, goal.bound) for goal in plan.goals}


def test_values_on_the_way_get_better_and_bounds_closer():
    heard = []
    planner.plan(middling(), on_progress=heard.append)
    left_out = [one for one in heard if one.goal == "people_left_out" and one.bound is not None]
    assert left_out
    assert [one.value for one in left_out] == sorted((one.value for one in left_out), reverse=True)
    assert [one.bound for one in left_out] == sorted(one.bound for one in left_out)
    assert all(one.bound <= one.value for one in left_out)


# --- time and stopping ----------------------------------------------------------------------------
@pytest.fixture
def asked(monkeypatch):
    """How often a solver was asked since the last look."""
    times, real = [], solving.mathopt.solve
    monkeypatch.setattr(
        solving.mathopt, "solve", lambda *given, **more: times.append(1) or real(*given, **more)
    )
    return times


def test_stopped_it_asks_no_solver_more_and_does_not_call_it_proven(asked):
    problem, heard = large(), []

    def stopped():
        if heard and "before" not in seen:
            seen["before"] = len(asked)
        return bool(heard)

    seen = {}
    plan = planner.plan(problem, seconds=600, on_progress=heard.append, stopped=stopped)
    assert len(asked) <= seen["before"] + 1, "what is under way is broken off, nothing else begins"
    assert plan.status is Status.FEASIBLE
    assert not all(goal.proven for goal in plan.goals)
    assert faults(problem, plan) == []


def test_stopped_from_the_start_it_claims_nothing(asked):
    problem = large()
    plan = planner.plan(problem, seconds=600, stopped=lambda: True)
    assert len(asked) <= 1
    assert plan.status in (Status.UNKNOWN, Status.FEASIBLE)
    assert faults(problem, plan) == []


@pytest.mark.parametrize("seconds", [0.3, 1.0])
def test_in_a_short_time_every_rule_is_kept(seconds):
    """That the time is kept as well is measured: `make bench ONLY=planning`."""
    problem = large()
    plan = planner.plan(problem, seconds=seconds)
    assert plan.status in (Status.UNKNOWN, Status.FEASIBLE)
    assert faults(problem, plan) == []


def test_what_is_proven_early_is_not_what_was_only_found_late():
    """Stopped on the second goal, the first one is proven and the last one is not."""
    heard = []
    plan = planner.plan(
        large(), seconds=600, on_progress=heard.append,
        stopped=lambda: any(one.goal == "people_left_out" for one in heard),
    )  # fmt: skip
    proven = {goal.name: goal.proven for goal in plan.goals}
    assert proven["unmet_quotas"]
    assert not proven[GOALS[-1]]


# --- the same answer ------------------------------------------------------------------------------
def test_the_same_problem_twice_gives_the_same_plan():
    once, again = (planner.plan(middling(2)) for _ in range(2))
    assert once.status is Status.OPTIMAL
    assert replace(once, seconds=0) == replace(again, seconds=0)


# --- an earlier plan ------------------------------------------------------------------------------
def test_one_date_forbidden_moves_that_one_alone():
    problem = made_problem(3)
    keep = tuple(meeting.appointment for meeting in planner.plan(problem).meetings)
    gone = next(one for one in keep if one.series == "ag2")
    problem = replace(problem, forbidden=(*problem.forbidden, gone))
    plan = planner.plan(problem, keep=keep)
    assert plan.moved == (gone,)
    assert (plan.moves.value, plan.moves.proven) == (1, True)
    assert faults(problem, plan, keep) == []


def test_an_earlier_date_that_is_none_any_more_counts_as_moved():
    problem = made_problem(3)
    keep = tuple(meeting.appointment for meeting in planner.plan(problem).meetings)
    sunday = Appointment("ag1", FROM + timedelta(6))
    plan = planner.plan(problem, keep=(*keep, sunday))
    assert plan.moved == (sunday,)
    assert faults(problem, plan, (*keep, sunday)) == []


# --- odd problems ---------------------------------------------------------------------------------
def test_a_series_without_members_meets_all_the_same():
    problem = changed(made_problem(3), "ag1", members=(), required=())
    plan = planner.plan(problem)
    assert [m.expected for m in plan.meetings if m.series == "ag1"] == [(), ()]
    assert faults(problem, plan) == []


def test_with_no_members_at_all_nobody_is_left_out():
    problem = made_problem(3)
    for name in [one.id for one in problem.series]:
        problem = changed(problem, name, members=(), required=())
    plan = planner.plan(problem)
    assert plan.status is Status.OPTIMAL
    reached = values(plan)
    assert (reached["people_left_out"], reached["attendance"]) == (0, 0)
    assert reached["weakest_group_share"] == Fraction(1)
    assert faults(problem, plan) == []


def test_only_who_needs_a_room_gets_one():
    problem = changed(made_problem(3), "ag1", needs_room=False)
    plan = planner.plan(problem)
    assert {m.series for m in plan.meetings if m.room is None} == {"ag1"}
    assert faults(problem, plan) == []


def test_who_belongs_to_no_series_is_not_left_out():
    problem = made_problem(3)
    stranger = Person("nobody", groups=("visitors",), unavailable=frozenset())
    plan = planner.plan(replace(problem, people=(*problem.people, stranger)))
    alone = planner.plan(problem)
    assert replace(plan, seconds=0) == replace(alone, seconds=0)


def test_a_group_that_never_can_is_missed_every_time_and_that_is_proven():
    """Three guests of ag1 are away on all evenings: a quota unmet at each of its two meetings."""
    problem = made_problem(3)
    evenings = frozenset(FROM + timedelta(n) for n in range(7 * 12))
    guests = tuple(Person(f"g{n}", ("guests",), evenings) for n in range(3))
    members = (*problem.of_id["ag1"].members, *(guest.id for guest in guests))
    problem = replace(problem, people=(*problem.people, *guests))
    problem = changed(problem, "ag1", members=members)
    plan = planner.plan(problem)
    assert plan.status is Status.OPTIMAL
    reached = values(plan)
    assert (reached["unmet_quotas"], reached["people_left_out"]) == (2, 3)
    assert reached["weakest_group_share"] == 0
    assert faults(problem, plan) == []

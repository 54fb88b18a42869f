"""The goals one after the other: their order, their time, and what is said on the way."""

import math

import pytest

from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.goals import Attendance
from gemeinwerk.engines.planning.ladder import TIME, Ladder, OutOfTime
from gemeinwerk.engines.planning.plan import GOALS
from gemeinwerk.engines.planning.problem import Appointment
from gemeinwerk.engines.planning.problem_tables import Facts
from gemeinwerk.engines.planning.search import Search
from tests.engines.planning.made import FROM, made_problem

CLIMB = ["unmet_quotas", "attendance", *GOALS[1:]]  # the second is what the floor is a part of


class Watched(Search):
    """A search that notes which goals are asked of it, and for how many seconds."""

    def best(self, goal, seconds, *more):
        self.asked = [*getattr(self, "asked", []), (goal.name, seconds)]
        return super().best(goal, seconds, *more)


def ladder(problem, seconds=30.0, stopped=lambda: False):
    return Ladder(Watched(Facts(problem), Clock(seconds, stopped), lambda progress: None))


def test_goals_are_climbed_in_their_order():
    climb = ladder(made_problem(1))
    climb.climb(None)
    assert [name for name, _ in climb.search.asked] == CLIMB
    assert tuple(goal.name for goal in climb.reached) == GOALS
    assert all(goal.proven for goal in climb.reached)


def test_an_earlier_plan_is_kept_before_all_goals():
    climb = ladder(made_problem(1))
    climb.climb([Appointment("ag1", FROM)])
    assert [name for name, _ in climb.search.asked] == ["moves", *CLIMB]
    assert [goal.name for goal in climb.reached] == ["moves", *GOALS]


def test_the_floor_is_a_part_of_the_greatest_attendance_rounded_up():
    problem = made_problem(1)
    climb = ladder(problem)
    climb.climb(None)
    floor = climb.floor
    assert floor.value == math.ceil(problem.rules.attendance_floor * floor.attendance)
    assert floor.attendance == floor.bound
    assert climb.search.value(Attendance()) >= floor.value


def test_each_goal_gets_its_part_of_what_is_left_and_the_last_one_all_of_it():
    climb = ladder(made_problem(1), seconds=100.0)
    climb.climb(None)
    seconds = [seconds for _, seconds in climb.search.asked]
    parts = [TIME[name] for name in TIME if name != "moves"]
    left = 100.0
    for n, given in enumerate(seconds):
        assert given == pytest.approx(left * parts[n] / sum(parts[n:]), abs=left / 10), n
    assert seconds[-1] > 90


def test_a_first_plan_may_take_half_of_the_time(monkeypatch):
    climb = ladder(made_problem(1), seconds=100.0)
    asked = []
    monkeypatch.setattr(climb.search, "first", asked.append)
    with pytest.raises(OutOfTime):
        climb.climb(None)
    assert asked == [pytest.approx(50, abs=10)]


def test_who_wants_to_stop_gets_what_is_there_with_its_bounds():
    stopped = []
    climb = ladder(made_problem(1), stopped=lambda: bool(stopped))
    climb.search.first(30.0)
    stopped.append(True)
    climb.search.first = lambda seconds: None
    climb.climb(None)
    assert climb.search.clock.left == 0
    assert [goal.name for goal in climb.reached] == list(GOALS)
    assert not all(goal.proven for goal in climb.reached)


def test_without_time_for_a_first_plan_it_says_so():
    with pytest.raises(OutOfTime):
        ladder(made_problem(2, series=10, meetings=3, people=200, weeks=30), seconds=0).climb(None)

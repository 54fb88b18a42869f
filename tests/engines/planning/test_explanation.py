"""Why there is no plan: a reason nothing of which is too much, and ways out that lead out."""

from dataclasses import replace
from datetime import timedelta

from gemeinwerk.engines.planning import planner
from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.contradiction import OutOfTime, Rules
from gemeinwerk.engines.planning.explanation import explained
from gemeinwerk.engines.planning.plan import Rule, RuleName, Status
from gemeinwerk.engines.planning.problem import Appointment, Room
from gemeinwerk.engines.planning.problem_tables import Facts
from tests.engines.planning.made import FROM, made_problem

WOHNEN = "ag1"


def told(problem, seconds=30.0):
    """The rules of the conflict, and those of each repair."""
    conflict, repairs = explained(Facts(problem), Clock(seconds))
    return {entry.rule for entry in conflict}, [{one.rule for one in each} for each in repairs]


def calm(**more):
    """A problem with a plan where nothing is asked of a series but its meetings."""
    problem = made_problem(2)
    series = tuple(
        replace(one, required=(), after=(), needs_room=False, min_gap_days=0)
        for one in problem.series
    )
    return replace(problem, **{"series": series, "forbidden": (), **more})


def with_series(problem, **changed):
    """The same problem with `ag1` changed."""
    series = (replace(one, **changed) if one.id == WOHNEN else one for one in problem.series)
    return replace(problem, series=tuple(series))


def test_a_fixed_date_that_is_forbidden():
    day = FROM + timedelta(7)
    problem = calm(fixed=(Appointment(WOHNEN, day),))
    assert planner.plan(problem).status is Status.OPTIMAL
    fixed = Rule(RuleName.FIXED, series=WOHNEN, date=day)
    forbidden = Rule(RuleName.FORBIDDEN, series=WOHNEN, date=day)
    problem = replace(problem, forbidden=(Appointment(WOHNEN, day),))
    conflict, repairs = told(problem)
    assert conflict == {fixed, forbidden}
    assert sorted(repairs, key=str) == sorted([{fixed}, {forbidden}], key=str)


def test_more_meetings_than_its_window_has_room_for():
    problem = with_series(calm(), meetings=3, not_after=FROM + timedelta(13), min_gap_days=7)
    meetings, gap, window = (
        Rule(name, series=WOHNEN) for name in (RuleName.MEETINGS, RuleName.MIN_GAP, RuleName.WINDOW)
    )
    conflict, repairs = told(problem)
    assert conflict == {meetings, gap, window}
    assert sorted(repairs, key=str) == sorted([{meetings}, {gap}, {window}], key=str)


def test_no_room_is_large_enough():
    problem = with_series(calm(rooms=(Room("r1", 1),)), needs_room=True)
    conflict, repairs = told(problem)
    assert {rule.name for rule in conflict} == {
        RuleName.MEETINGS,
        RuleName.NEEDS_ROOM,
        RuleName.CAPACITY,
    }
    assert all(len(repair) == 1 and repair <= conflict for repair in repairs)
    assert len(repairs) == 3


def test_two_reasons_one_is_told_and_both_are_repaired():
    """Whoever follows a proposal has a plan, so it mends what the conflict does not name too."""
    day = FROM + timedelta(7)
    both = (Appointment(WOHNEN, day), Appointment("ag2", day))
    conflict, repairs = told(calm(fixed=both, forbidden=both))
    assert len(conflict) == 2
    assert len({rule.series for rule in conflict}) == 1
    assert len(repairs) == 4
    assert all({rule.series for rule in repair} == {WOHNEN, "ag2"} for repair in repairs)


def test_where_time_ends_nothing_is_said_that_is_not_certain():
    day = FROM + timedelta(7)
    at = (Appointment(WOHNEN, day),)
    assert told(calm(fixed=at, forbidden=at), seconds=0) == (set(), [])


def test_a_reason_keeps_to_what_is_known_when_time_ends_before_the_proposals(monkeypatch):
    """Stopped once the reason stands: it is told, without ways out."""

    def out_of_time(rules, most):
        raise OutOfTime
        yield  # a generator, as the true one

    monkeypatch.setattr(Rules, "fewest_left_out", out_of_time)
    day = FROM + timedelta(7)
    at = (Appointment(WOHNEN, day),)
    conflict, repairs = told(calm(fixed=at, forbidden=at))
    assert len(conflict) == 2
    assert repairs == []

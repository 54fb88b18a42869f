"""Why this date: the next best dates of each meeting and what they cost, against plain counting."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from gemeinwerk.engines.planning.alternatives import Alternative, alternatives
from gemeinwerk.engines.planning.calendar import candidates
from gemeinwerk.engines.planning.checker import figures
from gemeinwerk.engines.planning.checker.hard_rules import broken
from gemeinwerk.engines.planning.checker.scene import scene_of
from gemeinwerk.engines.planning.checker.seats import misplaced
from gemeinwerk.engines.planning.plan import Floor, Plan, Status
from gemeinwerk.engines.planning.practice import most_ticked
from gemeinwerk.engines.planning.problem import Appointment
from tests.alike import some
from tests.engines.planning.made import FROM, made_problem

EVERY = 1000


def planned(problem, floor=0):
    """A plan by hand: what practice ends with. Series that find too few dates want no more."""
    meetings = most_ticked(problem)
    found = {one.id: sum(m.series == one.id for m in meetings) for one in problem.series}
    series = tuple(replace(one, meetings=found[one.id]) for one in problem.series)
    plan = Plan(Status.FEASIBLE, 0.0, meetings, Floor(floor, floor, floor, True))
    return replace(problem, series=series), plan


def counted(problem, plan, meeting, day, floor):
    """The same from two whole plans."""
    old = {one.appointment for one in plan.meetings}
    new = old - {meeting} | {Appointment(meeting.series, day)}
    before, after = figures(problem, old), figures(problem, new)
    return Alternative(
        date=day,
        unmet_quotas=after.unmet_quotas - before.unmet_quotas,
        people_left_out=after.people_left_out - before.people_left_out,
        weakest_group_share=after.weakest_group_share - before.weakest_group_share,
        attendance=after.attendance - before.attendance,
        spread=after.spread - before.spread,
        keeps_floor=after.attendance >= floor,
    )


def allowed(problem, plan, meeting, day):
    """Whether the plan with this one date changed breaks no rule, its rooms given anew."""
    old = {one.appointment for one in plan.meetings}
    new = old - {meeting} | {Appointment(meeting.series, day)}
    if len(new) < len(old):
        return False
    needs = sorted(
        (
            (sum(day not in problem.person[one].unavailable for one in series.members), series.id)
            for series in problem.series
            if series.needs_room and Appointment(series.id, day) in new
        ),
        reverse=True,
    )
    rooms = sorted(
        (room for room in problem.rooms if day not in room.unavailable),
        key=lambda room: -room.capacity,
    )
    given = dict(zip((name for _, name in needs), rooms, strict=False))
    kept = {one.appointment: one for one in plan.meetings}
    moved = [
        replace(kept.get(one, kept[meeting]), date=one.date, expected=())
        for one in sorted(new, key=lambda one: (one.date, one.series))
    ]
    seated = [
        replace(one, room=given[one.series].id) if one.date == day and one.series in given else one
        for one in moved
    ]
    scene = scene_of(problem, tuple(seated))
    found = [*broken(scene), *misplaced(scene)]
    return [one.en for one in found if "expected" not in one.en] == []


@pytest.mark.parametrize("seed", some(range(1, 13), 3))
def test_every_alternative_and_every_figure_is_that_of_the_whole_plan(seed):
    problem, plan = planned(made_problem(seed), floor=20)
    found = alternatives(problem, plan, most=EVERY)
    assert set(found) == {one.appointment for one in plan.meetings}
    assert any(found.values())
    for meeting, others in found.items():
        days = candidates(problem, problem.of_id[meeting.series])
        assert sorted(others, key=lambda one: one.date) == [
            counted(problem, plan, meeting, day, floor=20)
            for day in days
            if day != meeting.date and allowed(problem, plan, meeting, day)
        ]


def test_the_best_come_first_and_those_below_the_floor_last():
    problem, plan = planned(made_problem(4), floor=31)
    for others in alternatives(problem, plan, most=EVERY).values():
        assert list(others) == sorted(others, key=lambda one: one.rank)
    kept = [one.keeps_floor for one in others]
    assert kept == sorted(kept, reverse=True)
    assert {len(others) for others in alternatives(problem, plan).values()} <= {0, 1, 2, 3}


def test_the_goals_count_in_their_order():
    day = FROM
    same = Alternative(day, 0, 0, Fraction(0), 0, 0)
    worse = [
        replace(same, date=day + timedelta(1)),
        replace(same, spread=1),
        replace(same, attendance=-1, spread=-9),
        replace(same, weakest_group_share=Fraction(-1, 9), attendance=5),
        replace(same, people_left_out=1, weakest_group_share=Fraction(1, 9)),
        replace(same, unmet_quotas=1, people_left_out=-5),
        replace(same, keeps_floor=False, people_left_out=-5),
    ]
    assert sorted([*reversed(worse), same], key=lambda one: one.rank) == [same, *worse]


def test_what_is_fixed_has_no_alternatives():
    problem, plan = planned(made_problem(2))
    fixed = plan.meetings[0].appointment
    assert alternatives(problem, plan)[fixed] != ()
    assert alternatives(replace(problem, fixed=(fixed,)), plan)[fixed] == ()


def test_a_meeting_on_a_day_that_is_no_slot_has_nobody_and_no_alternatives():
    """As where a date of an earlier plan has become a holiday."""
    problem, plan = planned(made_problem(4))
    kickoff = next(one for one in plan.meetings if one.series == "auftakt")
    rest = tuple(one for one in plan.meetings if one is not kickoff)
    gone = replace(kickoff, date=FROM + timedelta(1))
    without = alternatives(problem, replace(plan, meetings=rest), most=EVERY)
    with_it = alternatives(problem, replace(plan, meetings=(gone, *rest)), most=EVERY)
    assert with_it.pop(gone.appointment) == ()
    for meeting, others in with_it.items():
        assert others == tuple(one for one in without[meeting] if one.date > gone.date)

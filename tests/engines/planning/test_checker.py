"""The checker finds nothing in a right plan, and every single thing in a wrong one."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from gemeinwerk.engines.planning import checker
from gemeinwerk.engines.planning.plan import (
    Entry,
    Floor,
    Goal,
    Meeting,
    Plan,
    Rule,
    RuleName,
    Status,
)
from gemeinwerk.engines.planning.problem import (
    Appointment,
    Busy,
    Person,
    Problem,
    Room,
    Rules,
    Span,
    Words,
)
from tests.engines.planning.checked import faults
from tests.engines.planning.worked_example import (
    APRIL_19,
    APRIL_26,
    ARBEIT,
    HALF_PAST_FOUR,
    MARCH_1,
    MARCH_8,
    MARCH_15,
    PLAN,
    PROBLEM,
    SIX,
)
from tests.work import calls


def with_series(name: str, **changes: Any) -> Problem:
    series = (replace(one, **changes) if one.id == name else one for one in PROBLEM.series)
    return replace(PROBLEM, series=tuple(series))


def with_person(name: str, **changes: Any) -> Problem:
    people = (replace(one, **changes) if one.id == name else one for one in PROBLEM.people)
    return replace(PROBLEM, people=tuple(people))


def with_meeting(number: int, **changes: Any) -> Plan:
    meetings = list(PLAN.meetings)
    meetings[number] = replace(meetings[number], **changes)
    return replace(PLAN, meetings=tuple(meetings))


def with_goal(name: str, **changes: Any) -> Plan:
    goals = (replace(goal, **changes) if goal.name == name else goal for goal in PLAN.goals)
    return replace(PLAN, goals=tuple(goals))


def test_a_right_plan_has_no_faults() -> None:
    assert faults(PROBLEM, PLAN) == []


BROKEN_BY_PROBLEM: dict[str, tuple[Problem, list[str]]] = {
    "number": (
        with_series("wohnen", meetings=3),
        [
            "wohnen meets 2 times instead of 3.",
            "weakest_group_share is 3/8, not 3/7.",
        ],
    ),
    "busy": (
        replace(PROBLEM, busy=(Busy(MARCH_8),)),
        ["2027-03-08: wohnen meets on a date that is no slot."],
    ),
    "weekday": (
        with_series("auftakt", weekdays=frozenset({2})),
        ["2027-03-01: auftakt meets on a wrong weekday."],
    ),
    "gap": (
        with_series("wohnen", min_gap_days=43),
        ["2027-04-19: wohnen meets after 42 days instead of 43."],
    ),
    "window": (
        with_series("arbeit", not_after=date(2027, 4, 25)),
        ["2027-04-26: arbeit meets outside its window."],
    ),
    "required": (
        with_series("wohnen", required=("p5",)),
        ["2027-03-08: wohnen requires p5, who is away."],
    ),
    "required once": (
        with_series("arbeit", members=("p3", "p4", "p5", "p1"), required=("p1",)),
        [
            "2027-04-19: p1 is required in several meetings of one slot.",
            "2027-04-19: p1 is required in arbeit but not expected there.",
            "2027-04-26: p1 is expected 0 times instead of once.",
            "2027-04-26: p1 is required in arbeit but not expected there.",
            "attendance is 13, not 12.",
            "An attendance of 13 is more than its bound 12.",
        ],
    ),
    "after": (
        with_series("auftakt", after=("wohnen",)),
        ["2027-03-01: auftakt begins before wohnen is through."],
    ),
    "fixed": (
        replace(PROBLEM, fixed=(Appointment("arbeit", MARCH_15),)),
        ["2027-03-15: arbeit is fixed to this date but does not meet."],
    ),
    "forbidden": (
        replace(PROBLEM, forbidden=(Appointment("arbeit", APRIL_26),)),
        ["2027-04-26: arbeit must not meet on this date."],
    ),
    "times": (
        with_series("auftakt", minutes=90),
        ["2027-03-01: auftakt does not meet from 16:30 to 18:00."],
    ),
    "room unavailable": (
        replace(PROBLEM, rooms=(Room("r1", 4), Room("r2", 2, frozenset({MARCH_1})))),
        ["2027-03-01: r2 cannot be had."],
    ),
    "capacity counts who is free, though they also belong to another meeting": (
        replace(PROBLEM, rooms=(Room("r1", 3), Room("r2", 2))),
        ["2027-04-19: r1 seats 3, 4 can come to wohnen."],
    ),
    "no such room": (
        replace(PROBLEM, rooms=(Room("r1", 4),)),
        ["2027-03-01: auftakt needs a room and has none of the problem."],
    ),
    "a room for nothing": (
        with_series("auftakt", needs_room=False),
        ["2027-03-01: auftakt needs no room but has one."],
    ),
    "two in one room": (
        with_series("arbeit", needs_room=True),
        [
            "2027-04-19: arbeit needs a room and has none of the problem.",
            "2027-04-26: arbeit needs a room and has none of the problem.",
        ],
    ),
    "expected though away": (
        with_person("p2", unavailable=frozenset({MARCH_1})),
        [
            "2027-03-01: p2 is expected in auftakt but away.",
            "attendance is 11, not 12.",
            "An attendance of 11 is below the floor 12.",
        ],
    ),
    "floor in exact decimals": (
        replace(PROBLEM, rules=Rules(attendance_floor=Decimal("0.75"))),
        ["The floor is 9, not 12."],
    ),
}


@pytest.mark.parametrize("broken", BROKEN_BY_PROBLEM)
def test_a_plan_that_breaks_a_rule_is_told_so(broken: str) -> None:
    problem, said = BROKEN_BY_PROBLEM[broken]
    assert faults(problem, PLAN) == said


BROKEN_BY_PLAN: dict[str, tuple[Plan, list[str]]] = {
    "two in one room": (
        with_meeting(3, room="r1"),
        [
            "2027-04-19: arbeit needs no room but has one.",
            "2027-04-19: r1 is given away 2 times.",
        ],
    ),
    "expected twice": (
        with_meeting(3, expected=("p3", "p5")),
        ["2027-04-19: p5 is expected 2 times instead of once."],
    ),
    "expected nowhere": (
        with_meeting(4, expected=("p3", "p4")),
        ["2027-04-26: p5 is expected 0 times instead of once."],
    ),
    "a stranger": (
        with_meeting(4, expected=("p3", "p4", "p5", "p6")),
        ["2027-04-26: p6 is expected but no member of arbeit."],
    ),
    "no such series": (with_meeting(4, series="kita"), ["Unknown series: kita."]),
    "twice on a date": (
        with_meeting(3, series="wohnen", expected=("p3",), **HALF_PAST_FOUR),
        [
            "wohnen meets 3 times instead of 2.",
            "arbeit meets 1 times instead of 2.",
            "2027-04-19: wohnen meets more than once a slot.",
            "2027-04-19: wohnen needs a room and has none of the problem.",
            "2027-04-19: p1 is required in wohnen but not expected there.",
            "spread is 128, not 121.",
        ],
    ),
    "a goal's value": (
        with_goal("spread", value=120, bound=120),
        ["spread is 121, not 120."],
    ),
    "a share in six decimals is not exact": (
        with_goal("weakest_group_share", value=Fraction("0.428571"), bound=Fraction("0.428571")),
        ["weakest_group_share is 3/7, not 428571/1000000."],
    ),
    "a bound above what is to be small": (
        with_goal("people_left_out", bound=1, proven=False),
        [
            "people_left_out: 0 is better than the bound 1.",
            "optimal does not fit what is proven.",
        ],
    ),
    "a bound below what is to be great": (
        with_goal("attendance", bound=11, proven=False),
        [
            "attendance: 12 is better than the bound 11.",
            "optimal does not fit what is proven.",
        ],
    ),
    "proven with a gap": (
        with_goal("spread", bound=100),
        ["spread: proven must mean that value and bound are equal."],
    ),
    "not proven without a gap": (
        with_goal("spread", proven=False),
        [
            "spread: proven must mean that value and bound are equal.",
            "optimal does not fit what is proven.",
        ],
    ),
    "feasible though all is proven": (
        replace(PLAN, status=Status.FEASIBLE),
        ["feasible does not fit what is proven."],
    ),
    "optimal though the floor is not": (
        replace(PLAN, floor=Floor(12, 12, 13, False)),
        ["optimal does not fit what is proven."],
    ),
    "no floor": (replace(PLAN, floor=None), ["The floor is missing."]),
    "a floor above its bound": (
        replace(PLAN, floor=Floor(12, 12, 11, True)),
        [
            "An attendance of 12 is more than its bound 11.",
            "floor: proven must mean that value and bound are equal.",
        ],
    ),
    "moved without an earlier plan": (
        replace(PLAN, moved=(Appointment("wohnen", MARCH_15),)),
        ["0 dates are moved, 1 (or others) are named."],
    ),
    "a conflict beside a plan": (
        replace(PLAN, conflict=(Entry(Rule(RuleName.MEETINGS, "wohnen"), Words("a", "b")),)),
        ["A plan with dates has neither conflict nor repairs."],
    ),
}


def apart(number: int) -> int:
    """The same number, made anew: large ones are equal without being the same object."""
    return int(str(number))


BROKEN_BY_PLAN |= {
    "a large floor that is proven": (
        replace(PLAN, floor=Floor(1_000, 970, apart(1_000), True)),
        ["An attendance of 12 is below the floor 970."],
    ),
    "a large goal that is proven": (
        with_goal("spread", value=1_210, bound=apart(1_210)),
        ["spread is 121, not 1210."],
    ),
    "bounds on the right side": (
        replace(
            with_goal("spread", bound=120, proven=False),
            floor=Floor(12, 12, 13, False),
            status=Status.FEASIBLE,
        ),
        [],
    ),
    "an attendance at its floor and its bound": (
        replace(PLAN, floor=Floor(12, 12, 12, True)),
        [],
    ),
    "repairs beside a plan": (
        replace(PLAN, repairs=((Entry(Rule(RuleName.MEETINGS, "wohnen"), Words("a", "b")),),)),
        ["A plan with dates has neither conflict nor repairs."],
    ),
}


@pytest.mark.parametrize("broken", BROKEN_BY_PLAN)
def test_a_plan_that_claims_too_much_is_told_so(broken: str) -> None:
    plan, said = BROKEN_BY_PLAN[broken]
    assert faults(PROBLEM, plan) == said


def test_goals_have_their_names_and_order() -> None:
    plan = replace(PLAN, goals=PLAN.goals[::-1])
    assert faults(PROBLEM, plan)[0].startswith("The goals are ('spread', 'attendance', ")


def test_what_an_earlier_plan_had_and_this_one_has_not_is_moved() -> None:
    old = (Appointment("wohnen", APRIL_19), Appointment("wohnen", MARCH_15))
    right = replace(PLAN, moves=Goal("moved", 1, 1, True), moved=old[1:])
    assert faults(PROBLEM, right, keep=old) == []
    assert faults(PROBLEM, PLAN, keep=old) == [
        "1 dates are moved, 0 (or others) are named.",
        "How few dates are moved is missing.",
    ]
    assert faults(PROBLEM, replace(right, moves=Goal("moved", 2, 2, True)), keep=old) == [
        "moved is 1, not 2."
    ]


def test_checking_grows_with_the_people_and_not_with_their_square() -> None:
    """50 series of 5 meetings, each with a twenty-fifth of all people."""

    def cost(people: int) -> int:
        problem, meetings = _large(Random(1), people)
        return calls(lambda: checker.check(problem, replace(PLAN, meetings=meetings)))

    assert cost(2_000) < 2.3 * cost(1_000)


def _large(rnd: Random, size: int) -> tuple[Problem, tuple[Meeting, ...]]:
    days = [MARCH_1 + timedelta(7 * week) for week in range(35)]
    people = tuple(
        Person(f"p{n}", (rnd.choice("abcdef"),), frozenset(rnd.sample(days, 8)))
        for n in range(size)
    )
    horizon = Span(days[0], days[-1])
    series = tuple(
        replace(ARBEIT, id=f"s{n}", meetings=5, after=(), not_after=horizon.last, members=members)
        for n in range(50)
        for members in [tuple(person.id for person in rnd.sample(people, size // 25))]
    )
    meetings = tuple(
        Meeting(one.id, day, expected=one.members, **SIX)
        for one in series
        for day in rnd.sample(days, 5)
    )
    return replace(
        PROBLEM, horizon=horizon, people=people, series=series, fixed=(), forbidden=()
    ), (meetings)

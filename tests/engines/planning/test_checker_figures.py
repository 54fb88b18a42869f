"""Slots, rules and figures, as the checker counts them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import islice

import pytest

from gemeinwerk.engines.planning import calendar, checker
from gemeinwerk.engines.planning.checker import Figures
from gemeinwerk.engines.planning.checker.days import slots
from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.problem import Appointment, Rules
from gemeinwerk.engines.planning.rules import rules_of
from tests.engines.planning.exhaustive import Judge, choices
from tests.engines.planning.instances import instance
from tests.engines.planning.worked_example import (
    APRIL_19,
    APRIL_26,
    MARCH_1,
    MARCH_8,
    MARCH_15,
    PLAN,
    PROBLEM,
)


def test_slots_are_wanted_weekdays_on_which_nothing_else_is() -> None:
    # 22 and 29 March: Easter holidays of Brandenburg; 5 April: busy; 12 April: closed.
    assert sorted(slots(PROBLEM)) == [MARCH_1, MARCH_8, MARCH_15, APRIL_19, APRIL_26]


def test_holidays_are_slots_where_the_rules_say_so() -> None:
    in_school_holidays = replace(PROBLEM, rules=Rules(skip_school_holidays=False))
    easter_monday = replace(PROBLEM, rules=Rules(False, False))
    assert slots(in_school_holidays) - slots(PROBLEM) == {date(2027, 3, 22)}
    assert slots(easter_monday) - slots(in_school_holidays) == {date(2027, 3, 29)}


@pytest.mark.parametrize("seeds", [range(100), range(100, 200)], ids=str)
def test_the_calendar_has_the_checkers_slots(seeds: range) -> None:
    problems = {seed: instance(seed) for seed in seeds}
    assert {s: list(calendar.slots(p)) for s, p in problems.items()} == {
        s: sorted(slots(p)) for s, p in problems.items()
    }


def test_the_figures_of_a_plan_are_counted_from_its_dates() -> None:
    found = checker.figures(PROBLEM, [meeting.appointment for meeting in PLAN.meetings])
    assert found == Figures(0, 0, Fraction(3, 7), 12, 121)


def test_a_quota_is_unmet_where_none_of_three_members_of_a_group_is_free() -> None:
    away = frozenset({MARCH_8})
    people = tuple(
        replace(one, unavailable=away) if "administration" in one.groups else one
        for one in PROBLEM.people
    )
    found = checker.figures(
        replace(PROBLEM, people=people),
        [Appointment("wohnen", MARCH_8), Appointment("arbeit", MARCH_8)],
    )
    # Of arbeit only p3 is of the administration, and two of civil_society are no quota either.
    assert found.unmet_quotas == 1


def test_without_any_meeting_everybody_with_a_series_is_left_out() -> None:
    # p6 has no series and is not left out; politics has nothing open and no share.
    assert checker.figures(PROBLEM, []) == Figures(0, 5, Fraction(0), 0, 30 + 60 + 60)


def test_without_groups_the_weakest_share_is_one() -> None:
    people = tuple(replace(one, groups=()) for one in PROBLEM.people)
    assert checker.figures(replace(PROBLEM, people=people), []).weakest_group_share == 1


@pytest.mark.parametrize("seeds", [range(60), range(60, 120)], ids=str)
def test_figures_agree_with_a_second_definition(seeds: range) -> None:
    compared = 0
    for seed in seeds:
        problem = instance(seed)
        judge = Judge(problem)
        for dates in islice(choices(problem), 0, None, 17):
            pairs = [Appointment(one, day) for one, days in dates.items() for day in days]
            found = checker.figures(problem, pairs)
            values = (
                found.unmet_quotas,
                found.people_left_out,
                found.weakest_group_share,
                found.attendance,
                found.spread,
            )
            assert values == judge.values(dates), seed
            compared += 1
    assert compared > 150


def test_every_rule_of_a_problem_has_its_name_once() -> None:
    assert rules_of(replace(PROBLEM, fixed=PROBLEM.fixed * 2)) == (
        Rule(RuleName.MEETINGS, "auftakt"),
        Rule(RuleName.WINDOW, "auftakt"),
        Rule(RuleName.REQUIRED, "auftakt", person="p1"),
        Rule(RuleName.NEEDS_ROOM, "auftakt"),
        Rule(RuleName.CAPACITY, "auftakt"),
        Rule(RuleName.MEETINGS, "wohnen"),
        Rule(RuleName.MIN_GAP, "wohnen"),
        Rule(RuleName.WINDOW, "wohnen"),
        Rule(RuleName.REQUIRED, "wohnen", person="p1"),
        Rule(RuleName.NEEDS_ROOM, "wohnen"),
        Rule(RuleName.CAPACITY, "wohnen"),
        Rule(RuleName.AFTER, "wohnen", other="auftakt"),
        Rule(RuleName.MEETINGS, "arbeit"),
        Rule(RuleName.MIN_GAP, "arbeit"),
        Rule(RuleName.WINDOW, "arbeit"),
        Rule(RuleName.AFTER, "arbeit", other="auftakt"),
        Rule(RuleName.REQUIRED_ONCE, person="p1"),
        Rule(RuleName.ROOM_UNAVAILABLE, room="r1", date=MARCH_15),
        Rule(RuleName.FIXED, "wohnen", date=APRIL_19),
        Rule(RuleName.FORBIDDEN, "wohnen", date=APRIL_26),
    )

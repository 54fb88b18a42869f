"""Answers without a plan are checked as well."""

from dataclasses import replace

import pytest

from gemeinwerk.engines.planning.plan import (
    Entry,
    Plan,
    Rule,
    RuleName,
    Status,
)
from gemeinwerk.engines.planning.problem import (
    Words,
)
from tests.engines.planning.checked import faults
from tests.engines.planning.worked_example import (
    PLAN,
    PROBLEM,
)

NO_PLAN = Plan(status=Status.INFEASIBLE, seconds=0.1)


def entries(*rules: Rule) -> tuple[Entry, ...]:
    return tuple(Entry(rule, Words("deutsch", "english")) for rule in rules)


MEETINGS, WINDOW = Rule(RuleName.MEETINGS, "wohnen"), Rule(RuleName.WINDOW, "wohnen")
UNFOUNDED: dict[str, tuple[Plan, list[str]]] = {
    "right": (replace(NO_PLAN, conflict=entries(MEETINGS, WINDOW)), []),
    "time ended": (Plan(Status.UNKNOWN, 60.0), []),
    "meetings though infeasible": (
        replace(NO_PLAN, meetings=PLAN.meetings),
        ["infeasible means no meetings, no goals, nothing moved."],
    ),
    "a conflict though unknown": (
        Plan(Status.UNKNOWN, 60.0, conflict=entries(MEETINGS)),
        ["A conflict and repairs stand only where no plan is proven to exist."],
    ),
    "a rule twice": (
        replace(NO_PLAN, conflict=entries(MEETINGS, MEETINGS)),
        ["A rule stands twice."],
    ),
    "without a sentence": (
        replace(NO_PLAN, conflict=(Entry(MEETINGS, Words("", "")),)),
        ["A rule lacks its sentence."],
    ),
    "the largest first": (
        replace(NO_PLAN, repairs=(entries(MEETINGS, WINDOW), entries(MEETINGS))),
        ["Repairs change [2, 1] rules: at most five, fewest first, none empty."],
    ),
    "one within another": (
        replace(NO_PLAN, repairs=(entries(MEETINGS), entries(MEETINGS, WINDOW))),
        ["A repair is part of a later one."],
    ),
}


@pytest.mark.parametrize("answer", UNFOUNDED)
def test_an_answer_without_a_plan_is_well_formed(answer: str) -> None:
    plan, said = UNFOUNDED[answer]
    assert faults(PROBLEM, plan) == said


def test_a_conflict_names_rules_of_the_problem() -> None:
    plan = replace(NO_PLAN, conflict=entries(Rule(RuleName.MIN_GAP, "auftakt")))
    assert [text.endswith(" is no rule of it.") for text in faults(PROBLEM, plan)] == [True]

"""The published schemas: true to the code, and to what the engine reads and writes."""

import json
import re
from dataclasses import fields
from datetime import date, time
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gemeinwerk.engines.planning import problem_file
from gemeinwerk.engines.planning.plan import (
    GOALS,
    Entry,
    Floor,
    Goal,
    Meeting,
    Plan,
    Rule,
    RuleName,
    Status,
)
from gemeinwerk.engines.planning.problem import Appointment, Words
from gemeinwerk.engines.planning.schema import plan_schema, problem_schema
from gemeinwerk.engines.planning.template import template

DOCS = Path(__file__).resolve().parents[3] / "docs" / "planning"
SCHEMAS = {"problem": problem_schema(), "plan": plan_schema()}
EVENING = date(2027, 6, 9)
SERIES = Appointment("wohnen", EVENING)
REASON = Words("Die Leitung ist an diesem Tag verhindert.", "The chair is away on that day.")


def faults(name: str, data: Any) -> list[str]:
    """What a validator says about data that have gone through a file."""
    validator = jsonschema.Draft202012Validator(
        SCHEMAS[name], format_checker=jsonschema.FormatChecker()
    )
    return [error.message for error in validator.iter_errors(json.loads(json.dumps(data)))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_that_of_the_code(name: str) -> None:
    """Where it is not, `.venv/bin/python scripts/schemas` writes it anew."""
    published = json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert published == SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(published)


def test_the_template_is_as_the_schema_says() -> None:
    assert faults("problem", template()) == []


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        (("version",), 2, "1 was expected"),
        (("land",), "XX", "'XX' is not one of"),
        (("horizon", "to"), "31.10.2027", "'31.10.2027' is not a 'date'"),
        (("slots", "weekdays"), [], "[] should be non-empty"),
        (("rules", "attendance_floor"), 1.5, "1.5 is greater than the maximum of 1"),
        (("rooms", 0, "capacity"), -1, "-1 is less than the minimum of 0"),
        (("series", 0, "meetings"), 0, "0 is less than the minimum of 1"),
        (("series", 0, "members"), ["p01", "p01"], "['p01', 'p01'] has non-unique elements"),
        (("people", 0, "id"), " ", "' ' does not match"),
    ],
)
def test_the_schema_refuses(place: tuple[str | int, ...], value: Any, fault: str) -> None:
    data: Any = template()
    part = data
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    (said, *_more) = faults("problem", data)
    assert said.startswith(fault)


def a_plan(**more: Any) -> Plan:
    """A plan in which every field is filled."""
    shares = {"weakest_group_share": Fraction(30, 49)}
    goals = tuple(Goal(name, shares.get(name, 3), shares.get(name, 3), True) for name in GOALS)
    meeting = Meeting("wohnen", EVENING, time(16, 30), time(18, 30), "r1", ("p1", "p2"))
    return Plan(
        Status.FEASIBLE, 0.7123, (meeting, Meeting("kita", EVENING, time(9), time(10))),
        Floor(378, 367, 378, True), goals, Goal("moves", 1, 0, False), (SERIES,), **more,
    )  # fmt: skip


def test_a_plan_is_written_as_the_schema_says() -> None:
    written = a_plan().as_json()
    assert faults("plan", written) == []
    assert written.keys() == SCHEMAS["plan"]["properties"].keys()


@pytest.mark.parametrize("rule", RuleName)
def test_a_conflict_is_written_as_the_schema_says(rule: RuleName) -> None:
    entries = (
        Entry(Rule(rule, series="wohnen", person="p1", date=EVENING, room="r1"), REASON),
        Entry(Rule(rule, series="wohnen", other="auftakt"), REASON),
    )
    conflict = Plan(Status.INFEASIBLE, 1.2, conflict=entries, repairs=(entries, entries[:1]))
    assert faults("plan", conflict.as_json("en")) == []


@pytest.mark.parametrize("status", Status)
def test_a_plan_may_have_no_floor_and_no_goals(status: Status) -> None:
    assert faults("plan", Plan(status, 60.0).as_json()) == []


def test_the_schema_of_a_plan_knows_every_field_of_a_rule() -> None:
    entry = SCHEMAS["plan"]["$defs"]["entry"]["properties"]
    assert set(entry) == {"rule", "text"} | {one.name for one in fields(Rule)} - {"name"}


def test_nothing_else_stands_in_a_plan() -> None:
    assert faults("plan", {**Plan(Status.UNKNOWN, 60.0).as_json(), "mood": "good"}) == [
        "Additional properties are not allowed ('mood' was unexpected)"
    ]


EXPLAINED = (DOCS / "format.md").read_text(encoding="utf-8")


def rows_under(heading: str) -> list[str]:
    """The first column of the first table under a heading."""
    _before, after = EXPLAINED.split(f"\n### {heading}\n", 1)
    table = after.split("|---|", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def fields_of(name: str, *path: str | int) -> list[str]:
    """The fields of an object of the schema, whose place is told by its path."""
    part: Any = SCHEMAS[name]
    for step in path:
        part = part[step]
    return list(part["properties"])


@pytest.mark.parametrize(
    ("heading", "name", "path"),
    [
        ("The problem", "problem", ()),
        ("`slots`", "problem", ("properties", "slots")),
        ("`rules`", "problem", ("properties", "rules")),
        ("`closed`", "problem", ("properties", "closed", "items")),
        ("`busy`", "problem", ("properties", "busy", "items")),
        ("`rooms`", "problem", ("properties", "rooms", "items")),
        ("`people`", "problem", ("properties", "people", "items")),
        ("`series`", "problem", ("properties", "series", "items")),
        ("`fixed` and `forbidden`", "problem", ("$defs", "appointment")),
        ("The plan", "plan", ()),
        ("`meetings`", "plan", ("properties", "meetings", "items")),
        ("`floor`", "plan", ("properties", "floor", "anyOf", 0)),
        ("`goals`", "plan", ("properties", "goals", "items")),
        ("`conflict` and `repairs`", "plan", ("$defs", "entry")),
    ],
)
def test_every_field_is_explained(heading: str, name: str, path: tuple[str | int, ...]) -> None:
    assert sorted(rows_under(heading)) == sorted(fields_of(name, *path))


def test_the_examples_of_the_explanation_are_as_the_schemas_say() -> None:
    problem, plan = re.findall(r"```json\n(.+?)```", EXPLAINED, re.DOTALL)
    assert problem_file.problem_from(problem_file.load(problem)).notes == ()
    assert faults("problem", json.loads(problem)) == []
    assert faults("plan", json.loads(plan)) == []


def test_every_goal_and_every_rule_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", EXPLAINED))
    assert {*GOALS, *RuleName, *Status} <= named

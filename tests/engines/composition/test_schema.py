"""The published schemas are those of the code, and what is written is as they say."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gemeinwerk.engines.composition import composer, problem_file
from gemeinwerk.engines.composition.composition import GOALS, Composition, Rule, RuleName, Status
from gemeinwerk.engines.composition.schema import problem_schema, seats_schema
from tests.engines.composition.instances import instance

DOCS = Path(__file__).resolve().parents[3] / "docs" / "composition"
EXPLAINED = (DOCS / "format.md").read_text(encoding="utf-8")
SCHEMAS = {"problem": problem_schema(), "seats": seats_schema()}


def faults(name: str, given: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [error.message for error in validator.iter_errors(json.loads(json.dumps(given)))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_that_of_the_code(name: str) -> None:
    """Where it is not, `.venv/bin/python scripts/schemas` writes it anew."""
    published = json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert published == SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(published)


def test_the_example_is_as_the_schema_says() -> None:
    text = (DOCS / "example.json").read_text(encoding="utf-8")
    assert problem_file.problem_from(problem_file.load(text)).notes == ()
    assert faults("problem", json.loads(text)) == []


def test_answers_are_written_as_the_schema_says() -> None:
    seen = set()
    for seed in range(40):
        for slips in (0, 5):
            found = composer.compose(instance(seed), seconds=60, slips=slips)
            assert faults("seats", found.as_json("en")) == []
            seen |= {found.status, bool(found.draw), bool(found.missing), bool(found.conflict)}
    assert seen >= {Status.OPTIMAL, Status.INFEASIBLE, True, False}
    assert faults("seats", Composition(Status.UNKNOWN).as_json()) == []


def test_nothing_else_stands_in_an_answer() -> None:
    assert len(faults("seats", {**Composition(Status.UNKNOWN).as_json(), "mood": "good"})) == 1


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("version",), 2),
        (("people", 0, "most"), 0),
        (("people", 0, "id"), " "),
        (("groups", 0, "size"), [1]),
        (("groups", 0, "targets"), {"k": [1, 2, 3]}),
        (("keep",), [{"group": "wohnen"}]),
    ],
)
def test_the_schema_refuses(place: tuple[str | int, ...], value: Any) -> None:
    given: Any = json.loads((DOCS / "example.json").read_text(encoding="utf-8"))
    part = given
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert faults("problem", given)


def rows_under(heading: str) -> list[str]:
    """The first column of the first table under a heading."""
    after = EXPLAINED.split(f"\n### {heading}\n", 1)[1].split("|---|", 1)[1]
    return re.findall(r"^\| `(\w+)` \|", after.split("\n\n", 1)[0], re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "name", "path"),
    [
        ("The problem", "problem", ()),
        ("`people`", "problem", ("properties", "people", "items")),
        ("`groups`", "problem", ("properties", "groups", "items")),
        ("`keep`", "problem", ("properties", "keep", "items")),
        ("The answer", "seats", ()),
        ("`missing` and `conflict`", "seats", ("$defs", "entry")),
        ("`draw`", "seats", ("properties", "draw")),
    ],
)
def test_every_field_is_explained(heading: str, name: str, path: tuple[str, ...]) -> None:
    part: Any = SCHEMAS[name]
    for step in path:
        part = part[step]
    assert sorted(rows_under(heading)) == sorted(part["properties"])


def test_the_examples_of_the_explanation_hold() -> None:
    """The answer there is the answer of the problem there."""
    problem, seats = re.findall(r"```json\n(.+?)```", EXPLAINED, re.DOTALL)
    assert faults("problem", json.loads(problem)) == []
    found = composer.compose(problem_file.problem_from(problem_file.load(problem)), seconds=60)
    assert found.as_json() == json.loads(seats)


def test_every_goal_rule_and_status_is_explained() -> None:
    assert {*GOALS, *RuleName, *Status} <= set(re.findall(r"`(\w+)`", EXPLAINED))
    entry = SCHEMAS["seats"]["$defs"]["entry"]["properties"]
    assert set(entry) == {"rule", "text", "missing"} | {one.name for one in fields(Rule)} - {"name"}

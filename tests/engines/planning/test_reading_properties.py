"""Whatever stands in the file: a problem or a sentence, never a broken program."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, TypeVar

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.engines.planning import calendar, problem_file
from gemeinwerk.engines.planning.problem import ProblemError
from gemeinwerk.engines.planning.schema import problem_schema
from gemeinwerk.engines.planning.template import template
from tests.alike import examples

T = TypeVar("T")
SCHEMA = jsonschema.Draft202012Validator(
    problem_schema(), format_checker=jsonschema.FormatChecker()
)
TELLING = st.sampled_from(
    [
        0, -1, 1, 3, 51, 10**30, True, None, "", " ", "p01", "p11", "wohnen", "MO", "SA", "BY",
        "2027-03-08", "2027-02-30", "2029-01-01", "0001-01-01", "9999-12-31", "16:30", "24:00",
        "\ud800", "x" * 300, [], {}, ["p01"], ["p01", "p01"], ["auftakt"], ["wohnen"], ["bildung"],
        [[]], {"id": "p01"}, 0.5, 1e300, -0.0,
    ]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | TELLING,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
QUICK = settings(max_examples=examples(150))


def parts_of(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every object and list inside, with each of its keys."""
    keys = data.keys() if isinstance(data, dict) else range(len(data))
    for key in keys:
        yield data, key
        if isinstance(data[key], dict | list):
            yield from parts_of(data[key])


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """The template with up to three values exchanged, taken out or doubled."""
    data = template()
    for _ in range(draw(st.integers(1, 3))):
        places = list(parts_of(data))
        part, key = places[draw(st.integers(0, len(places) - 1))]
        way = draw(st.sampled_from(["exchange", "exchange", "take out", "double"]))
        if way == "take out":
            del part[key]
        elif way == "double" and isinstance(part, list):
            part.append(deepcopy(part[key]))
        else:
            part[key] = deepcopy(draw(TELLING | VALUES))
    return data


def unless_refused(read: Callable[..., T], *arguments: Any) -> T | None:
    """What it gives, or None where it refuses, in sentences that can be printed."""
    try:
        return read(*arguments)
    except ProblemError as error:
        told = [*error.words, *(str(one) for one in (error, *error.others))]
    assert all(told)
    assert "".join(told).encode("utf-8")
    return None


def check(data: Any) -> None:
    """Read it; what can be read has slots, and is as the schema says."""
    problem = unless_refused(problem_file.problem_from, data)
    if problem:
        assert set(calendar.slots(problem)).isdisjoint(calendar.taken(problem))
        assert list(SCHEMA.iter_errors(data)) == []


@given(VALUES)
@QUICK
def test_any_value(data: Any) -> None:
    check(data)


@given(spoilt())
@QUICK
def test_a_spoilt_template(data: dict[str, Any]) -> None:
    check(data)


@given(spoilt())
@settings(QUICK, max_examples=examples(60))
def test_a_spoilt_template_from_a_file(data: dict[str, Any]) -> None:
    check(unless_refused(problem_file.load, json.dumps(data)))


@given(st.text() | st.binary())
@settings(QUICK, max_examples=examples(60))
def test_any_text(text: str | bytes) -> None:
    unless_refused(problem_file.load, text)


@given(st.lists(st.fixed_dictionaries({"series": TELLING, "date": TELLING}) | VALUES))
@settings(QUICK, max_examples=examples(60))
def test_any_earlier_plan(meetings: list[Any]) -> None:
    problem = problem_file.problem_from(template())
    plan = {"version": 1, "meetings": meetings}
    kept = unless_refused(problem_file.appointments_from, plan, problem)
    assert {one.series for one in kept or ()} <= set(problem.of_id)

"""A problem is read, or refused with a sentence that says what is wrong, where, and what to do."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.engines.composition import problem_file
from gemeinwerk.engines.composition.problem import Ends, Group, Person, Problem, ProblemError, Seat
from gemeinwerk.engines.composition.schema import problem_schema
from tests.alike import examples
from tests.engines.composition.made import data, group, person

EXAMPLE = json.loads(
    (Path(__file__).parents[3] / "docs" / "composition" / "example.json").read_text("utf-8")
)


def refusal(given: Any, language: str = "de") -> str:
    with pytest.raises(ProblemError) as caught:
        problem_file.problem_from(given)
    return "\n".join(one.in_language(language) for one in (caught.value, *caught.value.others))


def test_what_is_not_said_is_as_documented() -> None:
    found = problem_file.problem_from(data([{"id": "p1"}], [{"id": "g", "size": [0, 1]}]))
    assert found == Problem((Person("p1"),), (Group("g", Ends(0, 1)),), seed=0)
    assert found.possible == ()


ONE = [person("p1", "g")]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (data([person("p1", "x")], [group("g")]),
         "people[0].wishes[0]: „x“ gibt es unter groups nicht."),
        (data([person("p1", "g", never=["y"])], [group("g")]),
         "people[0].never: „y“ gibt es unter groups nicht."),
        (data([*ONE, person("p1")], [group("g")]),
         "people[1].id: Die Kennung „p1“ hat schon people[0]."),
        (data(ONE, [group("g"), group("g")]),
         "groups[1].id: Die Kennung „g“ hat schon groups[0]."),
        (data(ONE, [group("g", 3, 2)]),
         "groups[0].size: Mindestens 3, aber höchstens 2: Die kleinere Zahl zuerst."),
        (data(ONE, [group("g", targets={"ngo": [2, 1]})]),
         "groups[0].targets.ngo: Mindestens 2, aber höchstens 1: Die kleinere Zahl zuerst."),
        (data(ONE, [{"id": "g", "size": [1]}]),
         "groups[0].size: Hier müssen zwei Zahlen stehen wie [8, 14]."),
        (data(ONE, [{"id": "g", "size": 8}]),
         "groups[0].size: Hier muss eine Liste ([ … ]) stehen, nicht 8."),
        (data(ONE, [group("g", targets=[])]),
         "groups[0].targets: Hier muss ein Objekt ({ … }) stehen, nicht eine Liste."),
        (data([person("p1", never=["g"])], [group("g", required=["p1"])]),
         "groups[0].required[0]: „p1“ soll hier sitzen, hat aber „g“ unter never: eines von beiden "
         "streichen."),
        (data(ONE, [group("g", required=["p2"])]),
         "groups[0].required[0]: „p2“ gibt es unter people nicht."),
        (data(ONE, [group("g")], keep=[{"group": "g", "person": "p9"}]),
         "keep[0].person: „p9“ gibt es unter people nicht."),
        (data(ONE, [group("g")], keep=[{"group": "g", "person": "p1"}] * 2),
         "keep[1]: „g, p1“ steht schon in der Liste."),
        (data([person("p1", "g", "g")], [group("g")]),
         "people[0].wishes[1]: „g“ steht schon in der Liste."),
        (data([person("p1", most=0)], [group("g")]),
         "people[0].most: Hier muss eine ganze Zahl von 1 bis 200 stehen, nicht 0."),
        (data(ONE, [group("g")], seed=-1),
         "seed: Hier muss eine ganze Zahl von 0 bis 9007199254740991 stehen, nicht -1."),
        (data([], [group("g")]), "people: Die Liste ist leer."),
        (data([person("p1", wish=["g"])], [group("g")]),
         "people[0].wish: Ein Feld „wish“ gibt es nicht. Gemeint ist wohl „wishes“."),
        ({"version": 2}, "version: Hier muss 1 (die Version des Formats) stehen, nicht 2."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(given: Any, said: str) -> None:
    assert refusal(given) == said
    assert refusal(given, "en") != said


def test_several_errors_are_told_at_once() -> None:
    wrong = data([{"id": 1}, person("p2", most="x")], [{"id": "g", "size": [2, 1]}])
    assert len(refusal(wrong).splitlines()) == 3


def test_what_is_not_used_is_said() -> None:
    found = problem_file.problem_from(data([person("p1", "g", colour="red")], [group("g")]))
    assert [place for place, _ in found.notes] == ["people[0].colour"]


def test_too_large_a_problem_is_refused() -> None:
    names = [f"g{n}" for n in range(101)]
    people = [person(f"p{n}", *names) for n in range(500)]
    assert refusal(data(people, [group(n) for n in names])).startswith("people: Das ist zusammen")


def test_seats_are_read_back() -> None:
    problem = problem_file.problem_from(EXAMPLE)
    seats = [{"group": "wohnen", "person": "p1", "reason": "…"}]
    found = problem_file.seats_from({"version": 1, "seats": seats}, problem)
    assert found == (Seat("wohnen", "p1"),)
    for wrong in ([*seats, *seats], [{"group": "x", "person": "p1"}], [{"group": "wohnen"}]):
        with pytest.raises(ProblemError):
            problem_file.seats_from({"version": 1, "seats": wrong}, problem)


# --- whatever stands in the file ----------------------------------------------------------------
SCHEMA = jsonschema.Draft202012Validator(problem_schema())
TELLING = st.sampled_from(
    [0, -1, 1, 3, 10**30, True, None, "", " ", "p1", "p2", "wohnen", "arbeit", "mso", "x" * 300,
     "\ud800", [], {}, ["p1"], ["p1", "p1"], ["wohnen"], [1, 2], [2, 1], {"mso": [1, 2]}, 0.5,
     {"group": "wohnen", "person": "p1"}, [[]], 1e300]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | TELLING,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def parts_of(given: Any) -> Iterator[tuple[Any, Any]]:
    for key in given.keys() if isinstance(given, dict) else range(len(given)):
        yield given, key
        if isinstance(given[key], dict | list):
            yield from parts_of(given[key])


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """The example with up to three values exchanged, taken out or doubled."""
    given = deepcopy(EXAMPLE)
    for _ in range(draw(st.integers(1, 3))):
        places = list(parts_of(given))
        part, key = places[draw(st.integers(0, len(places) - 1))]
        way = draw(st.sampled_from(["exchange", "exchange", "take out", "double"]))
        if way == "take out":
            del part[key]
        elif way == "double" and isinstance(part, list):
            part.append(deepcopy(part[key]))
        else:
            part[key] = deepcopy(draw(TELLING | VALUES))
    return given


@given(spoilt() | VALUES)
@settings(max_examples=examples(200))
def test_any_value_is_read_or_refused_in_sentences(given: Any) -> None:
    try:
        problem = problem_file.problem_from(given)
    except ProblemError as error:
        told = "".join(part for one in (error, *error.others) for part in (str(one), *one.words))
        assert told.encode("utf-8")
        return
    assert list(SCHEMA.iter_errors(given)) == []
    assert all(seat.group in problem.group for seat in problem.possible)


def test_a_target_of_nobody_is_said() -> None:
    given = data(
        [person("p1", "g") | {"actor_group": "beratung"}],
        [{"id": "g", "size": [0, 1], "targets": {"Beratung": [0, 0], "beratung": [0, 1]}}],
    )
    ((place, words),) = problem_file.problem_from(given).notes
    assert place == "groups[0].targets.Beratung"
    assert "Niemand" in words.de

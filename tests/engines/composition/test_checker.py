"""The checker finds what does not hold of an answer: without it the other tests prove little."""

from dataclasses import replace
from typing import Any

import pytest

from gemeinwerk.engines.composition import checker, composer
from gemeinwerk.engines.composition.composition import Composition, Status
from gemeinwerk.engines.composition.problem import Problem, Words
from gemeinwerk.engines.composition.rules import rules_of
from tests.engines.composition.made import asked, group, person

PROBLEM = asked(
    [person(f"p{n}", "a", "b", actor_group="ngo") for n in range(4)],
    [group("a", 1, 2), group("b", 0, 1, targets={"politics": [1, 1]})],
)
DRAWN = asked([person(f"p{n}", "g") for n in range(4)], [group("g", 0, 2)], seed=3)


@pytest.fixture(scope="module")
def found() -> Composition:
    """With seats, with something missing, and why."""
    return composer.compose(PROBLEM, seconds=60.0)


@pytest.fixture(scope="module")
def drawn() -> Composition:
    return composer.compose(DRAWN, seconds=60.0, slips=8)


def faults(problem: Problem, found: Composition, **changes: Any) -> list[str]:
    return [one.en for one in checker.check(problem, replace(found, **changes))]


def test_an_answer_that_keeps_what_it_says_has_no_fault(
    found: Composition, drawn: Composition
) -> None:
    assert (faults(PROBLEM, found), faults(DRAWN, drawn)) == ([], [])
    assert found.missing
    assert found.conflict


def test_seats_goals_or_what_is_missing_are_not_there_without_a_solution(
    found: Composition,
) -> None:
    nothing = replace(found, status=Status.UNKNOWN, seats=(), goals=(), missing=(), conflict=())
    assert faults(PROBLEM, nothing) == []
    for name in ("seats", "goals", "missing"):
        assert faults(PROBLEM, nothing, **{name: getattr(found, name)}) == [
            "Seats without a solution."
        ]
    assert faults(PROBLEM, nothing, status=Status.INFEASIBLE) == [
        "Impossible means: with a conflict."
    ]
    assert faults(PROBLEM, nothing, conflict=found.conflict) == [
        "Impossible means: with a conflict."
    ]


def test_what_is_said_of_seats_and_goals_must_be_so(found: Composition) -> None:
    first, second, *others = found.goals
    seat = found.seats[0]
    for changes, said in (
        ({"seats": (*found.seats, seat)}, f"{seat.seat} stands there twice."),
        ({"missing": ()}, "What is missing is counted wrongly."),
        ({"goals": (second, first, *others)}, "Goals: "),
        ({"goals": ()}, "Goals: ()."),
        ({"goals": (replace(first, value=first.value + 1), *found.goals[1:])}, "shortfall is "),
        ({"goals": (replace(first, bound=first.value + 1), *found.goals[1:])}, "shortfall is und"),
        ({"status": Status.FEASIBLE}, "The status is not that of the goals."),
        ({"seats": (replace(seat, reason=Words("", "x")), *found.seats[1:])}, f"{seat.seat} with"),
    ):
        assert any(one.startswith(said) for one in faults(PROBLEM, found, **changes)), said


def test_a_conflict_needs_something_that_is_missing(found: Composition, drawn: Composition) -> None:
    assert faults(DRAWN, drawn, conflict=found.conflict) == ["A conflict, and nothing is missing."]


@pytest.mark.parametrize("by", [-1, 1])
def test_everybody_has_their_share_of_the_slips(drawn: Composition, by: int) -> None:
    assert drawn.draw
    draw, (first, *others) = drawn.draw, drawn.draw.chances
    counted = (replace(first, slips=first.slips + by), *others)
    assert faults(DRAWN, drawn, draw=replace(draw, chances=counted)) == [
        f"{first.person}: slips counted wrongly."
    ]
    unlike = (replace(first, exact=first.exact + by / 4), *others)
    assert faults(DRAWN, drawn, draw=replace(draw, chances=unlike)) == [
        f"{first.person}: not fair."
    ]
    assert "Chances are missing." in faults(DRAWN, drawn, draw=replace(draw, chances=tuple(others)))
    wrong = faults(DRAWN, drawn, draw=replace(draw, slips=draw.slips + by))
    assert "The slips are counted wrongly." in wrong


def test_what_was_drawn_is_what_sits(drawn: Composition) -> None:
    assert "Another slip was drawn." in faults(DRAWN, drawn, seats=drawn.seats[1:])


def test_that_somebody_never_sits_here_is_a_rule_only_where_they_wish_it() -> None:
    people = [person("p1", "a", never=["b"]), person("p2", "b", never=["a"])]
    groups = [group("a"), group("b")]
    assert "never" not in {one.name.value for one in rules_of(asked(people, groups))}
    people.append(person("p3", "a", never=["a"]))
    named = [one.group for one in rules_of(asked(people, groups)) if one.name.value == "never"]
    assert named == ["a"]

"""The planner against trying out everything: on every small problem it proves the same."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from gemeinwerk.engines.planning import checker, evenings, planner, search
from gemeinwerk.engines.planning.plan import Plan, Status
from gemeinwerk.engines.planning.problem import Appointment, Problem
from tests.alike import chunks, some
from tests.engines.planning.exhaustive import Best, best, choices
from tests.engines.planning.instances import earlier_dates, instance

PROBLEMS, AS_LARGE, KEPT = some(range(800), 7), some(range(50), 6), some(range(1000, 1200), 7)
GIVING = [57, 85, 133, 171, 219, 307, 349, 403, 457, 487, 513, 566, 586, 645, 682, 717, 778]
"""Rare ones, in which attendance is given away for the floor; each fourth has two more."""
CHUNK = 25
SECONDS = 60.0

Told = dict[str, Any]


@cache
def truth(seed: int) -> Best | None:
    return best(instance(seed))


@cache
def truth_again(seed: int) -> Best | None:
    return best(*planned_before(seed))


def told(plan: Plan, problem: Problem, keep: tuple[Appointment, ...] = ()) -> Told:
    """What a plan says, and what the checker says of it."""
    return {
        "status": plan.status,
        "greatest attendance": plan.floor and plan.floor.attendance,
        "floor": plan.floor and plan.floor.value,
        "values": tuple(goal.value for goal in plan.goals),
        "moves": plan.moves.value if plan.moves else 0,
        "proven": {one.proven for one in (plan.floor, plan.moves, *plan.goals) if one},
        "faults": [words.en for words in checker.check(problem, plan, keep=keep)],
    }


def found(truth: Best | None) -> Told:
    """What a plan must say."""
    return {
        "status": Status.OPTIMAL if truth else Status.INFEASIBLE,
        "greatest attendance": truth and truth.greatest_attendance,
        "floor": truth and truth.floor,
        "values": truth.values if truth else (),
        "moves": truth.moves if truth else 0,
        "proven": {True} if truth else set(),
        "faults": [],
    }


def wrong(seeds: Iterable[int]) -> dict[int, list[str]]:
    """Where the planner says something else than is true."""
    said, true = {}, {}
    for seed in seeds:
        problem = instance(seed)
        said[seed] = told(planner.plan(problem, seconds=SECONDS), problem)
        true[seed] = found(truth(seed))
    return different(said, true)


@pytest.mark.parametrize("seeds", chunks(PROBLEMS, CHUNK), ids=str)
def test_the_planner_proves_the_best_there_is(seeds: range) -> None:
    assert wrong(seeds) == {}


def test_where_attendance_is_given_away_it_proves_the_best_too() -> None:
    assert wrong(GIVING) == {}


# As if every problem were a large one. Rows that a programme carries with ease, and at all;
# line-ups that come all at once, and that can be listed at all.
@pytest.mark.parametrize(
    ("rows", "lineups"),
    [
        ((1_500, 12_000), (-1, -1)),
        ((0, 12_000), (-1, -1)),
        ((3, 12_000), (-1, -1)),
        ((3, 0), (-1, -1)),
        ((0, 12_000), (-1, 60_000)),
    ],
)
@pytest.mark.parametrize("seeds", chunks(AS_LARGE, CHUNK), ids=str)
def test_what_is_done_for_large_problems_proves_the_same(
    monkeypatch: pytest.MonkeyPatch, seeds: range, rows: tuple[int, int], lineups: tuple[int, int]
) -> None:
    for few, most, numbers in (
        ("FEW_ROWS", "MOST_ROWS", rows),
        ("FEW_LINEUPS", "MOST_LINEUPS", lineups),
    ):
        monkeypatch.setattr(search, few, numbers[0])
        monkeypatch.setattr(search, most, numbers[1])
    monkeypatch.setattr(search, "LIKELY_LINEUPS", 1)
    monkeypatch.setattr(evenings, "FIRST", 0)
    monkeypatch.setattr(evenings, "MORE", 1)
    assert wrong(seeds) == {}


@pytest.mark.parametrize("seeds", chunks(KEPT, CHUNK), ids=str)
def test_planning_anew_moves_as_few_dates_as_can_be(seeds: range) -> None:
    said, true = {}, {}
    for seed in seeds:
        problem, keep = planned_before(seed)
        said[seed] = told(planner.plan(problem, seconds=SECONDS, keep=keep), problem, keep)
        true[seed] = found(truth_again(seed))
    assert different(said, true) == {}


@pytest.mark.parametrize("seed", range(0, 800, 200))
def test_the_same_problem_twice_gives_the_same_plan(seed: int) -> None:
    once, again = (planner.plan(instance(seed), seconds=SECONDS) for _ in range(2))
    assert replace(once, seconds=0) == replace(again, seconds=0)


def test_the_problems_are_worth_the_trouble() -> None:
    """Most have a plan; in many of them somebody or some group must lose out."""
    bests = [one for seed in PROBLEMS if (one := truth(seed))]
    rare = [one for seed in GIVING if (one := truth(seed))]
    assert len(bests) >= len(PROBLEMS) * 0.6
    assert sum(one.values[0] > 0 for one in bests) >= len(PROBLEMS) / 16, "unmet quotas"
    assert sum(one.values[1] > 0 for one in bests) >= len(PROBLEMS) / 4, "people left out"
    given = [one.values[3] < one.greatest_attendance for one in (*bests, *rare)]
    assert sum(given) >= 15, "attendance given"
    again = [one for seed in KEPT if (one := truth_again(seed))]
    assert len(again) >= len(KEPT) / 2
    assert sum(one.moves > 0 for one in again) >= len(KEPT) * 0.4, "dates that cannot be kept"


def different(said: dict[int, Told], true: dict[int, Told]) -> dict[int, list[str]]:
    """By seed, what is said otherwise than it is."""
    return {seed: list(_lines(said[seed], true[seed])) for seed in said if said[seed] != true[seed]}


def _lines(said: Told, true: Told) -> Iterator[str]:
    for key in said:
        if said[key] != true[key]:
            yield f"{key}: {said[key]}, not {true[key]}"


@cache
def planned_before(seed: int) -> tuple[Problem, tuple[Appointment, ...]]:
    """A problem and an earlier plan: a good one with one date now forbidden, or just any dates."""
    problem = instance(seed)
    plans = list(choices(problem))
    if seed % 3 == 0 or not plans:
        return problem, earlier_dates(seed, problem)
    dates = plans[len(plans) // 2]
    keep = tuple(Appointment(one, day) for one, days in dates.items() for day in days)
    return replace(problem, forbidden=(*problem.forbidden, keep[seed % len(keep)])), keep

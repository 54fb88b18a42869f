"""Where there is no plan, exhaustive search agrees with every reason and every way out."""

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from gemeinwerk.engines.planning import checker, planner
from gemeinwerk.engines.planning.plan import Entry, Plan, Rule, Status
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.engines.planning.rules import rules_of
from tests.alike import chunks, some
from tests.engines.planning.exhaustive import feasible, smaller_repair
from tests.engines.planning.instances import instance

SEEDS = some(range(2000, 2450), 4)
"""Among each fourth every kind of rule stands in the way of some plan."""
CHUNK = 15
SECONDS = 60.0


@cache
def impossible(seeds: range) -> list[int]:
    return [seed for seed in seeds if not feasible(instance(seed))]


CHUNKS = chunks(SEEDS, CHUNK)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_reasons_and_repairs_are_right(seeds: range) -> None:
    faults: dict[int, list[str]] = {}
    for seed in impossible(seeds):
        problem = instance(seed)
        plan = planner.plan(problem, seconds=SECONDS)
        faults[seed] = [
            *_general(problem, plan),
            *_conflict(problem, plan),
            *_repairs(problem, plan),
        ]
    assert faults == {seed: [] for seed in faults}


def test_there_are_enough_problems_without_a_plan() -> None:
    seeds = [seed for chunk in CHUNKS for seed in impossible(chunk)]
    assert len(seeds) >= len(SEEDS) / 4.5
    names = {rule.name for seed in seeds for rule in _needed(instance(seed))}
    # Leaving out one of these alone makes some problem possible.
    assert len(names) >= 9


def _general(problem: Problem, plan: Plan) -> Iterator[str]:
    if plan.status is not Status.INFEASIBLE:
        yield f"is {plan.status}"
    yield from (words.en for words in checker.check(problem, plan))


def _conflict(problem: Problem, plan: Plan) -> Iterator[str]:
    rules = _rules(plan.conflict)
    if not rules:
        yield "has no conflict"
    if feasible(problem, rules):
        yield f"these rules alone admit a plan: {rules}"
    for one in rules:
        if not feasible(problem, rules - {one}):
            yield f"not needed in the conflict: {one}"


def _repairs(problem: Problem, plan: Plan) -> Iterator[str]:
    repairs = [_rules(entries) for entries in plan.repairs]
    sizes = [len(repair) for repair in repairs]
    if not repairs:
        yield "has no repair"
        return
    if sizes != sorted(sizes) or len(repairs) > 5:
        yield f"repairs are not sorted, or too many: {sizes}"
    for repair in repairs:
        if not feasible(problem, set(rules_of(problem)) - repair):
            yield f"does not repair: {repair}"
    if smaller := smaller_repair(problem, sizes[0]):
        yield f"{len(smaller)} rules repair, not only {sizes[0]}: {smaller}"


def _rules(entries: Iterable[Entry]) -> set[Rule]:
    return {entry.rule for entry in entries}


def _needed(problem: Problem) -> list[Rule]:
    """The rules each of which alone stands in the way of a plan."""
    rules = set(rules_of(problem))
    return [one for one in rules if feasible(problem, rules - {one})]

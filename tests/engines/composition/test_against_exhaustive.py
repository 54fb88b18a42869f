"""The engine against trying out everything: on every small problem it proves the same."""

from collections.abc import Iterator

import pytest

from gemeinwerk.engines.composition import checker, composer, conflict
from gemeinwerk.engines.composition.composition import Composition, Rule, Status
from gemeinwerk.engines.composition.conflict import Standing
from gemeinwerk.engines.composition.rules import LOWER_ENDS, rules_of
from tests.alike import chunks, some
from tests.engines.composition import exhaustive
from tests.engines.composition.instances import instance

SECONDS = 60.0
PROBLEMS, CONFLICTS, DRAWS = some(range(400), 3), some(range(120), 2), some(range(160), 3)


def told(found: Composition) -> tuple[int, ...] | None:
    return tuple(goal.value for goal in found.goals) or None


@pytest.mark.parametrize("seeds", chunks(PROBLEMS, 50), ids=str)
def test_every_goal_is_the_best_there_is(seeds: range) -> None:
    wrong = {}
    for seed in seeds:
        problem = instance(seed)
        truth = exhaustive.best(problem)
        found = composer.compose(problem, seconds=SECONDS)
        faults = [words.en for words in checker.check(problem, found)]
        status = Status.OPTIMAL if truth else Status.INFEASIBLE
        if (told(found), found.status, faults) != (truth, status, []):
            wrong[seed] = (found, truth, faults)
    assert wrong == {}


def test_the_small_problems_are_mean_enough() -> None:
    """Some have no composition, some lack what they should have, some leave people out."""
    found = [exhaustive.best(instance(seed)) for seed in range(100)]
    assert sum(one is None for one in found) >= 5
    for goal in range(5):
        assert sum(bool(one and one[goal]) for one in found) >= 5, goal


def conflicts(seeds: range) -> Iterator[tuple[int, tuple[Rule, ...], tuple[Rule, ...]]]:
    """Of each problem that has one: the rules asked about and the conflict that is told."""
    for seed in seeds:
        problem = instance(seed)
        rules = rules_of(problem)
        entries = conflict.of_hard_rules(problem)
        if entries:
            rules = tuple(one for one in rules if one.name not in LOWER_ENDS)
        else:
            entries = conflict.of_lower_ends(problem)
        if entries:
            yield seed, rules, tuple(entry.rule for entry in entries)


@pytest.mark.parametrize("seeds", chunks(CONFLICTS, 30), ids=str)
def test_no_set_of_rules_smaller_than_the_conflict_contradicts_itself(seeds: range) -> None:
    for seed, rules, told in conflicts(seeds):
        problem = instance(seed)
        assert not exhaustive.stands(problem, told), seed
        for rule in told:
            assert exhaustive.stands(problem, [one for one in told if one != rule]), seed
        assert exhaustive.size_of_a_smallest_conflict(problem, rules) == len(told), seed


def test_what_stands_together_is_known_exactly() -> None:
    """Each single rule, and all rules but one."""
    for seed in range(40):
        problem = instance(seed)
        rules, standing = rules_of(problem), Standing(problem)
        asked_about = [[one] for one in rules] + [[*rules]]
        asked_about += [[*rules[:at], *rules[at + 1 :]] for at in range(len(rules))]
        for asked in asked_about:
            assert standing.together(asked) == exhaustive.stands(problem, asked), (seed, asked)


@pytest.mark.parametrize("seeds", chunks(DRAWS, 30), ids=str)
def test_no_draw_is_fairer(seeds: range) -> None:
    for seed in seeds:
        problem = instance(seed)
        found = composer.compose(problem, seconds=SECONDS, slips=7)
        if found.status is Status.INFEASIBLE:
            continue
        assert found.draw
        assert checker.check(problem, found) == [], seed
        told = {one.person: float(one.exact) for one in found.draw.chances}
        assert told == pytest.approx(exhaustive.fair_chances(problem), abs=1e-6), seed

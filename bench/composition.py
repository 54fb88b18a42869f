"""Who sits in which group: how soon all goals are proven for 300 people, 6 groups, 20 targets.

Easy: short lists of targets and many places. Mean: few more places than lower ends, narrow targets,
a quarter of all wishes barred, an earlier composition to keep, organisations across actor groups.
Each answer is checked apart from the solver, and each conflict is solved again without each rule.
"""

import random
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median

from bench import composing
from bench.figures import Figure
from gemeinwerk.engines.composition import checker, composer
from gemeinwerk.engines.composition.composition import Composition
from gemeinwerk.engines.composition.conflict import Standing
from gemeinwerk.engines.composition.problem import Ends, Group, Person, Problem, Seat

PEOPLE, GROUPS, TARGETS, KINDS = 300, 6, 20, 8
SEEDS, SECONDS, LIMIT, SLIPS = range(8), 60.0, 10.0, 1_000


@dataclass(frozen=True)
class Run:
    """An answer, how long it took, and of that the time the processor worked."""

    seconds: float
    worked: float
    proven: bool
    faults: list[str]


def run() -> list[Figure]:
    figures = []
    for name, mean in (("easy", False), ("mean", True)):
        figures += _figures(name, [_apart(seed, mean, 0) for seed in SEEDS])
    drawn = [_apart(seed, True, SLIPS) for seed in SEEDS]
    figures += _figures(f"mean, a draw of {SLIPS:,} slips", drawn)
    return [*figures, *composing.run(instance)]


def _figures(name: str, runs: list[Run]) -> list[Figure]:
    size = f"{PEOPLE} people, {GROUPS} groups, {TARGETS} targets"
    how = f"{size}, seeds {SEEDS[0]} to {SEEDS[-1]}, each in a fresh process; "
    how += f"median {median(one.seconds for one in runs):.2f} s, of the processor at most "
    how += f"{max(one.worked for one in runs):.2f} s"
    unproven = sum(not one.proven for one in runs)
    faults = [fault for one in runs for fault in one.faults]
    for one in runs:
        print(f"  {name}: {one.seconds:.2f} s ({one.worked:.2f} s of the processor)", one.faults)
    return [
        Figure(f"{name}: all goals proven, the slowest", _slowest(runs), "s", LIMIT, how),
        Figure(f"{name}: not all goals proven", unproven, "problems", 0, how),
        Figure(f"{name}: answers that do not hold", len(faults), "faults", 0, how),
    ]


def _slowest(runs: list[Run]) -> float:
    return max(one.seconds for one in runs)


def _apart(seed: int, mean: bool, slips: int) -> Run:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(composed, seed, mean, slips).result()


def composed(seed: int, mean: bool, slips: int) -> Run:
    """One problem, composed and checked."""
    problem = instance(seed, mean=mean)
    begun, worked = time.monotonic(), time.process_time()
    found = composer.compose(problem, seconds=SECONDS, slips=slips)
    seconds, worked = time.monotonic() - begun, time.process_time() - worked
    faults = [words.en for words in checker.check(problem, found)]
    faults += _of_the_conflict(problem, found)
    return Run(seconds, worked, all(goal.proven for goal in found.goals), faults)


def _of_the_conflict(problem: Problem, found: Composition) -> list[str]:
    rules = [entry.rule for entry in found.conflict]
    stands = Standing(problem).together
    if not rules:
        return []
    faults = ["the conflict is none"] if stands(rules) else []
    without = ([one for one in rules if one != rule] for rule in rules)
    return faults + ["not needed in the conflict" for some in without if not stands(some)]


def instance(seed: int, *, mean: bool) -> Problem:
    """A problem of that size drawn from a seed."""
    chance = random.Random(seed)
    kinds = [f"kind{number}" for number in range(KINDS)]
    names = [f"group{number}" for number in range(GROUPS)]
    homes = {f"organisation{number}": chance.choice(kinds) for number in range(PEOPLE // 3)}
    people = tuple(
        _person(chance, f"p{number}", names, kinds, homes, mean) for number in range(PEOPLE)
    )
    targets: dict[str, list[tuple[str, Ends]]] = {name: [] for name in names}
    for name, kind in chance.sample([(n, k) for n in names for k in kinds], TARGETS):
        least = chance.randint(3, 7) if mean else chance.randint(1, 3)
        targets[name].append((kind, Ends(least, least + chance.randint(0, 1 if mean else 3))))
    size = Ends(32, 36) if mean else Ends(15, 40)
    groups = tuple(
        Group(name, size, tuple(targets[name]), _required(chance, name, people)) for name in names
    )
    kept = [Seat(chance.choice(one.wishes), one.id) for one in chance.sample(people, 90)]
    return Problem(people, groups, seed, tuple(kept))


def _person(
    chance: random.Random, name: str, groups: list[str], kinds: list[str],
    homes: dict[str, str], mean: bool,
) -> Person:  # fmt: skip
    home = chance.choice(list(homes)) if chance.random() < 0.8 else None
    usual = home is not None and not (mean and chance.random() < 0.3)
    return Person(
        name,
        homes[home] if home and usual else chance.choice(kinds),
        home,
        tuple(chance.sample(groups, chance.choice([1, 2, 2, 3, 3, 4]))),
        chance.choice([1, 1, 1, 2, 3]),
        frozenset(one for one in groups if chance.random() < (0.25 if mean else 0.03)),
    )


def _required(chance: random.Random, group: str, people: tuple[Person, ...]) -> tuple[str, ...]:
    """One person in most groups, each in one group only."""
    at = int(group.removeprefix("group")) * 7
    able = [one.id for one in people[at : at + 7] if group not in one.never]
    return tuple(chance.sample(able, 1))

"""Tables that give nobody away: how long it takes to protect them, and whether an attacker finds
anything in 1,000 random histories."""

import random
import time
from itertools import product
from statistics import median

from tests.engines.disclosing.attacker import Attacker
from tests.engines.disclosing.histories import counted, drawn

from bench.figures import Figure
from gemeinwerk.engines.disclosure import releasing
from gemeinwerk.engines.disclosure.releases import Counted, Question
from gemeinwerk.engines.disclosure.releasing import Safe

HISTORIES, MINIMUM = 1_000, 5
SIZES = {"gender": 4, "history": 3, "age": 6}
SEEDS = range(1, 6)


def run() -> list[Figure]:
    return [*_three_dimensions(), *_histories()]


def _three_dimensions() -> list[Figure]:
    """Gender, migration history and age band of some 430 people: 139 counts with all margins."""
    taken, unproven = [], 0
    for seed in SEEDS:
        question = Question((_table(seed),))
        begun = time.process_time()
        answer = releasing.release(question)
        taken.append(time.process_time() - begun)
        told = "refused"
        if isinstance(answer, Safe):
            unproven += not answer.proven
            told = f"{answer.lost} of {len(answer.tables[0].counts)} left out, bound {answer.bound}"
        print(f"  3 dimensions, seed {seed}: {told}, {taken[-1]:.1f} s", flush=True)
    how = f"4 × 3 × 6 with all margins, seeds 1 to {len(SEEDS)}, time of the processor"
    return [
        Figure("3 dimensions: fewest counts proven, median", median(taken), "s", 3, how),
        Figure("3 dimensions: fewest counts proven, slowest", max(taken), "s", 15, how),
        Figure("3 dimensions: without proof", unproven, "tables", 0, how),
    ]


def _table(seed: int) -> Counted:
    chance = random.Random(seed)
    dimensions = {name: tuple(f"{name}{n}" for n in range(size)) for name, size in SIZES.items()}
    people = {one: int(chance.expovariate(1 / 6)) for one in product(*dimensions.values())}
    return counted(dimensions, people)


def _histories() -> list[Figure]:
    narrowed = asked = published = refused = 0
    begun = time.process_time()
    for seed in range(HISTORIES):
        history = drawn(seed)
        published, refused = published + len(history.published), refused + len(history.refused)
        for found in Attacker(history.seen).findings() if history.published else ():
            asked += 1
            narrowed += found.values < MINIMUM
    seconds = time.process_time() - begun
    how = (
        f"{HISTORIES} random histories of up to six releases, {published} published, {refused} "
        f"refused; linear and whole-number programmes over all releases asked about {asked} "
        f"counts and changes; {seconds:.0f} s of the processor in all"
    )
    return [Figure("histories: counts or changes narrowed", narrowed, "", 0, how)]

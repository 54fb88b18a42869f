"""Whether whoever has all releases of „Wer ist dabei?“ works out anything: 1,000 random histories
through the verbs, of up to six releases each."""

import random
import time

from tests.representation.attacking import Seen, narrowed
from tests.representation.conftest import opened

from bench.figures import Figure
from bench.towns import concept

HISTORIES, MOST = 1_000, 6
PEOPLE = 120 + (MOST - 1) * 60
"""As many as can join in a history."""


def run() -> list[Figure]:
    found: list[str] = []
    published = refused = 0
    slowest, begun = 0.0, time.process_time()
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        pairs = chance.choice([[], [["migration", "gender"]], [["gender", "disability"]]])
        asked = opened(concept(f"dabei-{seed}"), None, slips=PEOPLE, crossings=pairs)
        seen = Seen(asked, chance)
        for _release in range(chance.randint(2, MOST)):
            before = time.process_time()
            seen.go_on(None)
            slowest = max(slowest, time.process_time() - before)
        published, refused = published + len(seen.releases), refused + seen.refused
        found += narrowed(seen)
        seen.enquiry.concept.delete()
    seconds = time.process_time() - begun
    how = (
        f"{HISTORIES} random histories, {published} releases made, {refused} refused; linear and "
        f"whole-number programmes over all of them; {seconds:.0f} s of the processor"
    )
    return [
        Figure("who takes part: counts or changes narrowed", len(found), "", 0, how),
        Figure("who takes part: slowest release", slowest, "s", 15, how),
    ]

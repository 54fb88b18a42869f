"""`attack.generated` over HTTP: as many requests as asked for."""

import os
from collections.abc import Iterable

from attack import generated
from attack.ground import Ground
from attack.site import make_town
from attack.verdict import Verdict

REQUESTS = int(os.environ.get("REQUESTS") or 25_000)  # on each of two databases
SEED = 20260101


def play(ground: Ground) -> Iterable[Verdict]:
    found = generated.play(
        ground.caller,
        lambda number: (make_town(f"north{number}"), make_town(f"south{number}")),
        requests=REQUESTS,
        seed=SEED,
        watch=ground.watch,
    )
    return found.all()

"""`attack.generated` over HTTP: as many requests as asked for."""

from collections.abc import Iterable

from attack import generated
from attack.ground import Ground
from attack.names import REQUESTS, pair
from attack.site import Town, make_town
from attack.verdict import Verdict

SEED = 20260101


def play(ground: Ground) -> Iterable[Verdict]:
    def towns(number: int) -> tuple[Town, Town]:
        north, south = pair(number)
        return make_town(north), make_town(south)

    found = generated.play(
        ground.caller,
        towns,
        requests=REQUESTS,
        seed=SEED,
        watch=ground.watch,
    )
    return found.all()

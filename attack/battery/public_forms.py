"""`attack.public_forms` over HTTP: two of five as many requests as go to every page."""

from collections.abc import Iterable

from attack import public_forms
from attack.ground import Ground
from attack.names import FORM_TOWNS, FORMS, pair
from attack.site import Town, make_town
from attack.verdict import Verdict

SEED = 20261130


def play(ground: Ground) -> Iterable[Verdict]:
    def towns(number: int) -> tuple[Town, Town]:
        north, south = pair(number, FORM_TOWNS)
        return make_town(north), make_town(south)

    found = public_forms.play(ground.caller, towns, requests=FORMS, seed=SEED, watch=ground.watch)
    return found.all()

"""The short form of `make attack`: what needs no server of its own, and fewer requests, others on
each database."""

from collections.abc import Iterable

from attack.battery import entrance, markup
from attack.ground import Ground
from attack.verdict import Verdict
from django.db import connection

from attack import generated, public_forms

REQUESTS, FILLED_IN, SEED = 200, 80, 20240515
READERS = {"nobody", "office"}


def broken(verdicts: Iterable[Verdict]) -> dict[str, list[str]]:
    return {one.name: one.breaches[:3] or ["not tried"] for one in verdicts if not one.held}


def test_requests_nobody_would_write_by_hand(ground: Ground) -> None:
    found = generated.play(
        ground.caller,
        lambda _number: (ground.home, ground.other),
        requests=REQUESTS,
        seed=SEED + (connection.vendor == "postgresql"),
        watch=ground.watch,
    )
    assert broken(found.all()) == {}


def test_forms_anybody_may_fill_in(ground: Ground) -> None:
    found = public_forms.play(
        ground.caller,
        lambda _number: (ground.home, ground.other),
        requests=FILLED_IN,
        seed=SEED + (connection.vendor == "postgresql"),
        watch=ground.watch,
    )
    assert broken(found.all()) == {}


def test_coming_in_without_being_let_in(ground: Ground) -> None:
    assert broken(entrance.play(ground)) == {}


def test_hostile_texts_stay_texts(ground: Ground) -> None:
    ground.home.visitors = [one for one in ground.home.visitors if one.name in READERS]
    assert broken(markup.play(ground, once=True)) == {}

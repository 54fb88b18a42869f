"""Those who answer in the bench, in processes of their own (`-m bench.invitations.answerers`)."""

import json
import os
import sys
from pathlib import Path
from typing import Any

REQUESTS = 5_000
"""On each of the two databases."""
TRIES, LET_THROUGH = 40, 299
_JOINS = {"name": "Nour", "email": "n{n}@verein.example", "privacy": "on"}
LIMITED = {
    "answering:code": {"code": "AAAAA-AAAAA"},
    "joining:join": _JOINS,
    "own_data:ask": {"email": "m{n}@x.example"},
}
"""Forms of which a place may send only so many in an hour: 30, 10 and 10."""
MAY = 30 + 10 + 10


def _client() -> Any:
    from django.test import Client

    from bench.towns import HOST

    return Client(raise_request_exception=False, headers={"host": HOST})


def _answer(words: list[str]) -> list[int]:
    from django.urls import reverse

    typed = {"coming": "accepted", "privacy": "on", "seen": "0", "themes": "Wohnen",
             "needs": "childcare", "needs_consent": "on", "week-0-1630": "good"}  # fmt: skip
    client = _client()
    return [
        client.post(reverse("answering:page", args=[word]), typed).status_code for word in words
    ]


def _make_up(forms: list[Any]) -> list[int]:
    """Each from a place of its own, but for the last: those try whether a limit holds."""
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from hypothesis import strategies as st
    from tests.invitations.answering.public_forms import typed_into

    statuses: list[int] = []
    apart = os.getpid() % 200
    cases = st.sampled_from(forms).flatmap(lambda one: st.tuples(st.just(one), typed_into(one)))

    @seed(apart)
    @settings(
        max_examples=REQUESTS // 4 - 3 * TRIES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def ask(case: Any) -> None:
        statuses.append(_sent(*case, f"10.{apart}.{len(statuses) // 250}.{len(statuses) % 250}"))

    while len(statuses) < REQUESTS // 4 - 3 * TRIES:  # of simple forms it makes up each once
        ask()
    return statuses + _limited(forms)


def _limited(forms: list[Any]) -> list[int]:
    """All processes from one place: of what is let through it does not matter what came of it."""
    statuses = []
    by_name = {one["name"]: one for one in forms}
    for name, typed in LIMITED.items():
        for number in range(TRIES):
            own = f"{os.getpid()}-{number}"
            filled = {field: [text.format(n=own)] for field, text in typed.items()}
            status = _sent(by_name[name], filled, "198.51.100.7")
            statuses.append(status if status >= 400 else LET_THROUGH)
    return statuses


def _sent(form: Any, typed: dict[str, list[str]], place: str) -> int:
    """599 where a form that was refused left something behind."""
    from tests.invitations.answering.public_forms import sent

    from bench.towns import HOST

    answer, written = sent(form, typed, headers={"host": HOST}, REMOTE_ADDR=place)
    return 599 if written and answer.status_code != 302 else int(answer.status_code)


def main(what: str, path: str) -> None:
    import django

    django.setup()
    file = Path(path)
    given = json.loads(file.read_text(encoding="utf-8"))
    told = _answer(given) if what == "answer" else _make_up(given)
    file.write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

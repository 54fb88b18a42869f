"""Those who answer in the bench, in processes of their own (`-m bench.invitations.answerers`)."""

import json
import sys
from pathlib import Path
from typing import Any

REQUESTS = 5_000
"""On each of the two databases."""


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


def _make_up(words: list[str]) -> list[int]:
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from tests.invitations.answering.random_requests import ANSWER, COMES, forms

    statuses: list[int] = []

    @seed(len(words[0]) + sum(map(ord, words[0])))
    @settings(
        max_examples=REQUESTS // 4,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(typed=forms(ANSWER, COMES))
    def ask(typed: dict[str, list[str]]) -> None:
        statuses.append(_sent(words[len(statuses) % len(words)], typed))

    while len(statuses) < REQUESTS // 4:  # of simple forms it makes up each once
        ask()
    return statuses


def _sent(word: str, typed: dict[str, list[str]]) -> int:
    from django.urls import reverse

    from gemeinwerk.invitations.answering.models import Reply
    from gemeinwerk.invitations.links import hashed

    rows = Reply.objects.filter(invitation__links__token_hash=hashed(word))
    before = rows.values_list("revision", flat=True).first()
    status: int = _client().post(reverse("answering:page", args=[word]), typed).status_code
    changed = rows.values_list("revision", flat=True).first() != before
    return 599 if changed and status != 302 else status


def main(what: str, path: str) -> None:
    import django

    django.setup()
    from gemeinwerk.accounts import limits

    # All of them come from one place, and no person sends as many in a year.
    limits.PER_PLACE["answer"] = limits.Limit(1_000_000, limits.HOUR)
    file = Path(path)
    words = json.loads(file.read_text(encoding="utf-8"))
    told = _answer(words) if what == "answer" else _make_up(words)
    file.write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

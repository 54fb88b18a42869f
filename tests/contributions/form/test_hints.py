"""„Dazu gibt es schon“: while somebody writes and before they send, public words alone; a hint."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import User
from gemeinwerk.contributions.form import doubts
from gemeinwerk.contributions.likeness import making
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.core import jobs
from tests.contributions.form.test_form import Browser
from tests.factories import ContributionFactory

pytestmark = pytest.mark.django_db
WRITES = "Am Fluss fehlen Bänke zum Sitzen."


@pytest.fixture(autouse=True)
def known(phase: Participation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    for number, (text, state) in enumerate(
        [("Am Fluss fehlen Bänke <b>zum</b> Sitzen, sagt Frau Kaya.", "public"),
         ("Am Fluss fehlen Bänke, geheim.", "internal"),
         ("Am Fluss fehlen Bänke, ungelesen.", "held"),
         ("Der Bus kommt abends zu selten.", "public")],
        start=1,
    ):  # fmt: skip
        ContributionFactory(concept=phase.concept, number=number, text=text, state=state)
    Contribution.objects.filter(number=1).update(
        public_text="Am Fluss fehlen Bänke <b>zum</b> Sitzen […]."
    )
    making.want_all()
    while jobs.work_one():
        pass


def asked(client: Client, phase: Participation, text: str = WRITES, **typed: Any) -> str:
    address = reverse("taking_part:near", args=[phase.concept.slug, phase.pk])
    return client.post(address, {"text": text, "tongue": "de"} | typed).text


def is_told(page: str) -> bool:
    assert "geheim" not in page
    assert "ungelesen" not in page
    assert "Kaya" not in page
    assert "<b>zum" not in page
    return "Dazu gibt es schon" in page


def test_on_the_look_page_it_stands_and_hinders_nothing(
    client: Client, phase: Participation
) -> None:
    browser = Browser(client, phase)
    browser.send({"kind": "need", "text": WRITES}, weiter="2")
    browser.send({}, weiter="3")
    browser.send({}, weiter="4")
    assert is_told(browser.page)
    assert reverse("portal:contribution", args=[phase.concept.slug, 1]) in browser.page
    browser.send({}, absenden="1")
    assert Contribution.objects.filter(text=WRITES).exists()


def test_while_somebody_writes(client: Client, phase: Participation) -> None:
    page = Browser(client, phase).page
    assert "delay:1500ms" in page
    assert 'hx-params="text,tongue,csrfmiddlewaretoken"' in page
    assert is_told(asked(client, phase))
    assert is_told(asked(client, phase, tongue="made up"))
    assert not is_told(asked(client, phase, "Bänke"))
    assert not is_told(asked(client, phase, "Etwas ganz anderes, das niemand gesagt hat."))
    assert not Contribution.objects.filter(text=WRITES).exists()


def test_in_another_language_the_frame_is_in_it(client: Client, phase: Participation) -> None:
    address = reverse("taking_part:near", args=[phase.concept.slug, phase.pk])
    answer = client.post(f"{address}?sprache=uk", {"text": WRITES, "tongue": "de"})
    assert answer["Content-Language"] == "uk"
    assert "Dazu gibt es schon" not in answer.text
    assert "Am Fluss fehlen" in answer.text


def test_whoever_asks_very_often_gets_none(
    client: Client, phase: Participation, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = limits.PER_PLACE | {"contribution_hint_writing": limits.Limit(1, limits.HOUR)}
    monkeypatch.setattr(limits, "PER_PLACE", few)
    assert [is_told(asked(client, phase)) for _ in range(3)] == [True, False, False]


def test_after_the_end_nothing_is_compared(client: Client, phase: Participation) -> None:
    Participation.objects.update(closes=localdate() - timedelta(days=1))
    assert not is_told(asked(client, phase))


def test_it_asks_the_database_little(client: Client, phase: Participation) -> None:
    asked(client, phase)
    with CaptureQueriesContext(connection) as found:
        asked(client, phase)
    said = [one["sql"] for one in found if "SAVEPOINT" not in one["sql"]]
    assert len(said) <= 7


def test_at_the_desk_those_that_are_near_stand_on_its_own_page(
    client: Client, phase: Participation, office: User
) -> None:
    client.force_login(office)
    slug = phase.concept.slug
    page = client.get(reverse("contributions:contribution", args=[slug, 1])).text
    part = reverse("merging:near", args=[slug, 1])
    assert f'hx-get="{part}"' in page
    shown = client.get(part).text
    assert "Beitrag 2" in shown
    assert "Beitrag 1<" not in shown
    assert "Gemeinsam:" in shown

"""In a wave the browser works something out; without it a contribution waits, none is refused."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from gemeinwerk.contributions.form import doubts, stamp, wave
from gemeinwerk.contributions.models import Contribution, Moderation, Participation
from tests.contributions.form.conftest import say
from tests.contributions.form.test_form import Browser, path

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def easy(monkeypatch: pytest.MonkeyPatch, phase: Participation) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    monkeypatch.setattr(wave, "BITS", 4)
    monkeypatch.setattr(wave, "MANY", 1)
    Participation.objects.update(moderation=Moderation.AFTER)
    phase.refresh_from_db()


@pytest.fixture
def running(phase: Participation) -> None:
    say(phase, text="Eins.")
    say(phase, text="Zwei.")


def worked(challenge: str) -> str:
    """As `work.js` does."""
    return next(
        str(number)
        for number in range(10_000)
        if hashlib.sha256(f"{challenge}:{number}".encode()).digest()[0] >> (8 - wave.BITS) == 0
    )


def challenge_of(browser: Browser) -> str:
    (field,) = html.fromstring(browser.page).xpath("//input[@data-work]")
    return str(field.get("data-work"))


def last() -> tuple[str, list[str]]:
    made = Contribution.objects.order_by("number").last()
    assert made
    return made.state, [one.kind for one in made.doubts.all()]


def test_where_none_is_running_nothing_is_asked(client: Client, phase: Participation) -> None:
    browser = Browser(client, phase)
    browser.write()
    assert "data-work" not in browser.page
    browser.send({}, absenden="1")
    assert last() == ("public", [])


def test_worked_out_it_is_public_at_once(
    client: Client, phase: Participation, running: None
) -> None:
    browser = Browser(client, phase)
    browser.write()
    assert "Gerade kommen sehr viele Beiträge" in browser.page
    browser.send({"rechnung": worked(challenge_of(browser))}, absenden="1")
    assert last() == ("public", [])


def test_without_a_script_it_is_taken_and_waits(
    client: Client, phase: Participation, running: None
) -> None:
    browser = Browser(client, phase)
    browser.write()
    answer = browser.send({}, absenden="1")
    assert "Danke. Ihr Beitrag ist angekommen" in answer.text
    assert last() == ("held", ["wave"])


def test_an_answer_holds_once_and_for_one_form(
    client: Client, phase: Participation, running: None
) -> None:
    browser = Browser(client, phase)
    browser.write()
    typed: dict[str, Any] = browser.held | {"absenden": "1"}
    typed |= {"rechnung": worked(challenge_of(browser))}
    first = client.post(path(phase), typed)
    again = client.post(path(phase), typed)
    assert first["Location"] == again["Location"]
    assert Contribution.objects.count() == 3
    client.post(path(phase), typed | {"text": "Etwas ganz anderes."})
    assert last() == ("held", ["wave"])
    other = Browser(client, phase)
    other.write()
    stolen = {name: typed[name] for name in ("aufgabe", "rechnung")}
    client.post(path(phase), other.held | stolen | {"absenden": "1", "text": "Gestohlen."})
    assert last() == ("held", ["wave"])


def test_what_is_made_up_or_old_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = stamp.read(stamp.new())
    asked = wave.asked(begun)
    answer = worked(asked)
    assert wave.is_answered(asked, answer, begun)
    wrong = next(str(n) for n in range(99) if not wave.is_answered(asked, str(n), begun))
    assert int(wrong) >= 0
    for challenge, said in (
        ("", answer), (asked + "x", answer), ("x" * 10_000, answer), (asked, ""), (asked, "-1"),
        (asked, "²"), (asked, "9" * 40), ("\x00", "\x00"),
    ):  # fmt: skip
        assert not wave.is_answered(challenge, said, begun)
    monkeypatch.setattr(wave, "HOLDS", timedelta(seconds=-1))
    assert not wave.is_answered(asked, answer, begun)


def test_it_is_over_when_few_come(phase: Participation, running: None) -> None:
    assert wave.is_running(phase)
    long_ago = timezone.now() - wave.WITHIN - timedelta(seconds=1)
    Contribution.objects.update(received_at=long_ago)
    assert not wave.is_running(phase)

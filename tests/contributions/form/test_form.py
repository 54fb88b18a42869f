"""The form for everybody: three pages without a script, what is doubtful, the receipt."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from gemeinwerk.contributions.form import doubts, operations, stamp
from gemeinwerk.contributions.models import Contribution, Moderation, Participation, Voice
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.core.models import Sending
from gemeinwerk.notices.models import Notice
from tests.contributions.form.conftest import SAID, of, say

pytestmark = pytest.mark.django_db
TEXT = "Im Rathaus <b>fehlt</b> eine Ausschilderung auf Ukrainisch."
ABOUT = {"target_group": "Neue Nachbar*innen"}


@pytest.fixture(autouse=True)
def begun_a_while_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))


def path(phase: Participation) -> str:
    return reverse("taking_part:form", args=[phase.concept.slug, phase.pk])


class Browser:
    """Fills in what it sees and sends what the page's form holds, as one without a script does."""

    def __init__(self, client: Client, phase: Participation) -> None:
        self.client, self.path = client, path(phase)
        self.page = client.get(self.path).content.decode()

    @property
    def held(self) -> dict[str, Any]:
        form = html.fromstring(self.page).get_element_by_id("angaben")
        held: dict[str, Any] = {}
        for name, value in form.form_values():
            held.setdefault(name, []).append(value)
        return held

    def send(self, typed: dict[str, Any], **button: str) -> Any:
        answer = self.client.post(self.path, self.held | typed | button, follow=True)
        self.page = answer.content.decode()
        return answer

    def write(self, **who: Any) -> None:
        self.send({"kind": "proposal", "text": TEXT}, weiter="2")
        self.send(ABOUT, weiter="3")
        self.send(who, weiter="4")


def test_three_pages_a_look_and_a_receipt_without_a_script(
    client: Client, phase: Participation
) -> None:
    browser = Browser(client, phase)
    browser.send({"kind": "proposal"}, weiter="2")
    assert "Bitte schreiben Sie etwas." in browser.page
    assert 'aria-current="step">Was<' in browser.page
    browser.send({"text": TEXT}, weiter="2")
    field = phase.concept.fields.get()
    theme = phase.concept.themes.get()
    browser.send(ABOUT | {"field": str(field.pk), "themes": [str(theme.pk)]}, weiter="3")
    browser.send({"name": "Ada Muster", "email": "ADA@example.org"}, weiter="4")
    assert "Ohne Ihre Zustimmung" in browser.page
    browser.send({}, weiter="2")  # back, and on again: nothing is lost
    assert "Neue Nachbar*innen" in browser.page
    browser.send({}, weiter="3")
    browser.send({"privacy": "on", "role": "Bewohnerin der Uferstraße"}, weiter="4")
    assert "So erscheint Ihr Beitrag" in browser.page
    assert "&lt;b&gt;fehlt&lt;/b&gt;" in browser.page
    assert "Bewohnerin der Uferstraße" in browser.page
    assert not Contribution.objects.exists()
    answer = browser.send({}, absenden="1")
    assert "Danke. Ihr Beitrag ist angekommen" in browser.page
    made = Contribution.objects.get()
    assert (made.number, made.state, made.field, made.text) == (1, "held", field, TEXT)
    assert list(made.themes.all()) == [theme]
    voice = made.voices.get()
    assert (voice.email, voice.privacy is not None) == ("ada@example.org", True)
    # By mail, without a word of what anybody may have typed for another's address.
    sent = Notice.objects.get(kind="contribution.received")
    assert "Rathaus" not in sent.body + sent.subject
    assert answer.redirect_chain[-1][0].split("?")[0] in sent.body
    assert not Sending.objects.exists()


def test_sent_twice_it_is_one_and_with_other_words_two(
    client: Client, phase: Participation
) -> None:
    browser = Browser(client, phase)
    browser.write()
    held = browser.held
    first = client.post(path(phase), held | {"absenden": "1"})
    second = client.post(path(phase), held | {"absenden": "1"})
    assert first["Location"] == second["Location"]
    other = client.post(path(phase), held | {"absenden": "1", "text": "Etwas ganz anderes."})
    assert other["Location"] != first["Location"]
    assert sorted(Contribution.objects.values_list("number", flat=True)) == [1, 2]


def test_what_is_doubtful_waits_and_is_not_lost(
    client: Client, phase: Participation, monkeypatch: pytest.MonkeyPatch
) -> None:
    Participation.objects.update(moderation=Moderation.AFTER)
    Browser.write(plain := Browser(client, phase))
    plain.send({}, absenden="1")
    assert Contribution.objects.get().state == "public"
    Browser.write(bot := Browser(client, phase))
    links = "http://a.example http://b.example www.c.example"
    bot.send({"homepage": "x", "begun": "made up", "text": links}, absenden="1")
    monkeypatch.setattr(doubts, "FASTEST", timedelta(hours=1))
    Browser.write(fast := Browser(client, phase))
    fast.send({}, absenden="1")
    for made in Contribution.objects.order_by("number")[1:]:
        assert made.state == "held"
    found = Contribution.objects.order_by("number")
    kinds = [sorted(one.doubts.values_list("kind", flat=True)) for one in found]
    assert kinds == [[], ["links", "stamp", "trap"], ["fast", "same"]]


def test_a_stamp_is_ours_or_none() -> None:
    assert stamp.read(stamp.new()).at is not None
    for made_up in ("", "x", "a" * 10_000, stamp.new()[:-1] + "ü", "\x00"):
        assert stamp.read(made_up).at is None


def test_in_another_language_what_was_typed_stays(client: Client, phase: Participation) -> None:
    browser = Browser(client, phase)
    browser.send({"kind": "idea", "text": "نص"}, language="ar")
    assert '<html lang="ar" dir="rtl"' in browser.page
    assert "نص" in browser.page


def test_a_phase_that_is_over_says_so_and_gives_the_words_back(
    client: Client, phase: Participation
) -> None:
    Participation.objects.update(closes=localdate() - timedelta(days=1))
    answer = client.post(path(phase), {"text": TEXT, "absenden": "1"})
    assert answer.status_code == 409
    assert "fehlt" in answer.content.decode()
    assert not Contribution.objects.exists()
    entrance = client.get(reverse("taking_part:entrance", args=[phase.concept.slug]))
    assert "Zurzeit ist keine Beteiligung offen." in entrance.content.decode()


# --- by the link --------------------------------------------------------------------------------


def test_an_author_follows_amends_and_takes_back(client: Client, phase: Participation) -> None:
    voice = say(phase, name="Ada Muster", email="ada@example.org")
    made, link = voice.contribution, path_of(voice)
    moderating.show(made, by=None)  # type: ignore[arg-type]
    assert "Er steht auf der öffentlichen Seite." in client.get(link).content.decode()
    page = client.get(f"{link}aendern/").content.decode()
    seen = re.search(r'name="gesehen" value="(\w+)"', page)
    assert seen
    words = {"kind": "idea", "text": "Neu gesagt.", "tongue": "uk"}
    answer = client.post(f"{link}aendern/", words | {"gesehen": seen[1]}, follow=True)
    assert "Ihre Änderung ist gespeichert." in answer.content.decode()
    assert (of(made).text, of(made).state) == ("Neu gesagt.", "held")
    # Somebody who looked at the words before is told, and changes nothing.
    old = client.post(f"{link}aendern/", words | {"gesehen": seen[1], "text": "Alt."})
    assert old.status_code == 409
    assert of(made).text == "Neu gesagt."
    client.post(f"{link}zurueckziehen/")
    gone = Contribution.objects.get()
    assert (gone.number, gone.state, gone.text) == (1, "withdrawn", "")
    assert list(Voice.objects.values_list("name", "email")) == [("", "")]
    assert "Er ist zurückgezogen." in client.get(link).content.decode()


LINKS = "https://a.example https://b.example https://c.example"


@pytest.mark.parametrize(
    ("text", "blacked_out", "state", "public"),
    [
        (LINKS, "", "held", LINKS),
        ("Frau Nachbarin ist laut, sehr.", "Jemand ist laut.", "held", ""),
        ("Frau Nachbarin ist laut.", "Jemand ist laut.", "public", "Jemand ist laut."),
        ("Es ist laut.", "", "public", "Es ist laut."),
    ],
)
def test_what_would_have_waited_waits_when_it_is_amended_into_it(
    phase: Participation, text: str, blacked_out: str, state: str, public: str
) -> None:
    Participation.objects.update(moderation="after")
    phase.refresh_from_db()
    voice = say(phase, text="Frau Nachbarin ist laut.")
    if blacked_out:
        moderating.black_out(voice.contribution, text=blacked_out, by=None)  # type: ignore[arg-type]
    operations.amend(voice, said=SAID | {"text": text})
    found = of(voice.contribution)
    assert found.state == state
    assert not found.is_public or found.as_public == public


def test_whoever_it_is_not_from_takes_their_address_off(
    client: Client, phase: Participation
) -> None:
    voice = say(phase, email="fremd@example.org")
    client.post(f"{path_of(voice)}adresse-loeschen/")
    moderating.hide(voice.contribution, reason="insult", by=None)  # type: ignore[arg-type]
    assert not Notice.objects.filter(kind="contribution.hidden").exists()
    assert mail.outbox == []


def test_after_the_deadline_nothing_is_amended(client: Client, phase: Participation) -> None:
    voice = say(phase)
    Participation.objects.update(closes=localdate() - timedelta(days=1))
    link = path_of(voice)
    words = {"kind": "idea", "text": "Zu spät.", "gesehen": ""}
    assert client.post(f"{link}aendern/", words).status_code == 302
    assert of(voice.contribution).text != "Zu spät."
    assert "ändern</a>" not in client.get(link).content.decode()


def test_who_guesses_a_link_is_stopped(client: Client, phase: Participation) -> None:
    say(phase)
    answers = {client.get(f"/beitrag/{number}/").status_code for number in range(40)}
    assert answers == {404, 429}

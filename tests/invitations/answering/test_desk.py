"""The office says what is asked and takes answers down; guests keep what they said."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.invitations.answering import asking
from gemeinwerk.invitations.answering.models import AnswerPage, PageText, Reply
from gemeinwerk.invitations.links import Made
from gemeinwerk.invitations.models import Invitation, Wave
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.invitations.answering.conftest import send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_desk(client: Client, office: User) -> None:
    client.force_login(office)


def _typed(client: Client, address: str, **further: object) -> dict[str, object]:
    shown = client.get(address).content.decode()
    seen = shown.split('name="gesehen" value="')[1].split('"')[0]
    return {"gesehen": seen, **further}


def test_what_is_asked_is_set_and_two_who_do_are_told(
    client: Client, wave: Wave, body: Body, office: User
) -> None:
    address = reverse("answers:asked", args=[wave.pk])
    typed = _typed(
        client, address, meeting="Auftakt", day="8.3.2031", begins="16:30", ends="18.30",
        place="Rathaus", bodies=[body.pk], weekdays=[0, 2], hours="9:00, 16:30",
        dates="9.4.2031\n2.4.2031", asks_needs="on",
    )  # fmt: skip
    assert client.post(address, typed).status_code == 302
    page = AnswerPage.objects.get()
    assert [one["start"] for one in page.slots] == ["09:00", "16:30"] * 2
    assert page.dates == ["2031-04-02", "2031-04-09"]
    assert (page.asks_themes, page.asks_needs) == (False, True)
    late = client.post(address, typed | {"meeting": "Anderes"})
    assert "Inzwischen hat jemand etwas geändert" in late.content.decode()
    assert AnswerPage.objects.get().meeting == "Auftakt"


@pytest.mark.parametrize(
    ("further", "sentence"),
    [
        ({"dates": "morgen"}, "ist kein Tag"),
        ({"day": "8.3.2031"}, "Bitte geben Sie eine Uhrzeit an"),
        ({"begins": "16:30"}, "Bitte geben Sie den Tag an"),
        ({"weekdays": ["1"], "hours": "25 Uhr"}, "Bitte eine Uhrzeit eingeben"),
        ({"day": "8.3.2031", "begins": "18:00", "ends": "17:00"}, "Das Ende liegt vor"),
        ({"weekdays": list("0123456"), "hours": "9, 10, 11, 12"}, "Mehr als 21 Zeiten"),
    ],
)
def test_what_cannot_be_asked_is_said(
    client: Client, wave: Wave, further: dict[str, object], sentence: str
) -> None:
    address = reverse("answers:asked", args=[wave.pk])
    told = client.post(address, _typed(client, address, **further)).content.decode()
    assert sentence in told
    assert not AnswerPage.objects.exists()


def test_the_page_speaks_the_words_of_the_office_in_each_language(
    client: Client, wave: Wave, body: Body, made: Made
) -> None:
    address = reverse("answers:text", args=[wave.pk, "ar"])
    typed = _typed(client, address, heading="شاركونا", **{f"body{body.pk}": "السكن"})
    assert client.post(address, typed).status_code == 302
    assert PageText.objects.get().bodies == {str(body.pk): "السكن"}
    shown = client.get(reverse("answering:page", args=[made.token]) + "?sprache=ar")
    told = shown.content.decode()
    assert "شاركونا" in told
    assert "السكن" in told
    german = client.get(reverse("answering:page", args=[made.token]) + "?sprache=de")
    assert body.name in german.content.decode()


def test_an_answer_by_telephone_is_taken_down(
    client: Client, invitation: Invitation, office: User, body: Body, answer_page: AnswerPage
) -> None:
    address = reverse("answers:take_down", args=[invitation.pk])
    typed = {
        "coming": "accepted", "seen": "0", "told": "phone", "told_on": "1.2.2026",
        "bodies": [str(body.pk)], "week-0-1630": "good",
    }  # fmt: skip
    tomorrow = localdate() + timedelta(days=1)
    wrong = client.post(address, typed | {"told_on": f"{tomorrow:%d.%m.%Y}"})
    assert "Der Tag liegt in der Zukunft" in wrong.content.decode()
    assert client.post(address, typed).status_code == 302
    reply = Reply.objects.get()
    assert (reply.entered_by, reply.told) == (office, "phone")
    invitation.refresh_from_db()
    assert invitation.answer == "accepted"
    again = client.post(address, typed)
    assert "Inzwischen ist schon eine Antwort angekommen" in again.content.decode()
    assert "Was brauchen Sie?" not in client.get(address).content.decode()


def test_a_person_page_tells_of_answers(client: Client, made: Made, invitation: Invitation) -> None:
    send(Client(), made, coming="deputised", deputy_name="Bo Öztürk", themes="Wohnungen")
    told = client.get(reverse("actors:person", args=[invitation.person_id])).content.decode()
    assert "Bo Öztürk" in told
    assert "Wohnungen" in told


def test_who_gets_an_account_finds_what_they_said_as_a_guest(
    client: Client, made: Made, town: Municipality, wave: Wave
) -> None:
    send(Client(), made, themes="Als Gast gesagt")
    account = user_with_role("participant", town)
    Person.objects.filter(invitations=made.row.invitation_id).update(user=account)
    Wave.objects.filter(pk=wave.pk).update(state="running")
    client.force_login(account)
    assert "Als Gast gesagt" in client.get(reverse("answers:own")).content.decode()
    client.force_login(user_with_role("participant", town))
    assert "Als Gast gesagt" not in client.get(reverse("answers:own")).content.decode()


def test_a_guest_who_gets_an_account_with_the_same_address_need_not_be_put_together(
    client: Client, made: Made, town: Municipality, wave: Wave, invitation: Invitation
) -> None:
    send(Client(), made, themes="Als Gast gesagt")
    Wave.objects.filter(pk=wave.pk).update(state="running")
    account = user_with_role("participant", town)
    Person.objects.filter(pk=invitation.person_id).update(email=account.email.upper())
    client.force_login(account)
    assert "Als Gast gesagt" in client.get(reverse("answers:own")).content.decode()
    # Somebody else shares the address, and has an account of their own.
    other = user_with_role("participant", town)
    Person.objects.filter(pk=invitation.person_id).update(user=other)
    assert "Als Gast gesagt" not in client.get(reverse("answers:own")).content.decode()


def test_words_of_another_language_make_a_page_that_asks_the_same(
    wave: Wave, body: Body, office: User
) -> None:
    asking.write_page(wave, language="fr", by=office, heading="Bienvenue")
    assert AnswerPage.objects.get().slots == AnswerPage(wave=wave).slots


def test_who_comes_instead_is_invited_once(
    client: Client, made: Made, invitation: Invitation, wave: Wave
) -> None:
    address = reverse("answers:deputy", args=[invitation.pk])
    client.post(address)
    assert not Person.objects.filter(name="Rana Said").exists()  # nobody is named yet
    named = {
        "coming": "deputised",
        "deputy_name": "Rana Said",
        "deputy_email": "rana@verein.example",
    }
    send(Client(), made, **named)
    assert (
        "Rana Said"
        in client.get(reverse("answers:take_down", args=[invitation.pk])).content.decode()
    )
    for _time in range(2):
        client.post(address)
    person = Person.objects.get(email="rana@verein.example")
    assert wave.invitations.filter(person=person).count() == 1


def test_to_which_notice_somebody_agreed_is_read_word_by_word(
    client: Client, made: Made, invitation: Invitation, town: Municipality
) -> None:
    Municipality.objects.filter(pk=town.pk).update(privacy="Alte Fassung")
    send(Client(), made)
    Municipality.objects.filter(pk=town.pk).update(privacy="Neue Fassung")
    page = client.get(reverse("invitations:invitation", args=[invitation.pk])).content.decode()
    assert "Den Hinweisen zum Datenschutz zugestimmt am" in page
    assert "Alte Fassung" in page
    assert "Neue Fassung" not in page

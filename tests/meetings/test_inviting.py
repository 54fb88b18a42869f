"""Who is invited gets a mail with an entry for their calendar, and answers by a link."""

import contextlib
import email
import re
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest
import vobject
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from icalendar import Calendar

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.actors.operations import erase_person
from gemeinwerk.core.writing import turn
from gemeinwerk.meetings import operations, queries
from gemeinwerk.meetings.errors import (
    AnsweredMeanwhile,
    LinkOver,
    MeetingOver,
    NobodyChosen,
    Unfitting,
)
from gemeinwerk.meetings.models import Invitee, Meeting
from gemeinwerk.meetings.operations import Said
from gemeinwerk.meetings.sitting import sitting_at
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.sending import send_due
from tests.factories import MunicipalityFactory, PersonFactory, SeatFactory
from tests.meetings.conftest import BEGINS, ENDS, moment

pytestmark = pytest.mark.django_db
LATER = {"starts_at": moment(2099, 3, 16, 17, 0), "ends_at": moment(2099, 3, 16, 19, 0)}


@pytest.fixture
def people(town: Municipality, body: Body) -> list[Person]:
    """Two who can be written to, one without an address, one who does not want to be."""
    made = [
        PersonFactory(municipality=town, name="Aylin Kaya", email="kaya@bruecke.example"),
        PersonFactory(municipality=town, name="Bo Öztürk", email="bo@bruecke.example"),
        PersonFactory(municipality=town, name="Cem Arslan", email=""),
        PersonFactory(
            municipality=town, name="Dana Weiß", email="w@bruecke.example", permission="refused"
        ),
    ]
    for person in made:
        SeatFactory(body=body, sitting=person)
    return made


@pytest.fixture
def invited(meeting: Meeting, people: list[Person], office: User) -> Meeting:
    operations.invite(meeting, people=[one.pk for one in people], by=office)
    meeting.refresh_from_db()
    return meeting


def sent() -> list[Any]:
    """What left since last asked."""
    mail.outbox.clear()
    send_due()
    return list(mail.outbox)


class Read:
    """An entry as two readers see it: they must agree."""

    def __init__(self, message: Any) -> None:
        parts = email.message_from_bytes(message.message().as_bytes()).walk()
        [part] = [one for one in parts if one.get_content_type() == "text/calendar"]
        content = part.get_payload(decode=True)
        self.method = part.get_param("method")
        one, other = Calendar.from_ical(content), vobject.readOne(content.decode())
        assert str(one["METHOD"]) == other.method.value == self.method
        self.events = [
            self._agreed(*pair) for pair in zip(one.events, other.vevent_list, strict=True)
        ]

    @staticmethod
    def _agreed(one: Any, other: Any) -> dict[str, Any]:
        read = {
            "uid": str(one["UID"]),
            "sequence": int(one["SEQUENCE"]),
            "status": str(one["STATUS"]),
            "starts": one["DTSTART"].dt.astimezone(UTC),
            "ends": one["DTEND"].dt.astimezone(UTC),
            "title": str(one["SUMMARY"]),
            "organizer": str(one["ORGANIZER"]),
        }
        assert read == {
            "uid": other.uid.value,
            "sequence": int(other.sequence.value),
            "status": other.status.value,
            "starts": other.dtstart.value.astimezone(UTC),
            "ends": other.dtend.value.astimezone(UTC),
            "title": other.summary.value,
            "organizer": other.organizer.value,
        }
        return read


def link_in(message: Any) -> str:
    found = re.search(r"/sitzung/[\w-]+/", message.body)
    assert found
    return found[0]


# --- one mail, one entry ------------------------------------------------------------------------


def test_later_mails_move_the_entry_and_take_it_back(
    invited: Meeting, office: User, people: list[Person]
) -> None:
    first = sent()
    assert sorted(one.to[0] for one in first) == ["bo@bruecke.example", "kaya@bruecke.example"]
    entry = Read(first[0])
    assert entry.method == "REQUEST"
    [event] = entry.events
    assert (event["uid"], event["sequence"], event["status"]) == (invited.uid, 0, "CONFIRMED")
    assert (event["starts"], event["ends"]) == (BEGINS, ENDS)
    operations.move_meeting(invited, by=office, **LATER)
    moved = sent()
    [event] = Read(moved[0]).events
    assert (event["uid"], event["sequence"], event["starts"]) == (
        invited.uid, 1, LATER["starts_at"]
    )  # fmt: skip
    assert "Bisher: Montag, 9. März 2099, 16:30–18:30 Uhr" in moved[0].body
    operations.cancel_meeting(invited, by=office, reason="Zu wenige Zusagen")
    gone = sent()
    assert len(gone) == 2
    entry = Read(gone[0])
    assert entry.method == "CANCEL"
    assert (entry.events[0]["sequence"], entry.events[0]["status"]) == (2, "CANCELLED")
    assert "Zu wenige Zusagen" in gone[0].body
    assert sent() == []


def test_several_changes_in_one_verb_are_one_mail(
    invited: Meeting, body: Body, people: list[Person], office: User
) -> None:
    second = operations.create_meeting(
        body, starts_at=moment(2099, 4, 1, 16), ends_at=moment(2099, 4, 1, 18), by=office
    )
    sent()
    with turn():
        operations.move_meeting(invited, by=office, starts_at=BEGINS, ends_at=LATER["ends_at"])
        operations.move_meeting(invited, by=office, **LATER)
        operations.invite(second, people=[people[0].pk], by=office)
    mails = {one.to[0]: one for one in sent()}
    assert len(mails) == 2
    entry = Read(mails["kaya@bruecke.example"])
    assert entry.method == "PUBLISH"
    assert [one["uid"] for one in entry.events] == [invited.uid, second.uid]
    [alone] = Read(mails["bo@bruecke.example"]).events
    assert alone["sequence"] == 2


def test_nobody_hears_of_what_does_not_concern_them(
    meeting: Meeting, people: list[Person], office: User
) -> None:
    operations.move_meeting(meeting, by=office, **LATER)
    operations.edit_meeting(meeting, by=office, place="Kulturhaus")
    assert sent() == []
    operations.invite(meeting, people=[people[0].pk], by=office)
    assert len(sent()) == 1
    operations.edit_meeting(meeting, by=office, note="Bitte lesen")
    assert sent() == []
    operations.invite(meeting, people=[one.pk for one in people], by=office)
    assert [one.to for one in sent()] == [["bo@bruecke.example"]]
    operations.edit_meeting(meeting, by=office, place="Rathaus")
    assert len(sent()) == 2


def test_what_is_taken_back_makes_no_mail(invited: Meeting, office: User) -> None:
    sent()
    with contextlib.suppress(RuntimeError), turn():
        operations.move_meeting(invited, by=office, **LATER)
        raise RuntimeError
    assert sent() == []


def test_whoever_is_left_out_loses_the_entry(invited: Meeting, office: User) -> None:
    sent()
    one = invited.invitees.get(person__name="Aylin Kaya")
    operations.leave_out(one, by=office)
    [told] = sent()
    assert Read(told).method == "CANCEL"
    operations.move_meeting(invited, by=office, **LATER)
    assert [one.to for one in sent()] == [["bo@bruecke.example"]]


def test_the_mail_is_forgotten_once_it_has_left(invited: Meeting) -> None:
    sent()
    assert {one.body for one in Notice.objects.filter(kind__startswith="meeting.")} == {""}


# --- who is invited -----------------------------------------------------------------------------


def test_who_sits_there_on_the_day(
    meeting: Meeting, people: list[Person], body: Body, office: User
) -> None:
    later = PersonFactory(municipality=body.municipality, name="Erst Später")
    SeatFactory(body=body, sitting=later, sitting__since=(ENDS + timedelta(days=9)).date())
    seat = SeatFactory(body=body)
    seat.occupancies.create(person=later, deputises=True)
    there = sitting_at(meeting)
    assert [one.person for one in there] == [*(one.pk for one in people), later.pk]
    assert there[-1].deputises
    with pytest.raises(NobodyChosen):
        operations.invite(meeting, people=[], by=office)
    stranger = PersonFactory(municipality=MunicipalityFactory())
    with pytest.raises(NobodyChosen):
        operations.invite(meeting, people=[stranger.pk], by=office)


def test_invited_twice_is_invited_once(
    invited: Meeting, people: list[Person], office: User
) -> None:
    sent()
    assert operations.invite(invited, people=[one.pk for one in people], by=office) == 0
    assert invited.invitees.count() == 4
    assert sent() == []


def test_erased_is_erased(invited: Meeting, people: list[Person], office: User) -> None:
    row = invited.invitees.get(person=people[0])
    operations.answer(row, said=Said("deputy", "Kim Beispiel"), by=None)
    erase_person(people[0], by=office, reason="verlangt")
    row.refresh_from_db()
    assert (row.person, row.deputy_name) == (None, "")
    assert row.answer == "deputy"  # counted on
    with pytest.raises(LinkOver):
        operations.answer(row, said=Said("yes"), by=None)


# --- answering ----------------------------------------------------------------------------------


def test_an_answer_by_the_link_without_an_account(invited: Meeting, client: Client) -> None:
    link = link_in(next(one for one in sent() if one.to == ["kaya@bruecke.example"]))
    page = client.get(link).content.decode()
    assert "AG Wohnen" in page
    assert "Kommen Sie?" in page
    refused = client.post(link, {"answer": "deputy", "seen": "0"}).content.decode()
    assert "Bitte sagen Sie, wer stattdessen kommt" in refused
    answer = client.post(link, {"answer": "deputy", "deputy_name": "Kim Beispiel", "seen": "0"})
    thanks = client.get(answer["Location"]).content.decode()
    assert "Wir rechnen mit Kim Beispiel" in thanks
    row = Invitee.objects.get(person__name="Aylin Kaya")
    assert (row.answer, row.deputy_name, row.entered_by) == ("deputy", "Kim Beispiel", None)
    assert client.get("/sitzung/falsch/").status_code == 404
    assert client.get(f"{link}sitzung.ics").status_code == 200


def test_of_two_windows_the_second_is_told(invited: Meeting, client: Client) -> None:
    link = link_in(sent()[0])
    client.post(link, {"answer": "yes", "seen": "0"})
    told = client.post(link, {"answer": "no", "seen": "0"})
    assert told.status_code == 409
    again = re.search(r'name="seen" value="(\d+)"', told.content.decode())
    assert again
    assert client.post(link, {"answer": "no", "seen": again[1]}).status_code == 302
    with pytest.raises(AnsweredMeanwhile):
        operations.answer(invited.invitees.first(), said=Said("yes"), by=None, seen=7)


def test_an_answer_was_given_for_a_day(invited: Meeting, office: User, client: Client) -> None:
    link = link_in(sent()[0])
    client.post(link, {"answer": "yes", "seen": "0"})
    operations.edit_meeting(invited, by=office, place="Kulturhaus")
    assert queries.answers(invited)["yes"] == 1
    operations.move_meeting(invited, by=office, **LATER)
    assert "yes" not in queries.answers(invited)
    # The same link holds.
    assert client.get(link).status_code == 200
    assert link_in(sent()[0]) == link


def test_a_page_of_the_earlier_day_answers_nothing_for_the_later(
    invited: Meeting, office: User, client: Client
) -> None:
    link = link_in(sent()[0])
    client.get(link)
    operations.move_meeting(invited, by=office, **LATER)
    told = client.post(link, {"answer": "yes", "seen": "0"})
    assert told.status_code == 409
    page = told.content.decode()
    assert "Die Sitzung ist inzwischen verlegt." in page
    assert "Montag, 16. März 2099, 17:00–19:00 Uhr" in page
    assert "yes" not in queries.answers(invited)
    again = re.search(r'name="seen" value="(\d+)"', page)
    assert again
    assert client.post(link, {"answer": "yes", "seen": again[1]}).status_code == 302
    assert queries.answers(invited)["yes"] == 1


def test_what_is_over_is_not_answered(invited: Meeting, office: User, client: Client) -> None:
    link = link_in(sent()[0])
    operations.cancel_meeting(invited, by=office, reason="Sturm")
    page = client.get(link).content.decode()
    assert "Diese Sitzung fällt aus. Sturm" in page
    assert "Kommen Sie?" not in page
    assert client.post(link, {"answer": "yes", "seen": "0"}).status_code == 409


def test_the_office_enters_what_was_said(
    invited: Meeting, office: User, client: Client, people: list[Person]
) -> None:
    client.force_login(office)
    row = invited.invitees.get(person=people[2])
    address = reverse("meetings:enter", args=[row.pk])
    client.post(address, {"answer": "yes"})
    row.refresh_from_db()
    assert (row.answer, row.entered_by_id) == ("yes", office.pk)
    with pytest.raises(Unfitting):
        operations.answer(row, said=Said("deputy", " "), by=office)
    page = client.get(reverse("meetings:meeting", args=[invited.pk])).content.decode()
    assert "Zusagen 1," in page


def test_the_office_is_told_of_an_answer_that_came_meanwhile(
    invited: Meeting, office: User, client: Client, people: list[Person]
) -> None:
    client.force_login(office)
    row = invited.invitees.get(person=people[0])
    address = reverse("meetings:enter", args=[row.pk])
    client.get(address)
    operations.answer(row, said=Said("deputy", "Kim Beispiel"), by=None)
    told = client.post(address, {"answer": "yes", "seen": "0"}).content.decode()
    assert "Inzwischen ist schon eine Antwort angekommen" in told
    assert "Bisher: schickt jemand anderen: Kim Beispiel" in told
    row.refresh_from_db()
    assert row.answer == "deputy"
    again = re.search(r'name="seen" value="(\d+)"', told)
    assert again
    assert client.post(address, {"answer": "yes", "seen": again[1]}).status_code == 302


def test_what_is_over_is_not_entered(past: Meeting, office: User, client: Client) -> None:
    who = PersonFactory(municipality=past.body.municipality)
    operations.invite(past, people=[who.pk], by=office)
    Meeting.objects.update(ends_at=now())
    row = past.invitees.get()
    with pytest.raises(MeetingOver):
        operations.answer(row, said=Said("yes"), by=office)
    client.force_login(office)
    page = client.get(reverse("meetings:meeting", args=[past.pk])).content.decode()
    assert reverse("meetings:enter", args=[row.pk]) not in page
    assert reverse("meetings:invite", args=[past.pk]) not in page


def test_inviting_at_the_desk(
    meeting: Meeting, office: User, client: Client, people: list[Person]
) -> None:
    client.force_login(office)
    address = reverse("meetings:invite", args=[meeting.pk])
    page = client.get(address).content.decode()
    assert "Cem Arslan (keine E-Mail-Adresse)" in page
    assert "Dana Weiß (hat verweigert oder widerrufen, angeschrieben zu werden)" in page
    assert client.post(address, {}).status_code == 200
    assert not Invitee.objects.exists()
    client.post(address, {"members": [people[0].pk, people[2].pk]})
    assert Invitee.objects.count() == 2
    shown = client.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert "Aylin Kaya" in shown
    # Whoever reads meetings reads no names of those invited.
    assert "eingeladen" in shown


def test_names_of_those_invited_are_for_the_office(
    invited: Meeting, client_as: Callable[..., Client]
) -> None:
    page = client_as("steering").get(reverse("meetings:meeting", args=[invited.pk]))
    assert "Aylin Kaya" not in page.content.decode()

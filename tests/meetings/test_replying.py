"""What somebody's calendar answers by mail is their answer, or a person is told why it is not."""

import email
import mailbox as boxes
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.desk.due_list import due_for
from gemeinwerk.meetings import operations
from gemeinwerk.meetings.models import Invitee, MailReply, Meeting
from gemeinwerk.meetings.operations import Said
from gemeinwerk.meetings.replying.addresses import address_of
from gemeinwerk.meetings.replying.operations import take_in
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.bounces import operations as mailbox
from gemeinwerk.notices.sending import send_due
from tests.factories import MeetingFactory, MunicipalityFactory, PersonFactory
from tests.meetings import calendar_mails as mails
from tests.meetings.conftest import moment

pytestmark = pytest.mark.django_db
AYLIN = "kaya@bruecke.example"


@pytest.fixture(autouse=True)
def _a_mailbox_is_read(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MAIL_BOUNCES = "rueck@stadt.example"
    settings.MAIL_BOUNCES_BOX = str(tmp_path / "rueck")
    monkeypatch.setattr(audit, "now", lambda: mails.SENT + timedelta(days=1))


@pytest.fixture
def invitee(meeting: Meeting, town: Municipality, office: User) -> Invitee:
    person = PersonFactory(municipality=town, name="Aylin Kaya", email=AYLIN)
    operations.invite(meeting, people=[person.pk], by=office)
    return Invitee.objects.select_related("meeting", "person").get()


def answer_of(invitee: Invitee) -> str:
    invitee.refresh_from_db()
    return invitee.answer


@pytest.mark.parametrize(
    ("shape", "said"),
    [("outlook", "yes"), ("google", "no"), ("apple", "maybe"), ("thunderbird", "yes")],
)
def test_what_calendars_answer_is_entered(shape: str, said: str, invitee: Invitee) -> None:
    raw = mails.SHAPES[shape](address_of(invitee), invitee.meeting.uid, AYLIN, said)
    assert take_in(raw) == 1
    assert answer_of(invitee) == said
    assert not MailReply.objects.get().open
    # The same message once more changes nothing, though somebody answered otherwise meanwhile.
    operations.answer(invitee, said=Said("deputy", "Bo Öztürk"), by=None)
    assert take_in(raw) == 1
    assert (answer_of(invitee), MailReply.objects.count()) == ("deputy", 1)


def test_the_mailbox_is_read_and_the_office_sees_what_is_left_to_decide(
    invitee: Invitee, office: User, settings: Any
) -> None:
    box = boxes.mbox(settings.MAIL_BOUNCES_BOX)
    to, uid = address_of(invitee), invitee.meeting.uid
    box.add(mails.apple(to, uid, AYLIN, "yes", words="Ich komme zehn Minuten später."))
    box.add(mails.plain("bo@anderswo.example", to, "Wer holt mich ab?"))
    box.add(mails.google(to, uid, "bo@anderswo.example", "no"))
    box.flush()
    assert mailbox.take_in() == 3
    assert len(boxes.mbox(settings.MAIL_BOUNCES_BOX)) == 0
    assert answer_of(invitee) == "yes"
    client = Client()
    client.force_login(office)
    meeting = client.get(reverse("meetings:meeting", args=[invitee.meeting_id])).text
    assert "3 Antworten per Mail sollten Sie ansehen" in meeting
    page = client.get(reverse("meetings:replies")).text
    for told in ("zehn Minuten später", "Wer holt mich ab?", "in anderem Namen als dem"):
        assert told in page
    due = [one.text for one in due_for(office, invitee.meeting.body.municipality)]
    assert "3 Antworten per Mail auf Einladungen warten auf Sie." in due
    # The office takes what it knows to be right, and ticks off the rest.
    stranger = MailReply.objects.get(outcome="stranger")
    client.post(reverse("meetings:reply", args=[stranger.pk]), {"eintragen": "1"})
    assert answer_of(invitee) == "no"
    for one in MailReply.objects.filter(open=True):
        client.post(reverse("meetings:reply", args=[one.pk]))
    assert not MailReply.objects.filter(open=True)
    assert "Nichts wartet auf Sie" in client.get(reverse("meetings:replies")).text


def test_where_too_many_wait_it_is_said_and_what_is_sure_counts_all_the_same(
    invitee: Invitee, office: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    to, uid = address_of(invitee), invitee.meeting.uid
    for where in ("operations", "due"):
        monkeypatch.setattr(f"gemeinwerk.meetings.replying.{where}.MOST_OPEN", 1)
    for words in ("Wer holt mich ab?", "Und wann?"):
        assert take_in(mails.plain("bo@anderswo.example", to, words)) == 1
    assert MailReply.objects.get().words == "Wer holt mich ab?"
    assert take_in(mails.apple(to, uid, AYLIN, "yes", words="Gern.")) == 1
    assert answer_of(invitee) == "yes"
    assert MailReply.objects.count() == 2
    client = Client()
    client.force_login(office)
    assert "Mehr hebt das Programm nicht auf" in client.get(reverse("meetings:replies")).text
    (told,) = [
        one
        for one in due_for(office, invitee.meeting.body.municipality)
        if one.url == reverse("meetings:replies")
    ]
    assert told.word == "voll"


Case = Callable[[Invitee, str, str], bytes]
NOT_TAKEN: dict[str, Case] = {
    "stranger": lambda one, to, uid: mails.outlook(to, uid, "bo@anderswo.example", "yes"),
    "forwarded": lambda one, to, uid: mails.forwarded(
        mails.apple(to, uid, AYLIN, "yes"), "chef@bruecke.example", to
    ),
    "unproven": lambda one, to, uid: mails.google("rueck@stadt.example", uid, AYLIN, "yes"),
    "other": lambda one, to, uid: mails.google(to, _elsewhere().uid, AYLIN, "yes"),
    "unread": lambda one, to, uid: mails.outlook(to, uid, AYLIN, "DELEGATED"),
}


def _elsewhere() -> Meeting:
    """Of another town."""
    return MeetingFactory(body__municipality=MunicipalityFactory(slug="nachbar"))


@pytest.mark.parametrize("why", NOT_TAKEN)
def test_what_is_not_that_persons_own_answer_is_told_and_not_taken(
    why: str, invitee: Invitee, town: Municipality
) -> None:
    assert take_in(NOT_TAKEN[why](invitee, address_of(invitee), invitee.meeting.uid)) == 1
    assert answer_of(invitee) == "open"
    kept = MailReply.objects.get()
    assert (kept.outcome, kept.open, kept.municipality) == (why, True, town)


def test_nobody_can_make_up_the_address_of_an_invitation(invitee: Invitee) -> None:
    to = address_of(invitee).replace(f"-{invitee.pk}-", f"-{invitee.pk + 1}-")
    take_in(mails.google(to, invitee.meeting.uid, AYLIN, "yes"))
    assert (answer_of(invitee), MailReply.objects.get().outcome) == ("open", "unproven")


def test_an_answer_to_an_earlier_day_or_older_than_what_stands_is_not_taken(
    invitee: Invitee, office: User
) -> None:
    to, uid = address_of(invitee), invitee.meeting.uid
    operations.answer(invitee, said=Said("no"), by=None)
    take_in(mails.google(to, uid, AYLIN, "yes"))
    assert (answer_of(invitee), MailReply.objects.get().outcome) == ("no", "older")
    times = {"starts_at": moment(2099, 4, 1, 17), "ends_at": moment(2099, 4, 1, 19)}
    operations.move_meeting(invitee.meeting, by=office, **times)
    take_in(mails.outlook(to, uid, AYLIN, "yes"))
    assert (answer_of(invitee), MailReply.objects.first().outcome) == ("open", "earlier")  # type: ignore[union-attr]
    operations.cancel_meeting(invitee.meeting, by=office, reason="")
    take_in(mails.apple(to, uid, AYLIN, "yes"))
    assert sorted(one.outcome for one in MailReply.objects.all()) == ["earlier", "older", "over"]


def test_of_two_answers_the_one_sent_last_counts_in_whatever_order_they_come(
    invitee: Invitee,
) -> None:
    to, uid = address_of(invitee), invitee.meeting.uid
    first = mails.google(to, uid, AYLIN, "yes")
    second = mails.google(to, uid, AYLIN, "no").replace(b"09:30:00 +0000", b"09:31:00 +0000")
    take_in(second)
    take_in(first)
    assert answer_of(invitee) == "no"


@pytest.mark.parametrize(
    "broken",
    [b"", b"\xff\xfe" * 50, b"To: rueck@stadt.example\n\nBEGIN:VCALENDAR", b"To: \xff\n\n",
     b"Content-Type: text/calendar; charset=klingonisch\n\nBEGIN:VCALENDAR\nMETHOD:REPLY"],
)  # fmt: skip
def test_what_is_no_answer_of_ours_is_left_alone(broken: bytes, invitee: Invitee) -> None:
    assert take_in(broken) == 0
    assert not MailReply.objects.exists()


def test_a_broken_calendar_sent_to_our_address_is_shown(invitee: Invitee) -> None:
    raw = mails.google(address_of(invitee), invitee.meeting.uid, AYLIN, "yes")
    for line in (b"END:VCALENDAR", b"ATTENDEE", b"UID:", b"METHOD:REPLY"):
        take_in(raw.replace(line, b"X-" + line))
    assert answer_of(invitee) == "open"
    assert MailReply.objects.filter(open=True, meeting=invitee.meeting).count() == 4


@pytest.mark.parametrize("read", [True, False])
def test_calendars_are_asked_to_answer_only_where_somebody_reads_it(
    read: bool, meeting: Meeting, town: Municipality, office: User, settings: Any
) -> None:
    if not read:
        settings.MAIL_BOUNCES_BOX = ""
    person = PersonFactory(municipality=town, name="Aylin Kaya", email=AYLIN)
    operations.invite(meeting, people=[person.pk], by=office)
    mail.outbox.clear()
    send_due()
    [sent] = mail.outbox
    parts = email.message_from_bytes(sent.message().as_bytes()).walk()
    [part] = [one for one in parts if one.get_content_type() == "text/calendar"]
    [event] = Calendar.from_ical(part.get_payload(decode=True)).events  # type: ignore[arg-type]
    assert event["ATTENDEE"].params["RSVP"] == ("TRUE" if read else "FALSE")
    organizer = str(event["ORGANIZER"])
    assert ("+sitzung-" in organizer) is read
    assert ("Sagen Sie in Ihrem Kalender zu oder ab" in sent.body) is read
    if read:
        invitee = Invitee.objects.select_related("meeting").get()
        to = organizer.removeprefix("mailto:")
        take_in(mails.outlook(to, str(event["UID"]), AYLIN, "maybe"))
        assert answer_of(invitee) == "maybe"

"""What else is followed than measures and concepts: fields, meetings; once a week."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import add_note, delete
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.following import operations
from gemeinwerk.portal.following.models import Follower
from tests.factories import BodyFactory, MeetingFactory, user_with_role
from tests.portal.conftest import ROOT
from tests.portal.test_following import CONCEPT, HER, follow, following, link, mails, noon, report
from tests.portal.test_seven_words import begin_with, publish_next, told


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


@pytest.fixture
def meeting(town: Municipality, concept: Concept) -> Meeting:
    body = BodyFactory(municipality=town, name="AG Wohnen")
    found: Meeting = MeetingFactory(body=body, concept=concept, number=2, public=True)
    FieldOfAction.objects.filter(concept=concept, code="1").update(working_group=body)
    return found


def of_meeting(meeting: Meeting) -> str:
    return f"{ROOT}sitzungen/{meeting.pk}/folgen/"


def test_a_field_is_followed_with_its_measures_and_its_group(
    client: Client, office: User, meeting: Meeting
) -> None:
    following(client, f"{ROOT}handlungsfelder/1/folgen/")
    report("2.1", office, implementation="done")
    assert operations.tell_all(noon()) == 0, "of another field"
    report("1.1", office, implementation="done")
    meetings.cancel_meeting(meeting, by=office, reason="Krank.")
    assert operations.tell_all(noon(2)) == 1
    (body,) = mails()
    assert "vollständig umgesetzt" in body
    assert "AG Wohnen: 2. Sitzung\nabgesagt" in body


def test_of_a_meeting_its_agenda_is_told_to_those_alone_who_follow_it(
    client: Client, office: User, meeting: Meeting
) -> None:
    following(client, of_meeting(meeting))
    following(client, CONCEPT, "verein@example.org")
    meetings.add_item(meeting, title="Räume", by=office)
    meetings.add_item(meeting, title="Geheimes", internal=True, by=office)
    assert operations.tell_all(noon()) == 1
    (body,) = mails()
    assert body.count("Die Tagesordnung hat sich geändert.") == 1
    assert "Geheimes" not in body
    assert f"/sitzungen/#sitzung-{meeting.pk}" in body


def test_of_an_item_that_is_not_public_nobody_is_told(
    client: Client, office: User, meeting: Meeting
) -> None:
    following(client, of_meeting(meeting))
    item = meetings.add_item(meeting, title="Geheimes", internal=True, by=office)
    meetings.edit_item(item, title="Noch geheimer", by=office)
    meetings.remove_item(item, by=office)
    assert operations.tell_all(noon()) == 0
    shown = meetings.add_item(meeting, title="Räume", by=office)
    operations.tell_all(noon())
    meetings.edit_item(shown, internal=True, by=office)
    assert operations.tell_all(noon(2)) == 1, "citizens read one less"


def test_a_large_round_of_answers_leaves_room_for_what_happened_before(
    client: Client, town: Municipality, office: User, meeting: Meeting
) -> None:
    following(client, of_meeting(meeting))
    meetings.cancel_meeting(meeting, by=office, reason="Krank.")
    AuditEntry.objects.bulk_create(
        AuditEntry(
            municipality_id=town.pk, verb="contribution.answer", public=True, target_id=10_000 + n,
            target_type="contributions.contribution",
        )
        for n in range(1_100)
    )  # fmt: skip
    assert operations.tell_all(noon()) == 1
    assert "abgesagt" in mails()[0]


def test_a_meeting_that_is_moved_and_then_cancelled_is_cancelled(
    client: Client, office: User, meeting: Meeting
) -> None:
    following(client, of_meeting(meeting))
    later = meeting.starts_at + timedelta(days=7)
    meetings.move_meeting(meeting, starts_at=later, ends_at=later + timedelta(hours=2), by=office)
    meetings.cancel_meeting(Meeting.objects.get(pk=meeting.pk), by=office, reason="Krank.")
    assert operations.tell_all(noon()) == 1
    (body,) = mails()
    assert "abgesagt" in body
    assert "verlegt" not in body


def test_a_meeting_nobody_announced_cannot_be_followed(client: Client, meeting: Meeting) -> None:
    Meeting.objects.update(public=False)
    assert client.get(of_meeting(meeting)).status_code == 404
    assert follow(client, of_meeting(meeting)).status_code == 404


def test_who_wants_one_mail_a_week_gets_all_of_it_in_one(client: Client, office: User) -> None:
    follow(client, pace="woche")
    assert "in der Woche" in mails("follower.asked")[0]
    client.post(link(), {"bestaetigen": "1"})
    report("1.1", office, implementation="done")
    assert [operations.tell_all(noon(n)) for n in range(1, 7)] == [0] * 6
    add_note(Measure.objects.get(code="1.1"), label="Herbst", text="Läuft.", by=office)
    assert operations.tell_all(noon(7)) == 1
    (body,) = mails()
    assert "neuer Sachstand" in body
    assert "vollständig umgesetzt" in body
    client.post(link(), {"takt": "tag"})
    report("1.1", office, implementation="partly")
    assert operations.tell_all(noon(8)) == 1


@pytest.mark.parametrize("where", ["folgen/1.1/", "handlungsfelder/1/folgen/"])
def test_that_a_measure_is_gone_is_told_to_whoever_followed_it_or_its_field(
    client: Client, concept: Concept, office: User, where: str
) -> None:
    begin_with(concept, "participation")
    Concept.objects.update(status="drafting")
    following(client, f"{ROOT}{where}")
    following(client, f"{ROOT}folgen/2.1/", "andere@example.org")
    following(client, CONCEPT, "verein@example.org")
    delete(Measure.objects.get(code="1.1"), by=office, reason="Zu teuer.")
    operations.forget_old()
    assert told(1) == {}, "it is in the public catalogue still"
    publish_next(concept, office, "council")
    gone = "nicht mehr im Katalog, seit Fassung 2 (Vorlage für den Rat)"
    mails = told(2)
    assert mails[HER].count(gone) == mails["verein@example.org"].count(gone) == 1
    assert "Fassung 2" in mails["andere@example.org"]
    assert gone not in mails["andere@example.org"]
    assert told(3) == {}


def test_who_follows_what_is_gone_is_forgotten_a_week_after_they_were_told(
    client: Client, concept: Concept, office: User
) -> None:
    begin_with(concept, "participation")
    Concept.objects.update(status="drafting")
    following(client, f"{ROOT}folgen/1.1/")
    following(client, f"{ROOT}folgen/2.1/")
    delete(Measure.objects.get(code="1.1"), by=office, reason="Zu teuer.")
    long_ago = localdate() - timedelta(days=8)
    Follower.objects.update(told_on=long_ago)
    operations.forget_old()
    assert Follower.objects.count() == 2
    publish_next(concept, office, "council")
    operations.forget_old()
    assert Follower.objects.count() == 2, "it is not told yet"
    assert set(told(2)) == {HER}
    operations.forget_old()
    assert Follower.objects.count() == 2, "the mail may come to nothing"
    Follower.objects.update(told_on=long_ago)
    operations.forget_old()
    assert Follower.objects.get().what == "2.1"

"""A feed says what a mail would: of a concept, a field, a meeting, also before any catalogue."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.portal.following import operations
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    MeetingFactory,
    user_with_role,
)
from tests.portal.conftest import ROOT
from tests.portal.test_following import CONCEPT, following, noon, report

OF_CONCEPT, OF_FIELD = f"{ROOT}neues/", f"{ROOT}handlungsfelder/1/neues/"


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


@pytest.fixture
def meeting(town: Municipality, concept: Concept) -> Meeting:
    body = BodyFactory(municipality=town, name="AG Wohnen")
    found: Meeting = MeetingFactory(body=body, concept=concept, number=2, public=True)
    FieldOfAction.objects.filter(concept=concept, code="1").update(working_group=body)
    return found


def read(client: Client, address: str) -> str:
    answered = client.get(address)
    assert answered.status_code == 200
    assert answered["Content-Type"].startswith("application/atom+xml")
    return answered.content.decode()


def test_a_concept_a_field_and_a_meeting_each_tell_what_belongs_to_them(
    client: Client, office: User, meeting: Meeting
) -> None:
    report("1.1", office, implementation="done")
    report("2.1", office, implementation="partly")
    meetings.add_item(meeting, title="Räume", by=office)
    later = meeting.starts_at + timedelta(days=7)
    meetings.move_meeting(meeting, starts_at=later, ends_at=later + timedelta(hours=2), by=office)
    said = {
        "done": "vollständig umgesetzt", "partly": "teilweise umgesetzt", "moved": "verlegt, jetzt",
        "agenda": "Die Tagesordnung hat sich geändert.",
    }  # fmt: skip
    told = [
        {key for key, words in said.items() if words in read(client, address)}
        for address in (OF_CONCEPT, OF_FIELD, f"{ROOT}sitzungen/{meeting.pk}/neues/")
    ]
    assert told == [{"done", "partly", "moved"}, {"done", "moved"}, {"moved", "agenda"}]


def test_a_feed_tells_the_newest_first_and_each_under_an_address_of_its_own(
    client: Client, office: User, meeting: Meeting
) -> None:
    report("1.1", office, implementation="done")
    later = meeting.starts_at + timedelta(days=7)
    meetings.move_meeting(meeting, starts_at=later, ends_at=later + timedelta(hours=2), by=office)
    AuditEntry.objects.filter(public=True).update(at=noon())
    feed = read(client, OF_FIELD)
    assert feed.index("verlegt, jetzt") < feed.index("vollständig umgesetzt")
    ids = [part.split("</id>")[0] for part in feed.split("<id>")[1:]]
    assert len(ids) == len(set(ids)) > 2
    assert all(id.count("#") <= 1 for id in ids)


def test_before_there_is_a_catalogue_it_tells_of_meetings_and_a_field_can_be_followed(
    client: Client, town: Municipality, concept: Concept, office: User, meeting: Meeting
) -> None:
    young: Concept = ConceptFactory(municipality=town, public=True)
    FieldFactory(concept=young, code="1", working_group=meeting.body)
    Meeting.objects.update(concept=young)
    meetings.cancel_meeting(Meeting.objects.get(), by=office, reason="Krank.")
    root = ROOT.replace(concept.slug, young.slug)
    for address in ("neues/", "handlungsfelder/1/neues/"):
        assert "abgesagt" in read(client, f"{root}{address}")
    assert client.get(f"{root}handlungsfelder/1/folgen/").status_code == 200


def test_what_is_not_announced_has_no_feed_and_stands_in_none(
    client: Client, office: User, meeting: Meeting
) -> None:
    Meeting.objects.update(public=False)
    meetings.cancel_meeting(Meeting.objects.get(), by=office, reason="Krank.")
    assert client.get(f"{ROOT}sitzungen/{meeting.pk}/neues/").status_code == 404
    assert client.get(f"{ROOT}handlungsfelder/99/neues/").status_code == 404
    assert "abgesagt" not in read(client, OF_CONCEPT)


def test_what_a_mail_tells_stands_in_the_feed(
    client: Client, office: User, meeting: Meeting
) -> None:
    following(client, CONCEPT)
    report("1.1", office, implementation="done")
    meetings.cancel_meeting(meeting, by=office, reason="Krank.")
    operations.tell_all(noon())
    body, feed = Notice.objects.get().body, read(client, OF_CONCEPT)
    for words in ("vollständig umgesetzt", "abgesagt"):
        assert words in body
        assert words in feed


def test_each_page_that_asks_for_an_address_names_the_feed(
    client: Client, office: User, meeting: Meeting
) -> None:
    for what in ("", "1.1/", "handlungsfelder/1/", f"sitzungen/{meeting.pk}/"):
        page = f"{ROOT}folgen/{what}" if what in ("", "1.1/") else f"{ROOT}{what}folgen/"
        feed = page.replace("folgen/", "neues/")
        assert f'href="{feed}"' in client.get(page).content.decode()
        read(client, feed)
    assert f'href="{ROOT}handlungsfelder/1/folgen/"' in client.get(CONCEPT).content.decode()


def test_many_meetings_take_no_more_queries_than_one(
    client: Client, office: User, meeting: Meeting
) -> None:
    """Each page anew: what a verb changes makes it new."""
    taken = []
    for most in (1, 20):
        for n in range(most):
            met: Meeting = MeetingFactory(
                body=meeting.body, concept=meeting.concept, number=10 * most + n
            )
            meetings.edit_meeting(met, by=office, public=True)
        for address in (OF_CONCEPT, OF_FIELD):
            with CaptureQueriesContext(connection) as asked:
                feed = read(client, address)
            assert feed.count("angekündigt") >= most
            taken.append(len(asked))
    assert taken[:2] == taken[2:]
    assert max(taken) <= 12

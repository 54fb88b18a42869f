"""A meeting is created, changed, moved, cancelled; its agenda is prepared and put in order."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.actors.operations import remove_body
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.meetings import operations, queries
from gemeinwerk.meetings.errors import MeetingOver, NotYet, Unfitting, WrongTimes
from gemeinwerk.meetings.forms import MeetingForm
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.meetings.telling import agenda, span, when
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    ConceptFactory,
    MeetingFactory,
    MunicipalityFactory,
)
from tests.meetings.conftest import BEGINS, ENDS, moment

pytestmark = pytest.mark.django_db
LATER = {"starts_at": moment(2099, 3, 16, 17, 0), "ends_at": moment(2099, 3, 16, 19, 0)}


@pytest.fixture
def browser(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


# --- one after the other ------------------------------------------------------------------------


def test_meetings_of_a_body_are_counted_for_each_concept(
    meeting: Meeting, body: Body, concept: Concept, office: User
) -> None:
    told = {"starts_at": BEGINS, "ends_at": ENDS, "by": office}
    second = operations.create_meeting(body, concept=concept, **told)
    own = operations.create_meeting(body, **told)
    other = operations.create_meeting(BodyFactory(municipality=body.municipality), **told)
    assert [one.number for one in (meeting, second, own, other)] == [1, 2, 1, 1]
    assert str(second) == "AG Wohnen: 2. Sitzung"
    assert len({one.uid for one in Meeting.objects.all()}) == 4


def test_a_meeting_ends_after_it_begins_and_keeps_to_its_town(
    body: Body, office: User, meeting: Meeting
) -> None:
    with pytest.raises(WrongTimes):
        operations.create_meeting(body, starts_at=ENDS, ends_at=BEGINS, by=office)
    with pytest.raises(WrongTimes):
        operations.move_meeting(meeting, starts_at=ENDS, ends_at=ENDS, by=office)
    other = ConceptFactory(municipality=MunicipalityFactory())
    with pytest.raises(Unfitting):
        operations.create_meeting(body, concept=other, starts_at=BEGINS, ends_at=ENDS, by=office)


def test_what_an_entry_in_a_calendar_says_counts_its_changes(
    meeting: Meeting, office: User
) -> None:
    assert meeting.sequence == 0
    moved = operations.move_meeting(meeting, by=office, reason="Ratssitzung", **LATER)
    assert (moved.sequence, moved.uid) == (1, meeting.uid)
    # To where it is already: nothing happened, and nobody is told.
    assert operations.move_meeting(meeting, by=office, **LATER).sequence == 1
    assert operations.edit_meeting(meeting, by=office, place="Kulturhaus").sequence == 2
    assert operations.edit_meeting(meeting, by=office, note="Bitte lesen").sequence == 2
    assert operations.cancel_meeting(meeting, by=office).sequence == 3
    assert AuditEntry.objects.filter(verb="meeting.move").count() == 1


def test_what_is_over_stays_as_it_is(meeting: Meeting, past: Meeting, office: User) -> None:
    item = operations.add_item(meeting, title="Wohnungen", by=office)
    with pytest.raises(NotYet):
        operations.note_held(meeting, by=office)
    operations.cancel_meeting(meeting, by=office, reason="Zu wenige Zusagen")
    operations.note_held(past, by=office)
    operations.note_held(past, by=office)  # said twice
    for over in (meeting, past):
        for change in (
            lambda one: operations.move_meeting(one, by=office, **LATER),
            lambda one: operations.cancel_meeting(one, by=office),
            lambda one: operations.edit_meeting(one, by=office, place="Anderswo"),
            lambda one: operations.delete_meeting(one, by=office),
            lambda one: operations.add_item(one, title="Noch etwas", by=office),
        ):
            with pytest.raises(MeetingOver):
                change(over)
    for touch in (operations.edit_item, operations.move_item, operations.remove_item):
        with pytest.raises(MeetingOver):
            touch(item, by=office, **({"title": "Neu"} if touch is operations.edit_item else {}))


def test_two_people_move_one_meeting(meeting: Meeting, office: User) -> None:
    seen = stamp(queries.told(meeting))
    operations.move_meeting(meeting, by=office, shown=seen, **LATER)
    with pytest.raises(SeenOtherwise):
        operations.cancel_meeting(meeting, by=office, shown=seen)
    with pytest.raises(SeenOtherwise):
        operations.move_meeting(meeting, by=office, shown=seen, starts_at=BEGINS, ends_at=ENDS)


def test_two_people_write_one_item(meeting: Meeting, office: User) -> None:
    item = operations.add_item(meeting, title="Wohnungen", by=office)
    operations.edit_item(item, by=office, title="Wohnen", seen={"title": "Wohnungen"})
    with pytest.raises(Overtaken):
        operations.edit_item(item, by=office, title="Häuser", seen={"title": "Wohnungen"})


def test_only_a_meeting_nobody_knows_of_is_deleted(meeting: Meeting, office: User) -> None:
    Meeting.objects.update(state="invited")
    with pytest.raises(MeetingOver):
        operations.delete_meeting(meeting, by=office)
    Meeting.objects.update(state="planned")
    operations.delete_meeting(meeting, by=office)
    assert not Meeting.objects.exists()


# --- the agenda ---------------------------------------------------------------------------------


def test_an_agenda_is_put_in_order(meeting: Meeting, office: User) -> None:
    for title in ("Anlass", "Wohnen", "Schule"):
        operations.add_item(meeting, title=title, by=office)
    last = AgendaItem.objects.get(title="Schule")
    operations.move_item(last, by=office, up=True)
    assert [one.title for one in queries.items(meeting)] == ["Anlass", "Schule", "Wohnen"]
    operations.move_item(last, by=office, to=0)
    operations.move_item(last, by=office, up=True)  # no further up
    assert [one.title for one in queries.items(meeting)] == ["Schule", "Anlass", "Wohnen"]
    operations.remove_item(last, by=office)
    assert [one.title for one in queries.items(meeting)] == ["Anlass", "Wohnen"]


def test_what_came_from_elsewhere_comes_once(meeting: Meeting, office: User) -> None:
    operations.add_item(meeting, title="Abweichung", source="deviation:7", by=office)
    with pytest.raises(Unfitting):
        operations.add_item(meeting, title="Abweichung", source="deviation:7", by=office)
    operations.add_item(meeting, title="Ohne", by=office)
    operations.add_item(meeting, title="Ohne", by=office)


def test_each_item_has_its_time_as_far_as_it_is_known() -> None:
    meeting = Meeting(starts_at=BEGINS, ends_at=ENDS)
    items = [AgendaItem(title=str(n), minutes=n) for n in (10, 45, None, 20)]
    found = agenda(meeting, items)
    assert [one.begins for one in found.slots] == ["16:30", "16:40", "17:25", ""]
    with translation.override("de"):
        assert agenda(meeting, items).sentence == (
            "Die Punkte brauchen 75 von 120 Minuten. Ein Punkt ist noch ohne Zeit."
        )
        long = agenda(meeting, [*items, AgendaItem(title="Lang", minutes=50)])
    assert not long.fits
    assert long.sentence == "Die Punkte brauchen 125 Minuten, 5 mehr, als die Sitzung dauert."


def test_when_it_is_in_words() -> None:
    with translation.override("de"):
        assert span(BEGINS, ENDS) == "Montag, 9. März 2099, 16:30–18:30 Uhr"
        over_night = span(BEGINS, BEGINS + timedelta(hours=20))
        assert over_night == "Montag, 9. März 2099, 16:30 Uhr bis 10. März 2099, 12:30 Uhr"


# --- at the desk --------------------------------------------------------------------------------


def test_from_an_empty_list_to_an_agenda(browser: Client, body: Body, concept: Concept) -> None:
    listed = reverse("meetings:of_concept", args=[concept.slug])
    assert "Noch ist keine Sitzung geplant" in browser.get(listed).content.decode()
    create = f"{reverse('meetings:create')}?konzept={concept.pk}&gremium={body.pk}"
    page = browser.get(create).content.decode()
    assert f'value="{body.pk}" selected' in page
    typed: dict[str, Any] = {
        "body": body.pk, "concept": concept.pk, "title": "Auftakt", "day": "9.3.2099",
        "begins": "16:30", "ends": "16", "format": "presence", "place": "Rathaus",
    }  # fmt: skip
    refused = browser.post(create, typed).content.decode()
    assert "Das Ende liegt vor dem Beginn" in refused
    assert 'value="Auftakt"' in refused
    address = browser.post(create, typed | {"ends": "18.30"})["Location"]
    meeting = Meeting.objects.get()
    assert (meeting.starts_at, meeting.ends_at) == (BEGINS, ENDS)
    browser.post(
        reverse("meetings:item_add", args=[meeting.pk]), {"title": "Wohnen", "minutes": "30"}
    )
    page = browser.get(address).content.decode()
    assert "AG Wohnen: Auftakt" in page
    assert "30 Minuten" in page
    assert when(meeting) in browser.get(listed).content.decode()


def test_moved_and_cancelled_at_the_desk(browser: Client, meeting: Meeting) -> None:
    move = reverse("meetings:move", args=[meeting.pk])
    seen = stamp(queries.told(meeting))
    typed = {"day": "16.3.2099", "begins": "17:00", "ends": "19:00"}
    assert browser.post(move, typed).status_code == 200  # a page that says nothing of what it saw
    assert browser.post(move, {**typed, "gesehen": seen}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.starts_at == LATER["starts_at"]
    cancel = reverse("meetings:cancel", args=[meeting.pk])
    told = {"reason": "Zu wenige Zusagen", "gesehen": stamp(queries.told(meeting))}
    browser.post(cancel, told)
    page = browser.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert "Zu wenige Zusagen" in page
    assert "Verlegen" not in page


def test_a_body_shows_its_next_meetings(browser: Client, meeting: Meeting, body: Body) -> None:
    page = browser.get(reverse("actors:body", args=[body.pk])).content.decode()
    assert "9. März 2099, 16:30" in page
    with pytest.raises(DomainError):
        remove_body(body, by=None)


def test_lists_take_as_many_queries_for_thirty_as_for_one(
    browser: Client, meeting: Meeting, town: Municipality
) -> None:
    counts = []
    browser.get(reverse("meetings:meetings"))  # the session is written once
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("meetings:meetings"))
            browser.get(reverse("meetings:meeting", args=[meeting.pk]))
        counts.append(len(asked))
        MeetingFactory.create_batch(29, body=BodyFactory(municipality=town))
        AgendaItemFactory.create_batch(29, meeting=meeting)
    assert counts[0] == counts[1]


def test_whoever_reads_only_is_offered_nothing(client_as: Any, meeting: Meeting) -> None:
    reader = client_as("steering")
    page = reader.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert "Rathaus" in page
    assert "Verlegen" not in page
    assert "Neuer Punkt" not in page
    listed = reader.get(reverse("meetings:meetings")).content.decode()
    assert "Neue Sitzung" not in listed


def test_a_link_typed_without_its_scheme_is_a_safe_one(meeting: Meeting) -> None:
    typed = {"format": "online", "link": "konferenz.example/wohnen"}
    form = MeetingForm(typed, instance=meeting)
    form.is_valid()
    assert form.cleaned_data["link"] == "https://konferenz.example/wohnen"

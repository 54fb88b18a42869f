"""What becomes of minutes when what they point to goes, merges or is erased."""

import pytest

from gemeinwerk.actors.contacts import merges
from gemeinwerk.actors.models import Merge
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.errors import MeetingOver, Unfitting
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.minutes.models import Attendance, Paragraph
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AttendanceFactory,
    MinutesFactory,
    ParagraphFactory,
    PersonFactory,
    PresenceFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db


def test_a_meeting_of_which_something_is_written_is_not_deleted(town: Municipality) -> None:
    minutes = MinutesFactory(meeting__body__municipality=town)
    with pytest.raises(MeetingOver, match="Protokoll"):
        meetings.delete_meeting(minutes.meeting, by=user_with_role("office", town))
    assert Meeting.objects.get() == minutes.meeting


def test_what_was_written_to_an_item_that_is_off_the_agenda_stays(town: Municipality) -> None:
    minutes = MinutesFactory(meeting__body__municipality=town)
    office = user_with_role("office", town)
    item = meetings.add_item(minutes.meeting, title="Räume", by=office)
    paragraph = ParagraphFactory(minutes=minutes, item=item)
    meetings.remove_item(item, by=office)
    paragraph.refresh_from_db()
    assert (paragraph.item, paragraph.text) == (None, "Wir beginnen.")


def test_an_item_that_is_not_public_stays_while_something_is_written_to_it(
    town: Municipality,
) -> None:
    """Off the agenda, nobody could tell any more that its text is not for everybody."""
    minutes = MinutesFactory(meeting__body__municipality=town)
    office = user_with_role("office", town)
    item = meetings.add_item(minutes.meeting, title="Räume", internal=True, by=office)
    paragraph = ParagraphFactory(minutes=minutes, item=item)
    with pytest.raises(Unfitting, match="„Räume“ steht schon etwas im Protokoll"):
        meetings.remove_item(item, by=office)
    Paragraph.objects.filter(pk=paragraph.pk).update(text="")  # as one that was taken away again
    meetings.remove_item(item, by=office)
    assert not AgendaItem.objects.filter(pk=item.pk).exists()


def test_of_two_entries_of_one_person_the_one_who_was_there_stays(town: Municipality) -> None:
    """And the other comes back with the person."""
    minutes = MinutesFactory(meeting__body__municipality=town)
    kept, gone = PersonFactory.create_batch(2, municipality=town)
    AttendanceFactory(minutes=minutes, person=kept)
    PresenceFactory(attendance=AttendanceFactory(minutes=minutes, person=gone))
    office = user_with_role("office", town)
    row = merges.merge(kept, gone, choices={}, by=office)
    there = Attendance.objects.get()
    assert (there.person, there.presences.count()) == (kept, 1)
    merges.unmerge(Merge.objects.get(pk=row.pk), by=office)
    assert set(Attendance.objects.values_list("person", flat=True)) == {kept.pk, gone.pk}

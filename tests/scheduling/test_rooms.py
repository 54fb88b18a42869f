"""Rooms of a plan: those of its meetings, held, changed, and not given away twice."""

from datetime import date, datetime

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.calendars.models import Room
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import Schedule, Series
from tests.factories import BodyFactory, CalendarFactory, EventFactory, RoomFactory
from tests.scheduling.conftest import planned, published

pytestmark = pytest.mark.django_db
MONDAY = date(2027, 6, 7)


@pytest.fixture
def hall(housing: Body) -> Room:
    found: Room = RoomFactory(municipality=housing.municipality, name="Saal", capacity=10)
    return found


@pytest.fixture
def on_monday(series: Series, hall: Room, office: User) -> Series:
    """One date, set, in a room."""
    operations.edit_series(series, by=office, meetings=1, needs_room=True)
    operations.wish_day(series, day=MONDAY, kind="pinned", by=office)
    return series


def test_the_meeting_is_in_its_room_and_changes_it_where_only_that_is_new(
    client: Client, schedule: Schedule, on_monday: Series, hall: Room, office: User
) -> None:
    published(planned(schedule, office), office)
    assert Meeting.objects.get().room == hall
    RoomFactory(municipality=hall.municipality, name="Ratskeller", capacity=20)
    EventFactory(
        calendar=CalendarFactory(municipality=hall.municipality, room=hall),
        first=MONDAY, last=MONDAY, begins=None, ends=None,
    )  # fmt: skip
    row = planned(schedule, office)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/veroeffentlichen/").content.decode()
    assert "Eine kommt in einen anderen Raum." in page
    published(row, office)
    found = Meeting.objects.get()
    assert (found.room and found.room.name, found.sequence) == ("Ratskeller", 1)


def test_a_room_in_which_others_meet_is_not_free(
    schedule: Schedule, on_monday: Series, hall: Room, office: User
) -> None:
    other = meetings.create_meeting(
        BodyFactory(municipality=hall.municipality, name="Seniorenbeirat"),
        starts_at=datetime.fromisoformat("2027-06-07T17:00:00+02:00"),
        ends_at=datetime.fromisoformat("2027-06-07T18:00:00+02:00"),
        by=office,
        room=hall,
    )
    assert [one.taken for one in gather(schedule).rooms] == [{MONDAY}]
    meetings.cancel_meeting(other, by=office)
    published(planned(schedule, office), office)
    assert [one.taken for one in gather(schedule).rooms] == [set()]

"""Dates of a plan are held for now: others see the room as taken, until they are let go."""

from datetime import date
from typing import Any

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.calendars import queries as calendars
from gemeinwerk.calendars.models import Room
from gemeinwerk.concepts.models import Concept
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.clashes import clashes
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.errors import NotReady
from gemeinwerk.scheduling.feed.operations import renew_address
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import HeldDate, Plan, Schedule, Series
from tests.factories import BodyFactory, ScheduleFactory, SeriesFactory
from tests.meetings.conftest import moment
from tests.scheduling.conftest import days, planned, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(town: Municipality) -> Room:
    return Room.objects.create(municipality=town, name="Bürgersaal", capacity=10)


@pytest.fixture
def row(schedule: Schedule, series: Series, room: Room, office: User) -> Plan:
    operations.edit_series(series, by=office, needs_room=True)
    for day in (7, 14):
        operations.wish_day(series, day=date(2027, 6, day), kind="pinned", by=office)
    return planned(schedule, office)


def held_on() -> list[str]:
    return [f"{one.first:%d.%m.}" for one in HeldDate.objects.all()]


def taken(room: Room) -> list[str]:
    found = calendars.room_taken([room], date(2027, 6, 1), date(2027, 6, 30))[room.pk]
    return [f"{one.source}: {one.title} {one.starts:%d.%m.}" for one in found]


def test_others_see_the_room_as_taken_and_the_planning_itself_does_not(
    row: Plan, room: Room, concept: Concept, office: User, client: Client
) -> None:
    operations.hold_dates(row, by=office)
    assert held_on() == ["07.06.", "14.06."]
    assert taken(room) == ["vorgemerkt: AG Wohnen 07.06.", "vorgemerkt: AG Wohnen 14.06."]
    other: Any = ScheduleFactory(concept=concept, first=row.schedule.first, last=row.schedule.last)
    SeriesFactory(schedule=other, needs_room=True)
    assert {day.day for day in gather(other).rooms[0].taken} == {7, 14}
    assert gather(row.schedule).rooms[0].taken == frozenset()
    guest = meetings.create_meeting(
        BodyFactory(municipality=concept.municipality), room=room, by=office,
        starts_at=moment(2027, 6, 7, 17, 0), ends_at=moment(2027, 6, 7, 18, 0),
    )  # fmt: skip
    assert clashes(guest) == ["Belegt laut „vorgemerkt“: AG Wohnen, 16:30–18:30 Uhr."]
    client.force_login(office)
    page = client.get(reverse("calendars:rooms")).content.decode()
    assert "Mo, 07.06.2027, 16:30 Uhr: " in page


def test_they_go_with_the_plan(row: Plan, schedule: Schedule, series: Series, office: User) -> None:
    operations.hold_dates(row, by=office)
    operations.move_date(row, series=series.pk, day=date(2027, 6, 7), to=date(2027, 6, 9),
                         by=office)  # fmt: skip
    assert held_on() == ["09.06.", "14.06."]
    operations.release_dates(row, by=office)
    assert held_on() == []
    operations.hold_dates(row, by=office)
    newer = planned(schedule, office)
    operations.hold_dates(newer, by=office)
    assert {one.plan for one in HeldDate.objects.all()} == {newer}
    operations.discard(newer, by=office)
    assert held_on() == []
    with pytest.raises(NotReady):
        operations.hold_dates(newer, by=office)
    operations.hold_dates(row, by=office)
    published(row, office)
    assert held_on() == []


def test_with_the_planning_they_go_as_well(row: Plan, office: User) -> None:
    operations.hold_dates(row, by=office)
    operations.remove_schedule(row.schedule, by=office)
    assert held_on() == []


def test_the_office_subscribes_to_them_as_tentative(
    row: Plan, housing: Body, concept: Concept, office: User, client: Client
) -> None:
    operations.hold_dates(row, by=office)
    meetings.create_meeting(
        housing, concept=concept, by=office,
        starts_at=moment(2027, 5, 3, 17, 0), ends_at=moment(2027, 5, 3, 18, 0),
    )  # fmt: skip
    client.force_login(office)
    page = reverse("scheduling:schedule", args=[row.schedule.pk])
    client.post(reverse("scheduling:feed_renew", args=[row.schedule.pk]))
    address = client.get(page).context["feed"].partition("//")[2].partition("/")[2]
    client.logout()
    answer = client.get(f"/{address}")
    one = [(str(it["summary"]), str(it["status"])) for it in
           Calendar.from_ical(answer.content).walk("VEVENT")]  # fmt: skip
    read = vobject.readOne(answer.content.decode())
    assert one == [(it.summary.value, it.status.value) for it in read.vevent_list]
    assert one == [
        ("AG Wohnen: 1. Sitzung", "CONFIRMED"),
        ("Vorgemerkt: AG Wohnen", "TENTATIVE"),
        ("Vorgemerkt: AG Wohnen", "TENTATIVE"),
    ]
    assert [it.dtstart.value.isoformat() for it in read.vevent_list][1:] == [
        "2027-06-07T14:30:00+00:00", "2027-06-14T14:30:00+00:00",
    ]  # fmt: skip
    again = client.get(f"/{address}", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    renew_address(row.schedule, by=office)
    assert client.get(f"/{address}").status_code == 404
    assert days(row) == ["2027-06-07", "2027-06-14"]

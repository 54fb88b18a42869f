"""A series would like a room: it gets it where it is free and large enough, and says where not."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.calendars.models import Room
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.models import Plan, Schedule, Series
from gemeinwerk.scheduling.room_wishes import RoomWish, RoomWishes, chosen
from tests.factories import CalendarFactory, EventFactory
from tests.scheduling.conftest import planned


@pytest.mark.parametrize(
    ("wishes", "rooms"),
    [
        ({}, {1: 7, 2: 8}),
        ({1: RoomWish(9)}, {1: 9, 2: 7}),
        ({1: RoomWish(8), 2: RoomWish(8)}, {1: 8, 2: 7}),  # one of both
        ({2: RoomWish(7)}, {1: 8, 2: 7}),
        ({1: RoomWish(step_free=True)}, {1: 9, 2: 7}),
        ({1: RoomWish(7, step_free=True)}, {1: 7, 2: 8}),  # the room that is named goes before
        ({1: RoomWish(5)}, {1: 7, 2: 8}),  # too small, or taken
    ],
)
def test_of_an_evening_each_gets_a_room_and_wishes_where_possible(
    wishes: dict[int, RoomWish], rooms: dict[int, int]
) -> None:
    allowed = {1: [7, 8, 9], 2: [7, 8, 9]}
    assert chosen(allowed, RoomWishes(wishes, {9})) == rooms


def test_a_wish_never_leaves_another_meeting_without_a_room() -> None:
    allowed = {1: [7, 8], 2: [8]}
    assert chosen(allowed, RoomWishes({1: RoomWish(8)})) == {1: 7, 2: 8}
    assert chosen({1: [7], 2: [7]}, RoomWishes({1: RoomWish(7)})) == {}


def rooms_of(row: Plan) -> list[str]:
    names = dict(Room.objects.values_list("pk", "name"))
    return [names[one["room"]] for one in row.dates]


@pytest.mark.django_db
def test_the_plan_has_it_where_it_is_free(
    client: Client, schedule: Schedule, series: Series, housing: Body, office: User
) -> None:
    town = housing.municipality
    Room.objects.create(municipality=town, name="Klein", capacity=5, step_free="yes")
    hall = Room.objects.create(municipality=town, name="Saal", capacity=50)
    client.force_login(office)
    address = reverse("scheduling:series", args=[series.pk])
    fields = client.get(address).context["form"]
    sent = {name: fields[name].value() or "" for name in fields.fields if name != "everybody"}
    sent |= {"body": housing.pk, "room": hall.pk, "weekdays": [], "required": []}
    assert client.post(address, {**sent, "needs_room": ""}).status_code == 302
    series.refresh_from_db()
    assert (series.room, series.needs_room) == (hall, True)
    calendar = CalendarFactory(municipality=town, room=hall)
    EventFactory(calendar=calendar, first=date(2027, 6, 14), last=date(2027, 6, 14),
                 begins=None, ends=None)  # fmt: skip
    for day in (7, 14):
        operations.wish_day(series, day=date(2027, 6, day), kind="pinned", by=office)
    row = planned(schedule, office)
    assert rooms_of(row) == ["Saal", "Klein"]
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()
    assert page.count("Der gewünschte Raum Saal ist da nicht frei oder zu klein.") == 1
    operations.move_date(row, series=series.pk, day=date(2027, 6, 14), to=date(2027, 6, 16),
                         by=office)  # fmt: skip
    row.refresh_from_db()
    assert rooms_of(row) == ["Saal", "Saal"]
    operations.edit_series(series, by=office, room=None, step_free=True)
    newer = planned(schedule, office)
    assert rooms_of(newer) == ["Klein", "Klein"]
    Room.objects.update(step_free="")
    page = client.get(f"/arbeitsplatz/terminplaene/{newer.pk}/").content.decode()
    assert page.count("Dieser Raum ist nicht als stufenlos eingetragen.") == 2

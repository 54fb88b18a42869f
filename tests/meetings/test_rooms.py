"""A meeting in a room: where it is said, and what speaks against it."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.calendars.models import Room
from gemeinwerk.calendars.operations import remove_room
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.meetings import operations, queries
from gemeinwerk.meetings.clashes import clashes
from gemeinwerk.meetings.entries import Entry, file
from gemeinwerk.meetings.errors import Unfitting
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, MunicipalityFactory
from tests.meetings.conftest import BEGINS, ENDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(town: Municipality) -> Room:
    return Room.objects.create(
        municipality=town, name="Bürgersaal", address="Markt 1", step_free="yes"
    )


def test_the_room_stands_wherever_the_place_is_said(
    meeting: Meeting, room: Room, concept: Concept, office: User, client: Client
) -> None:
    operations.edit_meeting(meeting, room=room, place="2. Stock", public=True, by=office)
    found = queries.meeting(meeting.body.municipality, meeting.pk)
    assert found.where == "Bürgersaal, Markt 1, 2. Stock"
    assert found.sequence == 1
    assert b"rgersaal\\, Markt 1" in file([Entry(found)])
    page = client.get(reverse("portal:meetings", args=[concept.slug])).content.decode()
    assert "Bürgersaal, Markt 1, 2. Stock" in page
    assert "stufenlos erreichbar" in page
    with pytest.raises(DomainError):
        remove_room(room, by=office)


def test_a_room_belongs_to_the_town(meeting: Meeting, office: User) -> None:
    foreign = Room.objects.create(municipality=MunicipalityFactory(), name="Fremd")
    with pytest.raises(Unfitting):
        operations.edit_meeting(meeting, room=foreign, by=office)
    told: dict[str, Any] = {"starts_at": BEGINS, "ends_at": ENDS, "by": office}
    with pytest.raises(Unfitting):
        operations.create_meeting(meeting.body, room=foreign, **told)


def test_what_speaks_against_it_is_said(
    meeting: Meeting, room: Room, body: Body, office: User, client: Client
) -> None:
    town = body.municipality
    assert clashes(meeting) == []
    operations.edit_meeting(meeting, room=room, by=office)
    meeting.refresh_from_db()
    other = BodyFactory(municipality=town, name="AG Schule")
    day = BEGINS.date()
    operations.create_meeting(
        other, room=room, starts_at=ENDS - timedelta(hours=1), ends_at=ENDS, by=office
    )
    town.closed_days.create(first=day, last=day, reason="Betriebsausflug")
    calendar = town.calendars.create(name="Belegung", room=room)
    calendar.events.create(
        title="Chorprobe", first=day, last=day, begins=time(18), ends=time(20), uid="c"
    )
    calendar.events.create(
        title="Vorher", first=day, last=day, begins=time(15), ends=time(16, 30), uid="v"
    )
    told = clashes(meeting)
    assert told == [
        "Am 9. März 2099 ist geschlossen: Betriebsausflug.",
        "Zur selben Zeit ist in diesem Raum: „AG Schule: 1. Sitzung“.",
        "Belegt laut „Belegung“: Chorprobe, 18:00–20:00 Uhr.",
    ]
    client.force_login(office)
    typed = {
        "body": body.pk, "day": "9.3.2099", "begins": "16:30", "ends": "17:00",
        "format": "presence", "room": room.pk,
    }  # fmt: skip
    answer = client.post(reverse("meetings:create"), typed)
    said = [str(one) for one in get_messages(answer.wsgi_request)]
    assert "Am 9. März 2099 ist geschlossen: Betriebsausflug." in said

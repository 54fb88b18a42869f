"""Pages of calendars take as many queries with thirty rows as with one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.calendars.models import Calendar
from tests.factories import (
    BodyFactory,
    CalendarFactory,
    CalendarReadingFactory,
    ClosedDayFactory,
    EventFactory,
    RoomFactory,
)

pytestmark = pytest.mark.django_db


def _calendar(calendar: Calendar, _n: int) -> None:
    town = calendar.municipality
    of_body = CalendarFactory(municipality=town, body=BodyFactory(municipality=town))
    CalendarFactory(municipality=town, room=RoomFactory(municipality=town))
    EventFactory(calendar=of_body)
    CalendarReadingFactory(calendar=of_body)


def _event(calendar: Calendar, n: int) -> None:
    EventFactory(calendar=calendar, first=date(2027, 3, 3) + timedelta(days=n))
    CalendarReadingFactory(calendar=calendar, outcome="nothing_new")


def _closed(calendar: Calendar, n: int) -> None:
    first = date(2027, 3, 3) + timedelta(days=n)
    ClosedDayFactory(municipality=calendar.municipality, first=first)


@pytest.mark.parametrize(
    ("address", "another"),
    [
        ("/arbeitsplatz/kalender/", _calendar),
        ("/arbeitsplatz/kalender/raeume/", _calendar),
        ("/arbeitsplatz/kalender/freie-tage/?jahr=2027", _closed),
        ("", _event),
    ],
    ids=["calendars", "rooms", "closed days", "one calendar"],
)
def test_thirty_rows_take_no_more_queries_than_one(
    address: str,
    another: Callable[[Calendar, int], None],
    calendar: Calendar,
    office: User,
    client: Client,
) -> None:
    client.force_login(office)
    address = address or f"{reverse('calendars:calendar', args=[calendar.pk])}?zeit=alle"

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    another(calendar, 0)
    asked()
    one = asked()
    for n in range(1, 30):
        another(calendar, n)
    assert asked() == one

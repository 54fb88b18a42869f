"""An office, and what it keeps."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.calendars.models import Calendar
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, CalendarFactory, user_with_role


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def calendar(town: Municipality) -> Calendar:
    body = BodyFactory(municipality=town, name="Rat", kind="council")
    return CalendarFactory(municipality=town, name="Sitzungskalender", body=body)

"""An office, and minutes of a meeting that has just begun."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.minutes import operations
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, ConceptFactory, user_with_role


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def other(town: Municipality) -> User:
    return user_with_role("office", town, name="Miriam Sandow")


@pytest.fixture
def meeting(town: Municipality, office: User) -> Meeting:
    begun = now() - timedelta(minutes=10)
    return meetings.create_meeting(
        BodyFactory(municipality=town, name="AG Wohnen"),
        concept=ConceptFactory(municipality=town, slug="ik", title="Integrationskonzept"),
        starts_at=begun,
        ends_at=begun + timedelta(hours=2),
        by=office,
    )


@pytest.fixture
def item(meeting: Meeting, office: User) -> AgendaItem:
    return meetings.add_item(meeting, title="Räume", minutes=20, by=office)


@pytest.fixture
def minutes(item: AgendaItem, office: User) -> Minutes:
    return operations.begin(item.meeting, by=office)

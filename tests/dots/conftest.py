"""An office, a meeting today, and three things to weigh."""

import pytest
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.dots.models import Weighing
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, MeetingFactory, WeighingFactory, user_with_role


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def meeting(town: Municipality) -> Meeting:
    return MeetingFactory(body=BodyFactory(municipality=town, name="AG Wohnen"), starts_at=now())


@pytest.fixture
def weighing(meeting: Meeting) -> Weighing:
    """Open, without slips."""
    return WeighingFactory(meeting=meeting, state="open", opened_at=now())

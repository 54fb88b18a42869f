"""Havelfurt's meetings have minutes: who was there, decisions, tasks open and done."""

import pytest

from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.models import Decision, Minutes, Task
from gemeinwerk.municipalities.models import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_each_meeting_that_is_past_has_minutes(havelfurt: Municipality) -> None:
    past = Meeting.objects.filter(body__municipality=havelfurt, state="held")
    written = Minutes.objects.filter(meeting__in=past, state="draft")
    assert past.count() == written.count() == 11
    for minutes in written:
        there = minutes.attendances.filter(presences__isnull=False)
        assert there.count() >= 4
        assert minutes.paragraphs.count() >= 2
        assert not there.filter(presences__left_at=None).exists()
    assert Decision.objects.filter(body__municipality=havelfurt).count() >= 9
    states = set(Task.objects.values_list("state", flat=True))
    assert states == {"open", "done"}

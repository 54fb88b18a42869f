"""Havelfurt's meetings have minutes: who was there, decisions, tasks open and done; approved and
published but for the last."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.approving.models import MinutesVersion
from gemeinwerk.minutes.models import Decision, Minutes, Task
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.municipalities.models import Municipality

pytestmark = pytest.mark.django_db


def test_each_meeting_that_is_past_has_minutes(havelfurt: Municipality) -> None:
    past = Meeting.objects.filter(body__municipality=havelfurt, state="held")
    written = Minutes.objects.filter(meeting__in=past).exclude(state="open")
    assert past.count() == written.count() == 11
    for minutes in written:
        there = minutes.attendances.filter(presences__isnull=False)
        assert there.count() >= 4
        assert minutes.paragraphs.count() >= 2
        assert not there.filter(presences__left_at=None).exists()
    assert Decision.objects.filter(body__municipality=havelfurt).count() >= 9
    states = set(Task.objects.values_list("state", flat=True))
    assert states == {"open", "done"}


def test_all_but_the_last_are_approved_and_citizens_read_them(
    havelfurt: Municipality, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    minutes = Minutes.objects.filter(meeting__body__municipality=havelfurt)
    draft = minutes.get(state="draft")
    assert draft.meeting == Meeting.objects.filter(state="held").latest("starts_at")
    assert set(draft.suggestions.values_list("state", flat=True)) == {"open", "accepted"}
    versions = MinutesVersion.objects.exclude(minutes=draft)
    assert set(versions.values_list("how", flat=True)) == {"meeting", "silence"}
    assert versions.filter(number=2).exclude(reason="").count() == 1
    public = PublishedMinutes.objects.filter(withdrawn=False).select_related(
        "version__minutes__meeting__concept"
    )
    assert public.count() == minutes.count() - 1
    client, host = Client(), {"host": "havelfurt.localhost"}
    slug = draft.meeting.concept.slug  # type: ignore[union-attr]
    found = client.get(reverse("portal:meetings", args=[slug]), headers=host).text
    for one in public:
        page = reverse("portal:minutes", args=[slug, one.version.minutes.meeting_id])
        assert page in found
        told = client.get(page, headers=host).text
        names = {str(person) for person in one.version.minutes.attendances.all()}
        assert any(name in told for name in names) is one.named
    assert {one.named for one in public} == {True, False}

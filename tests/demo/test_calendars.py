"""What is kept free in Havelfurt: council calendars, rooms, closed days, a change that waits."""

from collections import Counter
from datetime import date

import pytest
from django.utils.timezone import localtime

from gemeinwerk.calendars import queries
from gemeinwerk.calendars.models import Calendar, Room
from gemeinwerk.calendars.reading.differences import moved
from gemeinwerk.calendars.reading.models import Reading
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import Asked, Plan, PlanState

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("demo")]
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def test_the_council_takes_its_wednesdays(havelfurt: Municipality) -> None:
    council = Calendar.objects.get(body__abbreviation="SVV")
    taken = queries.taken(havelfurt, FIRST, LAST, bodies=[council.body_id or 0])
    days = [one.starts.date() for one in taken if one.body_id]
    assert len(days) == 9
    assert {one.weekday() for one in days} == {2}
    titles = {one.title for one in taken if one.body_id}
    assert titles == {"Sitzung der Stadtverordnetenversammlung"}
    assert "Havelfest" in [one.title for one in taken]  # of the whole town


def test_a_newer_calendar_of_the_council_waits(havelfurt: Municipality) -> None:
    waiting = Reading.objects.get(outcome="waiting")
    _moves, new, gone = moved(waiting.new, waiting.gone)
    assert (len(waiting.new), len(waiting.gone)) == (2, 1), (new, gone)


def test_rooms_and_closed_days(havelfurt: Municipality) -> None:
    rooms = list(Room.objects.filter(municipality=havelfurt))
    assert len(rooms) == 4
    assert any(queries.room_taken(rooms, FIRST, LAST).values())
    assert len(queries.closed(havelfurt, FIRST, LAST)) == 3


def test_the_first_concepts_year_was_planned_published_and_moved_since(
    havelfurt: Municipality,
) -> None:
    """People were asked, most answered; a date was changed by hand, another one later."""
    plan = Plan.objects.get(schedule__concept__slug="integrationskonzept-2025-2029")
    assert plan.state == PlanState.PUBLISHED
    assert sum(one["by_hand"] for one in plan.dates) == 1
    asked = Asked.objects.filter(poll__schedule=plan.schedule)
    assert 0 < asked.filter(answered_at=None).count() < asked.count() / 4
    planned = Meeting.objects.filter(planned__series__schedule=plan.schedule)
    assert planned.count() == len(plan.dates)
    days = Counter(f"{localtime(one.starts_at):%Y-%m-%d}" for one in planned)
    assert sum((days - Counter(one["day"] for one in plan.dates)).values()) == 1

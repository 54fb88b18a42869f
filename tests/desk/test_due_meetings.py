"""What is due about meetings: tasks, to invite, to say what became of one, to plan anew."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime, make_aware, now

from gemeinwerk.accounts.models import User
from gemeinwerk.desk.due_list import due_for
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.approving.models import Circulation, Suggestion
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import PlannedMeeting, Strength
from tests.factories import (
    BodyFactory,
    CalendarFactory,
    ConceptFactory,
    EventFactory,
    MeetingFactory,
    MinutesFactory,
    PersonFactory,
    PlanFactory,
    ScheduleFactory,
    SeriesFactory,
    TaskFactory,
    UnitFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


def told(user: User, town: Municipality) -> list[tuple[str, str, str]]:
    return [(one.text, one.word, one.url) for one in due_for(user, town)]


def held(town: Municipality, **values: Any) -> Meeting:
    body = BodyFactory(municipality=town, name="AG Wohnen")
    return MeetingFactory(body=body, number=3, **values)


def day_of(moment: datetime) -> str:
    return date_format(localtime(moment), "DATE_FORMAT")


# --- tasks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "word"), [(-1, "überfällig"), (0, "Aufgabe"), (400, "Aufgabe"), (None, "Aufgabe")]
)
@pytest.mark.parametrize("role", ["unit_editor", "participant"])
def test_who_has_a_task_finds_it_first_thing(
    town: Municipality, role: str, days: int | None, word: str
) -> None:
    user = user_with_role(role, town)
    due = None if days is None else localdate() + days * DAY
    minutes = MinutesFactory(meeting=held(town))
    task = TaskFactory(minutes=minutes, person=PersonFactory(municipality=town, user=user), due=due)
    TaskFactory(minutes=minutes, person=PersonFactory(municipality=town))
    TaskFactory(minutes=minutes, person=task.person, state="done")
    found = [one for one in told(user, town) if one[2].endswith(f"aufgaben/{task.pk}/")]
    until = f", bis {date_format(due, 'DATE_FORMAT')}" if due else ""
    assert found == [
        (
            f"Aufgabe aus einer Sitzung{until}: „Beim Land nachfragen“",
            word,
            reverse("tasks:task", args=[task.pk]),
        )
    ]
    assert sum("Aufgabe" in one[0] for one in told(user, town)) == 1


def test_a_unit_finds_its_tasks_and_more_of_them_in_one_line(town: Municipality) -> None:
    unit = UnitFactory(municipality=town)
    user = user_with_role("unit_editor", town, unit=unit)
    TaskFactory.create_batch(5, minutes=MinutesFactory(meeting=held(town)), organisation=unit)
    found = [one for one in told(user, town) if "Aufgabe" in one[0]]
    assert len(found) == 4
    assert found[-1] == (
        "2 weitere Aufgaben aus Sitzungen sind offen.",
        "Aufgabe",
        reverse("tasks:own"),
    )


def test_tasks_of_another_town_are_not_told(town: Municipality) -> None:
    user = user_with_role("unit_editor", town)
    TaskFactory(person=PersonFactory(user=user))
    assert told(user, town) == []


# --- meetings -----------------------------------------------------------------------------------


def test_a_meeting_that_is_over_asks_what_became_of_it(town: Municipality, office: User) -> None:
    over = held(town, starts_at=now() - DAY, state="invited")
    assert told(office, town) == [
        (
            f"„AG Wohnen: 3. Sitzung“ am {day_of(over.starts_at)} ist vorbei. Hat die Sitzung "
            "stattgefunden?",
            "vorbei",
            reverse("meetings:meeting", args=[over.pk]),
        )
    ]


@pytest.mark.parametrize(("days", "due"), [(20, True), (22, False)])
def test_to_a_meeting_that_is_near_somebody_is_to_be_invited(
    town: Municipality, office: User, days: int, due: bool
) -> None:
    held(town, starts_at=now() + days * DAY)
    MeetingFactory(body__municipality=town, starts_at=now() + DAY, state="invited")
    MeetingFactory(body__municipality=town, starts_at=now() + DAY, state="cancelled")
    assert [one[1] for one in told(office, town)] == (["einladen"] if due else [])


@pytest.mark.parametrize(("ago", "due"), [(2, True), (60, False)])
def test_minutes_that_are_missing(town: Municipality, office: User, ago: int, due: bool) -> None:
    held(town, starts_at=now() - ago * DAY, state="held")
    written = MeetingFactory(body__municipality=town, starts_at=now() - 3 * DAY, state="held")
    MinutesFactory(meeting=written)
    assert [one[1] for one in told(office, town)] == (["Protokoll fehlt"] if due else [])


def test_many_meetings_are_few_lines(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town)
    for n in range(6):
        MeetingFactory(body=body, starts_at=now() - (n + 1) * DAY, state="invited")
    found = told(office, town)
    assert len(found) == 4
    assert found[-1][0].startswith("3 weitere Sitzungen sind vorbei")
    assert found[-1][2] == f"{reverse('meetings:meetings')}?zeit=vergangene"


def test_meetings_are_the_offices(town: Municipality) -> None:
    held(town, starts_at=now() - DAY, state="invited")
    assert told(user_with_role("steering", town), town) == []


# --- days that were free when they were planned -------------------------------------------------


@pytest.fixture
def planned(town: Municipality) -> Meeting:
    """Of a published plan, on its first day at half past four."""
    schedule = ScheduleFactory(concept=ConceptFactory(municipality=town, status="commissioned"))
    series = SeriesFactory(schedule=schedule, body=BodyFactory(municipality=town, name="AG Wohnen"))
    begins = make_aware(datetime.combine(schedule.first, time(16, 30)))
    meeting = MeetingFactory(body=series.body, number=3, starts_at=begins, state="invited")
    PlannedMeeting.objects.create(series=series, meeting=meeting)
    day = schedule.first.isoformat()
    PlanFactory(
        schedule=schedule,
        state="published",
        problem={"busy": []},
        dates=[{"series": series.pk, "day": day, "room": None, "by_hand": False}],
    )
    return meeting


def council(town: Municipality, meeting: Meeting, **hours: Any) -> None:
    day = meeting.starts_at.date()
    calendar = CalendarFactory(municipality=town, body=BodyFactory(municipality=town))
    EventFactory(calendar=calendar, title="Ratssitzung", first=day, last=day, **hours)


def test_a_date_of_the_council_that_came_since_is_told(
    town: Municipality, office: User, planned: Meeting
) -> None:
    assert told(office, town) == []
    council(town, planned, begins=time(18), ends=time(20))
    plan = planned.planned.series.schedule.plans.get()
    assert told(office, town) == [
        (
            f"„AG Wohnen: 3. Sitzung“ am {day_of(planned.starts_at)} trifft jetzt auf "
            "„Ratssitzung“.",
            "Tag belegt",
            reverse("scheduling:plan", args=[plan.pk]),
        )
    ]


@pytest.mark.parametrize(
    "why", ["other hours", "known", "by hand", "ignored", "moved", "cancelled"]
)
def test_what_somebody_decided_is_not_told_again(
    town: Municipality, office: User, planned: Meeting, why: str
) -> None:
    schedule = planned.planned.series.schedule
    plan = schedule.plans.get()
    hours = {"begins": time(10), "ends": time(12)} if why == "other hours" else {}
    if why == "known":
        plan.problem = {"busy": [{"date": plan.dates[0]["day"], "reason": "Rat"}]}
    if why == "by hand":
        plan.dates = [plan.dates[0] | {"by_hand": True}]
    plan.save()
    schedule.taken = Strength.IGNORE if why == "ignored" else Strength.BLOCK
    schedule.save()
    if why == "moved":
        planned.starts_at, planned.ends_at = planned.starts_at + DAY, planned.ends_at + DAY
    planned.state = "cancelled" if why == "cancelled" else "invited"
    planned.save()
    council(town, planned, **hours)
    assert told(office, town) == []


def test_of_thirty_meetings_no_more_is_asked_than_of_one(
    town: Municipality, office: User, planned: Meeting, django_assert_num_queries: Any
) -> None:
    council(town, planned)
    overdue = {"starts_at": now() - DAY, "state": "held", "body__municipality": town}
    MeetingFactory(**overdue)
    with CaptureQueriesContext(connection) as asked:
        due_for(User.objects.get(pk=office.pk), town)
    MeetingFactory.create_batch(30, **overdue)
    with django_assert_num_queries(len(asked)):
        due_for(User.objects.get(pk=office.pk), town)


# --- drafts of minutes ----------------------------------------------------------------------------


def test_a_draft_is_due_until_it_is_sent_and_again_when_somebody_proposes_a_change(
    town: Municipality, office: User
) -> None:
    minutes = MinutesFactory(
        meeting=held(town, state="held", starts_at=now() - 2 * DAY, ends_at=now() - 2 * DAY),
        state="draft",
    )
    page = reverse("approving:draft", args=[minutes.pk])

    def of_it() -> list[tuple[str, str]]:
        return [(text, word) for text, word, url in told(office, town) if url == page]

    day = day_of(minutes.meeting.starts_at)
    name = "„AG Wohnen: 3. Sitzung“"
    assert of_it() == [
        (f"Der Protokollentwurf zu {name} vom {day} ist noch nicht versandt.", "Entwurf")
    ]
    Circulation.objects.create(minutes=minutes, sent_at=now())
    assert of_it() == []
    Suggestion.objects.create(minutes=minutes, note="Anders", made_at=now())
    waits = f"Ein Änderungsvorschlag zum Protokoll von {name} vom {day} wartet auf Sie."
    assert of_it() == [(waits, "Vorschlag")]
    assert not any(url == page for _t, _w, url in told(user_with_role("unit_editor", town), town))

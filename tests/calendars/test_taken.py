"""What other areas plan by: times taken, days closed, whether anything changed."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinwerk.accounts.models import User
from gemeinwerk.calendars import holidays, operations, queries
from gemeinwerk.calendars.models import Calendar
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    CalendarFactory,
    ClosedDayFactory,
    EventFactory,
    MunicipalityFactory,
    RoomFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2027, 3, 3)
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def titles(town: Municipality, first: date = FIRST, last: date = LAST, **how: object) -> list[str]:
    return [one.title for one in queries.taken(town, first, last, **how)]  # type: ignore[arg-type]


def test_what_ends_at_midnight_takes_nothing_of_the_next_day(calendar: Calendar) -> None:
    EventFactory(calendar=calendar, last=date(2027, 3, 4), begins=time(20), ends=time(0))
    town = calendar.municipality
    assert titles(town, DAY, DAY) == ["Sitzung"]
    assert titles(town, date(2027, 3, 4), LAST) == []


def test_whole_days_end_at_midnight_after_the_last(calendar: Calendar) -> None:
    EventFactory(calendar=calendar, last=date(2027, 3, 5), begins=None, ends=None)
    (one,) = queries.taken(calendar.municipality, date(2027, 3, 5), date(2027, 3, 5))
    assert one.all_day
    assert (one.starts.isoformat(), one.ends.isoformat()) == (
        "2027-03-03T00:00:00+01:00",
        "2027-03-06T00:00:00+01:00",
    )
    assert titles(calendar.municipality, date(2027, 3, 6), LAST) == []


def test_times_are_by_the_clock_of_the_town_in_summer_too(calendar: Calendar) -> None:
    EventFactory(calendar=calendar, first=date(2027, 7, 7))
    (one,) = queries.taken(calendar.municipality, FIRST, LAST)
    assert one.starts.isoformat() == "2027-07-07T17:00:00+02:00"
    assert (one.body_id, one.source) == (calendar.body_id, "Sitzungskalender")


def test_of_bodies_that_are_asked_for_and_of_everybody(
    town: Municipality, calendar: Calendar
) -> None:
    EventFactory(calendar=calendar, title="Rat")
    other = CalendarFactory(municipality=town, body=BodyFactory(municipality=town))
    EventFactory(calendar=other, title="Beirat")
    EventFactory(calendar=CalendarFactory(municipality=town), title="Stadtfest")
    assert titles(town, bodies=[calendar.body_id]) == ["Rat", "Stadtfest"]
    assert titles(town, bodies=[]) == ["Stadtfest"]
    assert titles(town) == ["Beirat", "Rat", "Stadtfest"]


def test_a_room_takes_no_body_and_a_body_no_room(town: Municipality, calendar: Calendar) -> None:
    room, empty = RoomFactory(municipality=town), RoomFactory(municipality=town)
    EventFactory(calendar=CalendarFactory(municipality=town, room=room), title="Chorprobe")
    EventFactory(calendar=calendar, title="Rat")
    assert titles(town) == ["Rat"]
    found = queries.room_taken([room, empty], FIRST, LAST)
    assert {key: [one.title for one in rows] for key, rows in found.items()} == {
        room.pk: ["Chorprobe"],
        empty.pk: [],
    }


def test_another_town_takes_nothing(town: Municipality) -> None:
    EventFactory(calendar=CalendarFactory(municipality=MunicipalityFactory()))
    ClosedDayFactory(municipality=MunicipalityFactory())
    assert titles(town) == []
    assert queries.closed(town, FIRST, LAST) == []


def test_closed_days_that_reach_into_the_time_are_told_whole(town: Municipality) -> None:
    ClosedDayFactory(municipality=town, first=date(2026, 12, 28), last=date(2027, 1, 2))
    ClosedDayFactory(municipality=town, first=date(2028, 1, 1))
    (one,) = queries.closed(town, FIRST, LAST)
    assert (one.first, one.last, one.reason) == (
        date(2026, 12, 28),
        date(2027, 1, 2),
        "Brückentag",
    )


def test_any_change_makes_another_revision(town: Municipality, office: User) -> None:
    seen = {queries.revision(town)}
    room = operations.add_room(town, name="Ratssaal", by=office)
    seen.add(queries.revision(town))
    calendar = operations.add_calendar(town, name="Saal", room=room, by=office)
    seen.add(queries.revision(town))
    event = operations.add_event(calendar, first=DAY, by=office)
    seen.add(queries.revision(town))
    operations.remove_event(event, by=office)
    seen.add(queries.revision(town))
    closed = operations.add_closed_day(town, first=DAY, reason="Fest", by=office)
    seen.add(queries.revision(town))
    operations.remove_closed_day(closed, by=office)
    seen.add(queries.revision(town))
    assert len(seen) == 7
    before = queries.revision(town)
    operations.add_room(MunicipalityFactory(), name="Anderswo", by=None)
    assert queries.revision(town) == before


def test_many_dates_take_no_more_queries(town: Municipality, calendar: Calendar) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            queries.taken(town, FIRST, LAST)
        return len(found)

    EventFactory(calendar=calendar)
    few = asked()
    for _turn in range(29):
        EventFactory(calendar=calendar)
    assert (few, asked()) == (1, 1)


def test_holidays_are_those_of_the_land(town: Municipality) -> None:
    town.land = "BB"
    public = {one.first: one.name.de for one in holidays.public_holidays(town, 2027)}
    assert public[date(2027, 10, 31)] == "Reformationstag"
    summer = next(
        one for one in holidays.school_holidays(town, 2027) if one.name.de == "Sommerferien"
    )
    assert (summer.first.year, summer.first < summer.last) == (2027, True)
    town.land = "BY"
    assert date(2027, 10, 31) not in {one.first for one in holidays.public_holidays(town, 2027)}

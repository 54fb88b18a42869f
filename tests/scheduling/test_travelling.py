"""Who is in another meeting that day needs time for the way: said, or kept free."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import Invitee
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import Schedule, Series
from gemeinwerk.scheduling.travelling import Elsewhere, Evening, too_near
from tests.factories import BodyFactory, CalendarFactory, EventFactory, SeatFactory
from tests.meetings.conftest import moment
from tests.scheduling.conftest import planned, published

EVENING = Evening(frozenset({0, 2}), time(16, 30), 120)


@pytest.mark.parametrize(
    ("begins", "ends", "more", "near"),
    [
        ("14:00", "16:00", {}, False),  # half an hour is enough
        ("14:00", "16:01", {}, True),
        ("19:00", "20:00", {}, False),
        ("18:59", "20:00", {}, True),
        ("14:00", "16:30", {"online": True}, False),  # nobody has to go anywhere
        ("14:00", "16:31", {"online": True}, True),
    ],
)
def test_how_near_is_too_near(begins: str, ends: str, more: dict[str, Any], near: bool) -> None:
    hours = [datetime.fromisoformat(f"2027-06-07T{one}") for one in (begins, ends)]
    found = list(too_near([Elsewhere("Rat", *hours, **more)], [EVENING], timedelta(minutes=30)))
    assert [day for day, _one in found] == ([date(2027, 6, 7)] if near else [])


def test_over_midnight_and_on_other_days() -> None:
    late = Evening(frozenset({0}), time(23), 120)
    night = Elsewhere("Rat", datetime(2027, 6, 8, 1, 10), datetime(2027, 6, 8, 2))
    assert [day for day, _one in too_near([night], [late], timedelta(minutes=30))] == [
        date(2027, 6, 7)
    ]
    tuesday = Elsewhere("Rat", datetime(2027, 6, 8, 16, 30), datetime(2027, 6, 8, 18))
    assert not list(too_near([tuesday], [EVENING], timedelta()))


@pytest.mark.django_db
def test_who_is_elsewhere_is_named_or_kept_free(
    schedule: Schedule, series: Series, people: dict[str, Person], town: Municipality, office: User,
    client: Client,
) -> None:  # fmt: skip
    elsewhere = meetings.create_meeting(
        BodyFactory(municipality=town, name="Hauptausschuss"), by=office,
        starts_at=moment(2027, 6, 7, 14, 0), ends_at=moment(2027, 6, 7, 16, 15),
    )  # fmt: skip
    meetings.invite(elsewhere, people={people["Ada"].pk, people["Ben"].pk}, by=office)
    Invitee.objects.filter(person=people["Ben"]).update(answer="no")
    for day in (7, 14):
        operations.wish_day(series, day=date(2027, 6, day), kind="pinned", by=office)
    row = planned(schedule, office)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()
    assert page.count("Ada ist da auch in: Hauptausschuss, 14:00–16:15 Uhr.") == 1
    assert "Ben ist da auch" not in page
    published(row, office)  # its own meetings are none elsewhere
    assert gather(schedule).people[0].elsewhere.keys() == {date(2027, 6, 7)}
    schedule = operations.edit_schedule(schedule, by=office, way=15)
    assert not any(one.elsewhere for one in gather(schedule).people)
    schedule = operations.edit_schedule(schedule, by=office, way=30, elsewhere="block")
    known = {one.key: one for one in gather(schedule).people}
    ada, ben = known[people["Ada"].pk], known[people["Ben"].pk]
    assert ada.away == set().union(*ada.at_hour.values()) == {date(2027, 6, 7)}
    assert ben.away == frozenset()
    schedule = operations.edit_schedule(schedule, by=office, elsewhere="ignore")
    assert not any(one.away for one in gather(schedule).people)


@pytest.mark.django_db
def test_who_sits_in_a_body_is_there_when_its_calendar_says_so(
    schedule: Schedule, series: Series, people: dict[str, Person], town: Municipality, office: User
) -> None:
    council_meets(town, people)
    known = {one.key: one.elsewhere for one in gather(schedule).people}
    assert known[people["Ada"].pk].keys() == {date(2027, 6, 7)}
    assert not known[people["Ben"].pk]
    schedule = operations.edit_schedule(schedule, by=office, way=15)
    assert not any(one.elsewhere for one in gather(schedule).people)
    schedule = operations.edit_schedule(schedule, by=office, way=30, elsewhere="block")
    away = {one.key: one.away for one in gather(schedule).people}
    assert away[people["Ada"].pk] == {date(2027, 6, 7)}


def council_meets(town: Municipality, people: dict[str, Person]) -> None:
    """A quarter of an hour after the series; Ada sits there, Ben is a guest."""
    council = BodyFactory(municipality=town, name="Rat")
    SeatFactory(body=council, sitting=people["Ada"])
    SeatFactory(body=council, sitting=people["Ben"], function="guest")
    day = date(2027, 6, 7)
    calendar = CalendarFactory(municipality=town, body=council)
    EventFactory(calendar=calendar, first=day, last=day, begins=time(18, 45), ends=time(21))


@pytest.mark.django_db
def test_the_page_of_a_meeting_names_who_is_elsewhere(
    series: Series, people: dict[str, Person], town: Municipality, office: User, client: Client
) -> None:
    council_meets(town, people)
    here = meetings.create_meeting(
        series.body, by=office,
        starts_at=moment(2027, 6, 7, 16, 30), ends_at=moment(2027, 6, 7, 18, 30),
    )  # fmt: skip
    other = meetings.create_meeting(
        BodyFactory(municipality=town, name="Hauptausschuss"), by=office,
        starts_at=moment(2027, 6, 7, 14, 0), ends_at=moment(2027, 6, 7, 16, 15),
    )  # fmt: skip
    early = meetings.create_meeting(
        BodyFactory(municipality=town, name="Bauausschuss"), by=office,
        starts_at=moment(2027, 6, 7, 14, 0), ends_at=moment(2027, 6, 7, 16, 0),
    )  # fmt: skip
    meetings.invite(here, people={one.pk for one in people.values()}, by=office)
    for meeting, name in ((other, "Ben"), (early, "Cem")):
        meetings.invite(meeting, people={people[name].pk}, by=office)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/sitzungen/{here.pk}/").text
    assert page.count("Ada ist da auch in: Rat, 18:45–21:00 Uhr.") == 1
    assert "Ben ist da auch in: Hauptausschuss, 14:00–16:15 Uhr." in page
    assert "Ben ist da auch in: Rat" not in page
    assert "Cem ist da auch" not in page

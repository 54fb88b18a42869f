"""Fifty series of five dates for two thousand people: the page stays small, and asks no more."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Occupancy, Person, Seat
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling import judging
from gemeinwerk.scheduling.building import problem_data
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import PersonTimes, Plan, Schedule, Series
from gemeinwerk.scheduling.models.plans import Date
from gemeinwerk.scheduling.naming import unnamed
from tests.factories import PlanFactory, ScheduleFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FIRST = date(2027, 3, 1)
MOST_BYTES = 300_000


def year_of(
    concept: Concept, groups: int, people: int, dates: int, by: User, called: str = "Arbeitsgruppe"
) -> Plan:
    """A plan with dates of chance: what it is worth does not matter here."""
    chance, town = Random(5), concept.municipality
    schedule: Schedule = ScheduleFactory(
        concept=concept, first=FIRST, last=date(2027, 10, 31), strict=True
    )
    persons = Person.objects.bulk_create(
        Person(municipality=town, name=f"Mitglied Nummer {n}") for n in range(people)
    )
    bodies = Body.objects.bulk_create(
        Body(municipality=town, kind="working_group", name=f"{called} {n}") for n in range(groups)
    )
    for n, body in enumerate(bodies):
        Series.objects.create(schedule=schedule, body=body, meetings=dates, gap=14, position=n)
        own = persons[n::groups]
        seats = Seat.objects.bulk_create(Seat(body=body) for _one in own)
        Occupancy.objects.bulk_create(
            Occupancy(seat=seat, person=one) for seat, one in zip(seats, own, strict=True)
        )
    days = [FIRST + timedelta(days=n) for n in range(240)]
    PersonTimes.objects.bulk_create(
        PersonTimes(
            schedule=schedule, person=one, source="office", by=by, at="2027-01-01T12:00:00Z",
            away=[day.isoformat() for day in chance.sample(days, 40)],
        )
        for one in persons
    )  # fmt: skip
    data = problem_data(gather(schedule))
    problem = unnamed(data)
    possible = [day for day in days if day.weekday() in (0, 2)]
    chosen = [
        Date(series=int(one.id[1:]), day=day.isoformat(), room=None, by_hand=False)
        for one in problem.series
        for day in sorted(chance.sample(possible, dates))
    ]
    appointments = judging.appointments(problem, chosen)
    now = judging.figures(problem, appointments)
    return PlanFactory(  # type: ignore[no-any-return]
        schedule=schedule, problem=data, dates=chosen, found=chosen, told={"now": now},
        others=judging.other_days(problem, appointments, 0),
        floor={"value": 0, "attendance": int(now["attendance"])},
    )  # fmt: skip


def test_the_page_of_a_large_plan(
    client: Client, town: Municipality, concept: Concept, office: User
) -> None:
    client.force_login(office)
    asked = []
    for groups, people, dates in ((3, 12, 2), (50, 2_000, 5)):
        Schedule.objects.all().delete()
        Body.objects.all().delete()
        row = year_of(concept, groups, people, dates, office)
        address = f"/arbeitsplatz/terminplaene/{row.pk}/"
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        asked.append(len(queries))
        assert answer.status_code == 200
        assert len(answer.content) <= MOST_BYTES
    assert asked[0] == asked[1]

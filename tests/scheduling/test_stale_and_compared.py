"""What changed since a plan was asked for, and plans beside one another."""

from datetime import date

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.calendars.models import ClosedDay
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.models import Plan, Schedule, Series
from tests.factories import PersonFactory, SeatFactory
from tests.scheduling.conftest import days, planned

pytestmark = pytest.mark.django_db
MONDAY, FOURTEENTH = date(2027, 6, 7), date(2027, 6, 14)
CHANGED = "Seit diesem Plan hat sich etwas geändert"


@pytest.fixture
def row(client: Client, schedule: Schedule, series: Series, office: User) -> Plan:
    for day in (MONDAY, FOURTEENTH):
        operations.wish_day(series, day=day, kind="pinned", by=office)
    client.force_login(office)
    return planned(schedule, office)


def page(client: Client, row: Plan) -> str:
    return client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()


def test_a_plan_says_which_dates_rest_on_old_answers(
    client: Client, row: Plan, schedule: Schedule, people: dict[str, Person], office: User
) -> None:
    assert CHANGED not in page(client, row)
    operations.enter_times(schedule, person=people["Ben"], by=office, away=[FOURTEENTH])
    shown = page(client, row)
    assert CHANGED in shown
    assert "AG Wohnen am 14.06.2027: Ben kann nicht mehr." in shown
    assert "AG Wohnen am 07.06.2027" not in shown
    operations.enter_times(schedule, person=people["Ben"], by=office)
    assert CHANGED not in page(client, row)


def test_a_day_that_is_closed_since_and_a_group_that_changed(
    client: Client, row: Plan, schedule: Schedule, housing: Body
) -> None:
    ClosedDay.objects.create(
        municipality=housing.municipality, first=MONDAY, last=MONDAY, reason="Stadtfest"
    )
    assert "am 07.06.2027: an diesem Tag ist jetzt: Stadtfest." in page(client, row)
    SeatFactory(body=housing, sitting=PersonFactory(municipality=housing.municipality))
    assert "die Gruppe ist anders besetzt" in page(client, row)


def test_plans_stand_beside_one_another_and_beside_what_is_usual(
    client: Client, row: Plan, schedule: Schedule, series: Series, office: User
) -> None:
    for day in (MONDAY, FOURTEENTH):
        operations.free_day(series, day=day, by=office)
        operations.wish_day(series, day=day, kind="forbidden", by=office)
    other = planned(schedule, office)
    assert MONDAY.isoformat() not in days(other)
    shown = client.get(f"/arbeitsplatz/terminplanung/{schedule.pk}/vergleich/").content.decode()
    assert "Plan 1" in shown
    assert "Plan 2" in shown
    assert "Personen, die außen vor bleiben" in shown
    address = f"/arbeitsplatz/terminplanung/{schedule.pk}/vergleich/?plan={other.pk}"
    alone = client.get(address).content.decode()
    assert '<th scope="col" class="kern-table__header kern-table__header--numeric">Plan 1' not in (
        alone
    )


def test_what_a_council_is_shown_names_nobody(
    client: Client, row: Plan, people: dict[str, Person]
) -> None:
    address = f"/arbeitsplatz/terminplaene/{row.pk}/vorlegen/"
    shown = client.get(address).content.decode()
    assert "sondern bewiesen" in shown
    assert "AG Wohnen" not in shown
    assert not any(name in shown for name in people)

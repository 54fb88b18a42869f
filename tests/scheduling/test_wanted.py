"""What is wanted of a year: begun with what is usual, changed, and what cannot be planned."""

from datetime import date

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit import sentences
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.jobs import work_one
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.errors import NothingToPlan, Unfitting
from gemeinwerk.scheduling.models import Plan, Schedule, Series
from tests.factories import (
    BodyFactory,
    FieldFactory,
    PersonFactory,
    SeatFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db


def test_the_first_plan_is_two_clicks_away(
    client: Client, concept: Concept, housing: Body, town: Municipality, office: User
) -> None:
    """The page of the concept, its one button: a plan is being worked out, and it is a good one."""
    steering = BodyFactory(municipality=town, name="Lenkungsgremium")
    SeatFactory(body=steering, sitting=PersonFactory(municipality=town))
    Concept.objects.filter(pk=concept.pk).update(steering=steering)
    FieldFactory(concept=concept, working_group=BodyFactory(municipality=town, name="AG Arbeit"))
    client.force_login(office)
    page = client.get("/arbeitsplatz/konzepte/ik/termine/").content.decode()
    assert "AG Wohnen" in page and "Auftakt" in page  # noqa: PT018
    answer = client.post("/arbeitsplatz/konzepte/ik/termine/")
    row = Plan.objects.get()
    assert answer["Location"] == f"/arbeitsplatz/terminplaene/{row.pk}/"
    told = {str(one): one for one in row.schedule.series.all()}
    assert set(told) == {"Auftakt", "AG Wohnen", "AG Arbeit", "Lenkungsgremium"}
    assert told["AG Wohnen"].after == [told["Auftakt"].pk]
    assert [one.name for one in told["AG Wohnen"].required.all()] == ["Ada"]
    assert "Der Plan entsteht" in client.get(answer["Location"]).content.decode()
    assert work_one()
    shown = client.get(answer["Location"]).content.decode()
    assert "Ein besserer Plan ist nicht möglich" in shown
    assert "Auftakt" in shown


def test_without_a_group_there_is_nothing_to_begin(
    client: Client, concept: Concept, office: User
) -> None:
    client.force_login(office)
    address = "/arbeitsplatz/konzepte/ik/termine/"
    assert "Noch gibt es keine Gruppen" in client.get(address).content.decode()
    assert client.post(address, follow=True).status_code == 200
    assert not Schedule.objects.exists()


def test_series_cannot_wait_for_each_other(
    schedule: Schedule, series: Series, housing: Body, office: User
) -> None:
    other = SeriesFactory(schedule=schedule, body=housing, name="Auftakt", meetings=1)
    operations.edit_series(series, by=office, after=[other.pk])
    with pytest.raises(Unfitting):
        operations.edit_series(other, by=office, after=[series.pk])
    operations.remove_series(other, by=office)
    series.refresh_from_db()
    assert series.after == []


def test_two_people_who_change_one_series_are_told(
    schedule: Schedule, series: Series, office: User
) -> None:
    operations.edit_series(series, by=office, seen={"gap": 5}, gap=14)
    with pytest.raises(DomainError):
        operations.edit_series(series, by=office, seen={"gap": 5}, gap=21)


def test_another_town_has_no_part_in_it(schedule: Schedule, series: Series, office: User) -> None:
    stranger = PersonFactory()
    with pytest.raises(Unfitting):
        operations.enter_times(schedule, person=stranger, by=office)


def test_nothing_to_plan_is_said(schedule: Schedule, office: User) -> None:
    with pytest.raises(NothingToPlan):
        operations.ask(schedule, by=office)


def test_a_year_whose_holidays_nobody_knows_is_said(
    schedule: Schedule, series: Series, office: User
) -> None:
    operations.edit_schedule(schedule, by=office, first=date(2090, 6, 1), last=date(2090, 6, 9))
    schedule.refresh_from_db()
    with pytest.raises(NothingToPlan, match="2090"):
        operations.ask(schedule, by=office)


def test_the_history_names_the_series_and_what_changed(
    schedule: Schedule, series: Series, office: User
) -> None:
    operations.edit_series(series, by=office, gap=14)
    assert sentences.history(schedule)[0].text.endswith(
        " an der Reihe AG Wohnen den Abstand von 5 auf 14."
    )

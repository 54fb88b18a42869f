"""The plan that comes of it: who can come and why then, changed by hand, and if there is none."""

import json
from datetime import date

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.core.jobs import work_one
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.scheduling import operations, telling
from gemeinwerk.scheduling.errors import Unfitting
from gemeinwerk.scheduling.models import DayWish, PersonTimes, Plan, Schedule, Series
from gemeinwerk.scheduling.naming import named
from tests.factories import (
    ActorGroupFactory,
    PersonFactory,
    SeatFactory,
)
from tests.scheduling.conftest import days, planned

pytestmark = pytest.mark.django_db
MONDAY, WEDNESDAY = date(2027, 6, 7), date(2027, 6, 9)
FOURTEENTH, SIXTEENTH = date(2027, 6, 14), date(2027, 6, 16)


def away(schedule: Schedule, person: Person, office: User, *of: date) -> None:
    operations.enter_times(schedule, person=person, by=office, away=of)


def test_a_plan_leaves_nobody_out_who_could_be_there(
    schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    """Cem can on one day only; most ticks would never choose it."""
    possible = [date(2027, 6, day) for day in (2, 7, 9, 14, 16, 21, 23)]
    away(schedule, people["Cem"], office, *(day for day in possible if day != WEDNESDAY))
    away(schedule, people["Ben"], office, WEDNESDAY)
    schedule.floor = 50
    schedule.save()
    row = planned(schedule, office)
    assert WEDNESDAY.isoformat() in days(row)
    assert (row.state, row.status) == ("ready", "optimal")
    assert (row.told["now"]["people_left_out"], row.told["usual"]["people_left_out"]) == ("0", "1")


def test_what_is_kept_names_nobody_and_the_dead_are_told_without_a_name(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    away(schedule, people["Ben"], office, MONDAY)
    row = planned(schedule, office)
    kept = json.dumps([getattr(row, one.attname) for one in Plan._meta.fields], default=str)
    assert not any(name in kept for name in people)
    assert "AG Wohnen" not in kept
    actors.erase_person(people["Ben"], by=office, reason="Antrag")
    client.force_login(office)
    assert not PersonTimes.objects.exists()
    found = named(row.problem).problem
    assert {one.name for one in found.people} == {"Ada", "Cem", "gelöschte Person"}
    assert client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").status_code == 200


def test_the_page_says_who_cannot_come_and_why_this_day(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    away(schedule, people["Ben"], office, MONDAY)
    away(schedule, people["Cem"], office, FOURTEENTH)
    operations.wish_day(series, day=MONDAY, kind="pinned", by=office)
    row = planned(schedule, office)
    assert MONDAY.isoformat() in days(row)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()
    assert "2 von 3 können kommen." in page
    assert "Nicht: Ben." in page
    assert "Dieser Termin ist festgelegt." in page
    address = f"/arbeitsplatz/terminplaene/{row.pk}/termin/{series.pk}/2027-06-07/"
    assert "Nicht kommen kann: Ben." in client.get(address).content.decode()


def test_a_small_group_is_never_named_beside_a_person(
    client: Client, schedule: Schedule, series: Series, housing: Body, office: User
) -> None:
    group = ActorGroupFactory(municipality=housing.municipality, name="Beratungspraxis")
    others = [PersonFactory(municipality=housing.municipality, name=f"Dora {n}") for n in range(3)]
    for one in others:
        SeatFactory(body=housing, sitting=one, group=group)
        away(schedule, one, office, MONDAY)
    operations.wish_day(series, day=MONDAY, kind="pinned", by=office)
    row = planned(schedule, office)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()
    assert "eine kleine Akteursgruppe" in page
    assert "Beratungspraxis" not in page


def test_the_figures_of_a_plan_stand_above_it(
    schedule: Schedule, series: Series, office: User
) -> None:
    row = planned(schedule, office)
    told = telling.figures(row, named(row.problem))
    assert [one.value for one in told] == ["0", "100 %", told[2].value, "bewiesen"]


# --- changed by hand ------------------------------------------------------------------------------


def test_a_date_moves_by_hand_with_its_price_and_two_people_are_told(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    away(schedule, people["Ben"], office, SIXTEENTH)
    for day in (MONDAY, FOURTEENTH):
        operations.wish_day(series, day=day, kind="pinned", by=office)
    row = planned(schedule, office)
    client.force_login(office)
    address = f"/arbeitsplatz/terminplaene/{row.pk}/termin/{series.pk}/2027-06-14/"
    asked = client.get(address, {"auf": "16.06.2027"}).content.decode()
    assert "Eine Teilnahme weniger" in asked
    near = client.get(address, {"auf": "08.06.2027"}).content.decode()
    assert "Dann ist nicht mehr eingehalten" in near
    seen = stamp(row.dates)
    answer = client.post(address, {"auf": "2027-06-16", "gesehen": seen})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert days(row) == ["2027-06-07", "2027-06-16"]
    assert row.told["now"]["attendance"] == "5"
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()
    assert "von Hand" in page
    with pytest.raises(SeenOtherwise):
        operations.move_date(
            row, series=series.pk, day=MONDAY, to=date(2027, 6, 9), by=office, shown=seen
        )


@pytest.mark.parametrize("to", [date(2027, 7, 1), MONDAY])
def test_a_date_does_not_move_out_of_the_year_or_onto_another(
    to: date, schedule: Schedule, series: Series, office: User
) -> None:
    for day in (MONDAY, FOURTEENTH):
        operations.wish_day(series, day=day, kind="pinned", by=office)
    row = planned(schedule, office)
    with pytest.raises(Unfitting):
        operations.move_date(row, series=series.pk, day=FOURTEENTH, to=to, by=office)


def test_planned_anew_only_what_must_moves(
    schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    row = planned(schedule, office)
    first, second = (date.fromisoformat(day) for day in days(row))
    away(schedule, people["Ada"], office, first)
    series.required.add(people["Ada"])
    new = planned(schedule, office, keep=row)
    assert second.isoformat() in days(new)
    assert first.isoformat() not in days(new)
    assert new.moved == [[series.pk, first.isoformat()]]
    assert (row.number, new.number) == (1, 2)


def test_a_day_ruled_out_is_in_no_plan_to_come(
    client: Client, schedule: Schedule, series: Series, office: User
) -> None:
    row = planned(schedule, office)
    client.force_login(office)
    day = days(row)[0]
    client.post(f"/arbeitsplatz/terminplaene/{row.pk}/termin/{series.pk}/{day}/ausschliessen/")
    assert day not in days(planned(schedule, office, keep=row))
    client.post(f"/arbeitsplatz/terminplanung/{schedule.pk}/tag/{series.pk}/{day}/freigeben/")
    assert not DayWish.objects.exists()


# --- no plan --------------------------------------------------------------------------------------


def test_where_there_is_no_plan_one_click_helps(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    """Ada must be there and can on one day only, two dates are wanted."""
    possible = [date(2027, 6, day) for day in (2, 7, 9, 14, 16, 21, 23)]
    away(schedule, people["Ada"], office, *(day for day in possible if day != WEDNESDAY))
    series.required.add(people["Ada"])
    row = planned(schedule, office)
    assert row.status == "infeasible"
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()
    assert "Ada muss bei AG Wohnen immer dabei sein" in page
    assert "Ada bei AG Wohnen vertreten lassen" in page
    number = next(place for place, way in enumerate(row.repairs) if way[0]["name"] == "required")
    client.post(f"/arbeitsplatz/terminplaene/{row.pk}/vorschlag/{number}/")
    assert not series.required.exists()
    assert work_one()
    assert Plan.objects.latest("pk").status == "optimal"


def test_every_proposal_changes_what_it_says(
    schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    """Six dates four weeks apart within three weeks: fewer, or closer."""
    operations.edit_series(series, by=office, meetings=6, gap=28)
    row = planned(schedule, office)
    names = {way[0]["name"] for way in row.repairs}
    assert names == {"meetings", "min_gap"}
    for number, way in enumerate(row.repairs):
        before = Series.objects.get(pk=series.pk)
        new = operations.repair(row, number=number, by=office)
        after = Series.objects.get(pk=series.pk)
        changed = (after.meetings, after.gap) != (before.meetings, before.gap)
        assert changed, way
        operations.discard(new, by=office)
        # Clicked once more on a page that is open still, it is what the page says.
        operations.discard(operations.repair(row, number=number, by=office), by=office)
        again = Series.objects.get(pk=series.pk)
        assert (again.meetings, again.gap) == (after.meetings, after.gap)

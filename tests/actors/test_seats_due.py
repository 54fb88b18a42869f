"""What is due about seats: terms that end, vacancies, missing deputies."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate

from gemeinwerk.actors import operations
from gemeinwerk.actors.due import SOON, seats_due
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, MunicipalityFactory, PersonFactory, SeatFactory

DAY = timedelta(days=1)


@pytest.fixture
def body(town: Municipality) -> Body:
    return BodyFactory(municipality=town, name="AG")


@pytest.fixture
def alex(town: Municipality) -> Person:
    return PersonFactory(municipality=town, name="Alex")


def due(town: Municipality) -> list[str]:
    return [one.text for one in seats_due(town, localdate())]


@pytest.mark.parametrize(("days", "told"), [(0, True), (SOON.days, True), (SOON.days + 1, False)])
def test_a_term_that_ends_soon(
    town: Municipality, body: Body, alex: Person, days: int, told: bool
) -> None:
    until = localdate() + timedelta(days=days)
    SeatFactory(body=body, sitting=alex, sitting__until=until)
    day = date_format(until, "DATE_FORMAT")
    assert due(town) == ([f"Die Amtszeit von Alex in „AG“ endet am {day}."] if told else [])


def test_where_somebody_is_to_follow_nothing_is_due(
    town: Municipality, body: Body, alex: Person
) -> None:
    seat = SeatFactory(body=body, sitting=alex, sitting__until=localdate())
    other = PersonFactory(municipality=town)
    operations.fill_seat(seat, by=None, person=other, since=localdate() + DAY)
    assert due(town) == []


def test_seats_that_are_vacant(town: Municipality, body: Body, alex: Person) -> None:
    """A term that has passed counts; a seat that is no more does not, nor one elsewhere."""
    SeatFactory(body=body, sitting=alex, sitting__until=localdate() - DAY)
    assert due(town) == ["In „AG“ ist ein Sitz frei."]
    SeatFactory(body=body)
    SeatFactory(body=body, until=localdate() - DAY)
    SeatFactory(body__municipality=MunicipalityFactory())
    assert due(town) == ["In „AG“ sind 2 Sitze frei."]


def test_deputies_are_missing_where_each_seat_should_have_one(
    town: Municipality, body: Body, alex: Person
) -> None:
    seat = SeatFactory(body=body, sitting=alex)
    assert due(town) == []
    operations.edit_body(body, by=None, wants_deputies=True)
    assert due(town) == ["In „AG“ hat ein Sitz keine Vertretung."]
    operations.name_seat_deputy(seat, by=None, person=PersonFactory(municipality=town))
    assert due(town) == []


@pytest.mark.parametrize("count", [1, 30])
def test_much_is_told_in_few_lines_and_one_query(
    town: Municipality, count: int, django_assert_num_queries: Any
) -> None:
    for body in BodyFactory.create_batch(count, municipality=town, wants_deputies=True):
        SeatFactory(body=body)
    with django_assert_num_queries(1):
        found = due(town)
    assert len(found) == (2 if count == 1 else 8)
    if count > 1:
        assert "In 27 weiteren Gremien sind Sitze frei." in found

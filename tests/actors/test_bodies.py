"""Bodies, seats, deputies."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.errors import NameTaken, StillInUse, Unfitting
from gemeinwerk.actors.models import Body
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, FieldFactory, MunicipalityFactory, PersonFactory


def test_a_name_is_used_once(town: Municipality, office: User) -> None:
    operations.create_body(town, by=office, kind="steering", name="Lenkungsgremium")
    with pytest.raises(NameTaken):
        operations.create_body(town, by=office, kind="council", name="Lenkungsgremium")


def test_a_seat_is_told_of_the_person_and_of_the_deputy(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town, name="AG")
    person, deputy = PersonFactory.create_batch(2, municipality=town)
    operations.add_seat(body, by=office, person=person, deputy=deputy, function="Vorsitz")
    told = [(e.verb, e.target_id, e.after) for e in AuditEntry.objects.order_by("id")]
    assert told == [
        ("seat.add", person.pk, {"body": "AG", "function": "Vorsitz"}),
        ("seat.deputise", deputy.pk, {"body": "AG"}),
    ]


def test_nobody_deputises_for_themselves(town: Municipality, office: User) -> None:
    person = PersonFactory(municipality=town, name="Alex")
    with pytest.raises(Unfitting) as refusal:
        operations.add_seat(BodyFactory(municipality=town), by=office, person=person, deputy=person)
    assert refusal.value.message == "Alex kann sich nicht selbst vertreten."


def test_a_seat_ends_after_it_begins(town: Municipality, office: User) -> None:
    seat = operations.add_seat(
        BodyFactory(municipality=town),
        by=office,
        person=PersonFactory(municipality=town),
        since=date(2026, 5, 1),
    )
    with pytest.raises(Unfitting):
        operations.edit_seat(seat, by=office, until=date(2026, 4, 30))
    assert operations.edit_seat(seat, by=office, until=date(2026, 5, 1)).until == date(2026, 5, 1)


def test_a_person_of_another_town_gets_no_seat(town: Municipality, office: User) -> None:
    stranger = PersonFactory(municipality=MunicipalityFactory())
    with pytest.raises(Unfitting):
        operations.add_seat(BodyFactory(municipality=town), by=office, person=stranger)


def test_a_body_with_seats_stays(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town)
    seat = operations.add_seat(body, by=office, person=PersonFactory(municipality=town))
    with pytest.raises(StillInUse):
        operations.remove_body(body, by=office)
    operations.remove_seat(seat, by=office)
    operations.remove_body(body, by=office)
    assert Body.objects.count() == 0


def test_a_body_something_refers_to_stays(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town, name="AG")
    FieldFactory(concept__municipality=town, working_group=body)
    with pytest.raises(StillInUse) as refusal:
        operations.remove_body(body, by=office)
    assert refusal.value.message == "„AG“ gehört noch zu: 1 Handlungsfeld."


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_counts_the_seats_of_today(
    town: Municipality, count: int, django_assert_num_queries: Any
) -> None:
    today = timezone.localdate()
    day = timedelta(days=1)
    for body in BodyFactory.create_batch(count, municipality=town):
        for since, until in (
            (None, None),
            (today, today),
            (today + day, None),
            (None, today - day),
        ):
            person = PersonFactory(municipality=town)
            body.seats.create(person=person, since=since, until=until)
    with django_assert_num_queries(1):
        assert {body.seat_count for body in queries.bodies(town)} == {2}


def test_seats_of_today_stand_before_those_that_ended(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town)
    today = timezone.localdate()
    for name, until in (("Früher", today - timedelta(days=9)), ("Heute", None)):
        person = PersonFactory(municipality=town, name=name)
        body.seats.create(person=person, since=today - timedelta(days=99), until=until)
    assert [one.person.name for one in queries.seats(body) if one.person] == ["Heute", "Früher"]

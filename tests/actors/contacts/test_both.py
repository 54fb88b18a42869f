"""Two entries for one person that both have what one person has once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import merges
from gemeinwerk.actors.models import DataRequest, Deputy, Merge, Occupancy, Person
from gemeinwerk.actors.own_data.operations import settle_request
from gemeinwerk.core.merging import InTheWay
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, PersonFactory

MARCH = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Berlin"))
APRIL = datetime(2026, 4, 8, 9, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = timedelta(days=1)


@pytest.fixture
def two(town: Municipality) -> tuple[Person, Person]:
    kept = PersonFactory(municipality=town, name="Jürgen Müller")
    return kept, PersonFactory(municipality=town, name="Juergen Mueller")


def asked(person: Person, at: datetime, said: str, kind: str = "erasure") -> DataRequest:
    return DataRequest.objects.create(
        person=person, kind=kind, said=said, at=at, due_on=(at + timedelta(days=30)).date()
    )


def test_what_both_ask_for_is_one_request(office: User, two: tuple[Person, Person]) -> None:
    """The earlier day counts, no word is lost, and apart both are open again."""
    kept, gone = two
    later, first = asked(kept, APRIL, "Bitte löschen."), asked(gone, MARCH, "Alles weg.")
    other = asked(gone, APRIL, "Ich heiße Müller.", "correction")
    row = merges.merge(kept, gone, choices={}, by=office)
    [open_one, correction] = kept.data_requests.filter(settled_at=None).order_by("pk")
    assert (open_one, correction) == (later, other)
    assert (open_one.said, open_one.due_on) == ("Bitte löschen.\n\nAlles weg.", first.due_on)
    assert kept.data_requests.count() == 3
    again = merges.unmerge(row, by=office)
    assert {one.pk for one in again.data_requests.filter(settled_at=None)} == {first.pk, other.pk}
    assert list(kept.data_requests.filter(settled_at=None)) == [later]


def test_what_was_settled_together_is_not_open_again(
    office: User, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    stays = asked(kept, APRIL, "Bitte löschen.")
    asked(gone, MARCH, "Alles weg.")
    row = merges.merge(kept, gone, choices={}, by=office)
    settle_request(stays, by=office, followed=False, answer="Das Amt dauert bis Mai.")
    again = merges.unmerge(row, by=office)
    assert not again.data_requests.filter(settled_at=None).exists()


def test_two_seats_in_one_body_are_said_and_one_is_given_back(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    body = BodyFactory(municipality=town, name="AG Wohnen")
    for one in two:
        actors.add_seat(body, by=office, person=one, since=date(2025, 1, 1))
    with pytest.raises(InTheWay) as refused:
        merges.merge(kept, gone, choices={}, by=office)
    assert "beide einen Sitz in „AG Wohnen“" in refused.value.message
    seat = Occupancy.objects.get(person=gone).seat
    actors.vacate_seat(seat, by=office, until=localdate() - DAY)
    merges.merge(kept, gone, choices={}, by=office)
    assert kept.occupancies.count() == 2


def test_seats_in_two_bodies_go_together(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    for one in two:
        actors.add_seat(BodyFactory(municipality=town), by=office, person=one)
    merges.merge(*two, choices={}, by=office)
    assert two[0].occupancies.count() == 2


def test_nobody_stands_in_for_themselves_on_a_seat(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    seat = actors.add_seat(BodyFactory(municipality=town), by=office, person=kept)
    actors.name_seat_deputy(seat, by=office, person=gone, since=date(2026, 1, 1))
    for one, other in (two, two[::-1]):
        with pytest.raises(InTheWay):
            merges.merge(one, other, choices={}, by=office)
    actors.end_seat_deputy(seat, by=office, until=localdate() - DAY)
    merges.merge(kept, gone, choices={}, by=office)


def test_each_the_others_deputy(office: User, two: tuple[Person, Person]) -> None:
    """While it lasts it is in the way, both ways; once over, it goes and comes back."""
    kept, gone = two
    today = localdate()
    for person, deputy in (two, two[::-1]):
        Deputy.objects.create(
            person=person, deputy=deputy, since=today - 9 * DAY, until=today + DAY
        )
    with pytest.raises(InTheWay) as refused:
        merges.merge(kept, gone, choices={}, by=office)
    assert "niemand vertritt sich selbst" in refused.value.message
    Deputy.objects.update(until=today - DAY)
    row = merges.merge(kept, gone, choices={}, by=office)
    assert not Deputy.objects.exists()
    merges.unmerge(Merge.objects.get(pk=row.pk), by=office)
    assert set(Deputy.objects.values_list("person", "deputy")) == {
        (kept.pk, gone.pk), (gone.pk, kept.pk),
    }  # fmt: skip

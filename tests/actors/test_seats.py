"""Seats: who has them, who follows, who stands in, and who sat there on a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations, seating
from gemeinwerk.actors.errors import NameTaken, StillInUse, Unfitting
from gemeinwerk.actors.models import Body, Person, Seat
from gemeinwerk.audit import sentences
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.municipalities import operations as municipalities
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ActorGroupFactory,
    BodyFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
)

FIRST, LAST = date(2024, 5, 1), date(2026, 4, 30)
DAY = timedelta(days=1)


@pytest.fixture
def body(town: Municipality) -> Body:
    return BodyFactory(municipality=town, name="AG Wohnen")


@pytest.fixture
def alex(town: Municipality) -> Person:
    return PersonFactory(municipality=town, name="Alex")


@pytest.fixture
def kim(town: Municipality) -> Person:
    return PersonFactory(municipality=town, name="Kim")


@pytest.fixture
def seat(body: Body, alex: Person, office: User) -> Seat:
    """Alex sits there since May 2024."""
    return operations.add_seat(body, by=office, person=alex, since=FIRST)


def who(seat: Seat, day: date) -> tuple[str, str]:
    """Who sits there on a day, and who stands in."""
    [place] = seating.places(pk=seat.pk)
    holder, deputy = place.holder(day), place.deputy(day)
    return holder.name if holder else "", deputy.name if deputy else ""


def told() -> list[tuple[str, str]]:
    return [(one.verb, one.target_label) for one in AuditEntry.objects.order_by("id")]


def last_sentence() -> str:
    entry = AuditEntry.objects.first()
    assert entry
    return sentences.read(entry).text.partition(" ")[2]


# --- one follows another --------------------------------------------------------------------------


def test_who_sat_there_on_any_day(seat: Seat, kim: Person, office: User) -> None:
    operations.hand_over_seat(seat, by=office, person=kim, since=LAST + DAY, paper="26/SVV/0815")
    operations.vacate_seat(seat, by=office, until=date(2026, 12, 31))
    days = [FIRST - DAY, FIRST, LAST, LAST + DAY, date(2026, 12, 31), date(2027, 1, 1)]
    assert [who(seat, day)[0] for day in days] == ["", "Alex", "Alex", "Kim", "Kim", ""]
    [place] = seating.places(pk=seat.pk)
    assert place.vacant_since(date(2027, 6, 1)) == date(2027, 1, 1)
    assert [one.paper for one in place.sittings] == ["", "26/SVV/0815"]


def test_a_term_that_has_passed_leaves_the_seat_vacant(seat: Seat, office: User) -> None:
    """Nobody has to say so once more."""
    occupancy = seat.occupancies.get()
    operations.edit_occupancy(occupancy, by=office, until=LAST)
    assert (who(seat, LAST)[0], who(seat, LAST + DAY)[0]) == ("Alex", "")


def test_what_happens_is_told_of_each_person(
    seat: Seat, alex: Person, kim: Person, office: User
) -> None:
    operations.hand_over_seat(seat, by=office, person=kim, since=LAST + DAY)
    operations.name_seat_deputy(seat, by=office, person=alex, since=LAST + DAY)
    assert told() == [
        ("seat.create", "AG Wohnen: Mitglied"),
        ("seat.add", "Alex"),
        ("seat.leave", "Alex"),
        ("seat.add", "Kim"),
        ("seat.deputise", "Alex"),
    ]


def test_leaving_is_told_in_a_sentence(seat: Seat, office: User) -> None:
    operations.vacate_seat(seat, by=office, until=LAST)
    assert last_sentence().endswith(
        "trug Jana Beispiel (Büro der Beauftragten) ein, dass die Person „Alex“ in „AG Wohnen“ bis "
        "30. April 2026 sitzt."
    )


def test_who_sits_there_is_not_driven_off_by_filling(seat: Seat, kim: Person, office: User) -> None:
    with pytest.raises(Unfitting) as refusal:
        operations.fill_seat(seat, by=office, person=kim, since=LAST)
    assert refusal.value.message == (
        "Hier sitzt schon Alex seit 1. Mai 2024. Tragen Sie eine Nachfolge ein oder zuerst einen "
        "letzten Tag."
    )


def test_a_vacant_seat_is_filled(body: Body, kim: Person, office: User) -> None:
    seat = operations.add_seat(body, by=office, since=FIRST)
    operations.fill_seat(seat, by=office, person=kim, since=LAST)
    assert [who(seat, day)[0] for day in (FIRST, LAST)] == ["", "Kim"]


def test_nobody_follows_before_whoever_comes_later(seat: Seat, kim: Person, office: User) -> None:
    with pytest.raises(Unfitting) as refusal:
        operations.hand_over_seat(seat, by=office, person=kim, since=FIRST)
    assert "Alex ist hier schon ab 1. Mai 2024 eingetragen." in refusal.value.message


def test_nobody_leaves_a_seat_that_is_vacant(seat: Seat, office: User) -> None:
    with pytest.raises(Unfitting):
        operations.vacate_seat(seat, by=office, until=FIRST - DAY)
    operations.vacate_seat(seat, by=office, until=LAST)
    with pytest.raises(Unfitting) as refusal:
        operations.vacate_seat(seat, by=office, until=LAST)
    assert (
        refusal.value.message
        == "Für Alex ist schon der 30. April 2026 als letzter Tag eingetragen."
    )


def test_one_person_has_one_seat_in_a_body(seat: Seat, alex: Person, office: User) -> None:
    with pytest.raises(Unfitting) as refusal:
        operations.add_seat(seat.body, by=office, person=alex, since=LAST)
    assert refusal.value.message == "Alex hat in „AG Wohnen“ schon einen Sitz."
    assert Seat.objects.count() == 1
    operations.vacate_seat(seat, by=office, until=LAST)
    operations.add_seat(seat.body, by=office, person=alex, since=LAST + DAY)


@pytest.mark.parametrize("name", ["fill_seat", "hand_over_seat", "name_seat_deputy"])
def test_people_of_another_town_get_no_seat(seat: Seat, office: User, name: str) -> None:
    stranger = PersonFactory(municipality=MunicipalityFactory())
    with pytest.raises(Unfitting):
        getattr(operations, name)(seat, by=office, person=stranger, since=date(2030, 1, 1))
    with pytest.raises(Unfitting):
        operations.add_seat(seat.body, by=office, person=stranger)


def test_of_two_who_fill_one_seat_the_second_is_told(
    seat: Seat, kim: Person, town: Municipality, office: User
) -> None:
    rows = list(seat.occupancies.all())
    seen = stamp(operations.seat_told(seat, rows))
    operations.hand_over_seat(seat, by=office, person=kim, since=LAST, shown=seen)
    other = PersonFactory(municipality=town)
    with pytest.raises(SeenOtherwise):
        operations.hand_over_seat(seat, by=office, person=other, since=LAST + DAY, shown=seen)
    assert who(seat, LAST + DAY)[0] == "Kim"


# --- deputies -------------------------------------------------------------------------------------


def test_deputies_follow_each_other_and_outlast_whoever_they_stand_in_for(
    seat: Seat, kim: Person, town: Municipality, office: User
) -> None:
    other = PersonFactory(municipality=town, name="Luca")
    operations.name_seat_deputy(seat, by=office, person=kim)
    operations.name_seat_deputy(seat, by=office, person=other, since=LAST)
    operations.vacate_seat(seat, by=office, until=LAST)
    assert [who(seat, day) for day in (FIRST, LAST, LAST + DAY)] == [
        ("Alex", "Kim"), ("Alex", "Luca"), ("", "Luca"),
    ]  # fmt: skip
    operations.end_seat_deputy(seat, by=office, until=LAST + DAY)
    assert who(seat, LAST + 2 * DAY) == ("", "")


def test_nobody_stands_in_for_themselves(seat: Seat, alex: Person, office: User) -> None:
    with pytest.raises(Unfitting) as refusal:
        operations.name_seat_deputy(seat, by=office, person=alex, since=LAST)
    assert refusal.value.message == "Alex kann sich nicht selbst vertreten."


# --- the seat itself ------------------------------------------------------------------------------


def test_a_seat_counts_to_the_group_of_its_organisation(
    town: Municipality, body: Body, office: User
) -> None:
    counselling = ActorGroupFactory(municipality=town, kind="counselling")
    own = ActorGroupFactory(municipality=town)
    practice = OrganisationFactory(municipality=town, kind="counselling")
    assert operations.add_seat(body, by=office, organisation=practice).group == counselling
    assert operations.add_seat(body, by=office, organisation=practice, group=own).group == own


def test_a_term_needs_a_person(body: Body, office: User) -> None:
    """What was typed is not dropped in silence."""
    with pytest.raises(Unfitting):
        operations.add_seat(body, by=office, until=LAST)
    with pytest.raises(Unfitting):
        operations.add_seat(body, by=office, paper="23/SVV/0815")


def test_a_seat_ends_with_whoever_sits_there(seat: Seat, kim: Person, office: User) -> None:
    operations.name_seat_deputy(seat, by=office, person=kim, since=FIRST)
    operations.end_seat(seat, by=office, until=LAST)
    [place] = seating.places(pk=seat.pk)
    assert (place.there(LAST), place.there(LAST + DAY)) == (True, False)
    assert (who(seat, LAST), who(seat, LAST + DAY)) == (("Alex", "Kim"), ("", ""))
    with pytest.raises(Unfitting):
        operations.fill_seat(seat, by=office, person=kim, since=LAST + DAY)
    operations.reopen_seat(seat, by=office)
    operations.fill_seat(seat, by=office, person=kim, since=LAST + DAY)
    with pytest.raises(Unfitting):
        operations.reopen_seat(seat, by=office)


def test_a_seat_does_not_end_before_somebody_who_is_to_come(
    seat: Seat, kim: Person, office: User
) -> None:
    operations.hand_over_seat(seat, by=office, person=kim, since=LAST)
    with pytest.raises(Unfitting) as refusal:
        operations.end_seat(seat, by=office, until=LAST - DAY)
    assert refusal.value.message.startswith("Kim soll ab 30. April 2026 hier sitzen.")


def test_a_seat_is_there_as_long_as_somebody_sat_on_it(seat: Seat, office: User) -> None:
    with pytest.raises(Unfitting):
        operations.edit_seat(seat, by=office, since=LAST)
    with pytest.raises(Unfitting):
        operations.edit_occupancy(seat.occupancies.get(), by=office, since=FIRST - DAY)


def test_what_a_seat_is_changes_and_is_told(seat: Seat, office: User) -> None:
    operations.edit_seat(seat, by=office, function="chair")
    assert last_sentence().endswith(
        "änderte Jana Beispiel (Büro der Beauftragten) einen Sitz: die Funktion von „Mitglied“ auf "
        "„Vorsitz“."
    )


def test_a_mistake_is_taken_back(seat: Seat, office: User) -> None:
    operations.remove_occupancy(seat.occupancies.get(), by=office)
    assert who(seat, LAST) == ("", "")
    operations.remove_seat(seat, by=office)
    assert told()[-2:] == [("seat.take_back", "Alex"), ("seat.remove", "AG Wohnen: Mitglied")]


def test_a_term_is_prolonged_but_not_into_the_next(seat: Seat, kim: Person, office: User) -> None:
    operations.hand_over_seat(seat, by=office, person=kim, since=LAST)
    first = seat.occupancies.order_by("since").first()
    assert first
    with pytest.raises(Unfitting):
        operations.edit_occupancy(first, by=office, until=LAST)


@pytest.mark.parametrize("count", [1, 60])
def test_all_seats_are_one_query(
    town: Municipality, body: Body, count: int, django_assert_num_queries: Any
) -> None:
    for person in PersonFactory.create_batch(count, municipality=town):
        SeatFactory(body=body, sitting=person)
    with django_assert_num_queries(1):
        found = seating.in_order(seating.places(body=body), localdate())
    assert [one.holder(localdate()) is not None for one in found] == [True] * count


def test_the_chair_comes_first_and_vacant_seats_last_of_their_kind(
    town: Municipality, body: Body
) -> None:
    names = iter(["Zoe", "Örs", "Oda"])
    for function in ("member", "member", "chair"):
        person = PersonFactory(municipality=town, name=next(names))
        SeatFactory(body=body, sitting=person, function=function)
    SeatFactory(body=body, function="member")
    SeatFactory(body=body, function="guest")
    found = seating.in_order(seating.places(body=body), localdate())
    holders = [one.holder(localdate()) for one in found]
    assert [one.name if one else "" for one in holders] == ["Oda", "Örs", "Zoe", "", ""]


# --- the town's own groups ------------------------------------------------------------------------


def test_a_town_begins_with_seven_groups(db: None) -> None:
    town = municipalities.set_up(name="Neu", slug="neu", land="BB", host="neu.example", by=None)
    names = list(town.actor_groups.values_list("name", "name_en", "kind"))
    assert (len(names), names[0], names[4]) == (
        7, ("Verwaltung", "Administration", "unit"),
        ("Beratungspraxis", "Counselling practice", "counselling"),
    )  # fmt: skip


def test_a_group_of_the_towns_own(town: Municipality, office: User) -> None:
    first = operations.add_actor_group(town, by=office, name="Wohnungswirtschaft")
    second = operations.add_actor_group(town, by=office, name="Wissenschaft", kind="other")
    for taken in ({"name": "Wissenschaft"}, {"name": "Forschung", "kind": "other"}):
        with pytest.raises(NameTaken):
            operations.add_actor_group(town, by=office, **taken)
    operations.move_actor_group(second, by=office, up=True)
    assert list(town.actor_groups.all()) == [second, first]
    SeatFactory(body__municipality=town, group=first)
    with pytest.raises(StillInUse):
        operations.remove_actor_group(first, by=office)
    operations.remove_actor_group(second, by=office)
    assert list(town.actor_groups.all()) == [first]

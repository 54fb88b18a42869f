"""Two that are one: everything goes along, and back again."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import duplicates, merges
from gemeinwerk.actors.contacts.merges import GONE, KEPT
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Deputy, Different, Merge, Organisation, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core import merging
from gemeinwerk.core.merging import InTheWay
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    MeasureFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    user_with_role,
)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def two(town: Municipality) -> tuple[Person, Person]:
    kept = PersonFactory(municipality=town, name="Jürgen Müller", email="j@verein.example")
    gone = PersonFactory(
        municipality=town, name="Juergen Mueller", email="jm@post.example", phone="0331 5"
    )
    return kept, gone


def test_all_that_pointed_to_the_one_points_to_the_other(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    verein, body = OrganisationFactory(municipality=town), BodyFactory(municipality=town)
    gone.organisations.add(verein)
    gone.user = user_with_role("participant", town)
    gone.save()
    seat = actors.add_seat(body, by=office, person=gone)
    deputy = Deputy.objects.create(
        person=gone, deputy=PersonFactory(municipality=town), since=date(2026, 1, 1),
        until=date(2026, 2, 1),
    )  # fmt: skip
    merges.merge(kept, gone, choices={}, by=office)
    kept.refresh_from_db()
    deputy.refresh_from_db()
    assert seat.occupancies.get().person == kept
    assert deputy.person == kept
    assert list(kept.organisations.all()) == [verein]
    assert kept.user == gone.user
    # An address that does not hold any more is not lost, and an empty column is filled.
    assert (kept.email, kept.phone) == ("j@verein.example", "0331 5")
    assert kept.further == ["jm@post.example"]
    assert not Person.objects.filter(pk=gone.pk).exists()


def test_every_table_that_points_to_people_is_asked() -> None:
    """Areas that come later need to do nothing."""
    found = {(model, field.name) for model, field in merging.pointing_to(Person)}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if field.remote_field and field.remote_field.model is Person and model != Different:
                assert (model, field.name) in found


@pytest.mark.parametrize("choices", [{}, {"permission": KEPT}, {"permission": GONE}])
def test_a_permission_its_day_and_source_are_never_mixed(
    office: User, two: tuple[Person, Person], choices: dict[str, str]
) -> None:
    """Of the one who agreed no day is known; the other said no in March."""
    kept, gone = two
    kept.permission = "given"
    kept.save()
    said = ("refused", date(2026, 3, 2), "am Telefon")
    gone.permission, gone.permission_on, gone.permission_source = said
    gone.save()
    merges.merge(kept, gone, choices=choices, by=office)
    kept.refresh_from_db()
    found = (kept.permission, kept.permission_on, kept.permission_source)
    assert found == (said if choices.get("permission") == GONE else ("given", None, ""))


def test_taken_back_there_are_two_again(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    verein = OrganisationFactory(municipality=town)
    for one in two:
        one.organisations.add(verein)
    seat = actors.add_seat(BodyFactory(municipality=town), by=office, person=gone)
    row = merges.merge(kept, gone, choices={"email": GONE, "name": GONE}, by=office)
    kept.refresh_from_db()
    assert (kept.name, kept.email) == ("Juergen Mueller", "jm@post.example")
    again = merges.unmerge(row, by=office)
    kept.refresh_from_db()
    assert again == gone
    assert isinstance(again, Person)
    assert (again.name, again.email, again.phone) == (gone.name, gone.email, gone.phone)
    assert (kept.name, kept.email, kept.phone, kept.further) == (
        "Jürgen Müller", "j@verein.example", "", [],
    )  # fmt: skip
    assert seat.occupancies.get().person == gone
    assert [list(one.organisations.all()) for one in two] == [[verein], [verein]]
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-2:] == ["person.merge", "person.unmerge"]
    with pytest.raises(merges.NotUnmergeable):
        merges.unmerge(row, by=office)


def test_what_happened_since_is_said_and_stays(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    seat = actors.add_seat(BodyFactory(municipality=town), by=office, person=gone)
    row = merges.merge(kept, gone, choices={"email": GONE}, by=office)
    kept = actors.edit_person(kept, by=office, email="neu@verein.example")
    actors.remove_seat(seat, by=office)
    row = duplicates.merge(town, row.pk)
    outlook = merges.look(row)
    assert outlook.later == ["E-Mail"]
    assert outlook.lost == ["1 Besetzung ist seither weggefallen oder gehört jemand anderem."]
    merges.unmerge(row, by=office)
    kept.refresh_from_db()
    assert kept.email == "neu@verein.example"
    assert Person.objects.filter(pk=gone.pk).exists()


def test_what_only_one_may_have_is_in_the_way(office: User, two: tuple[Person, Person]) -> None:
    """One stands in for the other: merged, they would stand in for themselves."""
    kept, gone = two
    Deputy.objects.create(person=kept, deputy=gone, since=date(2026, 1, 1), until=date(2099, 2, 1))
    with pytest.raises(InTheWay):
        merges.merge(kept, gone, choices={}, by=office)
    assert Person.objects.filter(pk=gone.pk).exists()


def test_two_with_accounts_stay_two(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    for one in two:
        one.user = user_with_role("participant", town)
        one.save()
    with pytest.raises(Unfitting):
        merges.merge(*two, choices={}, by=office)


def test_of_two_towns_nobody_is_merged(town: Municipality, office: User) -> None:
    one, other = PersonFactory(municipality=town), PersonFactory(municipality=MunicipalityFactory())
    for verb in (merges.merge, merges.tell_apart):
        how: dict[str, Any] = {"choices": {}} if verb is merges.merge else {}
        with pytest.raises(Unfitting):
            verb(one, other, by=office, **how)


def test_what_was_changed_meanwhile_is_seen_first(office: User, two: tuple[Person, Person]) -> None:
    seen = stamp(merges.told_of(*two))
    actors.edit_person(two[1], by=office, phone="0331 6")
    with pytest.raises(SeenOtherwise):
        merges.merge(*two, choices={}, by=office, shown=seen)


def test_told_apart_they_are_proposed_no_more(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    [found] = duplicates.proposed(town)
    assert {found.one, found.other} == {one.pk for one in two}
    assert "spelled_otherwise" in found.reasons
    merges.tell_apart(*two, by=office)
    merges.tell_apart(two[1], two[0], by=office)
    assert duplicates.proposed(town) == []
    assert Different.objects.count() == 1


def test_erased_they_are_erased_as_both(
    town: Municipality, office: User, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    other = OrganisationFactory(municipality=town, aliases=["bei Juergen Mueller"])
    merges.merge(kept, gone, choices={}, by=office)
    kept.refresh_from_db()
    actors.erase_person(kept, by=office, reason="Antrag")
    other.refresh_from_db()
    told = [other.aliases, list(AuditEntry.objects.values()), list(Merge.objects.values())]
    for word in ("Mueller", "Müller", "jm@post", "j@verein", "0331 5"):
        assert word not in str(told)


def test_organisations_are_merged_with_their_measures(town: Municipality, office: User) -> None:
    kept = OrganisationFactory(municipality=town, kind="ngo", name="Verein Brücke")
    gone = OrganisationFactory(municipality=town, kind="other", name="Bruecke e. V.")
    measure = MeasureFactory(concept__municipality=town)
    measure.contributing.set([kept, gone])
    row = merges.merge(kept, gone, choices={}, by=office)
    kept.refresh_from_db()
    assert kept.aliases == ["Bruecke e. V."]
    assert list(measure.contributing.all()) == [kept]
    merges.unmerge(row, by=office)
    assert set(measure.contributing.all()) == {kept, Organisation.objects.get(pk=gone.pk)}


def test_departments_are_not_merged(town: Municipality, office: User) -> None:
    units = [OrganisationFactory(municipality=town, kind="unit") for _ in range(2)]
    with pytest.raises(Unfitting):
        merges.merge(*units, choices={}, by=office)

"""Organisations and the administration's tree."""

from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.errors import NameTaken, StillInUse, Unfitting
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, OrganisationFactory, PersonFactory, UnitFactory


def names(tree: list[queries.Branch]) -> list[tuple[str, int]]:
    return [(branch.unit.name, branch.depth) for branch in tree]


def test_units_come_in_the_order_they_were_made(town: Municipality, office: User) -> None:
    for name in ("Zentrale Dienste", "Amt für Arbeit"):
        operations.create_organisation(town, by=office, kind="unit", name=name)
    assert names(queries.unit_tree(town)) == [("Zentrale Dienste", 0), ("Amt für Arbeit", 0)]


def test_every_unit_is_followed_by_those_that_belong_to_it(town: Municipality) -> None:
    top = UnitFactory(municipality=town, name="Geschäftsbereich")
    middle = UnitFactory(municipality=town, name="Fachbereich", parent=top)
    UnitFactory(municipality=town, name="Anderer", position=9)
    UnitFactory(municipality=town, name="Arbeitsgruppe", parent=middle)
    assert names(queries.unit_tree(town)) == [
        ("Geschäftsbereich", 0),
        ("Fachbereich", 1),
        ("Arbeitsgruppe", 2),
        ("Anderer", 0),
    ]


def test_below_a_closed_unit_the_rest_moves_to_the_top(town: Municipality) -> None:
    gone = UnitFactory(municipality=town, name="Weg", active=False)
    UnitFactory(municipality=town, name="Da", parent=gone)
    assert names(queries.unit_tree(town)) == [("Da", 0)]
    assert names(queries.unit_tree(town, closed=True)) == [("Weg", 0), ("Da", 1)]


@pytest.mark.parametrize("count", [1, 30])
def test_the_tree_is_one_query(
    town: Municipality, count: int, django_assert_num_queries: Any
) -> None:
    top = UnitFactory(municipality=town)
    UnitFactory.create_batch(count, municipality=town, parent=top)
    with django_assert_num_queries(1):
        assert len(queries.unit_tree(town)) == count + 1


def test_a_unit_cannot_belong_to_what_belongs_to_it(town: Municipality, office: User) -> None:
    top = UnitFactory(municipality=town, name="Oben")
    below = UnitFactory(municipality=town, name="Unten", parent=top)
    with pytest.raises(Unfitting) as refusal:
        operations.edit_organisation(top, by=office, parent=below)
    assert refusal.value.message == (
        "„Oben“ kann nicht zu „Unten“ gehören, denn das gehört selbst dazu."
    )


def test_only_units_belong_to_another(town: Municipality, office: User) -> None:
    unit = UnitFactory(municipality=town)
    with pytest.raises(Unfitting):
        operations.create_organisation(town, by=office, kind="ngo", name="Verein", parent=unit)


def test_a_parent_of_another_town_is_refused(town: Municipality, office: User) -> None:
    elsewhere = UnitFactory(municipality=MunicipalityFactory())
    with pytest.raises(Unfitting):
        operations.create_organisation(town, by=office, kind="unit", name="FB", parent=elsewhere)


def test_a_name_is_used_once_for_each_kind(town: Municipality, office: User) -> None:
    operations.create_organisation(town, by=office, kind="ngo", name="Verein")
    operations.create_organisation(town, by=office, kind="other", name="Verein")
    with pytest.raises(NameTaken):
        operations.create_organisation(town, by=office, kind="ngo", name="Verein")


def test_an_edit_records_what_differed(town: Municipality, office: User) -> None:
    unit = UnitFactory(municipality=town, name="Alt", abbreviation="A")
    operations.edit_organisation(unit, by=office, name="Neu", abbreviation="A")
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.before, entry.after) == (
        "organisation.edit",
        {"name": "Alt"},
        {"name": "Neu"},
    )


def test_an_edit_without_a_difference_records_nothing(town: Municipality, office: User) -> None:
    unit = UnitFactory(municipality=town, name="Alt")
    operations.edit_organisation(unit, by=office, name="Alt")
    assert AuditEntry.objects.count() == 0


def test_a_unit_with_others_below_it_is_not_closed(town: Municipality, office: User) -> None:
    top = UnitFactory(municipality=town, name="Oben")
    UnitFactory(municipality=town, name="Unten", parent=top)
    with pytest.raises(StillInUse) as refusal:
        operations.close_organisation(top, by=office, reason="Umbau")
    assert "Unten" in refusal.value.message


def test_closing_and_reopening(town: Municipality, office: User) -> None:
    unit = UnitFactory(municipality=town)
    assert operations.close_organisation(unit, by=office, reason="Umbau").active is False
    assert list(queries.units(town)) == []
    assert operations.reopen_organisation(unit, by=office).active is True
    assert [(e.verb, e.reason) for e in AuditEntry.objects.order_by("id")] == [
        ("organisation.close", "Umbau"),
        ("organisation.reopen", ""),
    ]


def test_nothing_is_reopened_below_what_is_closed(town: Municipality, office: User) -> None:
    top = UnitFactory(municipality=town, active=False)
    below = UnitFactory(municipality=town, parent=top, active=False)
    with pytest.raises(Unfitting):
        operations.reopen_organisation(below, by=office)


def test_posts_are_kept_by_year_and_an_empty_year_is_unknown(
    town: Municipality, office: User
) -> None:
    unit = UnitFactory(municipality=town)
    operations.set_posts(unit, by=office, posts={2026: Decimal("2.5"), 2027: Decimal(0)})
    operations.set_posts(unit, by=office, posts={2026: None, 2027: Decimal(0)})
    assert list(unit.posts.values_list("year", "fte")) == [(2027, Decimal(0))]
    entry = AuditEntry.objects.first()
    assert entry is not None
    assert (entry.before, entry.after) == ({"2026": "2.50"}, {"2026": None})


def test_only_units_have_posts(town: Municipality, office: User) -> None:
    with pytest.raises(Unfitting):
        operations.set_posts(OrganisationFactory(municipality=town), by=office, posts={2026: None})


@pytest.mark.parametrize("search", ["Ärzte", "ärzte", "ÄRZTE hilfe", "aeh"])
def test_search_knows_no_case_not_even_of_umlauts(town: Municipality, search: str) -> None:
    OrganisationFactory(municipality=town, name="Ärzte ohne Grenzen Hilfe", abbreviation="AeH")
    OrganisationFactory(municipality=town, name="Sportverein")
    assert [o.name for o in queries.organisations(town, search=search)] == [
        "Ärzte ohne Grenzen Hilfe"
    ]


def test_a_list_knows_its_people_and_only_its_town(
    town: Municipality, django_assert_num_queries: Any
) -> None:
    OrganisationFactory(municipality=MunicipalityFactory())
    for one in OrganisationFactory.create_batch(30, municipality=town):
        PersonFactory(municipality=town).organisations.add(one)
    with django_assert_num_queries(1):
        counts = {one.people_count for one in queries.organisations(town)}
    assert counts == {1}
    assert Organisation.objects.count() == 31

"""People, what is known of them, and that they can be forgotten."""

import json
from typing import Any

import pytest
from django.db import models
from django.utils.timezone import localdate

from gemeinwerk.accounts import operations as account_operations
from gemeinwerk.accounts import personal_data as accounts
from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations, queries, seating
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Occupancy, Person, Seat
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.privacy.disclosing import disclosure
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    user_with_role,
)

# Art. 9 GDPR and what leads there.
PROTECTED = ("origin", "nation", "migration", "religion", "gender", "birth", "ethnic", "health")
# A former name is kept to find who stands twice; the day somebody was born is not. And those who
# are named for a seat only sound like a nation.
NOT_OF_IT = {"birth_name", "nominations"}


@pytest.mark.parametrize("model", [Person, Seat, Occupancy])
def test_nothing_of_article_9_has_a_place(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.get_fields()} - NOT_OF_IT
    assert [name for name in sorted(names) if any(word in name for word in PROTECTED)] == []


def test_a_person_and_their_organisations(town: Municipality, office: User) -> None:
    verein = OrganisationFactory(municipality=town, name="Verein")
    person = operations.create_person(
        town, by=office, name="Alex", function="Vorsitz", organisations=[verein]
    )
    assert list(person.organisations.all()) == [verein]
    entry = AuditEntry.objects.get()
    assert entry.after == {"name": "Alex", "function": "Vorsitz", "organisations": ["Verein"]}


def test_an_edit_records_organisations_too(town: Municipality, office: User) -> None:
    old, new = OrganisationFactory.create_batch(2, municipality=town)
    person = PersonFactory(municipality=town)
    person.organisations.add(old)
    operations.edit_person(person, by=office, organisations=[new])
    entry = AuditEntry.objects.get()
    assert (entry.before, entry.after) == (
        {"organisations": [old.name]},
        {"organisations": [new.name]},
    )


def test_an_account_belongs_to_one_person(town: Municipality, office: User) -> None:
    user = user_with_role("unit_editor", town)
    PersonFactory(municipality=town, user=user, name="Erste")
    with pytest.raises(Unfitting) as refusal:
        operations.create_person(town, by=office, name="Zweite", user=user)
    assert refusal.value.message == f"Das Konto {user} gehört schon zu Erste."


def test_organisations_of_another_town_are_refused(town: Municipality, office: User) -> None:
    elsewhere = OrganisationFactory(municipality=MunicipalityFactory())
    with pytest.raises(Unfitting):
        operations.create_person(town, by=office, name="Alex", organisations=[elsewhere])


def test_accounts_that_are_free(town: Municipality) -> None:
    taken, free = user_with_role("office", town), user_with_role("steering", town)
    user_with_role("office", MunicipalityFactory())
    person = PersonFactory(municipality=town, user=taken)
    assert list(queries.free_accounts(town)) == [free]
    assert set(queries.free_accounts(town, person)) == {taken, free}


def test_the_disclosure_holds_all_that_is_kept(town: Municipality, office: User) -> None:
    person = operations.create_person(
        town, by=office, name="Alex Muster", email="alex@musterstadt.example", phone="0331 12345"
    )
    operations.add_seat(BodyFactory(municipality=town, name="AG Wohnen"), by=office, person=person)
    Notice.objects.create(
        municipality=town, kind="x", recipient="Alex@musterstadt.example", subject="Hallo", body="…"
    )
    ConceptFactory(municipality=town, aim="Frau Alex Muster (0331/12345) leitet das.")
    told = disclosure(traces_of(person), by_office=True)
    assert told["Person"][0]["Telefon"] == "0331 12345"
    assert told["Sitze in Gremien"][0]["Gremium"] == "AG Wohnen: Mitglied"
    assert [notice["Betreff"] for notice in told["Mitteilungen"]] == ["Hallo"]
    assert [entry["Vorgang"] for entry in told["Protokoll"]] == ["seat.add", "person.create"]
    spots = [row for row in told["Nennungen in Texten"] if row["Wo"].startswith("Konzepte")]
    assert spots[0]["Textstelle"] == ["Frau Alex Muster (0331/12345) leitet das."]
    assert told["Wie lange es aufgehoben wird"]["Mitteilungen"].startswith("ein Jahr")
    assert json.loads(json.dumps(told)) == told


def test_an_erased_person_is_nowhere_any_more(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town)
    chair = PersonFactory(municipality=town, name="Bleibt")
    person = operations.create_person(town, by=office, name="Geht Weg", email="weg@x.example")
    operations.add_seat(body, by=office, person=chair, deputy=person)
    operations.add_seat(body, by=office, person=person, remark="Schriftführung von Geht Weg")
    operations.edit_person(person, by=office, function="nie mehr")
    operations.erase_person(person, by=office, reason="Antrag vom 3. Mai")
    kept = json.dumps(list(AuditEntry.objects.values()), default=str)
    assert [word for word in ("Geht Weg", "weg@x.example", "nie mehr") if word in kept] == []
    assert list(Person.objects.values_list("name", flat=True)) == ["Bleibt"]
    [kept_seat, vacant] = seating.places(body=body)
    today = localdate()
    assert [one.name for one in kept_seat.sittings] == ["Bleibt", "ehemaliges Mitglied"]
    assert (kept_seat.deputy(today), vacant.holder(today)) == (None, None)
    assert vacant.remark == "Schriftführung von gelöschte Person"
    last = AuditEntry.objects.first()
    assert last is not None
    assert (last.verb, last.reason, last.actor_name) == (
        "person.erase",
        "Antrag vom 3. Mai",
        "Jana Beispiel",
    )


def test_with_the_account_goes_the_person(town: Municipality, office: User) -> None:
    user = user_with_role("unit_editor", town)
    operations.create_person(town, by=office, name="Geht Weg", user=user)
    told = disclosure(accounts.traces_of(user), by_office=False)
    assert told["Person"][0]["Name"] == "Geht Weg"
    account_operations.remove(user, town=town, by=office, reason="Antrag")
    assert Person.objects.count() == 0
    assert [e.target_label for e in AuditEntry.objects.filter(verb="person.create")] == [
        "gelöschte Person"
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_is_two_queries(
    town: Municipality, count: int, django_assert_num_queries: Any
) -> None:
    organisation = OrganisationFactory(municipality=town)
    for person in PersonFactory.create_batch(count, municipality=town):
        person.organisations.add(organisation)
    with django_assert_num_queries(2):
        found = [[o.name for o in p.organisations.all()] for p in queries.people(town)]
    assert found == [[organisation.name]] * count


def test_people_are_found_by_name_function_and_organisation(town: Municipality) -> None:
    organisation = OrganisationFactory(municipality=town)
    alex = PersonFactory(municipality=town, name="Alex Muster", function="Öffentlichkeitsarbeit")
    alex.organisations.add(organisation)
    PersonFactory(municipality=town, name="Kim")
    assert list(queries.people(town, search="öffentlich alex")) == [alex]
    assert list(queries.people(town, organisation=organisation.pk)) == [alex]

"""How people are reached, what they agreed to, and that none of it outlives them."""

from datetime import date

import pytest
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import letter_languages, operations
from gemeinwerk.actors.errors import StillInUse
from gemeinwerk.actors.models import ActorGroup, Organisation, Person
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.municipalities.models import Municipality
from tests.factories import OrganisationFactory, PersonFactory

ALL = {
    "name": "Dr. Zora Quellfeld", "salutation": "Frau", "title": "Dr.", "first_name": "Zora",
    "last_name": "Quellfeld", "birth_name": "Anders", "email": "z@verein.example",
    "phone": "0331 11", "street": "Am Ufer 1", "postcode": "14467", "city": "Havelfurt",
    "further": ["z.privat@post.example", "0170 22222"], "language": "uk", "wishes": ["Wohnen"],
    "permission": "given", "permission_on": date(2026, 3, 1), "permission_source": "Mail",
}  # fmt: skip


def test_who_said_no_may_not_be_written_to(town: Municipality) -> None:
    assert PersonFactory(municipality=town).may_be_written_to
    assert PersonFactory(municipality=town, permission="given").may_be_written_to
    assert not PersonFactory(municipality=town, permission="refused").may_be_written_to


def test_all_a_list_says_has_a_place(town: Municipality, office: User) -> None:
    person = operations.create_person(town, by=office, **ALL)
    person.refresh_from_db()
    assert {name: getattr(person, name) for name in ALL} == ALL
    assert person.address_lines == ["Am Ufer 1", "14467 Havelfurt"]


def test_erased_under_every_way_to_write_the_name(town: Municipality, office: User) -> None:
    """Also with the name at birth, and by an address that is not the first."""
    person = operations.create_person(town, by=office, **ALL)
    texts = ["Quellfeld, Zora rief an", "Zora Anders", "z.privat@post.example", "0170/22222"]
    other = OrganisationFactory(municipality=town, aliases=texts)
    assert all(traces_of(person).stand_in(text) for text in texts)
    operations.erase_person(person, by=office, reason="Antrag")
    other.refresh_from_db()
    assert not any(word in str(other.aliases) for word in ("Quellfeld", "Zora", "privat", "22222"))


def test_a_group_people_belong_to_stays(town: Municipality, office: User) -> None:
    group = ActorGroup.objects.create(municipality=town, name="Kirchen")
    person = PersonFactory(municipality=town, group=group)
    with pytest.raises(StillInUse):
        operations.remove_actor_group(group, by=office)
    Person.objects.filter(pk=person.pk).update(group=None)
    operations.remove_actor_group(group, by=office)


def test_a_language_without_letters_stays_as_it_is(client_as, town: Municipality) -> None:
    """The form offers it, so that saving something else does not change it."""
    person = PersonFactory(municipality=town, language="fa")
    office = client_as("office")
    address = reverse("actors:person_edit", args=[person.pk])
    assert '<option value="fa" selected>' in office.get(address).content.decode()
    office.post(address, {"name": "Neu", "language": "fa"})
    person.refresh_from_db()
    assert (person.name, person.language) == ("Neu", "fa")
    assert letter_languages.name_of("fa") == "Persisch"


def test_the_form_keeps_what_is_typed(client_as, town: Municipality) -> None:
    person = PersonFactory(municipality=town)
    group = ActorGroup.objects.create(municipality=town, name="Kirchen")
    typed = {
        "name": "Zora", "language": "ar", "group": group.pk, "wishes": "Wohnen\nArbeit",
        "further": "z@post.example", "page": "verein.example", "permission": "refused",
        "permission_on": "1.3.2026", "permission_source": "am Telefon",
    }  # fmt: skip
    client_as("office").post(reverse("actors:person_edit", args=[person.pk]), typed)
    person.refresh_from_db()
    assert (person.group, person.wishes, person.language) == (group, ["Wohnen", "Arbeit"], "ar")
    assert (person.page, person.further) == ("https://verein.example", ["z@post.example"])
    assert (person.permission, person.permission_on) == ("refused", date(2026, 3, 1))


def test_an_organisation_is_reached_as_well(client_as, town: Municipality) -> None:
    organisation = OrganisationFactory(municipality=town, kind="ngo")
    typed = {"kind": "ngo", "name": "Verein", "phone": "0331 5", "street": "Ufer 2", "city": "Ort"}
    client_as("office").post(reverse("actors:organisation_edit", args=[organisation.pk]), typed)
    found = Organisation.objects.get(pk=organisation.pk)
    assert (found.phone, found.address_lines) == ("0331 5", ["Ufer 2", "Ort"])

"""Who speaks for an organisation: one of its people, shown on both pages, written to first."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import merges
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.contact_files import read as read_contacts
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, OrganisationFactory, PersonFactory

As = Callable[..., Client]


@pytest.fixture
def verein(town: Municipality) -> Organisation:
    return OrganisationFactory(
        municipality=town, kind="ngo", name="Brücke e. V.", email="info@b.example"
    )


@pytest.fixture
def kim(verein: Organisation) -> Person:
    person = PersonFactory(
        municipality=verein.municipality, name="Kim Muster", email="kim@b.example"
    )
    person.organisations.add(verein)
    return person


def spoken_for(verein: Organisation, kim: Person, office: User) -> Organisation:
    return actors.edit_organisation(verein, by=office, speaker=kim)


def test_the_office_marks_one_of_its_people_and_both_pages_say_so(
    client_as: As, verein: Organisation, kim: Person
) -> None:
    client = client_as("office")
    address = reverse("actors:organisation_edit", args=[verein.pk])
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    sent = client.post(address, values | {"speaker": kim.pk})
    assert sent.status_code == 302
    verein.refresh_from_db()
    assert verein.speaker == kim
    page = client.get(reverse("actors:organisation", args=[verein.pk])).content.decode()
    assert "<dt>Ansprechperson</dt>" in page
    page = client.get(reverse("actors:person", args=[kim.pk])).content.decode()
    assert "<dt>Spricht für</dt>" in page


def test_it_is_recorded_and_the_entry_names_both(
    verein: Organisation, kim: Person, office: User
) -> None:
    spoken_for(verein, kim, office)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.after) == ("organisation.edit", {"speaker": "Kim Muster"})


def test_spreadsheets_say_so_and_bring_the_second_line_of_an_address_back(
    client_as: As, verein: Organisation, kim: Person, office: User
) -> None:
    spoken_for(verein, kim, office)
    actors.edit_person(kim, by=office, street="Am Markt 1", address_extra="Haus B")
    client = client_as("office")
    for page, heading, value in (
        ("people_chosen", "Spricht für", "Brücke e. V."),
        ("organisations_chosen", "Ansprechperson", "Kim Muster"),
    ):
        answer = client.post(reverse(f"actors:{page}"), {"aktion": "xlsx", "wahl": "alle"})
        sheet: Any = load_workbook(BytesIO(answer.content)).active
        head, row = list(sheet.iter_rows(values_only=True))
        assert dict(zip(head, row, strict=True))[heading] == value
        if page == "people_chosen":
            read = read_contacts(answer.content, "p.xlsx").people[0].address
            assert (read.street, read.extra) == ("Am Markt 1", "Haus B")


def test_nobody_else_speaks_for_it(verein: Organisation, office: User) -> None:
    for stranger in (
        PersonFactory(municipality=verein.municipality),
        PersonFactory(municipality=MunicipalityFactory()),
    ):
        with pytest.raises(Unfitting):
            spoken_for(verein, stranger, office)


def test_a_stranger_cannot_be_chosen_on_the_page(
    client_as: As, verein: Organisation, kim: Person
) -> None:
    stranger = PersonFactory(municipality=verein.municipality)
    address = reverse("actors:organisation_edit", args=[verein.pk])
    sent = client_as("office").post(
        address, {"kind": "ngo", "name": verein.name, "speaker": stranger.pk}
    )
    assert sent.status_code == 200
    verein.refresh_from_db()
    assert verein.speaker is None


def test_whoever_leaves_speaks_for_it_no_longer(
    verein: Organisation, kim: Person, office: User
) -> None:
    spoken_for(verein, kim, office)
    actors.edit_person(kim, by=office, organisations=[])
    verein.refresh_from_db()
    assert verein.speaker is None


def test_it_is_written_to_them_unless_they_said_no(
    verein: Organisation, kim: Person, office: User
) -> None:
    assert verein.addressee.email == "info@b.example"
    assert spoken_for(verein, kim, office).addressee.email == "kim@b.example"
    kim.permission = "refused"
    kim.save()
    assert Organisation.objects.get().addressee.email == "info@b.example"


def test_erased_nobody_speaks_for_it_and_no_word_is_left(
    verein: Organisation, kim: Person, office: User
) -> None:
    spoken_for(verein, kim, office)
    actors.erase_person(kim, by=office, reason="Antrag")
    verein.refresh_from_db()
    assert verein.speaker is None
    told = str([list(AuditEntry.objects.values()), list(Organisation.objects.values())])
    assert "Kim Muster" not in told
    assert "kim@" not in told


def test_merged_they_speak_for_it_on_and_apart_again(
    verein: Organisation, kim: Person, office: User
) -> None:
    spoken_for(verein, kim, office)
    kept = PersonFactory(municipality=verein.municipality, name="Kim Muster-Beispiel")
    row = merges.merge(kept, kim, choices={}, by=office)
    verein.refresh_from_db()
    assert verein.speaker == kept
    merges.unmerge(row, by=office)
    verein.refresh_from_db()
    assert verein.speaker == kim


def test_of_two_organisations_the_speaker_stays_and_goes_back(
    verein: Organisation, kim: Person, office: User
) -> None:
    spoken_for(verein, kim, office)
    kept = OrganisationFactory(municipality=verein.municipality, kind="ngo", name="Brücke")
    row = merges.merge(kept, verein, choices={}, by=office)
    kept.refresh_from_db()
    assert kept.speaker == kim
    merges.unmerge(row, by=office)
    kept.refresh_from_db()
    assert (kept.speaker, Organisation.objects.get(pk=verein.pk).speaker) == (None, kim)

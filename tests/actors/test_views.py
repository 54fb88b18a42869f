"""The desk's pages of those who take part."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.actors.models import Body, Organisation, Person
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    UnitFactory,
)

As = Callable[..., Client]
LISTS = ["actors:units", "actors:organisations", "actors:people", "actors:bodies"]
MAKE = {
    "actors:units": UnitFactory,
    "actors:organisations": OrganisationFactory,
    "actors:people": PersonFactory,
    "actors:bodies": BodyFactory,
}


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_teaches(client_as: As, name: str) -> None:
    page = client_as("office").get(reverse(name)).content.decode()
    assert "Zum Beispiel:" in page


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_1_and_30(
    client_as: As, town: Municipality, name: str, django_assert_max_num_queries: Any
) -> None:
    client = client_as("office")
    MAKE[name](municipality=town)
    client.get(reverse(name))  # the session is noted once
    with django_assert_max_num_queries(12) as one:
        client.get(reverse(name))
    MAKE[name].create_batch(29, municipality=town)
    with django_assert_max_num_queries(12) as thirty:
        client.get(reverse(name))
    assert len(thirty) == len(one)


def test_a_long_list_has_pages(client_as: As, town: Municipality) -> None:
    PersonFactory.create_batch(60, municipality=town)
    page = client_as("office").get(reverse("actors:people") + "?suche=Person&seite=2")
    assert len(page.context["table"].rows) == 10


@pytest.mark.parametrize("role", ["unit_editor", "steering", "council_reader", "participant"])
@pytest.mark.parametrize("name", LISTS)
def test_only_the_office_sees_who_takes_part(client_as: As, role: str, name: str) -> None:
    assert client_as(role).get(reverse(name)).status_code == 403


def test_another_towns_person_is_not_found(client_as: As) -> None:
    stranger = PersonFactory(municipality=MunicipalityFactory())
    address = reverse("actors:person", args=[stranger.pk])
    assert client_as("office").get(address).status_code == 404


def test_a_unit_is_made(client_as: As, town: Municipality) -> None:
    top = UnitFactory(municipality=town)
    answer = client_as("office").post(
        reverse("actors:unit_create"),
        {"name": "FB Soziales", "abbreviation": "FB 38", "parent": top.pk, "aliases": "Soz\n\nSoz"},
    )
    assert answer.status_code == 302
    made = Organisation.objects.get(name="FB Soziales")
    assert (made.kind, made.parent, made.aliases) == ("unit", top, ["Soz"])


def test_a_refusal_stands_on_the_form_and_nothing_typed_is_lost(
    client_as: As, town: Municipality
) -> None:
    UnitFactory(municipality=town, name="Gibt es")
    answer = client_as("office").post(
        reverse("actors:unit_create"), {"name": "Gibt es", "email": "neu@x.example"}
    )
    page = answer.content.decode()
    assert "„Gibt es“ gibt es unter „Verwaltung“ schon." in page
    assert 'value="neu@x.example"' in page


def test_a_parent_of_another_town_is_no_choice(client_as: As) -> None:
    elsewhere = UnitFactory(municipality=MunicipalityFactory())
    answer = client_as("office").post(
        reverse("actors:unit_create"), {"name": "FB", "parent": elsewhere.pk}
    )
    assert "parent" in answer.context["form"].errors


def test_posts_are_typed_as_germans_do(client_as: As, town: Municipality) -> None:
    unit = UnitFactory(municipality=town)
    address = reverse("actors:posts", args=[unit.pk])
    client = client_as("office")
    year = next(iter(client.get(address).context["form"].fields))
    client.post(address, {year: "2,5"})
    assert [str(entry.fte) for entry in unit.posts.all()] == ["2.50"]


def test_a_list_of_units_says_which_line_is_wrong(client_as: As) -> None:
    answer = client_as("office").post(reverse("actors:unit_list"), {"units": "A;;B"})
    assert "Zeile 1: „B“ kommt weder in der Liste noch bisher vor." in answer.content.decode()
    assert Organisation.objects.count() == 0


def test_a_person_is_made_and_forgotten(client_as: As, town: Municipality) -> None:
    client = client_as("office")
    client.post(reverse("actors:person_create"), {"name": "Alex", "language": "de"})
    person = Person.objects.get(name="Alex")
    address = reverse("actors:person_erase", args=[person.pk])
    assert client.post(address, {"reason": "Antrag"}).status_code == 200  # not sure yet
    assert client.post(address, {"reason": "Antrag", "sure": "on"}).status_code == 302
    assert Person.objects.filter(name="Alex").count() == 0


def test_organisations_are_chosen_one_by_one(client_as: As, town: Municipality) -> None:
    client = client_as("office")
    old, new = OrganisationFactory.create_batch(2, municipality=town)
    gone = OrganisationFactory(municipality=town, active=False)
    person = PersonFactory(municipality=town, name="Alex")
    person.organisations.set([old, gone])
    address = reverse("actors:person_edit", args=[person.pk])
    form = client.get(address).context["form"]
    assert [name for name in form.fields if "organisation" in name] == [
        "organisation-0",
        "organisation-1",
        "organisation-2",
    ]
    typed = {"name": "Alex", "language": "de"}
    client.post(
        address, typed | {"organisation-0": old.pk, "organisation-1": "", "organisation-2": new.pk}
    )
    assert set(person.organisations.all()) == {old, new}
    client.post(address, typed | {"organisation-0": old.pk, "organisation-1": old.pk})
    assert set(person.organisations.all()) == {old}


def test_the_disclosure_is_a_file(client_as: As, town: Municipality) -> None:
    person = PersonFactory(municipality=town, name="Älex")
    answer = client_as("office").get(reverse("actors:person_data", args=[person.pk]))
    assert answer["Content-Disposition"] == f'attachment; filename="auskunft-{person.pk}.json"'
    assert "Älex" in answer.content.decode()


def test_a_body_its_seats_and_its_end(client_as: As, town: Municipality) -> None:
    client = client_as("office")
    client.post(reverse("actors:body_create"), {"kind": "working_group", "name": "AG"})
    body = Body.objects.get(name="AG")
    person = PersonFactory(municipality=town)
    client.post(
        reverse("actors:seat_add", args=[body.pk]), {"person": person.pk, "since": "1.3.2026"}
    )
    seat = body.seats.get()
    assert seat.occupancies.get().person == person
    client.post(reverse("actors:seat_remove", args=[seat.pk]))
    client.post(reverse("actors:body_remove", args=[body.pk]))
    assert Body.objects.count() == 0

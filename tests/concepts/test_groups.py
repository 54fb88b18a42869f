"""The groups of a concept, and a working group for a field that has none."""

import html
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.errors import Taken
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ActorGroupFactory, BodyFactory, ConceptFactory, FieldFactory


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town)


def test_a_field_is_given_a_group_once(concept: Concept, office: User) -> None:
    field = FieldFactory(concept=concept, title="Wohnen")
    group = operations.found_working_group(field, by=office).working_group
    assert group
    assert (group.name, group.kind) == ("AG Wohnen", "working_group")
    with pytest.raises(Taken):
        operations.found_working_group(field, by=office)


def test_a_group_that_meets_already_goes_on(concept: Concept, office: User) -> None:
    group = BodyFactory(municipality=concept.municipality, name="AG Wohnen")
    field = FieldFactory(concept=concept, title="Wohnen")
    assert operations.found_working_group(field, by=office).working_group == group


def test_the_page_says_what_is_missing(concept: Concept, client_as: Callable[..., Client]) -> None:
    town = concept.municipality
    group = BodyFactory(municipality=town, name="AG Wohnen")
    FieldFactory(concept=concept, title="Wohnen", working_group=group)
    bare = FieldFactory(concept=concept, title="Arbeit")
    practice = ActorGroupFactory(municipality=town, phrase="aus der Praxis")
    group.targets.create(group=practice, low=1, high=1)
    address = reverse("concepts:groups", args=[concept.slug])
    office, reader = client_as("office"), client_as("steering")
    told = html.unescape(office.get(address).content.decode())
    assert "In „AG Wohnen“ sitzt niemand aus der Praxis." in told
    read = html.unescape(reader.get(address).content.decode())
    assert ("Arbeitsgruppe anlegen" in told, "Arbeitsgruppe anlegen" in read) == (True, False)
    assert reverse("actors:body", args=[group.pk]) not in read
    office.post(reverse("concepts:group_found", args=[concept.slug, bare.pk]))
    bare.refresh_from_db()
    assert bare.working_group

"""Organisations that may stand twice: proposed with the reason, merged or told apart."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.actors.contacts import organisation_twins
from gemeinwerk.actors.models import DifferentOrganisation, Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, OrganisationFactory, UnitFactory

As = Callable[..., Client]


@pytest.fixture
def two(town: Municipality) -> tuple[Organisation, Organisation]:
    return (
        OrganisationFactory(
            municipality=town, kind="welfare_provider", name=f"Caritasverband {town.name} e. V."
        ),
        OrganisationFactory(municipality=town, kind="ngo", name=f"Caritas {town.name}"),
    )


def test_a_pair_stands_there_with_its_reason_and_is_told_apart(
    client_as: As, town: Municipality, two: tuple[Organisation, Organisation]
) -> None:
    client, address = client_as("office"), reverse("actors:organisation_duplicates")
    page = client.get(address).content.decode()
    assert "derselbe Name in anderer Form" in page
    one, other = two
    for keys in ((other.pk, one.pk), (one.pk, other.pk)):
        client.post(reverse("actors:organisation_tell_apart", args=keys))
    assert DifferentOrganisation.objects.count() == 1
    assert AuditEntry.objects.filter(verb="organisation.tell_apart").count() == 2
    assert "Keine Organisation scheint" in client.get(address).content.decode()


def test_units_closed_ones_and_those_of_other_towns_are_left_out(
    town: Municipality, two: tuple[Organisation, Organisation]
) -> None:
    name = f"Caritas {town.name}"
    UnitFactory(municipality=town, name=name)
    OrganisationFactory(municipality=town, kind="other", name=name, active=False)
    OrganisationFactory(municipality=MunicipalityFactory(), name=name)
    assert [{int(pair.one), int(pair.other)} for pair in organisation_twins.proposed(town)] == [
        {one.pk for one in two}
    ]


def test_a_name_it_is_also_known_by_and_a_page_count(town: Municipality) -> None:
    OrganisationFactory(
        municipality=town, name="Kulturbrücke", aliases=["Die Brücke"], page="https://b.example/a"
    )
    OrganisationFactory(municipality=town, name="Die Brücke", page="http://www.b.example")
    [pair] = organisation_twins.proposed(town)
    assert pair.reasons == ("other_name", "same_page")

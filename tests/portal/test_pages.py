"""Public pages: whose they are, what they count, and where they are not found."""

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    MeasureFactory,
    MunicipalityFactory,
    published_catalogue,
    published_version,
)
from tests.portal.pages import FILES, MADE_BEFOREHAND, PAGES


def test_a_town_that_speaks_german_only_offers_no_english(
    client: Client, town: Municipality
) -> None:
    Municipality.objects.update(languages=["de"])
    assert "English" not in client.get("/").content.decode()


@pytest.mark.parametrize("address", PAGES + FILES + MADE_BEFOREHAND)
def test_another_towns_concept_is_404(client: Client, town: Municipality, address: str) -> None:
    published_catalogue(MunicipalityFactory())
    expected = 404 if "/konzepte/" in address else 200
    assert client.get(address).status_code == expected


def test_the_start_page_counts_what_was_published_last(client: Client, town: Municipality) -> None:
    """Neither an earlier version nor what is frozen and not yet published."""
    concept = ConceptFactory(municipality=town, public=True, status="deliberation")
    MeasureFactory(concept=concept)
    published_version(concept)
    MeasureFactory(concept=concept)
    published_version(concept)
    MeasureFactory(concept=concept)
    unpublished = published_version(concept)
    unpublished.published = False
    unpublished.save(update_fields=["published"])
    page = client.get("/").content.decode()
    assert ("2 Maßnahmen" in page, "3 Maßnahmen" in page) == (True, False)


def test_a_concept_that_is_not_public_is_404(client: Client, town: Municipality) -> None:
    ConceptFactory(municipality=town, slug="integration", public=False)
    assert client.get("/konzepte/integration/").status_code == 404
    assert client.get("/").content.decode().count("/konzepte/") == 0


def test_a_host_that_serves_no_town_is_404(client: Client, town: Municipality) -> None:
    assert client.get("/", headers={"host": "localhost"}).status_code == 404


def test_the_public_may_read_only(client: Client, town: Municipality) -> None:
    assert client.post("/").status_code == 405


def test_every_page_shows_where_to_sign_in(client: Client, concept: Concept) -> None:
    html = client.get("/impressum/").content.decode()
    assert '<a href="/arbeitsplatz/">Anmelden</a>' in html.partition("<footer")[2]

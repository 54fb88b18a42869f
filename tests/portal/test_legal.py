"""Imprint, privacy, accessibility, plain language: the town's own words go before ours."""

from datetime import date

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Land, Municipality
from gemeinwerk.portal.legal import ACCESSIBILITY_LAW
from tests.factories import published_catalogue, published_version


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("land", Land.values)
def test_the_statement_names_the_law_of_the_land(
    client: Client, town: Municipality, land: str
) -> None:
    Municipality.objects.update(land=land)
    assert ACCESSIBILITY_LAW[land] in page(client, "/barrierefreiheit/")


def test_the_towns_own_statement_goes_before(client: Client, town: Municipality) -> None:
    Municipality.objects.update(
        accessibility_status="Geprüft vom Verein Barrierefrei.",
        accessibility_contact="Zimmer 12",
        accessibility_enforcement="Landesstelle",
        accessibility_date=date(2026, 3, 1),
    )
    html = page(client, "/barrierefreiheit/")
    for text in ("Geprüft vom Verein Barrierefrei.", "Zimmer 12", "Landesstelle", "1. März 2026"):
        assert text in html
    assert "Eine Prüfung durch Menschen mit Behinderungen steht noch aus" not in html


def test_the_imprint_is_the_towns(client: Client, town: Municipality) -> None:
    Municipality.objects.update(imprint="Rathaus, Markt 1", contact_email="post@stadt.example")
    html = page(client, "/impressum/")
    assert "Rathaus, Markt 1" in html
    assert 'href="mailto:post@stadt.example"' in html


def test_plain_language_leads_to_concepts_that_have_it(client: Client, town: Municipality) -> None:
    published_catalogue(town, aim_plain="Alle sollen gut leben.")
    assert 'href="/konzepte/integration/leichte-sprache/"' in page(client, "/leichte-sprache/")
    html = page(client, "/konzepte/integration/leichte-sprache/")
    assert "Alle sollen gut leben." in html
    assert 'lang="de-simple"' in html


def test_only_reviewed_texts_are_shown_in_plain_language(client: Client, concept: Concept) -> None:
    Measure.objects.filter(code="1.1").update(plain="Geprüfter Text.", plain_reviewed=True)
    Measure.objects.filter(code="1.2").update(plain="Ungeprüfter Text.")
    published_version(concept)
    html = page(client, "/konzepte/integration/leichte-sprache/")
    assert "Geprüfter Text." in html
    assert "Ungeprüfter Text." not in html


def test_robots_stay_away_from_the_desk(client: Client, town: Municipality) -> None:
    assert page(client, "/robots.txt").splitlines() == [
        "User-agent: *",
        "Disallow: /konto/",
        "Disallow: /arbeitsplatz/",
        "Sitemap: http://testserver:8000/sitemap.xml",
    ]


def test_the_sitemap_lists_every_measure(client: Client, concept: Concept) -> None:
    html = page(client, "/sitemap.xml")
    assert html.count("/massnahmen/") == 4
    assert "<loc>http://testserver:8000/konzepte/integration/massnahmen/1.1/</loc>" in html


def test_the_favicon_has_the_towns_colour(client: Client, town: Municipality) -> None:
    Municipality.objects.update(colour="#003366")
    assert client.get("/favicon.ico")["Location"] == "/zeichen/003366.svg"

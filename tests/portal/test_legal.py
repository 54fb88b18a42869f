"""Imprint, privacy, accessibility, plain language: the town's own words go before ours."""

from datetime import date

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.states import STATES
from gemeinwerk.municipalities.models import Land, Municipality
from gemeinwerk.portal.legal import ACCESSIBILITY_LAW
from gemeinwerk.portal.plain_words import _WORDS
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
        accessibility_conformity="partly",
        accessibility_method="external",
        accessibility_status="Geprüft vom Verein Barrierefrei.",
        accessibility_gaps="Der Stadtplan.\n\nAlte Berichte.\n",
        accessibility_burden="Die Sitzungsmitschnitte.",
        accessibility_contact="Zimmer 12, barrierefrei@stadt.example",
        accessibility_enforcement="Landesstelle",
        accessibility_enforcement_link="https://stelle.example/",
        accessibility_date=date(2026, 3, 1),
        accessibility_reviewed_on=date(2026, 9, 30),
    )
    html = page(client, "/barrierefreiheit/")
    for text in (
        "teilweise vereinbar",
        "hat eine andere Stelle geprüft",
        "Geprüft vom Verein Barrierefrei.",
        "<li>Der Stadtplan.</li><li>Alte Berichte.</li>",
        "Die Sitzungsmitschnitte.",
        "Zimmer 12",
        'href="mailto:barrierefrei@stadt.example"',
        "Landesstelle",
        'href="https://stelle.example/"',
        "1. März 2026",
        "30. September 2026",
    ):
        assert text in html
    assert "Eine Prüfung durch Menschen mit Behinderungen steht noch aus" not in html


def test_nothing_is_said_of_a_town_that_it_did_not_say(client: Client, town: Municipality) -> None:
    html = page(client, "/barrierefreiheit/")
    assert "Musterstadt hat noch nicht bewertet" in html
    assert "vereinbar" not in html
    assert "hat ihren Namen und ihre Anschrift hier noch nicht eingetragen" in html
    assert "Eine Prüfung durch Menschen mit Behinderungen steht noch aus" in html


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
    assert "1 davon gibt es in Leichter Sprache" in html


@pytest.mark.parametrize(
    ("status", "said"),
    [("done", "Das ist fertig."), ("dropped", "Das macht die Stadt nicht mehr.")],
)
def test_plain_language_says_how_far_a_measure_is(
    client: Client, concept: Concept, status: str, said: str
) -> None:
    Measure.objects.filter(code="1.1").update(
        plain="Text.", plain_reviewed=True, implementation=status
    )
    published_version(concept)
    html = page(client, "/konzepte/integration/leichte-sprache/")
    assert said in html
    assert "Die Stadt hat das noch nicht beschlossen" not in html


def test_plain_language_says_nothing_of_how_far_a_draft_is(
    client: Client, concept: Concept
) -> None:
    Measure.objects.filter(code="1.1").update(plain="Text.", plain_reviewed=True)
    published_version(concept, kind="participation")
    html = page(client, "/konzepte/integration/leichte-sprache/")
    assert "Die Stadt hat das noch nicht beschlossen." in html
    assert "Das dauert länger als geplant." not in html


def test_every_state_has_its_words() -> None:
    assert set(_WORDS) == set(STATES)
    assert [line for line in _WORDS.values() if len(line.split()) > 8] == []


def test_plain_language_speaks_of_nothing_that_is_not_there(
    client: Client, town: Municipality
) -> None:
    html = page(client, "/leichte-sprache/")
    assert "Im Moment steht hier noch kein Konzept." in html
    assert "Maßnahmen suchen" not in html


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

"""Every public page: it opens for everyone, in both languages, and leaves no trace."""

import re

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FindingFactory,
    MeasureFactory,
    MunicipalityFactory,
    ReviewFactory,
    published_catalogue,
    published_version,
)
from tests.portal.pages import FILES, MADE_BEFOREHAND, PAGES


@pytest.fixture
def whole(concept: Concept) -> Concept:
    """With a review and a second version, so that every page has something to show."""
    FindingFactory(review=ReviewFactory(concept=concept))
    published_version(concept)
    return concept


@pytest.mark.parametrize("address", PAGES + FILES)
def test_it_opens_without_a_cookie_and_with_all_security_headers(
    client: Client, whole: Concept, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert dict(answer.cookies) == {}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("address", PAGES)
def test_nothing_in_it_would_break_the_policy(client: Client, whole: Concept, address: str) -> None:
    html = client.get(address).content.decode()
    assert re.findall(r"<script(?![^>]*(?:\bsrc=|application/ld\+json))[^>]*>", html) == []
    assert re.findall(r'\s(?:style|on[a-z]+)="', html) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver)[^"]*"', html) == []


@pytest.mark.parametrize("address", PAGES)
def test_it_has_one_heading_and_a_title_of_its_own(
    client: Client, whole: Concept, address: str
) -> None:
    html = client.get(address).content.decode()
    assert html.count("<h1") == 1
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    assert title
    assert re.fullmatch(r"\S.* – Musterstadt", title[1])


@pytest.mark.parametrize("address", PAGES)
def test_every_name_on_a_page_is_that_of_one_thing(
    client: Client, whole: Concept, address: str
) -> None:
    """Two charts with one id: a screen reader hears the name of the other."""
    html = client.get(address).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    named = re.findall(r'\s(?:aria-labelledby|aria-describedby|aria-controls|for)="([^"]+)"', html)
    assert {one for names in named for one in names.split()} <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_english_has_an_address_of_its_own(client: Client, whole: Concept, address: str) -> None:
    german = client.get(address).content.decode()
    english = client.get(f"/en{address}").content.decode()
    assert '<html lang="de">' in german
    assert '<html lang="en">' in english
    assert f'href="/en{address}"' in german
    assert f'href="{address}"' in english


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

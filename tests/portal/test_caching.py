"""Pages for anonymous readers: made once, never stale, nobody else's."""

from collections.abc import Callable
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.test import Client

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.queries import public_revision
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, make_public, published_catalogue

CATALOGUE = "/konzepte/integration/massnahmen/"
ADDRESSES = [
    "/",
    "/konzepte/integration/",
    CATALOGUE,
    f"{CATALOGUE}1.1/",
    "/konzepte/integration/fassungen/1/",
]
Count = Callable[..., int]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_cached_answer_asks_once_for_town_and_revision(
    concept: Concept, count_queries: Count, address: str
) -> None:
    assert count_queries(address) > 1
    assert count_queries(address) == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_conditional_answer_asks_once_for_town_and_revision(
    client: Client, concept: Concept, count_queries: Count, address: str
) -> None:
    etag = client.get(address)["ETag"]
    assert count_queries(address, **{"if-none-match": etag}) == 1
    again = client.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize("address", [*ADDRESSES, "/konzepte/integration/katalog.json"])
def test_an_answer_costs_the_same_for_three_and_for_sixty_measures(
    client: Client, count_queries: Count, address: str
) -> None:
    def cost(size: int, slug: str) -> int:
        town = MunicipalityFactory(host=f"{slug}.example")
        published_catalogue(town, size=size)
        return count_queries(address, host=f"{slug}.example")

    with patch("django.conf.settings.ALLOWED_HOSTS", ["*"]):
        few, many = cost(3, "klein"), cost(60, "gross")
    assert few == many
    assert many <= 12


@pytest.fixture(autouse=True)
def _database(db: None) -> None: ...


def test_the_second_answer_is_the_first(client: Client, concept: Concept) -> None:
    first, second = client.get(CATALOGUE), client.get(CATALOGUE)
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)
    assert first["Cache-Control"] == "public, no-cache"
    assert "Cookie" in first["Vary"]


def test_every_public_verb_makes_the_pages_new(client: Client, concept: Concept) -> None:
    before = client.get(CATALOGUE)
    Measure.objects.filter(code="1.1").update(implementation="done")
    assert client.get(CATALOGUE).content == before.content
    make_public(concept)
    after = client.get(CATALOGUE)
    assert after.content != before.content
    assert after["ETag"] != before["ETag"]


def test_another_towns_verbs_leave_the_pages_as_they_are(
    client: Client, concept: Concept, town: Municipality
) -> None:
    etag = client.get(CATALOGUE)["ETag"]
    published_catalogue(MunicipalityFactory())
    assert client.get(CATALOGUE)["ETag"] == etag


def test_a_verb_that_is_committed_late_is_noticed_too(town: Municipality) -> None:
    """Of two verbs at once, the one with the smaller id may be committed last."""

    def entry(pk: int) -> None:
        AuditEntry.objects.create(pk=pk, municipality_id=town.pk, verb="x", public=True)

    entry(1_000_011)
    before = public_revision(town.pk)
    entry(1_000_010)
    assert public_revision(town.pk) != before


def test_unknown_parameters_make_no_new_page_and_reach_no_link(
    client: Client, concept: Concept, count_queries: Count
) -> None:
    assert count_queries(f"{CATALOGUE}?utm_source=x") > 2
    assert count_queries(f"{CATALOGUE}?utm_source=y") == 1
    assert "utm_source" not in client.get(f"{CATALOGUE}?utm_source=z").content.decode()


def test_the_order_of_parameters_does_not_matter(concept: Concept, count_queries: Count) -> None:
    assert count_queries(f"{CATALOGUE}?feld=1&suche=Kurs") > 2
    assert count_queries(f"{CATALOGUE}?suche=Kurs&feld=1") == 1


def test_languages_and_days_have_pages_of_their_own(client: Client, concept: Concept) -> None:
    etags = {client.get(CATALOGUE)["ETag"], client.get(f"/en{CATALOGUE}")["ETag"]}
    with patch("gemeinwerk.portal.caching.timezone.localdate", return_value=date(2030, 1, 1)):
        etags.add(client.get(CATALOGUE)["ETag"])
    assert len(etags) == 3


def test_who_is_signed_in_gets_a_page_of_their_own(
    client: Client, concept: Concept, client_as: Callable[..., Client]
) -> None:
    client.get(CATALOGUE)
    answer = client_as("office").get(CATALOGUE)
    assert answer["Cache-Control"] == "private, no-cache"
    assert "ETag" not in answer
    assert 'href="/arbeitsplatz/"' in answer.content.decode()


def test_what_is_not_found_is_not_kept(client: Client, town: Municipality) -> None:
    assert client.get("/konzepte/integration/").status_code == 404
    published_catalogue(town)
    assert client.get("/konzepte/integration/").status_code == 200


def test_head_answers_like_get_without_a_body(client: Client, concept: Concept) -> None:
    got, asked = client.get(CATALOGUE), client.head(CATALOGUE)
    assert (asked.status_code, asked.content, asked["ETag"]) == (200, b"", got["ETag"])


# --- what a stranger can fill ---------------------------------------------------------------------


@pytest.fixture
def kept() -> Callable[[], dict[str, int]]:
    """How many pages are kept in each memory."""
    return lambda: {name: len(caches[name]) for name in ("pages", "filtered")}  # type: ignore[arg-type]


def test_other_ports_hosts_and_parameters_make_no_new_page(
    client: Client,
    concept: Concept,
    town: Municipality,
    settings: Any,
    kept: Callable[[], dict[str, int]],
) -> None:
    """One page, however it is asked for."""
    settings.ALLOWED_HOSTS = ["testserver", ".example"]
    town.hosts.create(name="www.musterstadt.example")
    first = client.get(CATALOGUE)
    before = kept()
    for number in range(20):
        for host in (f"testserver:{number + 1}", f"www.musterstadt.example:{number + 1}"):
            answer = client.get(f"{CATALOGUE}?x{number}={number}", headers={"host": host})
            assert (answer.status_code, answer.content) == (200, first.content)
        client.get(CATALOGUE, headers={"host": f"fremd-{number}.example"})
        client.get(CATALOGUE, headers={"host": f"nirgendwo-{number}.invalid"})
    assert kept() == before


def test_a_page_names_the_towns_own_address_whoever_asked_first(
    client: Client, concept: Concept
) -> None:
    """What is kept for everybody never holds what one stranger typed as host."""
    for address in (CATALOGUE, "/robots.txt", "/sitemap.xml"):
        asked = client.get(address, headers={"host": "testserver:31337"}).content.decode()
        assert "31337" not in asked
        assert "testserver:8000" in asked


def test_searches_displace_searches_and_never_pages(
    client: Client, concept: Concept, kept: Callable[[], dict[str, int]]
) -> None:
    client.get(CATALOGUE)
    pages = kept()["pages"]
    for number in range(10):
        client.get(f"{CATALOGUE}?suche=wort{number}&seite={number}&feld={number}")
    assert kept() == {"pages": pages, "filtered": 10}


def test_numbers_with_noughts_before_them_are_no_further_addresses(
    client: Client, concept: Concept
) -> None:
    assert client.get("/konzepte/integration/fassungen/1/").status_code == 200
    for number in ("01", "001", "0" * 200 + "1"):
        assert client.get(f"/konzepte/integration/fassungen/{number}/").status_code == 404

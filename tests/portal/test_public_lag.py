"""Within a second nobody asks the database for a page that is kept; no page is older than that."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations import withdraw
from gemeinwerk.config.backup import backup, restore
from gemeinwerk.core import briefly
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities import operations as municipalities
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal import caching
from tests.factories import MunicipalityFactory, make_public, user_with_role

HOME, IMPRINT = "/", "/impressum/"
CATALOGUE = "/konzepte/integration/massnahmen/"
MEASURE = f"{CATALOGUE}1.1/"
ADDRESSES = [HOME, "/konzepte/integration/", CATALOGUE, MEASURE, f"{CATALOGUE}?feld=1"]
Count = Callable[..., int]


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stands still until a test moves it; pages may lag behind by a second, as in production."""
    settings.PUBLIC_LAG = 1.0
    caching._town_and_revision.forget()
    moment = Clock()
    monkeypatch.setattr(briefly, "clock", moment)
    return moment


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


def text(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


# --- nothing is asked ----------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_kept_page_costs_no_query(
    client: Client, concept: Concept, count_queries: Count, address: str
) -> None:
    etag = client.get(address)["ETag"]
    assert count_queries(address) == 0
    assert count_queries(address, **{"if-none-match": etag}) == 0


def test_after_a_second_one_query_says_that_it_still_holds(
    client: Client, concept: Concept, count_queries: Count, clock: Clock
) -> None:
    client.get(CATALOGUE)
    clock.now += 1.0
    assert [count_queries(CATALOGUE), count_queries(CATALOGUE)] == [1, 0]


def test_hosts_that_serve_no_town_are_not_remembered(
    client: Client, concept: Concept, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["testserver", ".example"]
    for number in range(20):
        for port in ("", ":81"):
            host = f"fremd-{number}.example{port}"
            assert client.get(CATALOGUE, headers={"host": host}).status_code == 404
            assert client.get(CATALOGUE, headers={"host": "böse.invalid"}).status_code == 400
    client.get(CATALOGUE, headers={"host": "TestServer:99"})
    assert len(caching._town_and_revision) <= 1


# --- nothing is older than a second ---------------------------------------------------------------


def test_what_is_withdrawn_is_gone_after_a_second(
    client: Client, concept: Concept, office: User, clock: Clock
) -> None:
    etag = client.get(MEASURE)["ETag"]
    withdraw(concept, by=office, reason="Fehler")
    clock.now += 1.0
    asked = {"if-none-match": etag}
    assert client.get(MEASURE).status_code == 404
    assert client.get(MEASURE, headers=asked).status_code == 404
    assert client.get(CATALOGUE, headers=asked).status_code == 404


def test_a_page_made_while_the_old_name_is_remembered_is_not_kept_under_the_new_revision(
    client: Client, town: Municipality, office: User, clock: Clock
) -> None:
    client.get(HOME)
    clock.now += 0.5
    municipalities.edit(town, name="Umbenannt", by=office)
    clock.now += 0.4
    assert "Musterstadt" in text(client, IMPRINT)
    clock.now += 0.1
    for address in (HOME, IMPRINT):
        read = text(client, address)
        assert ("Umbenannt" in read, "Musterstadt" in read) == (True, False)


def test_a_new_colour_is_worn_after_a_second(
    client: Client, town: Municipality, office: User, clock: Clock
) -> None:
    assert "7a1f4b" not in text(client, HOME).lower()
    municipalities.edit(town, colour="#7A1F4B", by=office)
    clock.now += 1.0
    assert "7a1f4b.css" in text(client, HOME).lower()


def test_a_host_name_given_to_another_town_serves_that_one_after_a_second(
    client: Client, town: Municipality, office: User, clock: Clock
) -> None:
    client.get(HOME)
    municipalities.edit(town, hosts=["anderswo.example"], by=office)
    clock.now += 1.0
    assert client.get(HOME).status_code == 404
    MunicipalityFactory(name="Nachbarstadt", host="testserver")
    assert "Nachbarstadt" in text(client, HOME)


def test_a_new_day_begins_at_once(
    client: Client, concept: Concept, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get(CATALOGUE)["ETag"]
    monkeypatch.setattr(caching.timezone, "localdate", lambda: date(2030, 1, 1))
    assert client.get(CATALOGUE)["ETag"] != before


def test_a_restore_brings_nothing_back_that_was_discarded(
    client: Client, concept: Concept, clock: Clock, tmp_path: Path
) -> None:
    def report(words: str) -> None:
        Measure.objects.filter(concept=concept, code="1.1").update(status_text=words)
        make_public(concept)

    path = tmp_path / "sicherung.tar"
    backup(path)
    report("Verworfener Stand")
    etag = client.get(MEASURE)["ETag"]
    restore(path, replace=True)
    report("Neuer Stand")
    clock.now += 1.0
    answer = client.get(MEASURE, headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert "Neuer Stand" in answer.content.decode()


# --- everybody gets their own ---------------------------------------------------------------------


def test_who_is_signed_in_reads_this_moment_and_nobody_elses_page(
    client: Client, concept: Concept, client_as: Callable[..., Client]
) -> None:
    signed_in = client_as("office")
    anonymous = text(client, MEASURE)
    Measure.objects.filter(code="1.1").update(status_text="Ganz neuer Stand")
    make_public(concept)
    own = signed_in.get(MEASURE)
    assert "Ganz neuer Stand" in own.content.decode()
    assert 'href="/arbeitsplatz/"' in own.content.decode()
    assert own["Cache-Control"] == "private, no-cache"
    assert text(client, MEASURE) == anonymous


def test_the_address_says_the_language_and_nothing_else_does(
    client: Client, concept: Concept
) -> None:
    client.cookies["django_language"] = "en"
    english = {"accept-language": "en"}
    for _again in range(2):
        assert '<html lang="de">' in text(client, CATALOGUE, **english)
        assert '<html lang="en">' in text(client, f"/en{CATALOGUE}")


def test_a_kept_page_has_all_headers_of_the_first(client: Client, concept: Concept) -> None:
    first, kept = client.get(CATALOGUE), client.get(CATALOGUE)
    assert dict(kept.headers) == dict(first.headers)
    assert {
        "Content-Security-Policy",
        "Cross-Origin-Opener-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
    } <= kept.headers.keys()
    assert kept["Vary"] == "Accept-Language, Accept-Encoding, Cookie"
    told = client.get(CATALOGUE, headers={"if-none-match": kept["ETag"]})
    assert told.status_code == 304
    for name in ("Content-Security-Policy", "Vary", "ETag", "Cache-Control"):
        assert told[name] == kept[name]


def test_over_https_a_page_says_so_and_elsewhere_it_sends_there(
    client: Client, concept: Concept, settings: Any
) -> None:
    settings.SECURE_HSTS_SECONDS = 3600
    for _again in range(2):
        assert "Strict-Transport-Security" in Client().get(CATALOGUE, secure=True).headers
        assert "Strict-Transport-Security" not in Client().get(CATALOGUE).headers
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get(CATALOGUE).status_code == 301


def test_an_answer_that_sets_a_cookie_is_kept_for_nobody(concept: Concept) -> None:
    """Wherever on its way out it came by the cookie."""
    asked: list[str] = []

    def with_cookie(request: HttpRequest) -> HttpResponse:
        asked.append(request.path)
        response = HttpResponse("…")
        response.is_public_page = True  # type: ignore[attr-defined]
        response.set_cookie("merke", "dir")
        return response

    memory = caching.PublicPageCache(with_cookie)
    answers = [memory(RequestFactory().get("/keks/")) for _ in range(2)]
    assert [bool(answer.cookies) for answer in answers] == [True, True]
    assert asked == ["/keks/", "/keks/"]
    assert not any("ETag" in answer.headers for answer in answers)

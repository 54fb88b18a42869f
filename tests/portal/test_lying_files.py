"""A catalogue's file is handed on as it lies there: without the database, and never an old one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from gemeinwerk.accounts.models import Role
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations import withdraw
from gemeinwerk.core import briefly
from gemeinwerk.measures.files import making, storage
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal import caching
from tests.factories import make_public, user_with_role
from tests.factories.files import make_file

ADDRESS = "/konzepte/integration/katalog.pdf"
SIZES = [3_000, 3_000_000]
Count = Callable[..., int]


@pytest.fixture(autouse=True)
def clock(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Stands still until a test moves it; pages may lag behind by a second, as in production."""
    settings.PUBLIC_LAG = 1.0
    caching._town_and_revision.forget()
    now = [1_000.0]
    monkeypatch.setattr(briefly, "clock", lambda: now[0])
    return now


@pytest.fixture
def made(concept: Concept, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """The file of today, made anew; where it lies."""

    def make(content: bytes = b"%PDF-1") -> Path:
        monkeypatch.setattr(making, "write", lambda _wanted: content)
        row = make_file(Wanted.of_today(concept, concept.versions.get(), "pdf", "de"))
        return storage.path_of(row.name)

    return make


@pytest.mark.parametrize("size", SIZES)
def test_it_costs_no_query_and_is_not_kept_in_memory(
    client: Client, made: Callable[..., Path], count_queries: Count, size: int
) -> None:
    made(b"x" * size)
    first = client.get(ADDRESS)
    before = caches["pages"].size  # type: ignore[attr-defined]
    assert count_queries(ADDRESS) == 0
    again = client.get(ADDRESS)
    assert again.getvalue() == first.getvalue() == b"x" * size
    assert dict(again.headers) == dict(first.headers)
    assert again["Content-Length"] == str(size)
    assert caches["pages"].size == before  # type: ignore[attr-defined]
    assert before < 3_000


def test_who_has_it_or_asks_for_its_head_gets_no_body(
    client: Client, made: Callable[..., Path]
) -> None:
    made(b"%PDF-1")
    etag = client.get(ADDRESS)["ETag"]
    known = client.get(ADDRESS, headers={"if-none-match": etag})
    head = client.head(ADDRESS)
    assert (known.status_code, known.getvalue()) == (304, b"")
    assert (head.status_code, head.getvalue(), head["Content-Length"]) == (200, b"", "6")


def test_what_is_withdrawn_is_gone_after_a_second(
    client: Client,
    made: Callable[..., Path],
    concept: Concept,
    town: Municipality,
    clock: list[float],
) -> None:
    made()
    etag = client.get(ADDRESS)["ETag"]
    withdraw(concept, by=user_with_role(Role.OFFICE, town), reason="Fehler")
    clock[0] += 1.0
    assert client.get(ADDRESS).status_code == 404
    assert client.get(ADDRESS, headers={"if-none-match": etag}).status_code == 404


def test_what_is_published_again_is_served_after_a_second(
    client: Client, made: Callable[..., Path], concept: Concept, clock: list[float]
) -> None:
    made(b"old")
    assert client.get(ADDRESS).getvalue() == b"old"
    make_public(concept)
    clock[0] += 1.0
    assert client.get(ADDRESS).status_code == 202
    made(b"new")
    assert client.get(ADDRESS).getvalue() == b"new"


def test_a_file_that_is_gone_is_looked_for_again(client: Client, made: Callable[..., Path]) -> None:
    """Replaced by a newer one within the second, or a restore emptied the folder."""
    place = made(b"old")
    client.get(ADDRESS)
    place.unlink()
    assert client.get(ADDRESS).status_code == 202
    made(b"new")
    assert client.get(ADDRESS).getvalue() == b"new"

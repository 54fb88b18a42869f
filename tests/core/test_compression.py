"""What is text is sent compressed; what is secret is padded; what is compressed stays as it is."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from tests.factories import published_catalogue

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.compression import CompressTexts
from gemeinwerk.municipalities.models import Municipality

CATALOGUE = "/konzepte/integration/massnahmen/"
GZIP = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return published_catalogue(town)


@pytest.mark.parametrize("address", [CATALOGUE, "/konzepte/integration/katalog.json"])
def test_a_public_page_is_the_same_compressed_and_not(
    client: Client, concept: Concept, address: str
) -> None:
    """Whoever asked first, and with the same validator."""
    small, plain, again = (client.get(address, headers=asked) for asked in (GZIP, {}, GZIP))
    assert small["Content-Encoding"] == again["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(small.content) == plain.content
    assert small.content == again.content
    assert 2 * len(small.content) < len(plain.content)
    for answer in (small, plain, again):
        assert int(answer["Content-Length"]) == len(answer.content)
        assert "Accept-Encoding" in answer["Vary"]
        assert answer["ETag"] == plain["ETag"]
    told = client.get(address, headers=GZIP | {"if-none-match": small["ETag"]})
    assert (told.status_code, "Content-Encoding" in told.headers) == (304, False)


def test_head_tells_the_length_of_what_get_brings(client: Client, concept: Concept) -> None:
    got = client.get(CATALOGUE, headers=GZIP)
    asked = client.head(CATALOGUE, headers=GZIP)
    assert (asked.content, asked["Content-Length"]) == (b"", got["Content-Length"])
    assert asked["Content-Encoding"] == "gzip"


def test_a_page_for_one_reader_is_padded(
    concept: Concept, client_as: Callable[..., Client]
) -> None:
    """Its length would tell whether what a stranger had it say stands in it as a secret."""
    reader = client_as("office")
    answers = [reader.get(CATALOGUE, headers=GZIP) for _ in range(8)]
    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len({gzip.decompress(answer.content) for answer in answers}) == 1
    assert len({len(answer.content) for answer in answers}) > 1


def test_a_form_has_a_token_of_its_own_each_time(client_as: Callable[..., Client]) -> None:
    reader = client_as("office")
    pages = [reader.get("/arbeitsplatz/konzepte/neu/", headers=GZIP) for _ in range(2)]
    assert pages[0]["Content-Encoding"] == "gzip"
    assert "csrfmiddlewaretoken" in gzip.decompress(pages[0].content).decode()
    assert gzip.decompress(pages[0].content) != gzip.decompress(pages[1].content)


def through(response: HttpResponseBase, accepted: str = "gzip") -> HttpResponseBase:
    answer: Any = CompressTexts(lambda request: response)(
        RequestFactory().get("/", headers={"accept-encoding": accepted})
    )
    return answer


@pytest.mark.parametrize(
    ("content_type", "size", "is_compressed"),
    [
        ("text/html; charset=utf-8", 1000, True),
        ("text/csv", 1000, True),
        ("application/json", 1000, True),
        ("application/schema+json", 1000, True),
        ("application/xml", 1000, True),
        ("image/svg+xml", 1000, True),
        ("text/html", 100, False),
        ("application/pdf", 1000, False),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1000, False),
        ("application/zip", 1000, False),
        ("image/png", 1000, False),
    ],
)
def test_texts_alone_are_compressed(content_type: str, size: int, is_compressed: bool) -> None:
    answer = through(HttpResponse(b"a" * size, content_type=content_type))
    assert ("Content-Encoding" in answer.headers) is is_compressed


@pytest.mark.parametrize("said", ["no-store", "max-age=0, no-cache, no-store, private"])
def test_what_nobody_may_keep_is_not_compressed(said: str) -> None:
    answer = through(HttpResponse(b"a" * 1000, headers={"Cache-Control": said}))
    assert "Content-Encoding" not in answer.headers
    kept = through(HttpResponse(b"a" * 1000, headers={"Cache-Control": "private, no-cache"}))
    assert kept["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("accepted", "is_compressed"),
    [("gzip;q=0", False), ("gzip; q=0.0, br", False), ("", False), ("br, gzip;q=0.5", True)],
)
def test_who_wants_none_gets_none(accepted: str, is_compressed: bool) -> None:
    answer = through(HttpResponse(b"a" * 1000), accepted)
    assert ("Content-Encoding" in answer.headers) is is_compressed
    assert answer.headers["Vary"] == "Accept-Encoding"

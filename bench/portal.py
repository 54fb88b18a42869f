"""The public pages: how many SQL queries, and how fast beside a view that does nothing."""

from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.figures import Figure
from bench.serving import ratio, server
from bench.towns import HOST, catalogue

SIZES = (50, 500, 5_000)
UNCACHED, CACHED, JSON = 15, 3, 12
HALF = 0.5


def run() -> list[Figure]:
    for size in SIZES:
        catalogue(size)
    return [*_queries(), _whole_catalogue(), *_rates()]


def _paths(size: int) -> dict[str, str]:
    root = f"/konzepte/katalog-{size}"
    return {
        "concept": f"{root}/",
        "catalogue": f"{root}/massnahmen/",
        "search": f"{root}/massnahmen/?suche=Unterkunft&feld=2&sortierung=titel",
        "measure": f"{root}/massnahmen/1.1/",
    }


def _queries() -> list[Figure]:
    """The most of any size, and whether the sizes differ at all."""
    figures = []
    for page in _paths(0):
        uncached = [_count(_paths(size)[page], clear=True)[0] for size in SIZES]
        cached = [max(_count_again(_paths(size)[page])) for size in SIZES]
        how = f"SQL queries of one answer with {', '.join(map(str, SIZES))} measures"
        figures += [
            Figure(f"{page} page, uncached", max(uncached), "queries", UNCACHED, how),
            Figure(f"{page} page, spread over sizes", _spread(uncached), "queries", 0, how),
            Figure(f"{page} page, cached or conditional", max(cached), "queries", CACHED, how),
        ]
    return figures


def _spread(counts: list[int]) -> int:
    return max(counts) - min(counts)


def _count(path: str, *, clear: bool = False, **headers: str) -> tuple[int, Any]:
    if clear:
        cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = Client(SERVER_NAME=HOST).get(path, headers=headers)
    assert answer.status_code in (200, 304), (path, answer.status_code)
    return len(queries), answer


def _count_again(path: str) -> tuple[int, int]:
    """Queries of a cached answer, and of one to a reader who has the page already."""
    _, first = _count(path, clear=True)
    again, _ = _count(path)
    conditional, answer = _count(path, **{"If-None-Match": first["ETag"]})
    assert answer.status_code == 304, path
    return again, conditional


def _whole_catalogue() -> Figure:
    count, answer = _count("/konzepte/katalog-50/katalog.json", clear=True)
    assert len(answer.json()["measures"]) == 50
    how = "SQL queries of /konzepte/…/katalog.json with 50 measures, uncached"
    return Figure("whole catalogue as JSON", count, "queries", JSON, how)


def _rates() -> list[Figure]:
    with server() as port:
        return [
            Figure(
                f"{page} page, cached, beside the null view",
                ratio(port, path, against="/null/"),
                "× its rate",
                HALF,
                "median of 5 turns, 4 connections, 2 server processes",
                at_least=True,
            )
            for page, path in _paths(50).items()
            if page != "search"
        ]

"""The public pages: how many SQL queries, and what they cost beside a bare Django view.

Costs are seconds of computing of the server's processes for one answer, as so many times those of
a view in a Django without anything else, served by the same processes in the same minute.
"""

import os
import signal
import time
from http.client import HTTPConnection
from typing import Any

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.figures import Figure
from bench.serving import Served, cost, rate, served
from bench.towns import HOST, catalogue
from gemeinwerk.portal import caching

SIZES = (50, 500, 5_000)
UNCACHED, CACHED, JSON = 15, 1, 12
DATA = "/konzepte/katalog-50/katalog.json"
TOWN_SEARCH, TOWN_SEARCH_SECONDS = "/suche/?suche=Unterkunft", 0.4
# Times a bare view: what is answered from memory, what is made.
NULL, CACHED_COST, LIST_COST = 6, 3, 40
UNCACHED_COST = {"JSON": 30, "search": 38}
UP, FIRST, MEMORY, SMALLER = 2.0, 0.3, 140, 5


def run() -> list[Figure]:
    for size in SIZES:
        catalogue(size)
    return [*_queries(), _whole_catalogue(), *_town_search(), *_costs(), *_starts()]


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
        for cache in caches.all(initialized_only=True):
            cache.clear()
        caching._town_and_revision.forget()
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
    count, answer = _count(DATA, clear=True)
    assert len(answer.json()["measures"]) == 50
    how = "SQL queries of /konzepte/…/katalog.json with 50 measures, uncached"
    return Figure("whole catalogue as JSON", count, "queries", JSON, how)


def _town_search() -> list[Figure]:
    """Over all that is public of a town with thousands of measures, as after each change to it."""
    count, _answer = _count(TOWN_SEARCH, clear=True)
    seconds = []
    for _turn in range(5):
        began = time.process_time()
        _count(TOWN_SEARCH, clear=True)
        seconds.append(time.process_time() - began)
    how = f"with {sum(SIZES)} measures, put together anew"
    best = f"computing time of an answer {how}; the best of 5"
    return [
        Figure("town's search, uncached", count, "queries", UNCACHED, f"SQL queries {how}"),
        Figure("town's search, uncached", min(seconds), "s", TOWN_SEARCH_SECONDS, best),
    ]


def _costs() -> list[Figure]:
    """Of every page, from memory and made anew, and of a view that does nothing in our Django."""
    with served() as there, served(BENCH_FORGETFUL="1") as forgetful:
        pages = _paths(50) | {"JSON": DATA}
        return [
            _cost(there, "null view", "/null/", NULL),
            *(
                _cost(there, f"{page} page, cached", path, CACHED_COST)
                for page, path in pages.items()
            ),
            *(
                _cost(forgetful, f"{page} page, uncached", path, UNCACHED_COST.get(page, LIST_COST))
                for page, path in pages.items()
            ),
        ]


def _cost(there: Served, name: str, path: str, most: float) -> Figure:
    how = "computing time of an answer, median of 5 turns, 4 connections, 2 server processes"
    return Figure(f"{name}, beside a bare Django view", cost(there, path), "×", most, how)


def _starts() -> list[Figure]:
    """A server that begins, a worker that begins, and what it holds in the end."""
    path = _paths(50)["catalogue"]
    up = min(_up() for _ in range(3))
    with served(processes=1) as there:
        first = min(_first_page(there, path) for _ in range(3))
        for page in [*_paths(50).values(), DATA]:
            rate(there.port, page, seconds=1)
        memory = there.megabytes()
        sizes = [_size(there.port, path, accepted) for accepted in ("identity", "gzip")]
    how = f"bytes of {path} uncompressed / as a browser gets it"
    best = "; the best of 3, since the machine may have other work"
    return [
        Figure("server up", up, "s", UP, f"from the command to the first answer{best}"),
        Figure("first page of a fresh worker", first, "s", FIRST, f"from its start{best}"),
        Figure("memory of a worker", memory, "MB", MEMORY, "resident, after a second of each page"),
        Figure("list compressed", sizes[0] / sizes[1], "×", SMALLER, how, at_least=True),
    ]


def _up() -> float:
    with served() as there:
        return there.up_after


def _first_page(there: Served, path: str) -> float:
    """Ends the one worker and asks as soon as the next one is there."""
    (before,) = there.workers
    os.kill(int(before.name), signal.SIGTERM)
    while not (now := there.workers) or before in now:
        time.sleep(0.005)
    began = time.monotonic()
    _size(there.port, path, "gzip")
    return time.monotonic() - began


def _size(port: int, path: str, accepted: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": accepted})
    return len(connection.getresponse().read())

"""How many SQL queries a page takes that is about all measures and rounds of a concept."""

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.editing import _office
from bench.figures import Figure
from bench.monitoring.rounds import ROUNDS, reported
from bench.towns import HOST
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.portal import caching

SIZES = (50, 500, 5_000)
QUERIES = 15


def run() -> list[Figure]:
    counts: dict[str, list[int]] = {}
    for number, size in enumerate(SIZES):
        concept = reported(size)
        office = _office(concept, number)
        for page, path in _paths(concept).items():
            user = office if path.startswith("/arbeitsplatz/") else None
            counts.setdefault(page, []).append(_count(path, user))
    return [figure for page, found in counts.items() for figure in _figures(page, found)]


def _paths(concept: Concept) -> dict[str, str]:
    root = f"/arbeitsplatz/konzepte/{concept.slug}"
    newest = concept.rounds.get(state="open")
    code = concept.measures.order_by("position")[0].code
    return {
        "round overview": f"/arbeitsplatz/runden/{newest.pk}/",
        "round overview, what is missing": f"/arbeitsplatz/runden/{newest.pk}/?stand=fehlt",
        "rounds of a concept": f"{root}/runden/",
        "steering desk": f"{root}/steuerung/",
        "public progress": f"/konzepte/{concept.slug}/",
        "public progress, field by field": f"/konzepte/{concept.slug}/stand/",
        "public, what is behind": f"/konzepte/{concept.slug}/was-hakt/",
        "public, a quarter": f"/konzepte/{concept.slug}/quartal/",
        "public, all reports on a measure": f"/konzepte/{concept.slug}/meldungen/{code}/",
        "public, a figure for other pages": f"/konzepte/{concept.slug}/einbetten/",
    }


def _figures(page: str, found: list[int]) -> list[Figure]:
    how = (
        f"SQL queries of one answer with {', '.join(map(str, SIZES))} measures and {ROUNDS} "
        f"rounds: {', '.join(map(str, found))}"
    )
    return [
        Figure(f"{page}, queries", max(found), "queries", QUERIES, how),
        Figure(f"{page}, spread over sizes", max(found) - min(found), "queries", 0, how),
    ]


def _count(path: str, user: User | None) -> int:
    """Asked twice: what a process learns once and keeps is not the page's, nor is the session that
    is written with the first page after signing in."""
    client = Client(SERVER_NAME=HOST)
    if user:
        client.force_login(user)
    for _time in range(2):
        for cache in caches.all(initialized_only=True):
            cache.clear()
        caching._town_and_revision.forget()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
    return len(queries)

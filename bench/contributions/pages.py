"""How many SQL queries and how long pages take that are about all contributions of a concept."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.core.cache import caches
from django.db import connection
from django.db.models import QuerySet
from django.test import Client

from bench.contributions.heard import heard
from bench.editing import _office
from bench.figures import Figure
from bench.monitoring.pages import _count
from bench.portal import _count_again
from bench.towns import HOST
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.likeness.making import make
from gemeinwerk.contributions.likeness.models import LikenessIndex
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.portal import caching

SIZES = (100, 1_000, 10_000)
QUERIES, CACHED = 15, 3
SECONDS, FILE_SECONDS, TURNS = 0.3, 10, 5


def run() -> list[Figure]:
    counts: dict[str, list[int]] = {}
    for number, size in enumerate(SIZES):
        concept, office = heard(size), None
        make(LikenessIndex.objects.create(concept=concept))
        office = _office(concept, 200 + number)
        for page, path in _paths(concept).items():
            user = office if path.startswith("/arbeitsplatz/") else None
            counts.setdefault(page, []).append(_count(path, user))
    assert office is not None
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a database does by itself after a while
    return [
        *(figure for page, found in counts.items() for figure in _queries(page, found)),
        *_cached(concept),
        *_seconds(concept, office),
        *_files(concept, office),
    ]


def _paths(concept: Concept) -> dict[str, str]:
    desk = f"/arbeitsplatz/konzepte/{concept.slug}"
    public = f"/konzepte/{concept.slug}/beitraege/"
    like = _read(concept).filter(field__isnull=False, themes__isnull=False)[0]
    field, theme, kind = like.field, like.themes.all()[0], like.kind
    assert field
    measure = concept.measures.order_by("position")[3]
    meeting = concept.meetings.order_by("pk")[2]
    return {
        "list": f"{desk}/beitraege/",
        "list, by words": f"{desk}/beitraege/?suche=Beteiligung",
        "list, by field, theme and kind": (
            f"{desk}/beitraege/?feld={field.pk}&thema={theme.pk}&art={kind}"
        ),
        "list, by meeting": f"{desk}/beitraege/?sitzung={meeting.pk}",
        "one contribution": f"{desk}/beitraege/40/",
        "nearly the same": f"{desk}/beitraege/aehnlich/",
        "to be merged with one": f"{desk}/beitraege/41/zusammenfuehren/",
        "to be moderated": f"{desk}/beitraege/pruefen/",
        "desk": f"{desk}/antworten/",
        "desk, not yet answered": f"{desk}/antworten/?antwort=offen",
        "desk, by words": f"{desk}/antworten/?suche=Beteiligung",
        "desk, by field, theme and answer": (
            f"{desk}/antworten/?feld={field.code}&thema={theme.pk}&antwort=gegengelesen"
        ),
        "desk, by measure": f"{desk}/antworten/?massnahme={measure.pk}",
        "desk, one beside the measures": f"{desk}/antworten/41/?feld={field.code}",
        "fields by themes": f"{desk}/antworten/felder-und-themen/",
        "rounds": f"{desk}/antworten/runden/",
        "a round": f"{desk}/antworten/runden/1/",
        "public list": public,
        "public list, by words": f"{public}?suche=Beteiligung",
        "public list, by field, theme and answer": (
            f"{public}?feld={field.pk}&thema={theme.pk}&antwort=adopted"
        ),
        "public list, not yet answered": f"{public}?antwort=offen",
        "public, one contribution": f"{public}{_read(concept)[0].number}/",
    }


def _read(concept: Concept) -> "QuerySet[Contribution]":
    """Of which there is most to tell: public and answered, and another one is merged into it."""
    told = concept.contributions.filter(state="public", merged__isnull=False, answers__isnull=False)
    return told.order_by("number")


def _queries(page: str, found: list[int]) -> list[Figure]:
    how = (
        f"SQL queries of one answer with {', '.join(f'{size:,}' for size in SIZES)} "
        f"contributions: {', '.join(map(str, found))}"
    )
    return [
        Figure(f"{page}, queries", max(found), "queries", QUERIES, how),
        Figure(f"{page}, spread over sizes", max(found) - min(found), "queries", 0, how),
    ]


def _cached(concept: Concept) -> list[Figure]:
    public = [(page, path) for page, path in _paths(concept).items() if page.startswith("public")]
    how = "SQL queries of a cached answer, and of one to a reader who has the page already"
    return [
        Figure(f"{page}, cached", max(_count_again(path)), "queries", CACHED, how)
        for page, path in public
    ]


def _seconds(concept: Concept, office: User) -> list[Figure]:
    client = Client(SERVER_NAME=HOST)
    client.force_login(office)
    how = (
        f"computing for an answer made anew with {SIZES[-1]:,} contributions, that of the database "
        f"with it; the best of {TURNS}"
    )
    return [
        Figure(page, min(_taken(_made_anew(client, path)) for _turn in range(TURNS)), "s",
               SECONDS, how)
        for page, path in _paths(concept).items()
    ]  # fmt: skip


def _made_anew(client: Client, path: str) -> Callable[[], None]:
    def ask() -> None:
        for cache in caches.all(initialized_only=True):
            cache.clear()
        caching._town_and_revision.forget()
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    return ask


def _files(concept: Concept, office: User) -> list[Figure]:
    client = Client(SERVER_NAME=HOST)
    client.force_login(office)
    how = f"all {SIZES[-1]:,} contributions as a file: computing, that of the database with it"
    desk = f"/arbeitsplatz/konzepte/{concept.slug}/beitraege/export"
    return [
        Figure(f"exported as {suffix}", _taken(_made_anew(client, f"{desk}.{suffix}")), "s",
               FILE_SECONDS, how)
        for suffix in ("xlsx", "csv")
    ]  # fmt: skip


def _taken(act: Callable[[], None]) -> float:
    """Seconds of computing of this process and of the database's that serves it: what else the
    machine does is not counted."""
    began = time.process_time() + _of_the_database()
    act()
    return time.process_time() + _of_the_database() - began


def _of_the_database() -> float:
    """SQLite computes within this process."""
    if connection.vendor == "sqlite":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

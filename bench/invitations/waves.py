"""Two thousand invitations: queued in one verb, in queries that grow by batches, and their page."""

from datetime import timedelta
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from tests.factories import ConceptFactory, user_with_role

from bench.figures import Figure
from bench.towns import HOST
from bench.towns import town as the_town
from gemeinwerk.actors.models import Person
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Wave
from gemeinwerk.notices.bulk import BATCH
from gemeinwerk.notices.models import Notice

SIZE = 2_000
QUEUED_WITHIN, A_PAGE = 20.0, 15
A_BATCH = 30
"""Queries for each batch of 500; SQLite takes fewer rows in one and so needs more."""


def run() -> list[Figure]:
    town = the_town()
    office = user_with_role("office", town)
    Person.objects.bulk_create(
        Person(municipality=town, name=f"Person {n}", email=f"person{n}@eingeladen.example")
        for n in range(SIZE)
    )
    wave = operations.create_wave(
        ConceptFactory(municipality=town), name="Auftakt",
        answer_until=localdate() + timedelta(days=30), by=office,
    )  # fmt: skip
    body = "{anrede}\n\nbitte antworten Sie bis zum {frist}:\n\n{link}\n"
    operations.write_text(wave, language="de", subject="Einladung, {name}", body=body, by=office)
    keys = frozenset(
        Person.objects.filter(email__endswith="@eingeladen.example").values_list("pk", flat=True)
    )
    began = perf_counter()
    operations.choose(wave, choice=Choice(people=keys), by=office)
    operations.lay_before(wave, by=office)
    with CaptureQueriesContext(connection) as asked:
        operations.release_wave(wave, by=office)
    seconds = perf_counter() - began
    assert Notice.objects.filter(state="queued").count() == SIZE
    how = f"chosen, drawn and queued: {SIZE} people with a link of their own each"
    batches = SIZE // BATCH
    return [
        Figure("2,000 invitations queued", seconds, "s", QUEUED_WITHIN, how),
        Figure(
            "queries to release a batch", len(asked) / batches, "queries",
            A_BATCH, f"{len(asked)} for {batches} batches of {BATCH}",
        ),
        _page(wave, office),
    ]  # fmt: skip


def _page(wave: Wave, office: object) -> Figure:
    client = Client(HTTP_HOST=HOST)
    client.force_login(office)  # type: ignore[arg-type]
    address = reverse("invitations:wave", args=[wave.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return Figure("page of a wave of 2,000", len(asked), "queries", A_PAGE, "its funnel included")

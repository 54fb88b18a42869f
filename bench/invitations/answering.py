"""Answers of invitations: 200 at once in several processes, and 10,000 random requests."""

import json
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from tests.invitations.answering.public_forms import forms_of
from tests.walk.scene import Scene

from bench.figures import Figure
from bench.invitations.answerers import LET_THROUGH, MAY, REQUESTS, TRIES
from bench.towns import HOST, concept, town
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering.models import AnswerPage, NeedsOrder, Reply
from gemeinwerk.invitations.models import Invitation, Wave

PEOPLE, PROCESSES, A_PAGE = 200, 4, 8


def run() -> list[Figure]:
    words = _invited()
    return [*_at_once(words), _page(words[0]), *_random()]


def _invited() -> list[str]:
    """A wave with 200 people, each with a link of their own: the words in them."""
    found = concept("antworten", status="participation")
    here = found.municipality
    wave = Wave.objects.create(
        concept=found, name="Auftakt", answer_until=localdate() + timedelta(days=20)
    )
    page = AnswerPage.objects.create(wave=wave, meeting="Auftakt")
    page.bodies.add(Body.objects.create(municipality=here, kind="working_group", name="Wohnen"))
    people = Person.objects.bulk_create(
        Person(municipality=here, name=f"Person {n}", email=f"p{n}@verein.example")
        for n in range(PEOPLE)
    )
    rows = Invitation.objects.bulk_create(Invitation(wave=wave, person=one) for one in people)
    made = [links.new(one) for one in Invitation.objects.filter(pk__in=[row.pk for row in rows])]
    links.save(made)
    return [one.token for one in made]


def _at_once(words: list[str]) -> list[Figure]:
    statuses = [one for told in _processes("answer", words) for one in told]
    lost = PEOPLE - Reply.objects.count() + PEOPLE - NeedsOrder.objects.count()
    broken = sum(status >= 500 for status in statuses)
    how = f"{PEOPLE} answers with needs from {PROCESSES} processes at once"
    return [
        Figure("answers lost when 200 answer at once", lost, "answers", 0, how),
        Figure("server errors when 200 answer at once", broken, "answers", 0, how),
        Figure("answers taken when 200 answer at once", statuses.count(302), "answers", PEOPLE, how,
               at_least=True),
    ]  # fmt: skip


def _page(word: str) -> Figure:
    """Of somebody who answered, with what they need."""
    client, address = Client(HTTP_HOST=HOST), reverse("answering:page", args=[word])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return Figure("page of an answer", len(asked), "queries", A_PAGE, "answered before, with needs")


def _random() -> list[Figure]:
    forms = forms_of(Scene(town()))
    each = [one for one in forms for _process in range(PROCESSES)]
    told = [one for some in _processes("random", each) for one in some]
    how = f"{len(told)} forms made up by hypothesis for {len(forms)} pages, {PROCESSES} processes"
    broken = sum(status >= 500 for status in told)
    through = told.count(LET_THROUGH)
    # A process writes 599 where a form that was refused left something behind.
    return [
        Figure("server errors or traces after random requests", broken, "requests", 0, how),
        Figure("random requests", len(told), "requests", REQUESTS, how, at_least=True),
        Figure("requests from one place let through by its limits", through, "requests", MAY,
               f"{3 * TRIES * PROCESSES} to three pages"),
    ]  # fmt: skip


def _processes(what: str, given: list[Any]) -> list[list[int]]:
    with tempfile.TemporaryDirectory() as folder:
        started = []
        for n in range(PROCESSES):
            path = Path(folder) / f"{n}.json"
            path.write_text(json.dumps(given[n::PROCESSES]), encoding="utf-8")
            command = [sys.executable, "-m", "bench.invitations.answerers", what, str(path)]
            started.append((subprocess.Popen(command), path))
        for process, _path in started:
            assert process.wait() == 0
        return [json.loads(path.read_text(encoding="utf-8")) for _process, path in started]

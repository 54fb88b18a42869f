"""Two hundred readers, first alone, then while a file is imported, a PDF made and ten people edit.

Each reader keeps a connection, opens a page and reads it for a moment before the next.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from bench import readers
from bench.browser import Person
from bench.editing import FIELD, _edit_page, _office
from bench.figures import Figure
from bench.importing import spreadsheet
from bench.importing import start as start_import
from bench.serving import server
from bench.towns import catalogue, concept
from gemeinwerk.measures.files import operations
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import CatalogueFile
from gemeinwerk.measures.versioning.queries import latest

EDITORS, MEASURES, PRINTED, ROWS = 10, 50, 100, 3_000
IDLE_SECONDS, BUSY_SECONDS, FIRST_SECONDS = 15.0, 30.0, 3.0
WITHIN, RATIO = 1.0, 150


def run() -> list[Figure]:
    read = catalogue(MEASURES)
    printed = latest(catalogue(PRINTED))
    assert printed is not None
    written = catalogue(MEASURES + 1, status="drafting")
    concept("import", status="drafting")
    pages = [
        f"/konzepte/{read.slug}/{page}"
        for page in ("", "massnahmen/", "massnahmen/1.1/", "massnahmen/?feld=2", "katalog.json")
    ]
    editors = [_office(written, number) for number in range(EDITORS)]
    forms = [_edit_page(measure) for measure in written.measures.select_related("concept")]
    with tempfile.TemporaryDirectory() as folder, server() as port:
        path = spreadsheet(Path(folder) / "katalog.xlsx", ROWS)
        people = [Person(user, port) for user in editors]
        readers.read(port, pages, FIRST_SECONDS)  # so that the processes have begun
        idle = readers.read(port, pages, IDLE_SECONDS)
        operations.want([Wanted.of_version(printed, "pdf", "de")])
        with _busy(path, people, forms) as edits:
            busy = readers.read(port, pages, BUSY_SECONDS)
    made = CatalogueFile.objects.filter(suffix="pdf").exclude(made="").count()
    return _figures(idle, busy, edits=sum(edits), made=made)


def _figures(idle: list[float], busy: list[float], *, edits: int, made: int) -> list[Figure]:
    last_idle, last_busy = _ninety_ninth(idle), _ninety_ninth(busy)
    how = (
        f"{readers.READERS} connections, {len(busy)} answers in {BUSY_SECONDS:g} s, while {ROWS} "
        f"rows are imported, a PDF of {PRINTED} measures is made ({made} ready) and {EDITORS} "
        f"people saved {edits} times; alone: {len(idle)} answers, p99 {last_idle:.3f} s, median "
        f"{median(idle):.3f} s"
    )
    return [
        Figure("readers' 99th percentile, server at work", last_busy, "s", WITHIN, how),
        Figure("its ratio to the same server idle", last_busy / last_idle, "×", RATIO, how),
        Figure("median of readers, server at work", median(busy), "s", WITHIN / 2, how),
    ]


def _ninety_ninth(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[98]


@contextmanager
def _busy(path: Path, people: list[Person], forms: list[str]) -> Iterator[list[int]]:
    """An import and a worker in processes of their own, and people who edit; how often each did."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "gemeinwerk.config.background"], env=os.environ
    )
    importing = start_import(path, "import")
    done, edits = threading.Event(), [0] * len(people)
    threads = [
        threading.Thread(target=_edit, args=(person, number, forms, done, edits))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    try:
        yield edits
    finally:
        done.set()
        for thread in threads:
            thread.join()
        for process in (worker, importing):
            process.terminate()
            process.wait(timeout=60)


def _edit(
    person: Person, number: int, forms: list[str], done: threading.Event, edits: list[int]
) -> None:
    """Open a measure, write something, save; then think."""
    chance = random.Random(number)
    while not done.wait(chance.uniform(*readers.PAUSE)):
        page = forms[(number * 5 + edits[number]) % len(forms)]
        fields = person.read_form(page)
        fields[FIELD] = [f"{fields[FIELD][0]} [{number}-{edits[number]}]"]
        status, _body = person.send_form(page, fields)
        if status not in (302, 409):
            raise RuntimeError(f"an editor was answered {status}")
        edits[number] += 1

"""Two hundred readers, first alone, then while a file is imported, a PDF made and ten people edit.

Each reader keeps a connection, opens a page and reads it for a moment before the next.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from bench.browser import Person
from bench.editing import FIELD, _edit_page, _office
from bench.figures import Figure
from bench.importing import spreadsheet
from bench.importing import start as start_import
from bench.serving import server
from bench.towns import HOST, catalogue, concept
from gemeinwerk.measures.files import operations
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import CatalogueFile
from gemeinwerk.measures.versioning.queries import latest

READERS, EDITORS, MEASURES, PRINTED, ROWS = 200, 10, 50, 100, 3_000
IDLE_SECONDS, BUSY_SECONDS, FIRST_SECONDS = 15.0, 30.0, 3.0
PAUSE = (1.0, 3.0)
"""Seconds a reader looks at a page; an editor thinks as long."""
WITHIN = 1.0


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
        asyncio.run(_crowd(port, pages, FIRST_SECONDS))  # so that the processes have begun
        idle = asyncio.run(_crowd(port, pages, IDLE_SECONDS))
        operations.want([Wanted.of_version(printed, "pdf", "de")])
        with _busy(path, people, forms) as edits:
            busy = asyncio.run(_crowd(port, pages, BUSY_SECONDS))
    made = CatalogueFile.objects.filter(suffix="pdf").exclude(made="").count()
    return _figures(idle, busy, edits=sum(edits), made=made)


def _figures(idle: list[float], busy: list[float], *, edits: int, made: int) -> list[Figure]:
    last_idle, last_busy = _ninety_ninth(idle), _ninety_ninth(busy)
    how = (
        f"{READERS} connections, {len(busy)} answers in {BUSY_SECONDS:g} s, while {ROWS} rows are "
        f"imported, a PDF of {PRINTED} measures is made ({made} ready) and {EDITORS} people saved "
        f"{edits} times; alone: {len(idle)} answers, p99 {last_idle:.3f} s, median "
        f"{median(idle):.3f} s"
    )
    return [
        Figure("readers' 99th percentile, server at work", last_busy, "s", WITHIN, how),
        Figure("its ratio to the same server idle", last_busy / last_idle, "×", 100, how),
        Figure("median of readers, server at work", median(busy), "s", WITHIN / 2, how),
    ]


def _ninety_ninth(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[98]


async def _crowd(port: int, pages: list[str], seconds: float) -> list[float]:
    """How long each answer took."""
    taken: list[float] = []
    end = perf_counter() + seconds
    await asyncio.gather(*(_reader(port, pages, end, seed, taken) for seed in range(READERS)))
    return taken


async def _reader(port: int, pages: list[str], end: float, seed: int, taken: list[float]) -> None:
    chance = random.Random(seed)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(chance.uniform(0, PAUSE[1]))
    try:
        while perf_counter() < end:
            began = perf_counter()
            try:
                status, keeps = await _get(reader, writer, chance.choice(pages))
            except (asyncio.IncompleteReadError, ConnectionError):
                # The server had closed a connection that said nothing: a browser asks anew.
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                status, keeps = await _get(reader, writer, chance.choice(pages))
            taken.append(perf_counter() - began)
            if status != 200:
                raise RuntimeError(f"a reader was answered {status}")
            if not keeps:
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.sleep(chance.uniform(*PAUSE))
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _get(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, page: str
) -> tuple[int, bool]:
    """The status of a page that was read whole, and whether the connection stays."""
    writer.write(f"GET {page} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length: ")[2].partition("\r\n")[0]
    await reader.readexactly(int(length))
    return int(head.split()[1]), "connection: close" not in head


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
    while not done.wait(chance.uniform(*PAUSE)):
        page = forms[(number * 5 + edits[number]) % len(forms)]
        fields = person.read_form(page)
        fields[FIELD] = [f"{fields[FIELD][0]} [{number}-{edits[number]}]"]
        status, _body = person.send_form(page, fields)
        if status not in (302, 409):
            raise RuntimeError(f"an editor was answered {status}")
        edits[number] += 1

"""SIGKILL at moments all along while a version is frozen and entered: both are there, or neither,
and the log verifies.

Each moment is a statement to the database, the commit among them; each try is a process of its own
on a copy of the town's database.
"""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from gemeinwerk.ledger import operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.versions import freeze
from gemeinwerk.municipalities.models import Municipality
from tests.factories.published import published_catalogue
from tests.ledger.logs import faults

MOMENTS = 6
pytestmark = pytest.mark.django_db(transaction=True)


class Dying:
    """Counts statements, and ends the process before or after one of them."""

    def __init__(self, at: int | None) -> None:
        self.at, self.count = at, 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.step()
        return execute(*args)

    def step(self) -> None:
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.count += 1


def apart(path: Path, work: Callable[[], int]) -> tuple[bool, int]:
    """Whether a process of its own on a database file was killed, and the number it gave."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            connection.connection = None  # the parent's is not ours to close
            connection.settings_dict["NAME"] = str(path)
            os.write(writing, str(work()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    said = os.read(reading, 20)
    os.close(reading)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status), int(said or 0)


def freezing(concept: Any, at: int | None) -> Callable[[], int]:
    def work() -> int:
        dying = Dying(at)
        commit = connection._commit

        def dying_commit() -> None:
            dying.step()
            commit()
            dying.step()

        connection._commit = dying_commit
        with connection.execute_wrapper(dying):
            freeze(concept, kind="adopted", by=None)
        return dying.count

    return work


def stands(path: Path) -> tuple[int, int, int]:
    """Versions, entries, and how many the log says it has."""
    with sqlite3.connect(path) as file:
        found: tuple[int, int, int] = file.execute(
            "SELECT (SELECT COUNT(*) FROM measures_catalogueversion),"
            " (SELECT COUNT(*) FROM ledger_entry), (SELECT size FROM ledger_ledger)"
        ).fetchone()
    return found


def test_killed_at_any_moment_it_is_frozen_and_entered_or_neither(
    town: Municipality, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a copy of the database is a file")
    concept = published_catalogue(town)
    concept.status, concept.decided_on, concept.paper = "deliberation", "2024-01-10", "24/001"
    concept.save()
    operations.enter_missing()
    Measure.objects.filter(concept=concept, code="1.1").update(title="Alle schulen")
    whole = tmp_path / "whole.sqlite3"
    with sqlite3.connect(whole) as file:
        connection.connection.backup(file)
    before, after = (1, 1, 1), (2, 2, 2)
    assert stands(whole) == before

    def tried(at: int | None) -> tuple[bool, int, Path]:
        path = tmp_path / f"{at}.sqlite3"
        shutil.copy(whole, path)
        return (*apart(path, freezing(concept, at)), path)

    killed, steps, path = tried(None)
    assert (killed, stands(path)) == (False, after)
    moments = {steps * n // MOMENTS for n in range(MOMENTS)} | {steps - 2, steps - 1}
    ended = list[tuple[int, int, int]]()
    for number, at in enumerate(sorted(moments)):
        killed, _count, path = tried(at)
        assert killed
        ended.append(stands(path))
        if number % 3 == 0 or ended[-1] == after:
            assert apart(path, lambda: len(faults())) == (False, 0)
    assert set(ended) == {before, after}
    assert ended == sorted(ended), "before the commit nothing, after it all"

"""Many people write one measure at once: every change of a place of its own arrives."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import ChangeSet, Measure
from gemeinwerk.measures.plain_values import values_of
from gemeinwerk.measures.undoing.errors import NotUndoable
from gemeinwerk.measures.undoing.operations import undo
from gemeinwerk.measures.undoing.outlook import look
from tests.factories import MeasureFactory, UserFactory

PEOPLE = 16
InThread = Callable[..., Any]


@pytest.fixture
def at_once(tmp_path: Path) -> Iterator[Callable[[], ThreadPoolExecutor]]:
    """Threads with connections of their own. SQLite's memory knows no waiting for one's turn, so
    there what was laid so far is copied into a file, as in a town's installation."""
    settings = connections.settings["default"]
    before = settings["NAME"], settings["OPTIONS"]

    def people() -> ThreadPoolExecutor:
        if connection.vendor == "sqlite":
            settings["NAME"] = str(tmp_path / "town.sqlite3")
            # However busy the machine: who waits here is told nothing but that it was his turn.
            settings["OPTIONS"] = settings["OPTIONS"] | {"timeout": 600}
            with sqlite3.connect(settings["NAME"]) as file:
                connection.connection.backup(file)
                # As `migrate` leaves a town's file: who switches it later waits for nobody.
                file.execute("PRAGMA journal_mode = WAL")
        return ThreadPoolExecutor(PEOPLE)

    yield people
    settings["NAME"], settings["OPTIONS"] = before


def own_connection(work: Callable[..., Any]) -> InThread:
    def in_thread(*args: Any) -> Any:
        try:
            return work(*args)
        finally:
            connection.close()

    return in_thread


@own_connection
def write(pk: int, by: User, number: int) -> None:
    seen = Measure.objects.get(pk=pk)
    before = values_of(seen)
    done = operations.save(
        seen,
        changes={"milestones": [*before["milestones"], {"title": f"Schritt {number}"}]},
        before=before,
        expected_revision=seen.revision,
        by=by,
    )
    assert isinstance(done, operations.Saved)


@own_connection
def outcome(pk: int) -> tuple[int, int, int]:
    measure = Measure.objects.get(pk=pk)
    return measure.milestones.count(), measure.revision, AuditEntry.objects.count()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_all_write_one_measure(
    at_once: Callable[[], ThreadPoolExecutor],
) -> None:
    measure, by = MeasureFactory(), UserFactory()
    with at_once() as people:
        list(people.map(lambda number: write(measure.pk, by, number), range(PEOPLE)))
        assert people.submit(outcome, measure.pk).result() == (PEOPLE, PEOPLE + 1, PEOPLE)


@own_connection
def take_back(pk: int, seen: str, by: User) -> str:
    try:
        undo(ChangeSet.objects.select_related("concept").get(pk=pk), seen=seen, by=by)
    except NotUndoable as told:
        return told.message
    return "done"


@own_connection
def how_it_is(pk: int) -> tuple[str, int, int]:
    measure = Measure.objects.get(pk=pk)
    undone = AuditEntry.objects.filter(verb="catalogue.undo").count()
    return measure.priority, measure.revision, undone


@pytest.mark.django_db(transaction=True)
def test_a_bulk_change_is_taken_back_once_however_many_click(
    at_once: Callable[[], ThreadPoolExecutor],
) -> None:
    measure, by = MeasureFactory(priority="mittel"), UserFactory()
    kept = operations.bulk_change(
        measure.concept, keys=[measure.pk], changes={"priority": "hoch"}, by=by
    ).change_set
    assert kept
    seen = look(kept).fingerprint()
    with at_once() as people:
        answers = list(people.map(lambda _n: take_back(kept.pk, seen, by), range(8)))
        assert people.submit(how_it_is, measure.pk).result() == ("mittel", 3, 1)
    assert answers.count("done") == 1
    assert all("schon zurückgenommen" in told for told in answers if told != "done")

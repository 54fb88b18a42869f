"""Background work of every kind: failures have numbers, tries are counted, towns take turns."""

import logging
import re
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests import working_apart
from tests.catalogue_files import hostile
from tests.factories import ConceptFactory, MunicipalityFactory, UserFactory, office_of

from gemeinwerk.catalogue_files import apart
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.jobs import lengthening
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun

CONTENT = "Nr.;Maßnahme;Federführung\n1;Beratung;FB 38\n2;Kurse;FB 23\n".encode()


def upload(concept: Any, name: str = "k.csv") -> ImportRun:
    return operations.upload(concept, content=CONTENT, name=name, by=None)


def fresh(run: ImportRun) -> ImportRun:
    return ImportRun.objects.get(pk=run.pk)


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`breaking(problem)`: reading a file raises it from now on."""

    def break_with(problem: BaseException) -> None:
        def read(*_args: Any, **_more: Any) -> None:
            raise problem

        monkeypatch.setattr(operations, "read_apart", read)

    return break_with


class TestFailing:
    @pytest.mark.parametrize(
        "problem",
        [RecursionError("deep"), MemoryError(), KeyError("x"), OSError(5, "disk")],
        ids=repr,
    )
    def test_any_exception_ends_the_run_with_a_number_that_the_log_holds(
        self, db: None, breaking: Any, caplog: pytest.LogCaptureFixture, problem: Exception
    ) -> None:
        run = upload(ConceptFactory())
        breaking(problem)
        with caplog.at_level(logging.ERROR):
            assert jobs.work_one()
        failed = fresh(run)
        assert failed.state == ImportState.FAILED
        (number,) = re.findall(r"Nummer (\w{4}-\w{4})", failed.error)
        (entry,) = [record for record in caplog.records if number in record.getMessage()]
        assert entry.exc_info
        assert entry.exc_info[1] is problem
        assert not jobs.work_one(), "it is not tried for ever"

    @pytest.mark.apart
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (lambda: hostile.ods_deep(5_000), "verschachtelt"),
            (lambda: hostile.ods_bomb(19_000, 200, "x"), "mehr Text"),
        ][: 2 if connection.vendor == "sqlite" else 1],
    )
    def test_a_hostile_file_ends_with_its_sentence_and_once(
        self, db: None, content: Any, says: str
    ) -> None:
        """As tests/catalogue_files/test_bounds.py has many; no database knows what is in them."""
        run = operations.upload(ConceptFactory(), content=content(), name="x.ods", by=None)
        assert [jobs.work_one(), jobs.work_one()] == [True, False]
        assert fresh(run).state == ImportState.FAILED
        assert says in fresh(run).error

    @pytest.mark.apart
    def test_a_reading_process_that_is_killed_ends_the_run_with_a_sentence(
        self, db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = upload(ConceptFactory())
        monkeypatch.setattr(apart, "read", working_apart.die_reading)
        assert [jobs.work_one(), jobs.work_one()] == [True, False]
        assert fresh(run).state == ImportState.FAILED
        assert "brauchte mehr Speicher" in fresh(run).error

    def test_the_next_file_goes_on(
        self, db: None, breaking: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bad, good = upload(ConceptFactory()), upload(ConceptFactory())
        with monkeypatch.context():
            breaking(RecursionError())
            jobs.work_one()
        monkeypatch.undo()
        jobs.work_one()
        assert (fresh(bad).state, fresh(good).state) == (ImportState.FAILED, ImportState.READY)

    def test_what_fails_while_it_is_taken_over_writes_nothing(
        self, db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = upload(ConceptFactory())
        jobs.work_one()
        operations.apply(fresh(run), by=office_of(run.concept))

        def write(*_args: Any, **_more: Any) -> None:
            raise RecursionError

        monkeypatch.setattr(operations, "_write", write)
        jobs.work_one()
        assert (fresh(run).state, run.concept.measures.count()) == (ImportState.FAILED, 0)

    def test_a_database_that_is_away_says_nothing_about_the_file(
        self, db: None, breaking: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = upload(ConceptFactory())
        breaking(OperationalError("database is locked"))
        jobs.work_one()
        assert (fresh(run).state, fresh(run).tries) == (ImportState.READING, 1)
        assert not jobs.work_one(), "the try that failed is not repeated before its lease ends"
        monkeypatch.undo()
        ImportRun.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
        assert jobs.work_one()
        assert fresh(run).state == ImportState.READY


class TestWorkersThatDie:
    def test_after_three_tries_it_has_failed_and_says_so(
        self, db: None, caplog: pytest.LogCaptureFixture
    ) -> None:
        run, kinds = upload(ConceptFactory()), jobs.registered()
        for tries in (1, 2, 3):
            assert jobs.claim(kinds, timezone.now())
            assert fresh(run).tries == tries
            ImportRun.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
            assert jobs.take_up() == 1
        failed = fresh(run)
        assert failed.state == ImportState.FAILED
        assert failed.error.startswith("Die Arbeit wurde 3-mal begonnen und jedes Mal abgebrochen")
        (number,) = re.findall(r"Nummer (\w{4}-\w{4})", failed.error)
        assert number in caplog.text
        assert (jobs.claim(kinds, timezone.now()), jobs.take_up()) == (None, 0)

    def test_one_that_lives_on_changes_nothing_after_another_took_over(self, db: None) -> None:
        run = upload(ConceptFactory())
        found = jobs.claim(jobs.registered(), timezone.now())
        assert found
        kind, slow = found.kind, found.row
        ImportRun.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
        assert jobs.work_one()
        operations.discard(fresh(run), by=UserFactory())
        kind.do(slow)
        kind.failed(slow, "zu spät")
        assert (fresh(run).state, fresh(run).error) == (ImportState.DISCARDED, "")

    def test_a_lease_is_lengthened_only_by_who_has_the_row(self, db: None) -> None:
        run = upload(ConceptFactory())
        found = jobs.claim(jobs.registered(), timezone.now())
        assert found
        ImportRun.objects.update(leased_until=None, tries=2)
        jobs.extend(found.kind, found.row)
        assert fresh(run).leased_until is None

    def test_work_that_hangs_is_not_told_to_go_on_without_end(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[Any] = []
        monkeypatch.setattr(lengthening, "extend", lambda kind, row: told.append(row))
        short = {"lease": timedelta(milliseconds=4), "longest": timedelta(milliseconds=5)}
        kind = replace(jobs.registered()[0], **short)
        with jobs.lengthened(kind, ImportRun()):
            for beside in threading.enumerate():
                if beside.name == lengthening.NAME:
                    beside.join(timeout=20)
                    assert not beside.is_alive()
        assert len(told) == 5


class TestTurns:
    def order(self) -> list[int]:
        while jobs.work_one():
            pass
        runs = ImportRun.objects.order_by("taken_at").select_related("concept")
        return [run.concept.municipality_id for run in runs]

    def test_who_brings_twenty_files_does_not_keep_who_brings_one(self, db: None) -> None:
        busy, other = ConceptFactory(), ConceptFactory(municipality=MunicipalityFactory())
        for _ in range(20):
            upload(busy)
        late = upload(other)
        assert [jobs.work_one(), jobs.work_one()] == [True, True]
        assert fresh(late).state == ImportState.READY

    def test_each_town_is_served_before_one_is_served_again(self, db: None) -> None:
        concepts = [ConceptFactory(municipality=MunicipalityFactory()) for _ in range(3)]
        for concept in concepts:
            for _ in range(2):
                upload(concept)
        order = self.order()
        assert [len(set(order[at : at + 3])) for at in (0, 3)] == [3, 3]

    def test_what_is_asked_does_not_grow_with_what_waits(
        self, db: None, django_assert_num_queries: Any
    ) -> None:
        def queries() -> int:
            with django_assert_num_queries(100, exact=False) as asked:
                jobs.claim(jobs.registered(), timezone.now())
            return len(asked)

        concept = ConceptFactory()
        upload(concept)
        one = queries()
        for _ in range(30):
            upload(concept)
        assert queries() == one


class TestNudges:
    def waiting(self) -> int:
        return DBTaskResult.objects.filter(status="READY").count()

    def test_one_nudge_is_enough_for_however_many_files(
        self, db: None, django_capture_on_commit_callbacks: Any
    ) -> None:
        concept = ConceptFactory()
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(5):
                upload(concept)
        assert self.waiting() == 1

    def test_whoever_does_one_sees_to_the_next(self, db: None) -> None:
        concept = ConceptFactory()
        upload(concept)
        upload(concept)
        jobs.work_one()
        assert self.waiting() == 1
        DBTaskResult.objects.all().delete()
        jobs.work_one()
        assert self.waiting() == 0

    def test_a_nudge_that_was_lost_is_made_up_for_by_the_tick(self, db: None) -> None:
        upload(ConceptFactory())
        assert (jobs.take_up(), self.waiting()) == (0, 1)


def test_a_claim_is_a_transaction_of_its_own(db: None) -> None:
    """What happens to the work does not undo that it was begun."""
    run = upload(ConceptFactory())
    assert jobs.claim(jobs.registered(), timezone.now())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert fresh(run).tries == 1

"""The steps of an import in the background, and what happens when its worker dies."""

import random
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportMapping, ImportRun, Measure
from tests.catalogue_files import files
from tests.elsewhere import Elsewhere
from tests.factories import UserFactory, office_of
from tests.measures.importing.conftest import HEAD, ROWS

CONTENT = files.xlsx([[*HEAD, "Status"], *([*row, "fortgeschritten"] for row in ROWS)])


@pytest.fixture
def run(concept):
    return operations.upload(concept, content=CONTENT, name="k.xlsx", by=office_of(concept))


def fresh(run):
    return ImportRun.objects.get(pk=run.pk)


def read(run):
    assert jobs.work_one()
    return fresh(run)


def test_upload_keeps_the_file_and_leaves_the_rest_to_the_worker(
    concept, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as later:
        run = operations.upload(concept, content=CONTENT, name="k.xlsx", by=None)
    assert (run.state, run.file.open().read(), len(later)) == (ImportState.UPLOADED, CONTENT, 1)
    assert Measure.objects.count() == 0


def test_read_then_look_then_take_over(run):
    looked = read(run)
    assert looked.state == ImportState.READY
    assert looked.preview["changes"] == {"new": 3, "changed": 0, "same": 0, "missing": 0}
    assert Measure.objects.count() == 0
    operations.apply(looked, by=office_of(looked.concept))
    jobs.work_one()
    done = fresh(run)
    assert (done.state, done.progress, done.preview) == (ImportState.APPLIED, 100, {})
    assert (Measure.objects.count(), done.result["changes"]["new"]) == (3, 3)


def test_called_twice_it_is_done_once(run):
    operations.apply(read(run), by=office_of(run.concept))
    assert [jobs.work_one(), jobs.work_one()] == [True, False]
    assert (Measure.objects.count(), fresh(run).state) == (3, ImportState.APPLIED)


def test_a_finding_stands_beside_each_cell(run):
    third = read(run).preview["steps"][2]
    cells = {cell["label"]: cell for cell in third["cells"]}
    assert cells["Zeitraum"]["typed"] == "kurzfristig"
    assert [note["severity"] for note in cells["Zeitraum"]["notes"]] == ["error"]
    first = {cell["label"]: cell["meant"] for cell in fresh(run).preview["steps"][0]["cells"]}
    assert first["Federführung"] == "Fachbereich Soziales"
    assert first["Zeitraum"] == "01.01.2025 – 31.12.2026"
    second = {cell["label"]: cell["meant"] for cell in fresh(run).preview["steps"][1]["cells"]}
    assert second["Kosten"] == "noch nicht ermittelt"


def test_what_the_office_decides_is_remembered_for_such_headings(run, concept):
    looked = read(run)
    columns = {one["column"]: one["field"] for one in looked.preview["columns"]}
    operations.decide(
        looked, columns=columns | {"Mitwirkung": ""}, words={"fortgeschritten": "partly"}, by=None
    )
    again = read(run)
    assert again.preview["questions"] == []
    assert "contributing" not in again.preview["mapping"].values()
    assert ImportMapping.objects.count() == 1
    other = operations.upload(concept, content=CONTENT, name="zweite.xlsx", by=None)
    assert "contributing" not in read(other).preview["mapping"].values()


def test_a_file_that_cannot_be_read_says_why(concept):
    run = operations.upload(concept, content=b"%PDF-1.7", name="k.pdf", by=None)
    failed = read(run)
    assert failed.state == ImportState.FAILED
    assert failed.error.startswith("Die Datei ist ein PDF.")


def test_who_looked_at_another_catalogue_looks_again(run, concept):
    looked = read(run)
    operations.import_now(concept, content=files.xlsx([HEAD, ROWS[0]]), name="andere.xlsx", by=None)
    operations.apply(looked, by=office_of(looked.concept))
    jobs.work_one()
    back = fresh(run)
    assert (back.state, Measure.objects.count()) == (ImportState.READY, 1)
    assert back.error.startswith("Seit der Durchsicht hat jemand den Katalog geändert.")
    assert back.preview["changes"]["new"] == 2


def test_a_discarded_file_stays_outside(run):
    operations.discard(read(run), by=UserFactory())
    with pytest.raises(DomainError):
        operations.apply(fresh(run), by=office_of(run.concept))
    assert Measure.objects.count() == 0


def test_differences_say_before_and_after(run, concept):
    operations.apply(read(run), by=office_of(run.concept))
    jobs.work_one()
    first = Measure.objects.get(code="1")
    measures.edit(first, changes={"title": "Hier geändert"}, by=None, expected_revision=1)
    rows = [[*HEAD, "Status"], ["1", "Wohnen", "Neu", "FB 23", "", "2027", "1 €", "umgesetzt"]]
    again = operations.upload(concept, content=files.xlsx(rows), name="k2.xlsx", by=None)
    (step,) = read(again).preview["steps"]
    told = {
        one["label"]: (one["before"], one["after"], one["overtaken"]) for one in step["differences"]
    }
    assert told["Titel"] == ("Hier geändert", "Neu", True)
    assert told["Federführung"] == ("Fachbereich Soziales", "Fachbereich Bildung", False)
    assert told["Umsetzungsstand"] == ("", "vollständig umgesetzt", False)


# --- workers that die ---------------------------------------------------------------------------


def test_what_a_dead_worker_left_is_taken_up_once(run, django_capture_on_commit_callbacks):
    long_ago = timezone.now() - timedelta(seconds=1)
    ImportRun.objects.update(state=ImportState.READING, tries=1, leased_until=long_ago)
    assert (jobs.take_up(), jobs.take_up()) == (1, 0)
    assert read(run).state == ImportState.READY


def test_a_person_need_not_wait_for_the_tick(run):
    ImportRun.objects.update(
        state=ImportState.READING, tries=3, leased_until=timezone.now() - timedelta(seconds=1)
    )
    assert operations.take_up(fresh(run))
    assert not operations.take_up(fresh(run))
    assert read(run).state == ImportState.READY


def test_one_that_is_at_work_is_left_alone(run):
    soon = timezone.now() + timedelta(seconds=30)
    ImportRun.objects.update(state=ImportState.APPLYING, tries=1, leased_until=soon)
    assert (jobs.take_up(), jobs.work_one()) == (0, False)


def test_a_run_discarded_while_it_is_read_stays_discarded(run, monkeypatch):
    reading = operations.plan

    def discard_meanwhile(*args):
        operations.discard(fresh(run), by=UserFactory())
        return reading(*args)

    monkeypatch.setattr(operations, "plan", discard_meanwhile)
    assert read(run).state == ImportState.DISCARDED


STANDS = """
SELECT (SELECT state FROM measures_importrun),
       (SELECT COUNT(*) FROM measures_measure),
       (SELECT COUNT(*) FROM concepts_fieldofaction),
       (SELECT COUNT(*) FROM audit_auditentry WHERE verb LIKE 'measure.%')
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_nothing_is_half_done(concept, tmp_path):
    """SIGKILL at random moments: all or nothing each time, and in the end all."""
    rows = [[str(n), "Wohnen", f"M {n}", "FB 38", "FB 23", "2026", "5 €"] for n in range(80)]
    run = operations.upload(concept, content=files.xlsx([HEAD, *rows]), name="k.xlsx", by=None)
    run = operations.apply(read(run), by=office_of(run.concept))
    worker, dice = Elsewhere(tmp_path), random.Random(20240515)
    nothing, all_of_it = ("applying", 0, 0, 0), ("applied", 80, 1, 80)
    for _ in range(2):  # test_killed_worker.py kills in the very middle
        child = worker.begin()
        time.sleep(dice.uniform(0.0, 0.6))
        child.kill()
        child.wait()
        assert worker.ask(STANDS) in [[nothing], [all_of_it]]
        worker.ask("UPDATE measures_importrun SET leased_until = NULL, tries = 0")
    worker.begin().wait()
    assert worker.ask(STANDS) == [all_of_it]

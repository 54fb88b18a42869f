"""Files are made in the background: once, anew when they would be others, whole or not at all."""

import stat
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from gemeinwerk.accounts.models import Role
from gemeinwerk.concepts.models import Concept
from gemeinwerk.config.backup import tables
from gemeinwerk.core import jobs
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.files import operations, queries, storage
from gemeinwerk.measures.files import requested_file as wanted_module
from gemeinwerk.measures.files.requested_file import Wanted, of_today, of_version
from gemeinwerk.measures.models import CatalogueFile, CatalogueVersion, Measure
from gemeinwerk.measures.models.files import FileState
from gemeinwerk.measures.operations import bulk, report_status
from gemeinwerk.measures.operations import versions as versions
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy.traces import Traces
from tests.factories import make_public, user_with_role
from tests.factories.catalogues import fit_concept
from tests.factories.files import make_file, work
from tests.measures.files.conftest import Printer

OF_A_VERSION = 9  # PDF, Word, Excel, CSV in two languages, and JSON
OF_TODAY = 9


def content(wanted: Wanted) -> bytes | None:
    stream = queries.find(wanted).open()
    if stream is None:
        return None
    with stream:
        return stream.read()


def test_freezing_makes_all_files_in_the_background(
    town: Municipality, printer: Printer, django_capture_on_commit_callbacks: Any
) -> None:
    concept = fit_concept(town)
    with django_capture_on_commit_callbacks(execute=True):
        version = versions.freeze(concept, kind="council", by=user_with_role(Role.OFFICE, town))
    assert (printer.written, CatalogueFile.objects.count()) == ([], OF_A_VERSION)
    assert work() == OF_A_VERSION
    assert all(content(one) for one in of_version(version))


def test_the_tick_wants_whatever_is_missing(version: CatalogueVersion, printer: Printer) -> None:
    """As after an update from a release that made none."""
    assert operations.want_all() == OF_A_VERSION + OF_TODAY
    assert operations.want_all() == 0
    assert work() == OF_A_VERSION + OF_TODAY
    assert operations.want_all() == 0
    assert len(set(printer.written)) == len(printer.written)


def test_another_release_makes_all_anew(
    version: CatalogueVersion, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    operations.want_all()
    work()
    monkeypatch.setattr(wanted_module, "RELEASE", "0.0.0")
    pdf = Wanted.of_version(version, "pdf", "de")
    assert content(pdf) is None
    assert operations.want_all() == OF_A_VERSION + OF_TODAY
    work()
    assert content(pdf)


def test_a_folder_that_was_emptied_is_filled_anew(
    version: CatalogueVersion, printer: Printer, settings: Any
) -> None:
    operations.want_all()
    work()
    for path in Path(settings.DERIVED_ROOT).iterdir():
        path.unlink()
    assert content(Wanted.of_version(version, "pdf", "de")) is None
    assert operations.want_all() == OF_A_VERSION + OF_TODAY


def test_only_the_owner_reads_the_files_and_no_backup_holds_them(
    version: CatalogueVersion, printer: Printer, settings: Any
) -> None:
    row = make_file(Wanted.of_version(version, "pdf", "de"))
    path = storage.path_of(row.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert CatalogueFile not in tables.tables(apps)


def test_what_is_soon_made_comes_first_and_of_that_the_newest(
    version: CatalogueVersion, printer: Printer
) -> None:
    operations.want_all()
    work()
    kinds = [key.split(":")[2] for key in printer.written]
    assert kinds[-2:] == ["pdf", "pdf"]
    assert printer.written[0].startswith("today:")


class TestTheCatalogueOfToday:
    def test_is_made_anew_with_every_public_verb(
        self,
        concept: Concept,
        version: CatalogueVersion,
        printer: Printer,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        operations.want_all()
        work()
        printer.written.clear()
        measure = Measure.objects.filter(concept=concept).first()
        assert measure
        office = user_with_role(Role.OFFICE, concept.municipality)
        with django_capture_on_commit_callbacks(execute=True):
            report_status(
                measure,
                changes={"status_text": "Begonnen"},
                by=office,
                expected_revision=measure.revision,
            )
        work()
        assert len(printer.written) == OF_TODAY
        assert {key.partition(":")[0] for key in printer.written} == {"today"}
        assert content(Wanted.of_today(concept, version, "xlsx", "de"))

    def test_is_made_once_for_a_change_of_many_measures(
        self, concept: Concept, printer: Printer, django_capture_on_commit_callbacks: Any
    ) -> None:
        operations.want_all()
        work()
        printer.written.clear()
        keys = list(Measure.objects.filter(concept=concept).values_list("pk", flat=True))
        office = user_with_role(Role.OFFICE, concept.municipality)
        with django_capture_on_commit_callbacks(execute=True) as called:
            bulk.bulk_change(concept, keys=keys, changes={"implementation": "done"}, by=office)
        assert len(keys) > 1
        assert len([one for one in called if "Changed" in type(one).__name__]) == 1
        work()
        assert len(printer.written) == OF_TODAY

    def test_is_never_an_older_one(
        self, concept: Concept, version: CatalogueVersion, printer: Printer
    ) -> None:
        xlsx = Wanted.of_today(concept, version, "xlsx", "de")
        make_file(xlsx)
        assert content(xlsx)
        make_public(concept)
        assert content(xlsx) is None

    def test_is_made_again_if_something_changes_while_it_is_made(
        self, concept: Concept, version: CatalogueVersion, printer: Printer
    ) -> None:
        xlsx = Wanted.of_today(concept, version, "xlsx", "de")
        operations.want([xlsx])
        printer.meanwhile = lambda: make_public(concept) if len(printer.written) == 1 else None
        assert work() == 2
        assert content(xlsx) == f"{xlsx.key} 2".encode()

    def test_is_forgotten_with_the_last_version(
        self, concept: Concept, version: CatalogueVersion, printer: Printer
    ) -> None:
        row = make_file(Wanted.of_today(concept, version, "xlsx", "de"))
        version.published = False
        version.save(update_fields=["published"])
        operations.make(row)
        assert not CatalogueFile.objects.filter(pk=row.pk).exists()
        assert row.name not in storage.present()


class TestWhatFails:
    @pytest.fixture(autouse=True)
    def _broken(self, printer: Printer) -> None:
        def break_down() -> None:
            raise ZeroDivisionError

        printer.meanwhile = break_down

    def test_ends_with_a_number_and_is_not_tried_for_ever(
        self, version: CatalogueVersion, printer: Printer
    ) -> None:
        pdf = Wanted.of_version(version, "pdf", "de")
        operations.want([pdf])
        assert work() == 1
        found = queries.find(pdf)
        assert (found.open(), "Nummer" in found.error) == (None, True)
        operations.want([pdf])
        assert work() == 0

    def test_is_tried_again_when_the_content_changes(
        self, concept: Concept, version: CatalogueVersion, printer: Printer
    ) -> None:
        xlsx = Wanted.of_today(concept, version, "xlsx", "de")
        operations.want([xlsx])
        work()
        make_public(concept)
        printer.meanwhile = lambda: None
        operations.want([xlsx])
        assert work() == 1
        assert content(xlsx)

    def test_is_tried_again_after_some_hours(
        self, version: CatalogueVersion, printer: Printer
    ) -> None:
        """What was frozen never changes, but a full disk is emptied."""
        pdf = Wanted.of_version(version, "pdf", "de")
        operations.want([pdf])
        work()
        printer.meanwhile = lambda: None
        CatalogueFile.objects.update(taken_at=timezone.now() - operations.AGAIN)
        operations.want_all()
        work()
        assert content(pdf)


def test_what_a_dead_worker_left_is_made_by_the_next(
    version: CatalogueVersion, printer: Printer
) -> None:
    pdf = Wanted.of_version(version, "pdf", "de")
    operations.want([pdf])
    assert jobs.claim(jobs.registered(), timezone.now())
    assert work() == 0
    CatalogueFile.objects.update(leased_until=timezone.now() - operations.LEASE)
    assert work() == 1
    assert content(pdf)


def test_of_two_workers_the_one_that_lost_the_row_leaves_nothing(
    version: CatalogueVersion, printer: Printer
) -> None:
    pdf = Wanted.of_version(version, "pdf", "de")
    operations.want([pdf])
    row = CatalogueFile.objects.get()
    printer.meanwhile = lambda: CatalogueFile.objects.update(tries=7)
    operations.make(row)
    row.refresh_from_db()
    assert (row.state, row.name, storage.present()) == (FileState.WANTED, "", set())


def test_the_file_before_goes_when_the_next_is_there(
    concept: Concept, version: CatalogueVersion, printer: Printer
) -> None:
    xlsx = Wanted.of_today(concept, version, "xlsx", "de")
    first = make_file(xlsx)
    stream = queries.find(xlsx).open()
    assert stream
    make_public(concept)
    second = make_file(xlsx)
    with stream:
        assert stream.read()  # who was reading it reads on
    assert first.name != second.name
    assert storage.present() == {second.name}


def test_files_without_a_row_are_forgotten(
    version: CatalogueVersion, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = make_file(Wanted.of_version(version, "pdf", "de"))
    left = storage.keep(b"of a version that was deleted", "pdf")
    operations.forget_old()
    assert storage.present() == {kept.name, left}, "it may be in the making"
    monkeypatch.setattr(storage, "IN_THE_MAKING", -1)
    assert operations.forget_old() == 1
    assert storage.present() == {kept.name}


def test_drafts_are_forgotten_after_a_day(concept: Concept, printer: Printer) -> None:
    office = user_with_role(Role.OFFICE, concept.municipality)
    make_file(Wanted.of_draft(concept, "xlsx", "de", office))
    operations.forget_old()
    assert CatalogueFile.objects.count() == 1
    CatalogueFile.objects.update(wanted_at=timezone.now() - operations.DRAFTS_KEPT)
    operations.forget_old()
    assert CatalogueFile.objects.count() == 0


def test_an_unchanged_installation_costs_the_tick_a_constant_number_of_queries(
    version: CatalogueVersion, printer: Printer, django_assert_num_queries: Any
) -> None:
    operations.want_all()
    work()
    with django_assert_num_queries(3):  # rows, versions, the town's revision
        assert operations.want_all() == 0


def test_today_is_made_of_what_is_public_alone(concept: Concept, version: CatalogueVersion) -> None:
    Concept.objects.filter(pk=concept.pk).update(public=False)
    assert list(queries.today_of(concept.municipality_id)) == []
    Concept.objects.filter(pk=concept.pk).update(public=True)
    assert list(queries.today_of(concept.municipality_id)) == list(of_today(concept, version))


def test_erasing_a_person_takes_what_was_written_of_today_and_leaves_what_was_frozen(
    concept: Concept,
    version: CatalogueVersion,
    printer: Printer,
    django_capture_on_commit_callbacks: Any,
) -> None:
    frozen = make_file(Wanted.of_version(version, "pdf", "de"))
    today = Wanted.of_today(concept, version, "xlsx", "de")
    make_file(today)
    office = user_with_role(Role.OFFICE, concept.municipality)
    make_file(Wanted.of_draft(concept, "xlsx", "de", office))
    searched = Selection(("1.1",), "Suche nach „Beispiel“", 3)
    make_file(Wanted.of_version(version, "xlsx", "de", searched))
    traces = Traces(frozenset({concept.municipality_id}))
    operations.erase(traces, write=False)
    assert len(storage.present()) == 4
    with django_capture_on_commit_callbacks(execute=True):
        operations.erase(traces, write=True)
    assert storage.present() == {frozen.name}
    work()
    assert content(today)

"""A report is issued whole or not at all, and is the same bytes ever after."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.core import jobs
from gemeinwerk.ledger.checking import check
from gemeinwerk.ledger.leaves import digest
from gemeinwerk.ledger.models import Entry, Ledger
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import CatalogueFile, Measure
from gemeinwerk.measures.models.versions import FrozenStays
from gemeinwerk.progress_reports import operations, queries
from gemeinwerk.progress_reports.errors import NothingDecided, NotPublic, NotWritable, TextMissing
from gemeinwerk.progress_reports.exporting.formats import FORMATS
from gemeinwerk.progress_reports.models import IssuedFile, IssuedReport, ProgressReport, State
from tests.elsewhere import Elsewhere
from tests.factories import ConceptFactory, issued_report
from tests.ledger.logs import overwrite, stored
from tests.progress_reports.conftest import DECIDED

MOMENTS = {
    "while files are made": "formats.FORMATS['html'] = formats.FORMATS['html'].but(stop)",
    "everything written": "issuing.audit.record = stop",
    "entered in the log": "ledger.Head.objects.create = stop",
}
BEFORE = """
from gemeinwerk.progress_reports.operations import issuing
from gemeinwerk.progress_reports.exporting import formats
from gemeinwerk.ledger import operations as ledger
for one in set(formats.FORMATS) - {"html"}:
    formats.FORMATS[one] = formats.FORMATS[one].but(lambda made: b"small")
"""
STANDS = """SELECT (SELECT state FROM progress_reports_progressreport),
  (SELECT COUNT(*) FROM progress_reports_issuedreport),
  (SELECT COUNT(*) FROM progress_reports_issuedfile),
  (SELECT COUNT(*) FROM ledger_entry WHERE kind LIKE 'progress_report%%')"""
WHOLE = ("issued", 1, len(FORMATS), 1 + len(FORMATS))


def issued(report: ProgressReport, by: User) -> IssuedReport:
    operations.order(report, by=by)
    assert jobs.work_one()
    return IssuedReport.objects.get()


@pytest.mark.django_db
@pytest.mark.slow
def test_all_files_are_made_at_once_and_stay_the_same_bytes(
    report: ProgressReport, office: User, client: Client
) -> None:
    found = issued(report, office)
    assert (found.number, found.body_name) == (1, "Sozialausschuss")
    before = {suffix: queries.file_of(found, suffix) for suffix in (*FORMATS, "json")}
    assert all(before.values())
    assert (before["pdf"] or b"").startswith(b"%PDF-")
    assert digest(before["json"] or b"") == found.checksum
    assert found.checksum.encode() in (before["html"] or b"")
    measure = report.concept.measures.get(code="1.1")
    revision = Measure.objects.get(pk=measure.pk).revision
    measures.report_status(
        measure, changes={"implementation": "done"}, by=office, expected_revision=revision
    )
    client.force_login(office)
    for suffix, content in before.items():
        address = reverse("progress_reports:file", args=[report.concept.slug, 1, suffix])
        answer = client.get(address)
        assert answer.content == content
        assert "attachment" in answer["Content-Disposition"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_it_is_issued_whole_or_not_at_all(
    moment: str, report: ProgressReport, office: User, tmp_path: Path
) -> None:
    CatalogueFile.objects.all().delete()  # other work
    operations.order(report, by=office)
    worker = Elsewhere(tmp_path)
    child = worker.begin(before=BEFORE + MOMENTS[moment])
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    child.kill()
    child.wait()
    sql = STANDS.replace("%%", "%") if connection.vendor == "sqlite" else STANDS
    assert worker.ask(sql) == [("making", 0, 0, 0)]
    worker.ask("UPDATE progress_reports_progressreport SET leased_until = '2020-01-01 00:00:00'")
    again = worker.begin("assert jobs.work_one()", BEFORE)
    again.communicate()
    assert again.returncode == 0
    assert worker.ask(sql) == [WHOLE]


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
def test_what_was_seen_is_issued_though_somebody_reports_meanwhile(
    report: ProgressReport, office: User
) -> None:
    ordered = operations.order(report, by=office)
    content = ordered.pending
    report.concept.measures.update(implementation="dropped")
    with pytest.raises(NotWritable):
        operations.edit(report, by=office, title="Anders")
    assert jobs.work_one()
    assert IssuedReport.objects.get().plain() == content


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
def test_two_workers_issue_it_once(report: ProgressReport, office: User) -> None:
    operations.order(report, by=office)
    row = ProgressReport.objects.get()
    made = operations.made_files(row)
    assert operations.finish(row, made)
    assert operations.finish(row, made) is None
    assert IssuedReport.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
def test_what_cannot_be_made_is_a_draft_again_and_says_so(
    report: ProgressReport, office: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(made: Any) -> bytes:
        raise RuntimeError("no room left")

    monkeypatch.setitem(FORMATS, "pdf", FORMATS["pdf"].but(broken))
    operations.order(report, by=office)
    assert jobs.work_one()
    found = ProgressReport.objects.get()
    assert (found.state, found.pending) == (State.DRAFT, {})
    assert "mit der Nummer" in found.error
    assert not IssuedReport.objects.exists()
    assert not Entry.objects.filter(kind__startswith="progress_report").exists()


@pytest.mark.django_db
def test_a_part_without_its_text_is_not_issued(report: ProgressReport, office: User) -> None:
    operations.edit(report, by=office, introduction="")
    with pytest.raises(TextMissing, match="Einleitung"):
        operations.order(report, by=office)


@pytest.mark.django_db
def test_of_what_nobody_decided_nothing_is_reported(office: User, town: Any) -> None:
    concept = ConceptFactory(municipality=town, status="implementation")
    with pytest.raises(NothingDecided):
        operations.create(concept, title="Zu früh", as_of=DECIDED.date(), parts=["overview"],
                          by=office)  # fmt: skip


@pytest.mark.django_db
def test_an_issued_report_is_never_changed(report: ProgressReport) -> None:
    found = issued_report(report.concept)
    found.title = "Anders"
    for change in (found.save, found.files.get().save):
        with pytest.raises(FrozenStays):
            change()
    with pytest.raises(FrozenStays):
        IssuedReport.objects.update(content="{}")


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
def test_one_changed_byte_is_found(report: ProgressReport, office: User) -> None:
    issued(report, office)
    ledger = Ledger.objects.get()
    assert check(ledger).faults == []
    changes: list[tuple[Any, str, Any]] = [
        (IssuedReport, "content", lambda text: text.replace("verzögert", "verzogert")),
        (IssuedReport, "title", lambda text: f"{text}!"),
        (IssuedReport, "checksum", lambda text: f"{1 - int(text[0] == '1')}{text[1:]}"),
        (IssuedFile, "digest", lambda text: text[1:] + "g"),
    ]
    for model, column, to in changes:
        row = model._base_manager.first()
        before = stored(row, column)
        overwrite(row, column, to(before))
        assert check(ledger).faults, column
        overwrite(row, column, before)
        assert check(ledger).faults == []
    IssuedFile._base_manager.filter(suffix="pdf").update(content=b"smoll")
    assert any("Gespeichert ist nicht mehr" in fault for fault in check(ledger).faults)


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
def test_whoever_has_a_file_can_have_it_proven(report: ProgressReport, office: User) -> None:
    found = issued(report, office)
    operations.publish(found, by=office)
    digests = {one.digest for one in found.files.all()} | {found.checksum}
    assert set(Entry.objects.values_list("digest", flat=True)) >= digests


@pytest.mark.django_db
def test_citizens_read_what_was_published_and_nothing_else(
    report: ProgressReport, office: User, client: Client
) -> None:
    found = issued_report(report.concept)
    args = [report.concept.slug, 1]
    pages = [reverse("portal:progress_report", args=args),
             reverse("portal:progress_report_file", args=[*args, "pdf"])]  # fmt: skip
    listed = reverse("portal:progress_reports", args=args[:1])
    assert [client.get(one).status_code for one in pages] == [404, 404]
    assert found.title not in client.get(listed).content.decode()
    operations.publish(found, by=office)
    assert [client.get(one).status_code for one in pages] == [200, 200]
    assert found.title in client.get(listed).content.decode()
    operations.withdraw(found, by=office)
    assert [client.get(one).status_code for one in pages] == [404, 404]
    report.concept.public = False
    report.concept.save()
    with pytest.raises(NotPublic):
        operations.publish(found, by=office)

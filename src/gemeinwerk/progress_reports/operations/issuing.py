"""A report is issued: whole, or not at all.

    order(report, by=user)      # freezes its content; the worker does the rest
    finish(row, made_files(row))    # every file beforehand, then one transaction

Until `finish` has ended there is no issued report, wherever a process is killed: the row waits and
another worker takes it up with the same content.
"""

import gc
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.ledger.leaves import digest
from gemeinwerk.measures.document import canonical
from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.errors import NotWritable, TextMissing
from gemeinwerk.progress_reports.exporting.formats import FORMATS, Made, formats_of
from gemeinwerk.progress_reports.lifecycle import ACTIVITIES, REPORT
from gemeinwerk.progress_reports.models import (
    IssuedFile,
    IssuedReport,
    Part,
    ProgressReport,
    State,
)
from gemeinwerk.progress_reports.queries import template_of
from gemeinwerk.progress_reports.verbs import ProgressReportVerb


@dataclass(frozen=True)
class Files:
    """The frozen content and what was made of it, by suffix."""

    frozen: bytes
    contents: dict[str, bytes]


WRITTEN = {Part.INTRODUCTION: "introduction", Part.SUMMARY: "summary"}
"""Parts of a progress report a person writes."""


@verb
def order(report: ProgressReport, *, by: User | None) -> ProgressReport:
    """Freeze what the report says now, and let its files be made."""
    concept = hold(report.concept, "municipality")
    present = hold(report, "body")
    present.concept = concept
    phases.require(ACTIVITIES[present.kind], concept)
    if present.state != State.DRAFT:
        raise NotWritable(_("Der Bericht ist ausgegeben oder wird es gerade."))
    REPORT.require(present, State.MAKING)
    _require_texts(present)
    if present.is_of_participation:
        present.as_of = localdate(audit.now())
    present.pending = content_of(present)
    present.state, present.ordered_by, present.error = State.MAKING, by, ""
    present.wait()
    present.save()
    audit.record(ProgressReportVerb.ORDER, present, by=by)
    transaction.on_commit(jobs.nudge)
    return present


def made_files(row: ProgressReport) -> Files:
    """For the worker: every file of what was frozen. Takes seconds to minutes, changes nothing."""
    frozen = canonical(row.pending)
    with translation.override(GERMAN):
        made = Made(row.pending, digest(frozen), template_of(row.concept.municipality_id))
        return Files(frozen, _written(made))


def _written(made: Made) -> dict[str, bytes]:
    """Paper is named first and takes most memory: it is made last, when what the others left
    behind, which points to itself, is gone."""
    found: dict[str, bytes] = {}
    formats = formats_of(made.content)
    for suffix in reversed(formats):
        found[suffix] = FORMATS[suffix].write(made)
        gc.collect()
    return {suffix: found[suffix] for suffix in formats}


@verb
def finish(row: ProgressReport, made: Files) -> IssuedReport | None:
    """The one moment: the report, its files, its entries in the log. None where somebody else took
    it up meanwhile."""
    concept = hold(row.concept, "municipality")
    present = hold(row, "body")
    if present.state != State.MAKING or canonical(present.pending) != made.frozen:
        return None
    REPORT.require(present, State.ISSUED)
    issued = _issued(present, concept, made.frozen)
    issued.save()
    ledger.enter(issued)
    for suffix, content in made.contents.items():
        one = _file(issued, suffix, content)
        one.save()
        ledger.enter(one)
    by = present.ordered_by
    present.state, present.pending, present.leased_until = State.ISSUED, {}, None
    present.save()
    audit.record(
        ProgressReportVerb.ISSUE,
        issued,
        by=by,
        after={"number": issued.number, "checksum": issued.checksum},
    )
    return issued


@verb
def fail(row: ProgressReport, sentence: str) -> None:
    """It could not be made: a draft again, which says so."""
    hold(row.concept)
    present = hold(row)
    if present.state == State.MAKING:
        REPORT.require(present, State.DRAFT)
        present.state, present.pending, present.error = State.DRAFT, {}, sentence
        present.leased_until = None
        present.save()
        audit.record(ProgressReportVerb.FAIL, present, by=None)


def _issued(report: ProgressReport, concept: Concept, frozen: bytes) -> IssuedReport:
    last = IssuedReport.objects.filter(concept=concept).aggregate(n=Max("number"))["n"]
    by = report.ordered_by
    return IssuedReport(
        report=report,
        concept=concept,
        kind=report.kind,
        number=(last or 0) + 1,
        title=report.title,
        body_name=report.body.name if report.body else "",
        as_of=report.as_of,
        issued_at=audit.now(),
        issued_by=str(by) if by else "",
        content=frozen.decode(),
        checksum=digest(frozen),
    )


def _file(issued: IssuedReport, suffix: str, content: bytes) -> IssuedFile:
    return IssuedFile(
        issued=issued, suffix=suffix, size=len(content), digest=digest(content), content=content
    )


def _require_texts(report: ProgressReport) -> None:
    if report.is_of_participation:
        if not report.learnt:
            raise TextMissing(
                _("Es fehlt noch, was gelernt wurde. Schreiben Sie es, bevor Sie ausgeben.")
            )
        return
    missing: list[Any] = [
        part.label for part, name in WRITTEN.items()
        if report.holds(part) and not getattr(report, name)
    ]  # fmt: skip
    if missing:
        raise TextMissing(
            _("Es fehlt noch: {parts}. Schreiben Sie den Text, oder lassen Sie den Teil weg.")
            .format(parts=", ".join(map(str, missing)))
        )  # fmt: skip

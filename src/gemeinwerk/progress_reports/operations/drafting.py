"""The office begins a report and writes it.

report = create(concept, title="Sachstand 2026", as_of=date(2026, 12, 31), parts=[…], by=user)
"""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.progress_reports.errors import (
    NothingChosen,
    NothingDecided,
    NotWritable,
    WrongDay,
)
from gemeinwerk.progress_reports.lifecycle import ISSUE, ISSUE_PARTICIPATION
from gemeinwerk.progress_reports.models import Detail, Kind, Part, ProgressReport, State
from gemeinwerk.progress_reports.queries import first_decision
from gemeinwerk.progress_reports.verbs import ProgressReportVerb


@verb
def create(
    concept: Concept,
    *,
    title: str,
    as_of: date,
    parts: list[str],
    by: User | None,
    body: Body | None = None,
    since: date | None = None,
    detail: str = Detail.LINE,
    introduction: str = "",
    summary: str = "",
    asked: str = "",
) -> ProgressReport:
    """Begin a report; nothing of it is seen by anybody but the office."""
    present = hold(concept, "municipality")
    phases.require(ISSUE, present)
    _require_day(present, as_of, since)
    made = ProgressReport(
        concept=present,
        title=" ".join(title.split()),
        body=body,
        as_of=as_of,
        since=since,
        parts=_in_order(parts),
        detail=detail,
        introduction=introduction.strip(),
        summary=summary.strip(),
        asked=asked.strip(),
        changed_at=audit.now(),
    )
    made.save()
    audit.record(ProgressReportVerb.CREATE, made, by=by)
    return made


@verb
def create_of_participation(
    concept: Concept,
    *,
    title: str,
    by: User | None,
    body: Body | None = None,
    summary: str = "",
    learnt: str = "",
) -> ProgressReport:
    """Begin a report of who took part and what became of it. Its day is the one it is issued on."""
    present = hold(concept, "municipality")
    phases.require(ISSUE_PARTICIPATION, present)
    made = ProgressReport(
        concept=present,
        kind=Kind.PARTICIPATION,
        title=" ".join(title.split()),
        body=body,
        as_of=localdate(audit.now()),
        summary=summary.strip(),
        learnt=learnt.strip(),
        changed_at=audit.now(),
    )
    made.save()
    audit.record(ProgressReportVerb.CREATE, made, by=by)
    return made


@verb
def edit(report: ProgressReport, *, by: User, seen: Seen = None, **values: Any) -> ProgressReport:
    """Change what was written, as long as it is not being issued."""
    present = _held(report)
    if present.state != State.DRAFT:
        raise NotWritable(
            _("Der Bericht ist ausgegeben oder wird es gerade. Er bleibt, wie er ist.")
        )
    if "parts" in values:
        values["parts"] = _in_order(values["parts"])
    deed = ProgressReportVerb.EDIT
    before, after = lost_update.apply(present, values, seen=seen, verb=deed)
    if after:
        if not present.is_of_participation:
            _require_day(present.concept, present.as_of, present.since)
        present.changed_at, present.error = audit.now(), ""
        present.save()
        audit.record(deed, present, by=by, before=before, after=after)
    return present


@verb
def delete(report: ProgressReport, *, by: User) -> None:
    """Give a draft up. What was issued stays."""
    present = _held(report)
    if present.state != State.DRAFT:
        raise NotWritable(_("Ein ausgegebener Bericht wird nicht gelöscht."))
    audit.record(ProgressReportVerb.DELETE, present, by=by)
    present.delete()


def _held(report: ProgressReport) -> ProgressReport:
    concept = hold(report.concept, "municipality")
    found = hold(report)
    found.concept = concept
    return found


def _in_order(parts: list[str]) -> list[str]:
    found = [one.value for one in Part if one.value in parts]
    if not found:
        raise NothingChosen(_("Bitte wählen Sie wenigstens einen Teil."))
    return found


def _require_day(concept: Concept, as_of: date, since: date | None) -> None:
    first = first_decision(concept)
    if first is None:
        raise NothingDecided(
            _(
                "Berichtet wird über beschlossene Maßnahmen. Frieren Sie zuerst die beschlossene "
                "Fassung ein."
            )
        )
    if as_of > localdate(audit.now()):
        raise WrongDay(_("Der Stichtag liegt in der Zukunft. Berichtet wird, was war."))
    if as_of < first:
        raise WrongDay(
            _("Am Stichtag war noch nichts beschlossen. Der erste mögliche Tag ist der {day}.")
            .format(day=date_format(first, "DATE_FORMAT"))
        )  # fmt: skip
    if since and since >= as_of:
        raise WrongDay(_("Verglichen wird mit einem Tag, der vor dem Stichtag liegt."))

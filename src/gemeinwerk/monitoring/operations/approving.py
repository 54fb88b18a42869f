"""The office's part: approve what was handed in, or give it back with remarks at the passages.

approve(report, seen=stamp, by=user)
return_report(report, remarks={"done": "Bitte mit Zahl."}, by=user)

Approval writes into the measure with the measure's own verbs, and only what the report says newly:
everything that follows from a measure (its page, its state, files) follows.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import notices, said
from gemeinwerk.monitoring.authors import WITHOUT_ACCOUNT, ByLink
from gemeinwerk.monitoring.errors import RemarkMissing
from gemeinwerk.monitoring.lifecycle import REPORT
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.operations.writing import counts_as_answer
from gemeinwerk.monitoring.pictures.models import picture_of
from gemeinwerk.monitoring.public_note import public_note
from gemeinwerk.monitoring.same.queries import written_too
from gemeinwerk.monitoring.verbs import MonitoringVerb
from gemeinwerk.monitoring.years.operations import tell_year
from gemeinwerk.monitoring.years.queries import running_years

RELATED = ("concept__municipality", "field", "lead_unit")


@verb
def approve(report: Report, *, by: User | None, seen: str | None = None) -> Report:
    """What is reported becomes what the measure says. `seen` is the stamp of `approval_told`."""
    present = _held(report)
    too = written_too(present.measure)
    require_same(approval_told(present, too), seen)
    REPORT.require(present, ReportState.APPROVED)
    # What the measure says from now on its unit has said; that it may stand there, the office.
    reporter = _reporter(present)
    _write(present, reporter)
    for measure in too:
        _write(_as_of(present, hold(measure, *RELATED)), reporter)
    present.state, present.approved_at, present.remarks = ReportState.APPROVED, audit.now(), {}
    present.save(update_fields=["state", "approved_at", "remarks"])
    audit.record(MonitoringVerb.REPORT_APPROVE, present, by=by, public=present.round.concept.public)
    return present


@verb
def approve_several(
    *, reports: Sequence[Report], seen: Mapping[int, str], by: User
) -> tuple[list[Report], list[str]]:
    """Each by itself; of those that are refused, why. `seen`: stamps by key."""
    approved, refused = list[Report](), list[str]()
    for report in sorted(reports, key=lambda one: (one.round_id, one.measure_id)):
        try:
            approved.append(approve(report, by=by, seen=seen.get(report.pk, "")))
        except DomainError as refusal:
            refused.append(f"{report.measure.code}: {refusal.message}")
    return approved, refused


@verb
def return_report(
    report: Report, *, remarks: Mapping[str, str], by: User, seen: str | None = None
) -> Report:
    """Give it back; `remarks` by the names of passages, "" for the whole. The unit gets a mail."""
    present = _held(report)
    require_same(approval_told(present), seen)
    REPORT.require(present, ReportState.RETURNED)
    known = {"", *said.values_of(present)}
    said_now = {name: text.strip() for name, text in remarks.items() if name in known}
    present.remarks = {name: text for name, text in said_now.items() if text}
    if not present.remarks:
        raise RemarkMissing(_("Bitte schreiben Sie, was geändert werden soll."))
    present.state, present.nothing_new = ReportState.RETURNED, False
    present.save(update_fields=["state", "remarks", "nothing_new"])
    public = counts_as_answer(present)
    audit.record(MonitoringVerb.REPORT_RETURN, present, by=by, public=public)
    notices.returned(present, by=by)
    return present


def approval_told(report: Report, too: Sequence[Measure] | None = None) -> list[object]:
    """What the page says of a report before it is approved; see `core.shown`. `too`: what
    `written_too` gives of its measure, where it is known."""
    too = written_too(report.measure) if too is None else too
    picture = picture_of(report)
    shown = [picture.digest, picture.alt] if picture else []
    written = [one.pk for one in too]
    values = sorted(said.values_of(report).items())
    return [report.state, values, clashes(report, too), shown, written]


def clashes(report: Report, too: Sequence[Measure] | None = None) -> list[str]:
    """Where the measure says something else by now than when the round opened, and the report
    something else again: approving sets what was reported. So it does on those that are written
    `too`, as in `approval_told`."""
    new = set(said.new_in(report))
    found = [
        _("{label}: An der Maßnahme steht inzwischen „{now}“.").format(label=label, now=now)
        for label, now in _overwritten(report, report.measure, new)
    ]
    for other in written_too(report.measure) if too is None else too:
        found += [
            _("{label}: An Maßnahme {code} ({concept}) steht „{now}“.").format(
                label=label, code=other.code, concept=other.concept.title, now=now
            )
            for label, now in _overwritten(report, other, new)
        ]
    return found + _dropped(report, new)


def _overwritten(report: Report, measure: Measure, new: set[str]) -> list[tuple[str, str]]:
    """What stands on a measure and is neither what was known nor what is reported, with labels."""
    values = said.values_of(report)
    now = {
        name: said.plain(getattr(measure, column))
        for name, column in said.ON_THE_MEASURE.items()
        if name in new
    }
    return [
        (said.label(report, name), said.in_full(report, name, value))
        for name, value in now.items()
        if value not in (report.basis.get(name, ""), values[name])
    ]


def _dropped(report: Report, new: set[str]) -> list[str]:
    """What is said of a milestone or an indicator the measure does not have any more."""
    found = list[str]()
    there = {one.pk for one in report.measure.milestones.all()}
    for index, one in enumerate(report.milestones):
        if one["milestone"] not in there and _is_new(new, index, said.OF_A_MILESTONE):
            found.append(
                _("Den Meilenstein „{name}“ hat die Maßnahme nicht mehr: Die Angabe entfällt.")
                .format(name=one["title"])
            )  # fmt: skip
    known = {one.name for one in report.measure.indicators.all()}
    for index, value in enumerate(report.values):
        if value["indicator"] not in known and _is_new(new, index, said.OF_A_VALUE):
            found.append(
                _("Den Indikator „{name}“ hat die Maßnahme nicht mehr: Die Angabe entfällt.")
                .format(name=value["indicator"])
            )  # fmt: skip
    return found


def _held(report: Report) -> Report:
    """Held in the order of the measure's own verbs, which hold it again; with the measures that say
    the same."""
    too = written_too(report.measure)
    hold_all(Concept.objects.filter(pk__in={report.round.concept_id, *(m.concept_id for m in too)}))
    concept = hold(report.round.concept, "municipality")
    opened = hold(report.round)
    hold_all(Measure.objects.filter(pk__in={report.measure_id, *(m.pk for m in too)}))
    measure = hold(report.measure, *RELATED)
    found = hold(report, "submitted_by")
    opened.concept, found.round, found.measure = concept, opened, measure
    return found


def _reporter(report: Report) -> Any:
    """Whose word it is that the measure says from now on: never of who let it stand there."""
    if report.submitted_by or report.submitted_as:
        return report.submitted_by or ByLink(report.submitted_as)
    unit = report.measure.lead_unit or report.unit
    return ByLink(unit.name, WITHOUT_ACCOUNT) if unit else None


def _as_of(report: Report, measure: Measure) -> Report:
    """The same said of another measure: what it has no milestone, indicator or year for, is left
    out. It is not saved."""
    found = copy(report)
    found.measure = measure
    keys = {title: pk for pk, title in measure.milestones.values_list("pk", "title")}
    found.milestones = [one | {"milestone": keys.get(one["title"], 0)} for one in report.milestones]
    found.years = list(report.years)
    running = running_years(measure)
    found.basis = dict(report.basis)
    for index, one in enumerate(found.years):
        if int(one["year"]) not in running:  # as if nothing had been said of it
            found.basis |= {f"{name}-{index}": one[key] for name, key in said.OF_A_YEAR.items()}
    return found


def _is_new(new: set[str], index: int, names: Mapping[str, str]) -> bool:
    return any(f"{name}-{index}" in new for name in names)


def _write(report: Report, by: Any) -> None:
    new = set(said.new_in(report))
    values = said.values_of(report)
    status: dict[str, Any] = {
        column: values[name] for name, column in said.ON_THE_MEASURE.items() if name in new
    }
    if "expected_end" in status:
        status["expected_end"] = report.expected_end
    if status:
        present = report.measure
        report.measure = measures.report_status(
            present, changes=status, by=by, expected_revision=present.revision
        )
    for index in range(len(report.milestones)):
        if _is_new(new, index, said.OF_A_MILESTONE):
            _write_milestone(report, index, new, by)
    for index in range(len(report.values)):
        if _is_new(new, index, said.OF_A_VALUE) and report.values[index]["number"]:
            _write_value(report, index, by)
    for index in range(len(report.years)):
        _write_year(report, index, new, by)
    _write_note(report, new, by)


def _write_year(report: Report, index: int, new: set[str], by: Any) -> None:
    one = report.years[index]
    told = {key: str(one[key]) for name, key in said.OF_A_YEAR.items() if f"{name}-{index}" in new}
    if told:
        tell_year(report.measure, year=int(one["year"]), told=told, by=by)


def _write_milestone(report: Report, index: int, new: set[str], by: Any) -> None:
    told = report.milestones[index]
    row = report.measure.milestones.filter(pk=told["milestone"]).first()
    if row is None:
        return
    if f"reached-{index}" in new:
        measures.reach_milestone(row, on=said.day(told["reached_on"]), by=by)
    elif not told["reached_on"]:
        to = said.day(told["moved_to"])
        measures.move_milestone(row, to=to, reason=told["moved_reason"], by=by)


def _write_value(report: Report, index: int, by: Any) -> None:
    told = report.values[index]
    day, number = said.day(told["day"]), said.amount(told["number"])
    measure: Measure = report.measure
    if day is None or number is None:
        return
    if not measure.indicators.filter(name=told["indicator"]).exists():
        return
    there = measure.measured.filter(indicator=told["indicator"], day=day).first()
    if there is None:
        measures.record_value(measure, indicator=told["indicator"], day=day, number=number, by=by)
    elif there.value != number:
        measures.correct_value(
            there,
            day=day,
            number=number,
            source=there.source,
            remark=there.remark,
            reason=_reason(report),
            by=by,
        )


def _reason(report: Report) -> str:
    with translation.override("de"):  # it stands in the public history
        return _("So gemeldet in der Runde „{round}“.").format(round=report.round)


def _write_note(report: Report, new: set[str], by: Any) -> None:
    """The dated note that says what was reported, in the town's language as all notes."""
    with translation.override("de"):
        text = public_note(report, new)
    day = _day_of(report)
    label = report.round.title
    if text and not report.measure.notes.filter(label=label, text=text, period_end=day).exists():
        measures.add_note(
            report.measure, label=label, text=text, by=by, colour=report.light, on=day
        )


def _day_of(report: Report) -> date:
    """The day it speaks of: on which the unit handed it in."""
    return localdate(report.submitted_at) if report.submitted_at else localdate(audit.now())

"""The unit's part: a draft that is written by several, "nothing new", and handing in.

save(report, changes={"course": "late"}, seen={"course": "on_course"}, by=user)
report_nothing_new(report, by=user)
submit(report, by=user)

None of it changes the measure, and none of it is public; that a unit answered at all is counted in
public once the day of the round is over.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.core.conflicts import Difference, Overtaken, changed
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import verb
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.authors import Author, ByLink, account_of
from gemeinwerk.monitoring.errors import AlreadyChanged, NotReady
from gemeinwerk.monitoring.lifecycle import REPORT
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.operations.writing import (
    counts_as_answer,
    draft_again,
    require_writable,
    says_something,
    store,
)
from gemeinwerk.monitoring.operations.writing import held as _held
from gemeinwerk.monitoring.readiness import missing
from gemeinwerk.monitoring.verbs import MonitoringVerb


@verb
def save(
    report: Report, *, changes: Mapping[str, str], by: Author, seen: Mapping[str, str] | None = None
) -> Report:
    """Write what somebody changed into the draft; plain values as `said` has them.

    `seen` are those its writer began from: `Overtaken` where somebody else put another there since.
    """
    present = _held(report)
    require_writable(present)
    stored = said.values_of(present)
    wanted = {name: said.plain(value) for name, value in changes.items() if name in stored}
    _require_unchanged(present, stored, wanted, seen or {})
    names = changed({name: stored[name] for name in wanted}, wanted)
    if not names:
        return present
    said.assign(present, wanted)
    draft_again(present, by=by)
    labels = [said.label(present, name) for name in names]
    audit.record(MonitoringVerb.REPORT_SAVE, present, by=by, after={"passages": ", ".join(labels)})
    return present


@verb
def report_nothing_new(report: Report, *, by: Author) -> Report:
    """It is as it was reported last: an answer, and recorded as one."""
    present = _held(report)
    require_writable(present)
    if says_something(present):
        raise AlreadyChanged(
            _("Zu Maßnahme {code} ist schon etwas Neues eingetragen.").format(
                code=present.measure.code
            )
        )
    present.state, present.nothing_new = ReportState.DRAFT, True
    store(present, by=by)
    audit.record(MonitoringVerb.REPORT_NOTHING_NEW, present, by=by)
    return present


@verb
def take_back(report: Report, *, by: Author) -> Report:
    """Take back "nothing new", or a report the office has not read yet, to go on writing."""
    present = _held(report)
    was_handed_in = present.state == ReportState.SUBMITTED
    if not was_handed_in and not present.nothing_new:
        raise AlreadyChanged(
            _("Zu Maßnahme {code} ist nichts zurückzunehmen.").format(code=present.measure.code)
        )
    REPORT.require(present, ReportState.DRAFT)
    present.state = ReportState.DRAFT if says_something(present) else ReportState.OPEN
    present.nothing_new = False
    present.submitted_at, present.submitted_by, present.submitted_as = None, None, ""
    store(present, "submitted_at", "submitted_by", "submitted_as", by=by)
    public = was_handed_in and counts_as_answer(present)
    audit.record(MonitoringVerb.REPORT_TAKE_BACK, present, by=by, public=public)
    return present


@verb
def submit(report: Report, *, by: Author) -> Report:
    """Hand it in: the office reads it. `NotReady` says what is missing."""
    present = _held(report)
    REPORT.require(present, ReportState.SUBMITTED)
    lacking = missing(present, localtime(audit.now()).date())
    if lacking:
        raise NotReady(
            _("Maßnahme {code}: {what}").format(
                code=present.measure.code, what=" ".join(lacking.values())
            )
        )
    present.state, present.remarks = ReportState.SUBMITTED, {}
    present.submitted_at, present.submitted_by = audit.now(), account_of(by)
    present.submitted_as = by.unit if isinstance(by, ByLink) else ""
    present.save(update_fields=["state", "remarks", "submitted_at", "submitted_by", "submitted_as"])
    public = counts_as_answer(present)
    audit.record(MonitoringVerb.REPORT_SUBMIT, present, by=by, public=public)
    return present


@verb
def submit_several(*, reports: Sequence[Report], by: Author) -> tuple[list[Report], list[str]]:
    """Those that are ready; of the others, why not. In the order of their keys: so nobody waits
    for each other in a circle."""
    handed_in, refused = list[Report](), list[str]()
    for report in sorted(reports, key=lambda one: (one.round_id, one.measure_id)):
        try:
            handed_in.append(submit(report, by=by))
        except DomainError as refusal:
            refused.append(refusal.message)
    return handed_in, refused


def note_seen(reports: Iterable[Report]) -> None:
    """Somebody of the unit has opened these; the first time counts."""
    unseen = [one.pk for one in reports if one.first_seen_at is None]
    if unseen:
        rows = Report.objects.filter(pk__in=unseen, first_seen_at=None)
        rows.update(first_seen_at=audit.now())


def _require_unchanged(
    present: Report,
    stored: Mapping[str, str],
    wanted: Mapping[str, str],
    seen: Mapping[str, str],
) -> None:
    differences = [
        Difference(name, seen[name], stored[name], value)
        for name, value in wanted.items()
        if name in seen and stored[name] not in (seen[name], value)
    ]
    if not differences:
        return
    who = str(present.saved_by or _("Jemand"))
    when = date_format(localtime(present.saved_at), "DATETIME_FORMAT") if present.saved_at else "–"
    fields = ", ".join(said.label(present, one.name) for one in differences)
    raise Overtaken(
        _("{name} hat inzwischen dasselbe geändert, am {when}: {fields}.").format(
            name=who, when=when, fields=fields
        ),
        differences,
        {one.name: who for one in differences},
    )

"""The office opens a round, and closes it.

open_round(concept, title="Frühjahr 2027", period_start=…, period_end=…, due=…, by=user)
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.notices import reach
from gemeinwerk.measures.reminding.queries import deadlines_of
from gemeinwerk.monitoring import notices
from gemeinwerk.monitoring.errors import NothingToReport, RoundExists
from gemeinwerk.monitoring.lifecycle import ROUND
from gemeinwerk.monitoring.models import (
    Report,
    ReportingRound,
    RoundReminder,
    RoundReminderKind,
    RoundState,
)
from gemeinwerk.monitoring.opening import asked_about, prefilled
from gemeinwerk.monitoring.operations.links import links_for
from gemeinwerk.monitoring.verbs import MonitoringVerb

RUN_A_ROUND = "monitoring.report"


class WrongDays(DomainError):
    """The days of a round do not follow each other."""


@verb
def open_round(
    concept: Concept,
    *,
    title: str,
    period_start: date,
    period_end: date,
    due: date,
    by: User | None,
    introduction: str = "",
    questions: Sequence[str] = (),
    fields: Collection[FieldOfAction] | None = None,
    units: Collection[Organisation] | None = None,
    finished: bool = False,
    by_link: bool = False,
    with_sheet: bool = False,
) -> ReportingRound:
    """Ask about the chosen measures: each lead unit gets one mail, with a link to its own, and
    `with_sheet` its Excel sheet as well."""
    present = hold(concept, "municipality")
    phases.require(RUN_A_ROUND, present)
    name = " ".join(title.split())
    _require_days(period_start, period_end, due)
    if ReportingRound.objects.filter(concept=present, title=name).exists():
        raise RoundExists(
            _("Eine Runde „{title}“ gibt es schon. Bitte geben Sie ihr einen anderen Namen.")
            .format(title=name)
        )  # fmt: skip
    opened = ReportingRound.objects.create(
        concept=present,
        title=name,
        period_start=period_start,
        period_end=period_end,
        due=due,
        introduction=introduction.strip(),
        questions=[one.strip() for one in questions if one.strip()],
        by_link=by_link,
        opened_at=audit.now(),
    )
    chosen = asked_about(present, fields=fields, units=units, finished=finished)
    reports = Report.objects.bulk_create(prefilled(opened, chosen), batch_size=500)
    if not reports:
        raise NothingToReport(
            _(
                "Keine Maßnahme passt zu dieser Auswahl. Bitte wählen Sie mehr Felder oder "
                "Fachbereiche."
            )
        )
    audit.record(MonitoringVerb.ROUND_OPEN, opened, by=by, after={"reports": len(reports)})
    asked = _announced(opened, reports)
    notices.opened(opened, reports, asked, _links(opened, reports), with_sheet=with_sheet)
    return opened


def _links(opened: ReportingRound, reports: Sequence[Report]) -> dict[int, str]:
    """Of units in which nobody has an account, where the round allows it."""
    if not opened.by_link:
        return {}
    units = {one.unit.pk: one.unit for one in reports if one.unit}
    people = reach(units.values())
    return links_for(hold(opened), [one for one in units.values() if people[one.pk] == [one]])


def _announced(opened: ReportingRound, reports: Sequence[Report]) -> RoundReminder:
    """What each unit that is asked is told of what happens if nothing comes; kept, so that it
    happens as announced whatever the town says later."""
    rules, today = deadlines_of(opened.concept.municipality), localdate(audit.now())
    after = timedelta(days=rules.days("escalate_after", opened.concept_id))
    on = opened.due + after if rules.active else None
    head_too = rules.active and rules.tell_head
    rows = [
        RoundReminder(
            round=opened,
            unit=unit,
            kind=RoundReminderKind.ASKED,
            told_on=today,
            escalates_on=on,
            head_too=head_too,
        )
        for unit in {one.unit for one in reports if one.unit}
    ]
    RoundReminder.objects.bulk_create(rows, batch_size=500)
    return RoundReminder(escalates_on=on, head_too=head_too)


@verb
def close_round(opened: ReportingRound, *, by: User) -> ReportingRound:
    """Nothing more is reported in it; what was handed in can still be approved."""
    return _set(_held(opened), RoundState.CLOSED, MonitoringVerb.ROUND_CLOSE, by=by)


@verb
def reopen_round(opened: ReportingRound, *, by: User) -> ReportingRound:
    """Units may report again."""
    present = _held(opened)
    phases.require(RUN_A_ROUND, present.concept)
    return _set(present, RoundState.OPEN, MonitoringVerb.ROUND_REOPEN, by=by)


def _set(
    present: ReportingRound, state: RoundState, deed: MonitoringVerb, *, by: User
) -> ReportingRound:
    ROUND.require(present, state)
    present.state = state
    present.closed_at = audit.now() if state == RoundState.CLOSED else None
    present.save(update_fields=["state", "closed_at"])
    audit.record(deed, present, by=by, public=present.concept.public)
    return present


def _held(opened: ReportingRound) -> ReportingRound:
    concept = hold(opened.concept)
    found = hold(opened)
    found.concept = concept
    return found


def _require_days(start: date, end: date, due: date) -> None:
    if end < start:
        raise WrongDays(_("Der Zeitraum, über den berichtet wird, endet vor seinem Beginn."))
    if due < localdate(audit.now()):
        raise WrongDays(_("Der Tag, bis zu dem gemeldet werden soll, ist schon vorbei."))

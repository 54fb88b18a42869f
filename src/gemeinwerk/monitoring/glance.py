"""A round at a glance: for each unit what is missing, whether it looked, how long it took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils.timezone import localdate

from gemeinwerk.actors.models import Organisation
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.monitoring.lifecycle import HANDED_IN
from gemeinwerk.monitoring.models import Report, ReportingRound, RoundReminder, RoundReminderKind


@dataclass(frozen=True)
class UnitRow:
    """``seen_on``: when somebody of it opened its page first. ``reminded_on``: when it was last
    told. ``waiting``: days since it was asked, of one with something missing. ``took``: days from
    the opening to its answers, in the middle."""

    unit: Organisation
    asked: int
    missing: int
    seen_on: date | None
    reminded_on: date | None
    waiting: int
    took: int | None


def unit_rows(opened: ReportingRound) -> list[UnitRow]:
    """Those with most missing first: two queries."""
    reports = opened.reports.select_related("measure__lead_unit").defer("measure__search_text")
    by_unit: dict[Organisation, list[Report]] = {}
    for report in reports:
        if report.measure.lead_unit:
            by_unit.setdefault(report.measure.lead_unit, []).append(report)
    told: dict[int, date] = {}
    for row in RoundReminder.objects.filter(round=opened, level=0):
        if row.kind != RoundReminderKind.ASKED:
            told[row.unit_id] = max(row.told_on, told.get(row.unit_id, row.told_on))
    rows = [_row(opened, unit, own, told.get(unit.pk)) for unit, own in by_unit.items()]
    return sorted(rows, key=lambda one: (-one.missing, one.unit.name))


def _row(
    opened: ReportingRound, unit: Organisation, own: Iterable[Report], told: date | None
) -> UnitRow:
    asked_on = localdate(opened.opened_at)
    dropped = ImplementationStatus.DROPPED
    expected = [one for one in own if one.measure.implementation != dropped]
    left = [one for one in expected if one.state not in HANDED_IN]
    seen = [localdate(one.first_seen_at) for one in own if one.first_seen_at]
    took = [(localdate(one.submitted_at) - asked_on).days for one in own if one.submitted_at]
    return UnitRow(
        unit=unit,
        asked=len(expected),
        missing=len(left),
        seen_on=min(seen, default=None),
        reminded_on=told,
        waiting=(localdate() - asked_on).days if left else 0,
        took=round(median(took)) if took else None,
    )

"""A round at a glance: for each unit what is missing, whether it looked, how long it took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.utils.timezone import localdate

from gemeinwerk.actors.models import Organisation
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.monitoring.lifecycle import HANDED_IN
from gemeinwerk.monitoring.models import ReportingRound, RoundReminder, RoundReminderKind


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


@dataclass(frozen=True)
class _Told:
    """What is looked at of a report: its texts are not read."""

    unit: int
    implementation: str
    state: str
    seen_at: datetime | None
    submitted_at: datetime | None


_NAMES = (
    "measure__lead_unit", "measure__implementation", "state", "first_seen_at", "submitted_at",
)  # fmt: skip


def unit_rows(opened: ReportingRound) -> list[UnitRow]:
    """Those with most missing first: three queries."""
    rows = opened.reports.filter(measure__lead_unit__isnull=False).order_by()
    by_unit: dict[int, list[_Told]] = {}
    for row in rows.values_list(*_NAMES):
        one = _Told(*row)
        by_unit.setdefault(one.unit, []).append(one)
    units = Organisation.objects.in_bulk(by_unit)
    told: dict[int, date] = {}
    for reminder in RoundReminder.objects.filter(round=opened, level=0):
        if reminder.kind != RoundReminderKind.ASKED:
            last = told.get(reminder.unit_id, reminder.told_on)
            told[reminder.unit_id] = max(reminder.told_on, last)
    found = [_row(opened, units[key], own, told.get(key)) for key, own in by_unit.items()]
    return sorted(found, key=lambda one: (-one.missing, one.unit.name))


def _row(
    opened: ReportingRound, unit: Organisation, own: Iterable[_Told], told: date | None
) -> UnitRow:
    asked_on = localdate(opened.opened_at)
    dropped = ImplementationStatus.DROPPED
    expected = [one for one in own if one.implementation != dropped]
    left = [one for one in expected if one.state not in HANDED_IN]
    seen = [localdate(one.seen_at) for one in own if one.seen_at]
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

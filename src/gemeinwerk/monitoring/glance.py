"""A round at a glance: what is missing, and of each unit whether it looked and how long it took."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate

from gemeinwerk.actors.models import Organisation
from gemeinwerk.core import alphabet
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.monitoring.lifecycle import WRITABLE
from gemeinwerk.monitoring.models import (
    ReportingRound,
    ReportLink,
    ReportState,
    RoundReminder,
    RoundReminderKind,
)


@dataclass(frozen=True)
class UnitRow:
    """``seen_on``: when somebody of it opened its page first. ``reminded_on``: when it was last
    told. ``waiting``: days since it was asked, of one with something missing. ``took``: days from
    the opening to its answers, in the middle. ``linked_at``, ``link_used_at``: of its link, if it
    has one."""

    unit: Organisation
    asked: int
    missing: int
    seen_on: date | None
    reminded_on: date | None
    waiting: int
    took: int | None
    linked_at: datetime | None
    link_used_at: datetime | None


@dataclass(frozen=True)
class Glance:
    """``asked``: measures a report is expected of; of a measure that was given up none is.
    ``waiting``: handed in and not read by the office. ``units``: those with most missing first."""

    asked: int
    missing: int
    waiting: int
    approved: int
    units: list[UnitRow]


@dataclass(frozen=True)
class _Told:
    """What is looked at of a report: its texts are not read."""

    unit: int | None
    implementation: str
    state: str
    seen_at: datetime | None
    submitted_at: datetime | None

    @property
    def is_expected(self) -> bool:
        return self.implementation != ImplementationStatus.DROPPED

    @property
    def was_asked(self) -> bool:
        """Also if it was given up after it had been reported on."""
        return self.is_expected or self.state not in WRITABLE

    @property
    def is_missing(self) -> bool:
        return self.is_expected and self.state in WRITABLE


_NAMES = (
    "measure__lead_unit", "measure__implementation", "state", "first_seen_at", "submitted_at",
)  # fmt: skip


def glance(opened: ReportingRound) -> Glance:
    """Two queries, however many units and reports."""
    told = [_Told(*row) for row in opened.reports.order_by().values_list(*_NAMES)]
    return Glance(
        asked=sum(one.was_asked for one in told),
        missing=sum(one.is_missing for one in told),
        waiting=sum(one.state == ReportState.SUBMITTED for one in told),
        approved=sum(one.state == ReportState.APPROVED for one in told),
        units=_unit_rows(opened, told),
    )


def _unit_rows(opened: ReportingRound, told: Iterable[_Told]) -> list[UnitRow]:
    by_unit: dict[int, list[_Told]] = {}
    for one in told:
        if one.unit is not None:
            by_unit.setdefault(one.unit, []).append(one)
    rows = (_row(opened, unit, by_unit[unit.pk]) for unit in _reminded(opened, by_unit))
    return sorted(rows, key=lambda one: (-one.missing, alphabet.key(one.unit.name)))


def _reminded(opened: ReportingRound, units: Collection[int]) -> Iterable[Any]:
    """The units, each with when it was last told (`reminded_on`), and of its link."""
    told = RoundReminder.objects.filter(round=opened, unit=OuterRef("pk"), level=0)
    told = told.exclude(kind=RoundReminderKind.ASKED).order_by("-told_on")
    last = Subquery(told.values("told_on")[:1])
    link = ReportLink.objects.filter(round=opened, unit=OuterRef("pk"))
    return Organisation.objects.filter(pk__in=units).annotate(
        reminded_on=last,
        linked_at=Subquery(link.values("made_at")[:1]),
        link_used_at=Subquery(link.values("used_at")[:1]),
    )


def _row(opened: ReportingRound, unit: Any, own: Collection[_Told]) -> UnitRow:
    asked_on = localdate(opened.opened_at)
    missing = sum(one.is_missing for one in own)
    seen = [localdate(one.seen_at) for one in own if one.seen_at]
    took = [(localdate(one.submitted_at) - asked_on).days for one in own if one.submitted_at]
    return UnitRow(
        unit=unit,
        asked=sum(one.was_asked for one in own),
        missing=missing,
        seen_on=min(seen, default=None),
        reminded_on=unit.reminded_on,
        waiting=(localdate() - asked_on).days if missing else 0,
        took=round(median(took)) if took else None,
        linked_at=unit.linked_at,
        link_used_at=unit.link_used_at,
    )

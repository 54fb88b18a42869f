"""What can be asked about rounds and reports; every list in a constant number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.monitoring.lifecycle import HANDED_IN, REPORTED, WRITABLE
from gemeinwerk.monitoring.models import Report, ReportingRound, ReportState, RoundState
from gemeinwerk.monitoring.same.queries import along
from gemeinwerk.municipalities.models import Municipality

_OF_A_ROUND = ("concept__municipality",)
_OF_A_REPORT = (
    "round__concept__municipality", "measure__concept", "measure__lead_unit", "measure__field",
    "unit", "saved_by", "submitted_by", "picture",
)  # fmt: skip
_NOT_READ = ("picture__content",)


def round_of(town: Municipality, pk: int) -> ReportingRound:
    """Raises ReportingRound.DoesNotExist."""
    rounds = ReportingRound.objects.select_related(*_OF_A_ROUND)
    return rounds.get(concept__municipality=town, pk=pk)


def report(town: Municipality, pk: int) -> Report:
    """With its measure and round. Raises Report.DoesNotExist."""
    reports = Report.objects.select_related(*_OF_A_REPORT).defer(*_NOT_READ)
    return reports.get(round__concept__municipality=town, pk=pk)


def rounds_of(concept: Concept) -> QuerySet[ReportingRound]:
    """The newest first, each with how many were `asked`, `answered` and `approved`.

    Who has answered was asked, though the measure may have been given up since.
    """
    answered = Q(reports__state__in=HANDED_IN)
    return concept.rounds.annotate(
        asked=Count("reports", filter=_expected("reports__") | answered),
        answered=Count("reports", filter=answered),
        approved=Count("reports", filter=Q(reports__state=ReportState.APPROVED)),
        waiting=Count("reports", filter=Q(reports__state=ReportState.SUBMITTED)),
    )


def reports_of(opened: ReportingRound) -> QuerySet[Report]:
    """All of a round, in the order of the catalogue, with what a list tells of each."""
    return (
        opened.reports.select_related(*_OF_A_REPORT)
        .defer(*_NOT_READ)
        .order_by("measure__field__position", "measure__position", "pk")
    )


def missing(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Those that nobody has handed in; of a measure that was given up none is expected."""
    return reports.filter(_expected(), state__in=WRITABLE)


def missing_by_unit(opened: ReportingRound) -> dict[Organisation, int]:
    """How many of its reports each unit has not handed in, by the unit that leads now."""
    counted = (
        missing(opened.reports.filter(measure__lead_unit__isnull=False))
        .order_by()
        .values_list("measure__lead_unit")
        .annotate(count=Count("pk"))
    )
    counts = dict(counted)
    return {unit: counts[unit.pk] for unit in Organisation.objects.filter(pk__in=counts)}


def _expected(prefix: str = "") -> Q:
    dropped = Q(**{f"{prefix}measure__implementation": ImplementationStatus.DROPPED})
    return Q(**{f"{prefix}isnull": False}) & ~dropped if prefix else ~dropped


def to_write(
    town: Municipality,
    units: Collection[int],
    *,
    round_id: int | None = None,
    related: bool = True,
) -> QuerySet[Report]:
    """What the units report in the town's open rounds, the one that is due first before, each in
    the order of the catalogue: of measures they lead now."""
    found = Report.objects.filter(
        round__concept__municipality=town,
        round__concept__status__in=REPORTED,
        round__state=RoundState.OPEN,
        measure__lead_unit__in=units,
    )
    if round_id is not None:
        found = found.filter(round=round_id)
    if related:
        found = (
            found.select_related(*_OF_A_REPORT).defer(*_NOT_READ).annotate(also=along("measure"))
        )
    return found.order_by(
        "round__due", "round", "measure__field__position", "measure__position", "pk"
    )


def own_rounds(town: Municipality, user: User) -> list[Any]:
    """The open rounds in which the user's units are asked, each with how many are still `missing`:
    one query, for somebody without a unit none."""
    units = unit_ids_of(user)
    if not units:
        return []
    own = to_write(town, units, related=False).order_by()
    open_ones = Count("reports", filter=Q(reports__in=missing(own)))
    rounds = ReportingRound.objects.filter(pk__in=own.values("round"))
    return list(rounds.select_related("concept").annotate(missing=open_ones).order_by("due", "pk"))


def to_approve(town: Municipality) -> list[Any]:
    """Rounds with reports the office has not read, with how many: `waiting`."""
    waiting = Count("reports", filter=Q(reports__state=ReportState.SUBMITTED))
    rounds = ReportingRound.objects.filter(concept__municipality=town).select_related("concept")
    return list(rounds.annotate(waiting=waiting).filter(waiting__gt=0).order_by("due", "pk"))


def may_write_for(town: Municipality, user: User, unit: int | None) -> frozenset[int]:
    """The units whose reports the user writes: their own, of the office the one it asks for."""
    if unit is not None and Role.OFFICE in user.roles_in(town.pk):
        return frozenset(
            Organisation.objects.filter(municipality=town, pk=unit).values_list("pk", flat=True)
        )
    return unit_ids_of(user)


def own_in(opened: ReportingRound, user: User, unit: int | None = None) -> QuerySet[Report]:
    """The reports of a round that the user writes, in the order of the catalogue, whatever their
    state: of the office all, or those of a unit."""
    found = reports_of(opened).filter(measure__lead_unit__isnull=False)
    if Role.OFFICE not in user.roles_in(opened.municipality_id):
        return found.filter(measure__lead_unit__in=unit_ids_of(user))
    return found if unit is None else found.filter(measure__lead_unit=unit)


@dataclass(frozen=True)
class Earlier:
    """``silent``: whether nobody reported on the measure in the two rounds before. ``approved``:
    the key of the report that was approved last before, None where there is none."""

    silent: bool = False
    approved: int | None = None


def earlier(reports: Collection[Report]) -> dict[int, Earlier]:
    """What was reported before on the measures of these, by their keys: one query."""
    of: dict[int, list[tuple[Any, int, str]]] = {}
    told = Report.objects.filter(measure__in={one.measure_id for one in reports})
    rows = told.order_by("-round__opened_at", "-pk")
    for measure, opened_at, pk, state in rows.values_list(
        "measure", "round__opened_at", "pk", "state"
    ):
        of.setdefault(measure, []).append((opened_at, pk, state))
    found = {}
    for one in reports:
        before = [row for row in of[one.measure_id] if row[0] < one.round.opened_at]
        last = [state in HANDED_IN for _at, _pk, state in before[:2]]
        approved = (pk for _at, pk, state in before if state == ReportState.APPROVED)
        found[one.pk] = Earlier(len(last) == 2 and not any(last), next(approved, None))
    return found


def previous(report: Report) -> Report | None:
    """The report on the same measure that was approved before this one."""
    earlier = Report.objects.filter(measure=report.measure_id, state=ReportState.APPROVED)
    if report.approved_at:
        earlier = earlier.filter(approved_at__lt=report.approved_at)
    return earlier.exclude(pk=report.pk).select_related("round").order_by("-approved_at").first()

"""A report as it stands there when its round opens: filled in with what is known already."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Max, Prefetch, QuerySet

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import CostLine, Indicator, Measure, MeasuredValue, Milestone
from gemeinwerk.measures.models.parts import CostKind
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import (
    Report,
    ReportedMilestone,
    ReportedValue,
    ReportedYear,
    ReportingRound,
    ReportState,
)
from gemeinwerk.monitoring.same.queries import reported_elsewhere
from gemeinwerk.monitoring.years.queries import reported_years

MONEY = (CostKind.ONE_OFF, CostKind.RECURRING)


def asked_about(
    concept: Concept,
    *,
    fields: Collection[FieldOfAction] | None = None,
    units: Collection[Organisation] | None = None,
    finished: bool = False,
) -> QuerySet[Measure]:
    """The measures a round would ask about; None: of all fields, of all units. Those without a
    lead are among them: somebody has to be found. Those reported with one of another concept are
    not."""
    found = Measure.objects.filter(concept=concept).exclude(pk__in=reported_elsewhere(concept))
    if not finished:
        found = found.exclude(implementation__in=CLOSED)
    if fields is not None:
        found = found.filter(field__in=fields)
    if units is not None:
        found = found.filter(lead_unit__in=units)
    return found


def prefilled(opened: ReportingRound, measures: QuerySet[Measure]) -> Iterator[Report]:
    """A report for each, unsaved: a constant number of queries."""
    rows = measures.select_related("lead_unit", "concept").defer("search_text")
    known = rows.prefetch_related(
        *(
            Prefetch(name, to_attr=f"known_{name}")
            for name in ("milestones", "indicators", "costs", "years")
        ),
        Prefetch("measured", MeasuredValue.objects.order_by("day", "pk"), to_attr="known_values"),
    )
    before = last_reports(opened.concept)
    for measure in known.order_by("field__position", "position", "pk"):
        yield _report(opened, measure, before.get(measure.pk))


def last_reports(concept: Concept) -> dict[int, Report]:
    """What was approved last of each measure, by the measure's key."""
    approved = Report.objects.filter(round__concept=concept, state=ReportState.APPROVED)
    last = approved.order_by().values("measure").annotate(last=Max("pk")).values("last")
    found = Report.objects.filter(pk__in=last).select_related("round").order_by("pk")
    return {one.measure_id: one for one in found}


def planned_in(year: int, costs: Iterable[CostLine]) -> Decimal | None:
    """The money of a year, None where no line of it says an amount."""
    amounts = [one.amount for one in costs if one.amount is not None and _is_of(one, year)]
    return sum(amounts, Decimal(0)) if amounts else None


def _is_of(line: CostLine, year: int) -> bool:
    if line.kind not in MONEY or line.year is None:
        return False
    if line.kind == CostKind.ONE_OFF and line.until_year is None:
        return line.year == year
    return line.year <= year and (line.until_year is None or year <= line.until_year)


def _report(opened: ReportingRound, measure: Any, last: Report | None) -> Report:
    report = Report(
        round=opened,
        measure=measure,
        unit=measure.lead_unit,
        planned=planned_in(opened.year, measure.known_costs),
        values=[_value(one, measure.known_values) for one in measure.known_indicators],
        milestones=[_milestone(one) for one in measure.known_milestones],
        years=_years(opened, measure),
        answers=[""] * len(opened.questions),
        **{name: getattr(measure, column) for name, column in said.ON_THE_MEASURE.items()},
    )
    if last:
        for name in ("light", "done", "next_steps", "link"):
            setattr(report, name, getattr(last, name))
        # Spent is counted within a year.
        report.spent = last.spent if last.round.year == opened.year else None
    report.basis = said.values_of(report)
    return report


def _years(opened: ReportingRound, measure: Any) -> list[ReportedYear]:
    known = {one.year: one for one in measure.known_years}
    found: list[ReportedYear] = []
    for year in reported_years(measure, opened.year):
        one = known.get(year)
        found.append(
            {
                "year": str(year),
                "promised": one.promised if one else "",
                "done": one.done if one else "",
            }
        )
    return found


def _value(indicator: Indicator, measured: Iterable[MeasuredValue]) -> ReportedValue:
    own = [one for one in measured if one.indicator == indicator.name]
    return {
        "indicator": indicator.name,
        "unit": indicator.unit,
        "direction": indicator.direction,
        "baseline": said.plain(indicator.baseline),
        "baseline_date": said.plain(indicator.baseline_date),
        "target": said.plain(indicator.target),
        "target_date": said.plain(indicator.target_date),
        "number": said.plain(own[-1].value) if own else "",
        "day": said.plain(own[-1].day) if own else "",
    }


def _milestone(one: Milestone) -> ReportedMilestone:
    return {
        "milestone": one.pk,
        "title": one.title,
        "due": said.plain(one.due),
        "reached_on": said.plain(one.reached_on),
        "moved_to": said.plain(one.moved_to),
        "moved_reason": one.moved_reason,
    }

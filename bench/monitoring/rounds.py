"""A catalogue of any size on which units reported in ten rounds, with what was steered between."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from bench.towns import catalogue
from gemeinwerk.actors.models import Body, BodyKind
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportingRound, RoundState
from gemeinwerk.monitoring.steering.models import Assignment, Decision, Dependency, Deviation

ROUNDS = 10
OFF = 10
"""Of so many measures one is off its course."""
BEGIN = date(2024, 6, 30)


@transaction.atomic
def reported(size: int) -> Concept:
    """Nine rounds that were approved whole, one that runs: a third is missing, a third waits."""
    concept = catalogue(size, name="runde")
    measures = list(concept.measures.select_related("lead_unit").order_by("position"))
    for number in range(ROUNDS):
        _round(concept, measures, number)
    _steered(concept, measures)
    return concept


def _round(concept: Concept, measures: Sequence[Measure], number: int) -> None:
    is_open = number == ROUNDS - 1
    end = BEGIN + timedelta(days=90 * number)
    opened_at = datetime(end.year, end.month, end.day, 8, tzinfo=UTC)
    opened = ReportingRound.objects.create(
        concept=concept,
        title=f"Runde {number + 1}",
        period_start=end - timedelta(days=90),
        period_end=end,
        due=end + timedelta(days=28),
        opened_at=opened_at,
        state=RoundState.OPEN if is_open else RoundState.CLOSED,
        closed_at=None if is_open else opened_at + timedelta(days=60),
    )
    reports = (_report(opened, one, is_open=is_open) for one in measures)
    Report.objects.bulk_create(reports, batch_size=500)


def _report(opened: ReportingRound, measure: Measure, *, is_open: bool) -> Report:
    report = Report(round=opened, measure=measure, unit=measure.lead_unit)
    report.implementation = measure.implementation
    report.basis = said.values_of(report)
    which = measure.position % 3 if is_open else 2
    report.state = ("open", "submitted", "approved")[which]
    if which:
        report.done = "Zwei Kurse mit zusammen 31 Teilnehmenden sind abgeschlossen."
        report.submitted_at = opened.opened_at + timedelta(days=9)
    if which == 2:
        report.approved_at = opened.opened_at + timedelta(days=20)
    return report


def _steered(concept: Concept, measures: Sequence[Measure]) -> None:
    off = measures[::OFF]
    group = Body.objects.create(
        municipality=concept.municipality,
        kind=BodyKind.STEERING,
        name=f"Steuerungsgruppe {concept.slug}",
    )
    Measure.objects.filter(pk__in=[one.pk for one in off]).update(course="late")
    named_at = datetime(2026, 10, 1, 8, tzinfo=UTC)
    deviations = Deviation.objects.bulk_create(
        Deviation(
            measure=one,
            off="Sechs Monate später als zugesagt.",
            cause="staff",
            correction="Eine Aushilfe wird abgeordnet.",
            decider=group,
            state="decided" if number % 2 else "proposed",
            named_at=named_at,
        )
        for number, one in enumerate(off)
    )
    decisions = Decision.objects.bulk_create(
        Decision(
            deviation=one,
            verdict="agreed",
            words="So wird es gemacht.",
            body=group,
            decided_on=date(2026, 10, 15),
            public=True,
        )
        for one in deviations
        if one.state == "decided"
    )
    Assignment.objects.bulk_create(
        Assignment(
            decision=one,
            text="Aushilfe abordnen",
            unit=one.deviation.measure.lead_unit,
            due=date(2027, 1, 31),
        )
        for one in decisions
    )
    Dependency.objects.bulk_create(_waiting(measures))


def _waiting(measures: Sequence[Measure]) -> Iterator[Dependency]:
    """Of each ten measures the second waits for the first, the third for the second."""
    for at in range(0, len(measures) - 2, OFF):
        for step in (0, 1):
            yield Dependency(measure=measures[at + step + 1], on=measures[at + step])

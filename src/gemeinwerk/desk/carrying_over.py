"""What the next edition may take along of the measures before it, as the evaluation advises."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.json_rows import JSONRow
from gemeinwerk.evaluation.models import Advice, EvaluationState, Recommendation
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import Measure

GOES_ON = (Advice.CONTINUE, Advice.ADAPT)


@dataclass(frozen=True)
class Advised:
    """What the newest evaluation that is closed recommends of a measure, and on what it rests."""

    advice: Advice
    rests_on: str


def to_carry_over(concept: Concept) -> QuerySet[Measure]:
    """Of the edition before: unfinished measures nobody has decided about, and finished ones that
    are to go on; each with `advised` (see `advised`). One query, and those of `measures.whole`."""
    if concept.predecessor is None:
        return Measure.objects.none()
    here = Measure.objects.filter(concept=concept, predecessor=OuterRef("pk"))
    told = _recommendations(concept.predecessor)
    again = told.filter(advice__in=GOES_ON)
    found = measures.whole(Measure.objects.filter(concept=concept.predecessor))
    row = JSONRow(advice="advice", rests_on="rests_on")
    return found.filter(~Q(implementation__in=CLOSED) | Exists(again), ~Exists(here)).annotate(
        advised=Subquery(told.values(told=row)[:1])
    )


def advised(measure: Any) -> Advised | None:
    """Of a row of `to_carry_over`."""
    told = measure.advised
    return Advised(Advice(told["advice"]), told["rests_on"]) if told else None


def _recommendations(concept: Concept) -> QuerySet[Recommendation]:
    """Of the measure of the outer query, the newest evaluation's first."""
    return Recommendation.objects.filter(
        measure=OuterRef("pk"),
        evaluation__concept=concept,
        evaluation__state=EvaluationState.CLOSED,
    ).order_by("-evaluation__number")

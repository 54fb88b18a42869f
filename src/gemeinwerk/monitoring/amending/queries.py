"""What can be asked about changes of what was decided; every list in one query."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.states import overdue
from gemeinwerk.monitoring.amending.models import Amendment, AmendmentKind, AmendmentState
from gemeinwerk.municipalities.models import Municipality

_RELATED = (
    "measure__concept__municipality", "measure__lead_unit", "new_lead", "body", "answers",
)  # fmt: skip


def amendment(town: Municipality, pk: int) -> Amendment:
    """Raises Amendment.DoesNotExist."""
    found = Amendment.objects.select_related(*_RELATED)
    return found.get(measure__concept__municipality=town, pk=pk)


def of_concept(concept: Concept) -> QuerySet[Amendment]:
    """The newest first."""
    found = Amendment.objects.filter(measure__concept=concept).select_related(*_RELATED)
    return found.defer("measure__search_text").order_by("-proposed_at", "-pk")


def waiting(concept: Concept) -> QuerySet[Amendment]:
    """What somebody has to agree to, what waits longest first."""
    return of_concept(concept).filter(state=AmendmentState.PROPOSED).order_by("proposed_at", "pk")


def of_measure(measure: Measure) -> QuerySet[Amendment]:
    """The newest first, what was withdrawn too."""
    return measure.amendments.select_related("new_lead", "body").order_by("-proposed_at", "-pk")


def agreed(concept: Concept) -> QuerySet[Amendment]:
    """What holds otherwise than it was decided, for pages that citizens read as well: in the order
    in which it was agreed, each with its measure. Of these `decided`, `words.holds`, `reason`,
    `body`, `decided_on` and `reference` may be told; of what was refused or is open, nothing."""
    found = of_concept(concept).filter(state=AmendmentState.AGREED)
    return found.order_by("measure", "decided_on", "pk")


def unagreed(concept: Concept) -> list[tuple[Measure, AmendmentKind]]:
    """What was reported and nobody agreed to or proposed: measures that are given up, or expected
    after the promised end. One query, in the order of the catalogue."""
    said: Any = Amendment.objects.filter(
        measure=OuterRef("pk"), state__in=(AmendmentState.PROPOSED, AmendmentState.AGREED)
    )
    later = Q(new_end__gte=OuterRef("expected_end")) | Q(state=AmendmentState.PROPOSED)
    is_dropped = Q(implementation=ImplementationStatus.DROPPED)
    is_later = Q(permanent=False, expected_end__gt=F("end")) & ~is_dropped
    found = Measure.objects.filter(concept=concept).filter(
        (is_dropped & ~Exists(said.filter(kind=AmendmentKind.DROP)))
        | (is_later & ~Exists(said.filter(later, kind=AmendmentKind.END)))
    )
    rows = found.select_related("lead_unit").defer("search_text")
    dropped = ImplementationStatus.DROPPED
    return [
        (one, AmendmentKind.DROP if one.implementation == dropped else AmendmentKind.END)
        for one in rows.order_by("field__position", "position", "pk")
    ]


def holds_later(today: date) -> Any:
    """Of a measure of the outer query: that a later end was agreed to, is not over, and is what is
    expected; and no milestone has passed. Nobody has to name a deviation of it."""
    found = Amendment.objects.filter(
        Q(new_end__gte=OuterRef("expected_end")),
        measure=OuterRef("pk"),
        kind=AmendmentKind.END,
        state=AmendmentState.AGREED,
        new_end__gte=today,
    )
    return Exists(found) & ~Exists(overdue(today, frozen=False))

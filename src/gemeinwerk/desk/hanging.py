"""What hangs in a concept that is carried out: the measures furthest behind their promise, in the
order citizens read them, with by how much, why, and what is done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.concepts.lifecycle import DECIDED, ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.behind import Behind
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.most_behind import COLUMNS, WORST_FIRST, behind_of, with_lateness
from gemeinwerk.measures.states import BEHIND_KEY, State, stands, state_of, stated

MOST = 8


@dataclass(frozen=True)
class Hanging:
    """``behind.reason`` is "" where nobody says why; ``done``: what was reported of it, "" where
    nothing was."""

    pk: int
    code: str
    title: str
    unit: str
    state: State
    behind: Behind
    done: str


def may_hang(concept: Concept) -> bool:
    """Whether anything was promised that still holds."""
    return concept.status in DECIDED and concept.status != ConceptStatus.SUPERSEDED


def hanging(concept: Concept, today: date) -> list[Hanging]:
    """The furthest behind: one query, however many measures."""
    return [
        Hanging(
            pk=row.pk,
            code=row.code,
            title=row.title,
            unit=row.lead_unit__abbreviation or row.lead_unit__name or "",
            state=state_of(row),
            behind=behind_of(row, today),
            done=row.told or "",
        )
        for row in _furthest(concept=concept.pk, today=today)
    ]


@prepared
def _furthest(*, concept: int, today: date) -> QuerySet[Any, Any]:
    measures = stated(Measure.objects.filter(concept=concept), today)
    found = with_lateness(measures, today).filter(stands(BEHIND_KEY)).order_by(*WORST_FIRST)
    columns = ("pk", "code", "title", "start", "end", "permanent", "state", *COLUMNS)
    unit = ("lead_unit__name", "lead_unit__abbreviation")
    rows: QuerySet[Any, Any] = found.values_list(*columns, *unit, named=True)
    return rows[:MOST]

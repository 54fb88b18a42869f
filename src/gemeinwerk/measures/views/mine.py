"""A unit's own measures: what is due, in the order of its days, and how each stands."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.measures import due, queries
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.states import State, remark, state_of


@dataclass(frozen=True)
class Row:
    measure: Measure

    @property
    def state(self) -> State:
        return state_of(self.measure)

    @property
    def remark(self) -> str:
        return remark(self.measure)


@require_safe
@needs("measure.confirm")
def mine(request: DeskRequest) -> HttpResponse:
    today = localdate()
    measures = list(queries.mine(request.municipality, request.user, today))
    own = [one for measure in measures for one in due.due_of(measure, today)]
    further = due.of_areas_above(request.municipality, request.user, today)
    things = due.in_order([*further, *own], today)
    words = [one for one in own if one.what is due.What.WORD]
    context: dict[str, Any] = {
        "now": [one for one in things if one.day is None or one.soon],
        "later": [one for one in things if one.day is not None and not one.soon],
        "to_confirm": len(words),
        "rows": [Row(measure) for measure in measures],
        "several_concepts": len({one.concept_id for one in measures}) > 1,
    }
    return render(request, "measures/mine.html", context)

"""The measure something is assigned to: its text, what it promises, what the check says of it; or
the goal, and what else goes back to it."""

from typing import Any

from django.urls import reverse

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.answers import queries
from gemeinwerk.measures import checking
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.document import cost_words, indicator_words, measure_document
from gemeinwerk.measures.knots import promised_value
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.operations.writing import text_stands

FEW = 4
"""So many findings stand beside; all of them on the measure's own page."""
_READ = ("indicators", "values", "costs", "cost_state", "cost_text")


def beside(request: DeskRequest, chosen: Measure | Goal | None) -> dict[str, Any]:
    """For the templates; where nothing is chosen there is nothing to show."""
    if chosen is None:
        return {"measure": None}
    if isinstance(chosen, Goal):
        return _beside_goal(chosen)
    return _beside_measure(request, chosen)


def _beside_goal(goal: Goal) -> dict[str, Any]:
    """Two queries."""
    whole = Goal.objects.prefetch_related("measures").get(pk=goal.pk)
    address = reverse("measures:goals", args=[goal.concept.slug])
    return {
        "measure": None,
        "goal": whole,
        "serving": [one.code for one in whole.measures.all()],
        "goal_url": f"{address}#ziele-{goal.pk}",
        **_rests_on(goal),
    }


def _rests_on(place: Measure | Goal) -> dict[str, Any]:
    found = queries.of_measure(place)
    return {
        "rests_on": found,
        "rests_on_all": sum(queries.counted_with(one) for one in found),
    }


def _beside_measure(request: DeskRequest, chosen: Measure) -> dict[str, Any]:
    measure = measures.measure(request.municipality, chosen.concept.slug, chosen.pk)
    result = checking.check_one(measure)
    told = measure_document(measure, only=_READ)
    promised = promised_value(told)
    stands = text_stands(measure.concept)
    return {
        "measure": measure,
        "letters": checking.letters(result),
        "notes": [checking.note(one) for one in result.findings[:FEW]],
        "more_notes": max(len(result.findings) - FEW, 0),
        "target": indicator_words.target(promised) if promised else "",
        "costs": [cost_words.in_full(one) for one in told["costs"]],
        "cost_text": measure.cost_text,
        "stands": stands.message if stands else "",
        "may_write": stands is None and request.user.has_perm("measure.edit", measure),
        **_rests_on(measure),
        "measure_url": reverse("measures:overview", args=[measure.concept.slug, measure.pk]),
    }

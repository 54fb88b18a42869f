"""What changed between any two days, measure by measure, in sentences."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.ui import Link
from gemeinwerk.progress_reports import queries
from gemeinwerk.progress_reports.content.changes import changes
from gemeinwerk.progress_reports.content.making import Past, side_of
from gemeinwerk.progress_reports.forms import CompareForm
from gemeinwerk.progress_reports.views.crumbs import crumbs


@require_safe
@needs("measure.read", concepts.concept)
def compare(request: DeskRequest, concept: Concept) -> HttpResponse:
    """?von=1.1.2026&bis=30.6.2026; the day of an issued report is told as that report told it."""
    form = CompareForm(request.GET or None)
    context: dict[str, Any] = {
        "concept": concept,
        "crumbs": crumbs(request, concept, Link(_("Vergleich"))),
        "form": form,
        "issued": queries.progress_told(concept),
        "first": queries.first_decision(concept),
    }
    if context["first"] and form.is_bound and form.is_valid():
        context["changes"] = _compared(concept, form.cleaned_data, context["first"])
    return render(request, "progress_reports/compare.html", context)


def _compared(concept: Concept, days: dict[str, Any], first: Any) -> Any:
    """Before the first decision there was nothing: the first day counts."""
    with translation.override(GERMAN):
        one, other = (max(days[name], first) for name in ("von", "bis"))
        past = Past(concept, one)
        sides = []
        for day in (one, other):
            issued = queries.issued_on(concept, day)
            sides.append(side_of(issued) if issued else past.side(day))
        return changes(*sides)

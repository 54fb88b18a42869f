"""When people are reminded, in the town and in a concept, and what happens if nothing comes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.forms.deadlines import ConceptDaysForm, DeadlinesForm
from gemeinwerk.measures.reminding import operations, queries
from gemeinwerk.measures.views import crumbs


@require_http_methods(["GET", "POST"])
@needs("measure.ask")
def deadlines(request: DeskRequest) -> HttpResponse:
    instance = queries.deadlines_of(request.municipality)
    form = DeadlinesForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.set_deadlines(
                request.municipality, by=request.user, seen=form.seen, **form.changes
            )
            messages.success(request, _("Gespeichert."))
            return redirect("measures:deadlines")
    return render(request, "measures/deadlines.html", {"form": form})


@require_http_methods(["GET", "POST"])
@needs("measure.ask", concept_queries.concept)
def concept_days(request: DeskRequest, concept: Concept) -> HttpResponse:
    usual = queries.deadlines_of(request.municipality)
    instance = queries.days_of(concept)
    form = ConceptDaysForm(request.POST or None, instance=instance, usual=usual)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.set_days(concept, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect("measures:concept_days", concept.slug)
    context = {
        "form": form,
        "concept": concept,
        "reminds": usual.active,
        "crumbs": crumbs.to_concept(concept, Link(_("Erinnerungen"))),
    }
    return render(request, "measures/concept_days.html", context)

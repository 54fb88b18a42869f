"""Leads that do not answer, handed over in one step; and rounds that open themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.forms import HandOverForm, PlanForm
from gemeinwerk.monitoring.leads import leads_of
from gemeinwerk.monitoring.models import RoundPlan
from gemeinwerk.monitoring.views.rounds import crumbs, to_rounds


@require_http_methods(["GET", "POST"])
@needs("report.approve", concepts.concept)
def leads(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Who does not answer and why; posted to it, whose measures go to whom."""
    form = HandOverForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            told = form.cleaned_data
            found = operations.hand_over_all(
                concept,
                leaving=whole_number(told["leaving"]),
                to=told["to"],
                reason=told["reason"],
                by=request.user,
            )
            sentence = ngettext(
                "{unit} führt jetzt eine Maßnahme mehr.",
                "{unit} führt jetzt {n} Maßnahmen mehr.",
                len(found),
            )
            messages.success(request, sentence.format(unit=told["to"], n=len(found)))
            return redirect("monitoring:leads", concept.slug)
    context = {
        "concept": concept,
        "crumbs": crumbs(request, concept, to_rounds(concept), Link(_("Wer antwortet"))),
        "leads": leads_of(concept, localdate()),
        "form": form,
    }
    return render(request, "monitoring/leads.html", context)


@require_http_methods(["GET", "POST"])
@needs("report.approve", concepts.concept)
def plan(request: DeskRequest, concept: Concept) -> HttpResponse:
    present = RoundPlan.objects.filter(concept=concept).first() or RoundPlan(concept=concept)
    form = PlanForm(request.POST or None, instance=present)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "next_on"):
            operations.set_plan(concept, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Der Plan der Runden ist gespeichert."))
            return redirect("monitoring:rounds", concept.slug)
    context = {
        "heading": _("Runden, die sich selbst öffnen"),
        "lead": _(
            "Gefragt wird zu allen unfertigen Maßnahmen; die Fachbereiche bekommen sofort Mails."
        ),
        "crumbs": crumbs(request, concept, to_rounds(concept), Link(_("Plan"))),
        "form": form,
        "cancel_url": to_rounds(concept).url,
    }
    return render(request, "core/layouts/desk_form.html", context)

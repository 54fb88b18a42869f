"""The phases of a concept, planned and actual."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.forms import PhaseForm
from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.concepts.punctuality import Punctuality, punctuality, span_of
from gemeinwerk.concepts.views.crumbs import to_concept, to_phases
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link


@dataclass(frozen=True)
class Row:
    phase: Phase
    punctuality: Punctuality


@require_safe
@needs("concept.read", queries.concept)
def phases(request: DeskRequest, concept: Concept) -> HttpResponse:
    today = timezone.localdate()
    found = list(concept.phases.all())
    context = {
        "concept": concept,
        "rows": [Row(phase, punctuality(phase, today)) for phase in found],
        "spans": [span_of(phase) for phase in found],
        "today": today,
        "may_edit": request.user.has_perm("concept.edit", concept),
        "crumbs": to_concept(concept, Link(_("Phasen"))),
    }
    return render(request, "concepts/phases.html", context)


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.concept)
def add(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = PhaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.add_phase(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("„{phase}“ ist ergänzt.").format(phase=new))
            return redirect("concepts:phases", concept.slug)
    return _form(request, concept, form, _("Neue Phase"), submit=_("Ergänzen"))


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.phase)
def edit(request: DeskRequest, phase: Phase) -> HttpResponse:
    concept, name = phase.concept, phase.title
    form = PhaseForm(request.POST or None, instance=phase)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_phase(phase, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect("concepts:phases", concept.slug)
    remove = reverse("concepts:phase_remove", args=[concept.slug, phase.pk])
    return _form(request, concept, form, name, remove_url=remove)


@require_POST
@needs("concept.edit", queries.phase)
def move(request: DeskRequest, phase: Phase) -> HttpResponse:
    try:
        operations.move_phase(phase, by=request.user, up=request.POST.get("richtung") == "hoch")
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("concepts:phases", phase.concept.slug)


@require_POST
@needs("concept.edit", queries.phase)
def remove(request: DeskRequest, phase: Phase) -> HttpResponse:
    try:
        operations.remove_phase(phase, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("„{phase}“ ist entfernt.").format(phase=phase))
    return redirect("concepts:phases", phase.concept.slug)


def _form(
    request: DeskRequest,
    concept: Concept,
    form: PhaseForm,
    heading: str,
    *,
    submit: str = "",
    remove_url: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lead": _("Was geplant war, bleibt stehen; tragen Sie daneben ein, wie es kam."),
        "crumbs": to_phases(concept, Link(heading)),
        "submit": submit,
        "public_at_once": concept.public,
        "cancel_url": reverse("concepts:phases", args=[concept.slug]),
        "remove_url": remove_url,
        "writable": True,
    }
    return render(request, "concepts/part.html", context)

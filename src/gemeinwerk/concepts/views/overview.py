"""The list of concepts, a new one, a next edition."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.readership import readers
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.forms import NewConceptForm, NextEditionForm
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.views.crumbs import address_of, to_concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link


@require_safe
@needs("concept.read")
def concepts(request: DeskRequest) -> HttpResponse:
    context = {
        "concepts": queries.concepts(request.municipality),
        "may_create": request.user.has_perm("concept.create", request.municipality),
    }
    return render(request, "concepts/concepts.html", context)


@require_http_methods(["GET", "POST"])
@needs("concept.create")
def create(request: DeskRequest) -> HttpResponse:
    form = NewConceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.create(request.municipality, by=request.user, **form.cleaned_data)
            messages.success(request, _("„{concept}“ ist angelegt.").format(concept=new))
            return redirect(address_of(new))
    context = {
        "form": form,
        "heading": _("Neues Konzept"),
        "lead": _(
            "Öffentlich wird es erst, wenn Sie es veröffentlichen. Bis dahin lesen es am "
            "Arbeitsplatz: {readers}."
        ).format(readers=readers("concept.read")),
        "crumbs": [
            Link(_("Konzepte"), reverse("concepts:concepts")),
            Link(_("Neues Konzept")),
        ],
        "submit": _("Konzept anlegen"),
        "cancel_url": reverse("concepts:concepts"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("concept.create", queries.concept)
def next_edition(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = NextEditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.begin_next_edition(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("„{concept}“ ist angelegt.").format(concept=new))
            return redirect("desk:take_over", new.slug)
    context = {
        "form": form,
        "heading": _("Neue Auflage"),
        "lead": _(
            "Handlungsfelder, Querschnittsthemen und Gremien werden übernommen. Danach wählen Sie "
            "für jede Maßnahme, die nicht abgeschlossen ist, ob sie weitergeht."
        ),
        "crumbs": to_concept(concept, Link(_("Neue Auflage"))),
        "submit": _("Neue Auflage beginnen"),
        "cancel_url": address_of(concept),
    }
    return render(request, "core/layouts/desk_form.html", context)

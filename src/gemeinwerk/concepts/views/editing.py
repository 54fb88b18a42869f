"""Changing what is said of a concept as a whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.forms import ConceptForm
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.views.crumbs import address_of, to_concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.concept)
def edit(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = ConceptForm(request.POST or None, instance=concept, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit(concept, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address_of(concept))
    concept.refresh_from_db()
    context = {
        "form": form,
        "heading": _("Konzept bearbeiten"),
        "lead": german(concept.name),
        "crumbs": to_concept(concept, Link(_("Bearbeiten"))),
        "cancel_url": address_of(concept),
        "public_at_once": concept.public,
    }
    return render(request, "concepts/part.html", context)

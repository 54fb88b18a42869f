"""A concept is deleted: first what goes with it, then its title typed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.forms import DeleteForm
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.deleting import refusal_of
from gemeinwerk.concepts.views.crumbs import address_of, to_concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.core.usage import belongings


@require_http_methods(["GET", "POST"])
@needs("concept.delete", queries.concept)
def delete(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.delete(
                concept,
                typed=form.cleaned_data["title"],
                seen=form.cleaned_data["gesehen"],
                by=request.user,
            )
            messages.success(request, _("„{concept}“ ist gelöscht.").format(concept=concept))
            return redirect("concepts:concepts")
    going = belongings(concept)
    context = {
        "concept": concept,
        "crumbs": to_concept(concept, Link(_("Löschen"))),
        "refusal": refusal_of(concept),
        "form": form,
        "going": going,
        "seen": stamp(going),
        "cancel_url": address_of(concept),
    }
    return render(request, "concepts/delete.html", context)

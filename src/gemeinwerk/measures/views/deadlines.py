"""When the town's people are reminded, and what happens if nothing comes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.measures.forms.deadlines import DeadlinesForm
from gemeinwerk.measures.reminding import operations, queries


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

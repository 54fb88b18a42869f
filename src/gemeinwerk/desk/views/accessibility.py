"""What a town says of how accessible its pages are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.desk.forms.accessibility import AccessibilityForm
from gemeinwerk.municipalities import operations
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.statement import missing


@needs("town.edit")
@require_http_methods(["GET", "POST"])
def accessibility(request: DeskRequest) -> HttpResponse:
    instance = Municipality.objects.get(pk=request.municipality.pk)
    form = AccessibilityForm(request.POST or None, instance=instance)
    if form.is_valid():
        with refusals_on(form):
            operations.edit(request.municipality, **form.changes, seen=form.seen, by=request.user)
            messages.success(request, _("Gespeichert."))
            return redirect("desk:accessibility")
    context = {"form": form, "missing": missing(request.municipality)}
    return render(request, "desk/accessibility.html", context)

"""What a town says of itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.desk.forms.town import TownForm
from gemeinwerk.municipalities import operations
from gemeinwerk.municipalities.models import Municipality


@needs("town.edit")
@require_http_methods(["GET", "POST"])
def town(request: DeskRequest) -> HttpResponse:
    here, _port = split_domain_port(request.get_host())
    # A form writes into its instance what was typed; the frame of the page must not show that.
    instance = Municipality.objects.get(pk=request.municipality.pk)
    form = TownForm(request.POST or None, instance=instance, here=here)
    if form.is_valid():
        with refusals_on(form, "hosts"):
            operations.edit(request.municipality, **form.changes, seen=form.seen, by=request.user)
            messages.success(request, _("Gespeichert."))
            return redirect("desk:town")
    return render(request, "desk/town.html", {"form": form})

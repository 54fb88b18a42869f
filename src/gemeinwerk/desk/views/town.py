"""What a town says of itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.desk.forms.town import TownForm
from gemeinwerk.municipalities import operations


@needs("town.edit")
@require_http_methods(["GET", "POST"])
def town(request: HttpRequest) -> HttpResponse:
    here, _port = split_domain_port(request.get_host())
    form = TownForm(request.POST or None, instance=request.municipality, here=here)
    if form.is_valid():
        with refusals_on(form, "hosts"):
            operations.edit(request.municipality, **form.cleaned_data, by=request.user)
            messages.success(request, _("Gespeichert."))
            return redirect("desk:town")
    return render(request, "desk/town.html", {"form": form})

"""Who stands in for whom: in one's own units, for the office in all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import Role
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.forms import DeputyForm
from gemeinwerk.actors.models import Deputy
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on


@require_http_methods(["GET", "POST"])
@needs("deputy.name")
def deputies(request: DeskRequest) -> HttpResponse:
    town, today = request.municipality, localdate()
    is_office = Role.OFFICE in request.user.roles_in(town.pk)
    colleagues = queries.colleagues(town)
    people = colleagues if is_office else queries.same_unit(town, request.user)
    form = DeputyForm(request.POST or None, people=people, colleagues=colleagues, user=request.user)
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        with refusals_on(form):
            named = operations.name_deputy(said.pop("person"), **said, by=request.user)
            messages.success(request, _("{deputy} ist benannt.").format(deputy=named.deputy))
            return redirect("actors:deputies")
    found = queries.deputies(town, today=today, user=None if is_office else request.user)
    context = {
        "rows": [(one, one.since <= today) for one in found],
        "form": form,
        "is_office": is_office,
    }
    return render(request, "actors/deputies.html", context)


@require_POST
@needs("deputy.name", queries.deputy)
def end(request: DeskRequest, found: Deputy) -> HttpResponse:
    try:
        operations.end_deputy(found, by=request.user)
        messages.success(request, _("Die Vertretung ist beendet."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("actors:deputies")

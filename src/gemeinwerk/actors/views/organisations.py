"""Pages of organisations outside the administration."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries, told
from gemeinwerk.actors.forms import CloseForm, OrganisationForm
from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.actors.views.crumbs import address_of, to_organisations, to_units
from gemeinwerk.actors.views.facts import of_organisation as facts
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link


@require_http_methods(["GET", "POST"])
@needs("actor.edit")
def create(request: DeskRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.create_organisation(
                request.municipality, by=request.user, **form.cleaned_data
            )
            messages.success(request, _("„{name}“ ist angelegt.").format(name=new))
            return redirect("actors:organisation", new.pk)
    context = {
        "form": form,
        "heading": _("Neue Organisation"),
        "crumbs": to_organisations(Link(_("Neue Organisation"))),
        "submit": _("Anlegen"),
        "cancel_url": reverse("actors:organisations"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("actor.read", queries.outside_organisation)
def organisation(request: DeskRequest, organisation: Organisation) -> HttpResponse:
    """Who it is, its people, and what every area tells of it."""
    context = {
        "organisation": organisation,
        "facts": facts(organisation),
        "people": queries.people_of(organisation),
        "sections": told.sections_of(
            organisation, told.ORGANISATION, request.user, request.municipality
        ),
        "may_edit": request.user.has_perm("actor.edit", organisation),
        "crumbs": to_organisations(Link(organisation.short)),
    }
    return render(request, "actors/organisation.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.outside_organisation)
def edit(request: DeskRequest, organisation: Organisation) -> HttpResponse:
    form = OrganisationForm(request.POST or None, instance=organisation, town=request.municipality)
    address = address_of(organisation)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_organisation(
                organisation, by=request.user, seen=form.seen, **form.changes
            )
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    if form.is_bound:
        organisation.refresh_from_db()
    context = {
        "form": form,
        "heading": organisation.name,
        "crumbs": to_organisations(Link(organisation.short, address), Link(_("Bearbeiten"))),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.organisation)
def close(request: DeskRequest, organisation: Organisation) -> HttpResponse:
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.close_organisation(organisation, by=request.user, **form.cleaned_data)
            messages.success(request, _("„{name}“ ist aufgelöst.").format(name=organisation))
            return redirect(address_of(organisation))
    way = to_units if organisation.kind == OrganisationKind.UNIT else to_organisations
    context = {
        "form": form,
        "heading": _("„{name}“ auflösen").format(name=organisation),
        "lead": _("Wo sie genannt ist, bleibt sie stehen. Neu wählen kann man sie nicht mehr."),
        "crumbs": way(Link(organisation.short, address_of(organisation)), Link(_("Auflösen"))),
        "submit": _("Auflösen"),
        "cancel_url": address_of(organisation),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("actor.edit", queries.organisation)
def reopen(request: DeskRequest, organisation: Organisation) -> HttpResponse:
    try:
        operations.reopen_organisation(organisation, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("„{name}“ besteht wieder.").format(name=organisation))
    return redirect(address_of(organisation))

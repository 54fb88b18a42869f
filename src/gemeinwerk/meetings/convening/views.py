"""A body's period for invitations: set with what the Land's law says beside it, or taken out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.models import Body
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings import queries
from gemeinwerk.meetings.convening import laws, operations
from gemeinwerk.meetings.convening.forms import ConveningForm
from gemeinwerk.meetings.convening.telling import of_body


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", queries.convened_body)
def convening(request: DeskRequest, body: Body) -> HttpResponse:
    row = of_body(body)
    form = ConveningForm(request.POST or None, body=body, instance=row)
    address = reverse("actors:body", args=[body.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            # Of a new one all that stands in the form is meant, also what the law proposed.
            values = form.changes if row else form.chosen
            operations.set_convening(body, by=request.user, seen=form.seen if row else None,
                                     **values)  # fmt: skip
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    town = body.municipality
    context = {
        "form": form,
        "body": body,
        "row": row,
        "land": town.get_land_display(),
        "notice": laws.notice_of(town.land),
        "joining": laws.joining_of(town.land),
        "heading": _("Ladungsfrist"),
        "lead": body.name,
        "crumbs": [Link(_("Gremien"), reverse("actors:bodies")), Link(body.name, address),
                   Link(_("Ladungsfrist"))],
        "cancel_url": address,
    }  # fmt: skip
    return render(request, "meetings/convening.html", context)


@require_POST
@needs("meeting.edit", queries.convened_body)
def remove(request: DeskRequest, body: Body) -> HttpResponse:
    operations.remove_convening(body, by=request.user)
    messages.success(request, _("Für dieses Gremium ist keine Ladungsfrist mehr eingetragen."))
    return redirect("actors:body", body.pk)

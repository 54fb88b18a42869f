"""The office's part of reporting by link: allowed for a round or not, one link a unit."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import queries as actors
from gemeinwerk.actors.models import Organisation
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.languages import german
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.monitoring import operations, queries
from gemeinwerk.monitoring.models import ReportingRound
from gemeinwerk.monitoring.views.rounds import crumbs, to_rounds
from gemeinwerk.municipalities.queries import address

ALLOW, FORBID, MAKE, WITHDRAW = "erlauben", "verbieten", "erzeugen", "zurueckziehen"


@require_POST
@needs("report.approve", queries.round_of)
def links(request: DeskRequest, found: ReportingRound) -> HttpResponse:
    """Do what the pressed button says; a link that was made is shown this once."""
    sent = request.POST
    try:
        if MAKE in sent:
            unit = _unit(request, sent[MAKE])
            path = operations.make_link(found, unit=unit, by=request.user)
            return _show(request, found, unit, path)
        if WITHDRAW in sent:
            operations.withdraw_link(found, unit=_unit(request, sent[WITHDRAW]), by=request.user)
            messages.success(request, _("Der Link gilt nicht mehr."))
        elif ALLOW in sent or FORBID in sent:
            operations.allow_links(found, allowed=ALLOW in sent, by=request.user)
            messages.success(
                request,
                _("In dieser Runde kann jetzt per Link gemeldet werden.")
                if ALLOW in sent
                else _("In dieser Runde gilt kein Link mehr."),
            )
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("monitoring:round", found.pk)


def _unit(request: DeskRequest, key: str) -> Organisation:
    try:
        return actors.unit(request.municipality, whole_number(key) or 0)
    except Organisation.DoesNotExist as missing:
        raise Http404 from missing


def _show(
    request: DeskRequest, found: ReportingRound, unit: Organisation, path: str
) -> HttpResponse:
    here = Link(german(found), f"../../{found.pk}/")
    context = {
        "round": found,
        "unit": unit,
        "address": address(request.municipality, path),
        "crumbs": crumbs(request, found.concept, to_rounds(found.concept), here, Link(_("Link"))),
    }
    return render(request, "monitoring/round/link.html", context)

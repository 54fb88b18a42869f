"""The calendar of a planning for whoever has its address, and the address renewed at the desk."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import DeskRequest, needs, town_or_404
from gemeinwerk.accounts.own_link import GUESS
from gemeinwerk.meetings import feeds
from gemeinwerk.scheduling import queries as plannings
from gemeinwerk.scheduling.feed import operations, queries
from gemeinwerk.scheduling.models import Schedule


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Programs ask for it again and again."""
    found = queries.schedule_of(town_or_404(request), token)
    if found is None:
        limits.consume(request, GUESS)
        raise Http404
    return feeds.answer(request, queries.content(found))


@require_POST
@needs("schedule.edit", plannings.schedule)
def renew(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    operations.renew_address(schedule, by=request.user)
    messages.success(request, _("Die Adresse ist angelegt. Eine frühere gilt nicht mehr."))
    return redirect("scheduling:schedule", schedule.pk)

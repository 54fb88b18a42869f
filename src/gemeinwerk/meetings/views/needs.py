"""What is needed at a meeting, as counts, for whoever books it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings import needs as orders
from gemeinwerk.meetings import queries
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.meetings.telling import when
from gemeinwerk.meetings.views.crumbs import to_meeting


@require_safe
@needs("need.book", queries.meeting)
def needed(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    counts, notes = orders.counts(meeting)
    context = {
        "meeting": meeting,
        "when": when(meeting),
        "counts": counts,
        "notes": notes,
        "crumbs": to_meeting(meeting, Link(_("Bedarfe"))),
    }
    return render(request, "meetings/needs.html", context)

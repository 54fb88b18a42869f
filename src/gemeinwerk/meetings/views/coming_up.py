"""What could come onto an agenda, and taking it up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings import coming_up, operations, queries
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.meetings.views.crumbs import to_meeting


@require_safe
@needs("meeting.edit", queries.meeting)
def offered(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    context = {
        "meeting": meeting,
        "groups": coming_up.offered(meeting) if meeting.is_coming else [],
        "crumbs": to_meeting(meeting, Link(_("Vorschläge"))),
    }
    return render(request, "meetings/coming_up.html", context)


@require_POST
@needs("meeting.edit", queries.meeting)
def take_up(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    try:
        item = operations.take_up(meeting, source=request.POST.get("quelle", ""), by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("„{it}“ steht auf der Tagesordnung.").format(it=item.title))
    return redirect("meetings:coming_up", meeting.pk)

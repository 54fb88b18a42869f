"""Answers by mail at the desk: what nobody but a person can decide, and what was entered lately."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings.models import MailReply, MeetingAnswer
from gemeinwerk.meetings.replying import operations, queries
from gemeinwerk.meetings.replying.addresses import asks
from gemeinwerk.meetings.replying.due import full_up

A_PAGE = 30


@require_safe
@needs("meeting.invite")
def replies(request: DeskRequest) -> HttpResponse:
    meeting = whole_number(request.GET.get("sitzung"))
    found = queries.replies(request.municipality, meeting=meeting)
    page = Paginator(found.filter(open=True), A_PAGE).get_page(request.GET.get("seite"))
    context: dict[str, Any] = {
        "page": page,
        "rows": [(one, _can_be_entered(one)) for one in page],
        "lately": list(found.filter(open=False)[: queries.LATELY]),
        "of_one": meeting is not None,
        "full": full_up() if page.paginator.count >= operations.MOST_OPEN else "",
        "reads": asks(),
        "crumbs": [
            Link(_("Sitzungen"), reverse("meetings:meetings")),
            Link(_("Antworten per Mail")),
        ],
    }
    return render(request, "meetings/replies.html", context)


def _can_be_entered(one: MailReply) -> bool:
    return (
        one.said != MeetingAnswer.OPEN
        and one.invitee is not None
        and one.invitee.person is not None
        and one.invitee.answer != one.said
        and one.meeting is not None
        and one.meeting.is_coming
    )


@require_POST
@needs("meeting.invite", queries.reply)
def reply(request: DeskRequest, found: MailReply) -> HttpResponse:
    try:
        if "eintragen" in request.POST:
            operations.enter(found, by=request.user)
            messages.success(request, _("Die Antwort ist eingetragen."))
        else:
            operations.look_at(found, by=request.user)
            messages.success(request, _("Angesehen."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:replies")

"""Themes people wished for, and what becomes of them in a meeting."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings import operations, queries, wishes
from gemeinwerk.meetings.forms.wishes import TAKE, WishForm
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.meetings.views.crumbs import to_meeting


@require_safe
@needs("meeting.invite", queries.meeting)
def listed(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    context = {
        "meeting": meeting,
        "open": wishes.open_wishes(meeting),
        "decided": wishes.decided_wishes(meeting),
        "may_decide": meeting.is_coming,
        "crumbs": to_meeting(meeting, Link(_("Themenwünsche"))),
    }
    return render(request, "meetings/wishes.html", context)


@require_http_methods(["GET", "POST"])
@needs("meeting.invite", queries.meeting)
def decide(request: DeskRequest, meeting: Meeting, reply: int) -> HttpResponse:
    try:
        found: Reply = wishes.wish_of(meeting, reply)
    except Reply.DoesNotExist:
        messages.error(request, _("Diesen Wunsch gibt es nicht mehr."))
        return redirect("meetings:wishes", meeting.pk)
    form = WishForm(request.POST or None, reply=found)
    address = reverse("meetings:wishes", args=[meeting.pk])
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        told = {"reply": found, "sentence": typed["sentence"], "shown": form.shown}
        with refusals_on(form):
            if typed["decision"] == TAKE:
                details = {"title": typed["title"], "minutes": typed["minutes"]}
                operations.take_wish(meeting, by=request.user, **told, **details)
            else:
                operations.decline_wish(meeting, by=request.user, **told)
            messages.success(request, _("Entschieden. Wer eine E-Mail-Adresse hat, erfährt es."))
            return redirect(address)
    here = Link(_("Themenwünsche"), address)
    context = {
        "form": form,
        "reply": found,
        "seen": stamp(wishes.told(found)),
        "heading": _("Themenwunsch"),
        "crumbs": to_meeting(meeting, here, Link(_("Entscheiden"))),
        "submit": _("Entscheiden"),
        "cancel_url": address,
    }
    return render(request, "meetings/wish.html", context)

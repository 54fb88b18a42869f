"""The page on which minutes are written and read; begun, from item to item, finished."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link, Tone
from gemeinwerk.meetings import queries as meetings
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.meetings.telling import when
from gemeinwerk.minutes import operations, queries, telling
from gemeinwerk.minutes.models import Minutes, MinutesState
from gemeinwerk.minutes.parts import PARTS
from gemeinwerk.minutes.telling import Top
from gemeinwerk.minutes.views.crumbs import address_of, meeting_page, to_meeting
from gemeinwerk.municipalities.queries import address

TONES: dict[str, Tone] = {
    MinutesState.OPEN: "progress",
    MinutesState.DRAFT: "partly",
    MinutesState.APPROVED: "done",
}


@require_POST
@needs("minutes.write", meetings.meeting)
def begin(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    try:
        new = operations.begin(meeting, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(meeting_page(meeting))
    return redirect("minutes:minutes", new.pk)


@require_safe
@needs("minutes.read", queries.minutes_with_parts)
def minutes(request: DeskRequest, found: Minutes) -> HttpResponse:
    may_write = request.user.has_perm("minutes.write", found) and found.is_written
    items = queries.items(found)
    tops = telling.tops(found, items, queries.paragraphs(found), queries.runs(found))
    context: dict[str, Any] = {
        "minutes": found,
        "meeting": found.meeting,
        "when": when(found.meeting),
        "tone": TONES[MinutesState(found.state)],
        "tops": tops,
        "room": telling.room(found, queries.attendances(found)),
        "may_write": may_write,
        "may_edit": request.user.has_perm("minutes.write", found),
        "parts": PARTS.told(vars(found), lambda right: request.user.has_perm(right, found)),
        "code": f"{found.code[:3]} {found.code[3:]}",
        "code_address": address(request.municipality, reverse("attendance:code")),
        "crumbs": to_meeting(found.meeting, Link(_("Protokoll"))),
        **(_onward(tops) if may_write and found.is_open else {}),
    }
    return render(request, "minutes/minutes.html", context)


def _onward(tops: Sequence[Top]) -> dict[str, Any]:
    """What the one button of the page does: the next item, else the end."""
    with_items = [one for one in tops if one.item]
    running = next((one for one in with_items if one.tone == "progress"), None)
    following = next((one for one in with_items if one.tone == "none"), None)
    return {"running": running, "following": following, "runs": True}


@require_POST
@needs("minutes.write", queries.minutes)
def go_on(request: DeskRequest, found: Minutes) -> HttpResponse:
    item = whole_number(request.POST.get("punkt"))
    try:
        operations.go_on(found, item=item, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    number = request.POST.get("nummer", "")
    return redirect(f"{address_of(found)}#top-{whole_number(number) or 1}")


@require_POST
@needs("minutes.write", queries.minutes)
def finish(request: DeskRequest, found: Minutes) -> HttpResponse:
    try:
        operations.finish(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request, _("Die Sitzung ist zu Ende, das Protokoll ein Entwurf. Schreiben Sie weiter.")
        )
    return redirect(address_of(found))

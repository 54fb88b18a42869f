"""One meeting: created, shown with its agenda, changed, moved, cancelled."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings import operations, queries
from gemeinwerk.meetings.clashes import clashes
from gemeinwerk.meetings.convening.telling import joining_of, of_meeting, told_late
from gemeinwerk.meetings.forms import CancelForm, CreateForm, MeetingForm, MoveForm
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.meetings.parts import PARTS
from gemeinwerk.meetings.telling import TONES, agenda, when
from gemeinwerk.meetings.verbs import MeetingsVerb
from gemeinwerk.meetings.views.crumbs import address_of, to_list, to_meeting
from gemeinwerk.meetings.views.invited import invited

OF_THE_TABLE = frozenset({MeetingsVerb.INVITEE_ANSWER, MeetingsVerb.INVITEE_ENTER})
"""What came as an answer stands in the table of those invited."""


def _warn(request: DeskRequest, meeting: Meeting) -> None:
    late = told_late(meeting)
    for sentence in [*clashes(meeting), *([late] if late else [])]:
        messages.warning(request, sentence)


@require_http_methods(["GET", "POST"])
@needs("meeting.edit")
def create(request: DeskRequest) -> HttpResponse:
    asked = {
        "concept": whole_number(request.GET.get("konzept")),
        "body": whole_number(request.GET.get("gremium")),
    }
    form = CreateForm(request.POST or None, town=request.municipality, initial=asked)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            body = form.cleaned_data["body"]
            new = operations.create_meeting(body, by=request.user, **form.times, **form.details)
            messages.success(request, _("Die Sitzung ist angelegt. Eingeladen ist noch niemand."))
            _warn(request, new)
            return redirect("meetings:meeting", new.pk)
    context = {
        "form": form,
        "heading": _("Neue Sitzung"),
        "crumbs": to_list(None, Link(_("Neue Sitzung"))),
        "submit": _("Anlegen"),
        "cancel_url": reverse("meetings:meetings"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("meeting.read", queries.meeting_with_parts)
def meeting(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    may_edit = request.user.has_perm("meeting.edit", meeting)
    context: dict[str, Any] = {
        "meeting": meeting,
        "when": when(meeting),
        "in_time": of_meeting(meeting),
        "joining_from_elsewhere": joining_of(meeting),
        "tone": TONES[meeting.state],
        "agenda": agenda(meeting, queries.items(meeting)),
        "may_prepare": may_edit,
        "may_edit": may_edit and meeting.is_coming,
        "may_announce": may_edit and meeting.state == MeetingState.HELD and meeting.concept,
        "may_delete": may_edit and meeting.state == MeetingState.PLANNED,
        "begun": meeting.starts_at <= audit.now(),
        "parts": PARTS.told(vars(meeting), lambda right: request.user.has_perm(right, meeting)),
        "history": [one for one in sentences.history(meeting) if one.verb not in OF_THE_TABLE],
        **(invited(request, meeting) if request.user.has_perm("meeting.invite", meeting) else {}),
        "crumbs": to_list(meeting.concept, Link(str(meeting))),
    }
    return render(request, "meetings/meeting.html", context)


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", queries.meeting)
def edit(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    name = str(meeting)
    form = MeetingForm(request.POST or None, instance=meeting)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = operations.edit_meeting(
                meeting, by=request.user, seen=form.seen, **form.changes
            )
            messages.success(request, _("Gespeichert."))
            _warn(request, changed)
            return redirect("meetings:meeting", meeting.pk)
    meeting = queries.meeting(request.municipality, meeting.pk)
    context = {
        "form": form,
        "heading": _("„{meeting}“ bearbeiten").format(meeting=name),
        "crumbs": to_meeting(meeting, Link(_("Bearbeiten"))),
        "cancel_url": address_of(meeting),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", queries.meeting)
def move(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    form = MoveForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            moved = operations.move_meeting(
                meeting, by=request.user, reason=reason, shown=form.shown, **form.times
            )
            messages.success(request, _("Die Sitzung ist verlegt."))
            _warn(request, moved)
            return redirect("meetings:meeting", meeting.pk)
    context = {
        "form": form,
        "seen": stamp(queries.told(meeting)),
        "heading": _("Sitzung verlegen"),
        "lead": _("Bisher: {when}").format(when=when(meeting)),
        "crumbs": to_meeting(meeting, Link(_("Verlegen"))),
        "submit": _("Verlegen"),
        "cancel_url": address_of(meeting),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", queries.meeting)
def cancel(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.cancel_meeting(meeting, by=request.user, reason=reason, shown=form.shown)
            messages.success(request, _("Die Sitzung ist abgesagt."))
            return redirect("meetings:meeting", meeting.pk)
    context = {
        "form": form,
        "seen": stamp(queries.told(meeting)),
        "heading": _("Sitzung absagen"),
        "lead": when(meeting),
        "crumbs": to_meeting(meeting, Link(_("Absagen"))),
        "submit": _("Absagen"),
        "cancel_url": address_of(meeting),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("meeting.edit", queries.meeting)
def held(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    try:
        operations.note_held(meeting, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Eingetragen: Die Sitzung hat stattgefunden."))
    return redirect("meetings:meeting", meeting.pk)


@require_POST
@needs("meeting.edit", queries.meeting)
def announce(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    """Of one that took place; or no more."""
    public = "oeffentlich" in request.POST
    try:
        operations.show_meeting(meeting, public=public, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("Die Sitzung steht jetzt auf der Seite des Konzepts.")
        gone = _("Die Sitzung steht nicht mehr auf öffentlichen Seiten.")
        messages.success(request, said if public else gone)
    return redirect("meetings:meeting", meeting.pk)


@require_POST
@needs("meeting.edit", queries.meeting)
def delete(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    try:
        operations.delete_meeting(meeting, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("meetings:meeting", meeting.pk)
    messages.success(request, _("Die Sitzung ist gelöscht."))
    if meeting.concept:
        return redirect("meetings:of_concept", meeting.concept.slug)
    return redirect("meetings:meetings")

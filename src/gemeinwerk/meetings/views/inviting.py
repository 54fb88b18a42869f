"""Inviting to a meeting, who answered what, and one's own meetings."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings import notices, operations, queries
from gemeinwerk.meetings.errors import AnsweredMeanwhile
from gemeinwerk.meetings.forms.answering import EnterForm
from gemeinwerk.meetings.forms.inviting import InviteForm
from gemeinwerk.meetings.models import CalendarAddress, Invitee, Meeting
from gemeinwerk.meetings.telling import when
from gemeinwerk.meetings.views.crumbs import address_of, to_meeting
from gemeinwerk.meetings.views.invited import said


@require_http_methods(["GET", "POST"])
@needs("meeting.invite", queries.meeting)
def invite(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    """Who sits in the body and is not invited yet, and guests; then the mails leave."""
    asked = queries.to_invite(meeting)
    form = InviteForm(
        request.POST or None, members=asked.members, guests=asked.guests, labels=asked.labels
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            number = operations.invite(meeting, people=form.people, by=request.user)
            words = ngettext("Eine Person eingeladen.", "{n} Personen eingeladen.", number)
            messages.success(request, words.format(n=number))
            return redirect("meetings:meeting", meeting.pk)
    context: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "heading": _("Zur Sitzung einladen"),
        "lead": when(meeting),
        "crumbs": to_meeting(meeting, Link(_("Einladen"))),
        "submit": _("Einladungen versenden"),
        "cancel_url": address_of(meeting),
    }
    return render(request, "meetings/invite.html", context)


@require_http_methods(["GET", "POST"])
@needs("meeting.invite", queries.invitee)
def enter(request: DeskRequest, invitee: Invitee) -> HttpResponse:
    """An answer that came by telephone, or in talking."""
    form = EnterForm(request.POST or None, invitee=invitee)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            try:
                operations.answer(invitee, said=form.said, by=request.user, seen=form.seen_revision)
            except AnsweredMeanwhile:
                invitee = queries.again(invitee)
                form.take_as_seen(invitee.revision)
                raise
            messages.success(request, _("Die Antwort ist eingetragen."))
            return redirect("meetings:meeting", invitee.meeting_id)
    context = {
        "form": form,
        "invitee": invitee,
        "heading": _("Antwort eintragen: {person}").format(person=invitee),
        "lead": _("{when}. Bisher: {answer}").format(
            when=when(invitee.meeting), answer=said(invitee)
        ),
        "crumbs": to_meeting(invitee.meeting, Link(_("Antwort eintragen"))),
        "cancel_url": address_of(invitee.meeting),
    }
    return render(request, "meetings/enter.html", context)


@require_POST
@needs("meeting.invite", queries.invitee)
def leave_out(request: DeskRequest, invitee: Invitee) -> HttpResponse:
    name, meeting = str(invitee), invitee.meeting_id
    try:
        operations.leave_out(invitee, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("{name} ist nicht mehr eingeladen.").format(name=name))
    return redirect("meetings:meeting", meeting)


@require_safe
@needs("desk.enter")
def own(request: DeskRequest) -> HttpResponse:
    """What whoever is signed in is invited to, and the calendar to subscribe to."""
    rows = queries.own(request.user, request.municipality)
    row = CalendarAddress.objects.filter(
        person__user=request.user, person__municipality=request.municipality
    ).first()
    context = {
        "rows": [(one, when(one.meeting), notices.path_of(one)) for one in rows],
        "calendar": queries.calendar_url(request.municipality, row) if row else "",
    }
    return render(request, "meetings/own.html", context)


@require_POST
@needs("desk.enter")
def renew(request: DeskRequest) -> HttpResponse:
    person = queries.person_of(request.user, request.municipality)
    if person is None:
        messages.error(request, _("Zu Ihrem Konto gehört hier noch keine Person."))
    else:
        operations.renew_calendar(person, by=request.user)
        messages.success(request, _("Die Adresse ist angelegt. Eine frühere gilt nicht mehr."))
    return redirect("meetings:own")

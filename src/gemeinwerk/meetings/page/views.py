"""Answering an invitation to a meeting by a link of one's own, without an account; the entry for
one's calendar, and the calendar one subscribes to."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.accounts.own_link import GUESS, apart, over, too_many
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import tongues
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.sending import SentBefore
from gemeinwerk.meetings import entries, feeds, materials, notices, operations, queries
from gemeinwerk.meetings.entries import Entry
from gemeinwerk.meetings.errors import AnsweredMeanwhile, LinkOver
from gemeinwerk.meetings.forms.answering import AnswerForm
from gemeinwerk.meetings.models import CalendarAddress, Invitee, Material, MeetingAnswer
from gemeinwerk.meetings.needs import Needed
from gemeinwerk.meetings.telling import agenda, when

WRITE = "answer"
THANKS = "danke"
View = Callable[..., HttpResponse]


def by_link(view: View) -> Callable[..., HttpResponse]:
    """Whose link is in the address, in their language; whoever guesses is stopped."""

    def found(request: HttpRequest, token: str, **parts: Any) -> HttpResponse:
        town = town_or_404(request)
        try:
            invitee = queries.invitee_of(town, token)
        except Invitee.DoesNotExist:
            return _over(request, 404)
        if invitee.person is None:
            return _over(request, 410)
        with translation.override(tongues.of_the_house(invitee.person.language)):
            try:
                return apart(view(request, invitee, token, **parts))
            except (Gone, LinkOver):
                return _over(request, 410)

    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def page(request: HttpRequest, invitee: Invitee, word: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, invitee=invitee, needed=_needed(invitee))
    status = 200
    if form.is_bound and form.is_valid():
        if until := limits.consume(request, WRITE):
            form.add_error(None, too_many(until))
            return _show(request, invitee, form, 429)
        thanks = f"{request.path}?{THANKS}=1"
        with refusals_on(form):
            try:
                operations.answer(
                    invitee, said=form.said, by=None, seen=form.seen_revision,
                    needed=form.needed, word=word,
                )  # fmt: skip
            except SentBefore:  # a double click: it is there, once
                return redirect(thanks)
            except AnsweredMeanwhile:
                invitee = queries.again(invitee)
                form.take_as_seen(invitee.revision)
                raise
            return redirect(thanks)
        status = 409
    return _show(request, invitee, form, status)


def _show(request: HttpRequest, invitee: Invitee, form: AnswerForm, status: int) -> HttpResponse:
    meeting = invitee.meeting
    address = CalendarAddress.objects.filter(person=invitee.person).first()
    context: dict[str, Any] = {
        "invitee": invitee,
        "meeting": meeting,
        "when": when(meeting),
        "agenda": agenda(meeting, queries.items(meeting)),
        "form": form,
        "materials": getattr(invitee, "materials", None) or [],
        "can_answer": meeting.is_coming and meeting.ends_at > audit.now(),
        "answered": invitee.answer != MeetingAnswer.OPEN,
        "thanks": THANKS in request.GET and not form.is_bound,
        "others": [
            (one, when(one.meeting), notices.path_of(one)) for one in queries.others_of(invitee)
        ],
        "calendar": queries.calendar_url(request.municipality, address) if address else "",  # type: ignore[attr-defined]
        "language": translation.get_language(),
    }
    return render(request, "meetings/page/page.html", context, status=status)


@never_cache
@require_safe
@by_link
def entry(request: HttpRequest, invitee: Invitee, word: str) -> HttpResponse:
    meeting = invitee.meeting
    topics = [one.title for one in queries.items(meeting)]
    content = entries.file([Entry(meeting, topics, inside=True)])
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{notices.FILE}"'
    return answer


@never_cache
@require_safe
@by_link
def material(request: HttpRequest, invitee: Invitee, word: str, pk: int) -> HttpResponse:
    try:
        return materials.answer(queries.material_of(invitee, pk))
    except Material.DoesNotExist:
        raise Http404 from None


@require_POST
@by_link
def renew(request: HttpRequest, invitee: Invitee, word: str) -> HttpResponse:
    """An address for one's own calendar, or another one."""
    assert invitee.person
    if limits.consume(request, WRITE) is None:
        operations.renew_calendar(invitee.person, by=None)
    return redirect(f"{notices.path_of(invitee)}#kalender")


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Meetings of whoever has the address; programs ask for it again and again."""
    town = town_or_404(request)
    person = queries.person_of_calendar(town, token)
    if person is None:
        limits.consume(request, GUESS)
        raise Http404
    with translation.override(tongues.of_the_house(person.language)):
        content = feeds.of_person(person, _("Meine Sitzungen, {town}").format(town=town.name))
    return feeds.answer(request, content)


def _needed(invitee: Invitee) -> Needed:
    """What they said before."""
    said: Any = (getattr(invitee, "needed", None) or [{}])[0]
    kinds = said.get("needs", ())
    known = json.loads(kinds) if isinstance(kinds, str) else kinds
    return Needed(tuple(known), said.get("interpreting", ""), said.get("note", ""))


def _over(request: HttpRequest, status: int) -> HttpResponse:
    sentence = _(
        "Vielleicht sind Sie zu dieser Sitzung nicht mehr eingeladen. Wenn Sie Fragen haben, "
        "schreiben Sie uns bitte."
    )
    return apart(over(request, sentence, status))

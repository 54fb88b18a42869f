"""Answering a poll by a link of one's own, without an account."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.accounts.own_link import apart, over, too_many
from gemeinwerk.core import tongues
from gemeinwerk.core.bodies import takes_file_of
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.forms import FileForm, refusals_on
from gemeinwerk.core.sending import SentBefore
from gemeinwerk.meetings.errors import AnsweredMeanwhile
from gemeinwerk.scheduling.models import Asked
from gemeinwerk.scheduling.operations import busy_days, keep_calendar
from gemeinwerk.scheduling.polls import operations, queries
from gemeinwerk.scheduling.polls.forms import FitsForm

WRITE = "answer"
THANKS, READ = "danke", "kalender"


Answer = Callable[[HttpRequest, Asked], HttpResponse]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    return _by_link(request, token, _answered)


def _by_link(request: HttpRequest, token: str, answer: Answer) -> HttpResponse:
    town = town_or_404(request)
    try:
        asked = queries.asked_of(town, token)
    except Asked.DoesNotExist:
        return _over(request, 404)
    with translation.override(tongues.of_the_house(asked.person.language)):
        try:
            return apart(answer(request, asked))
        except Gone:
            return _over(request, 410)


def _answered(request: HttpRequest, asked: Asked) -> HttpResponse:
    busy = queries.busy_of(asked)
    form = FitsForm(request.POST if request.method == "POST" else None, asked=asked, busy=busy)
    status = 200
    if form.is_bound and form.is_valid():
        if until := limits.consume(request, WRITE):
            form.add_error(None, too_many(until))
            return _show(request, asked, form, 429)
        thanks = f"{request.path}?{THANKS}=1"
        with refusals_on(form):
            try:
                operations.answer(asked, answers=form.answers, seen=form.seen_revision)
            except SentBefore:  # a double click: it is there, once
                return redirect(thanks)
            except AnsweredMeanwhile:
                asked = queries.again(asked)
                form.take_as_seen(asked.revision)
                raise
            return redirect(thanks)
        status = 409
    return _show(request, asked, form, status)


def _show(request: HttpRequest, asked: Asked, form: FitsForm, status: int) -> HttpResponse:
    context: dict[str, Any] = {
        "asked": asked,
        "poll": asked.poll,
        "schedule": asked.poll.schedule,
        "form": form,
        "is_open": operations.is_open(asked.poll),
        "thanks": THANKS in request.GET and not form.is_bound,
        "read": READ in request.GET and not form.is_bound,
        "language": translation.get_language(),
    }
    return render(request, "scheduling/asked.html", context, status=status)


# --- a calendar of their own ----------------------------------------------------------------------


def _holds(request: HttpRequest, parts: dict[str, Any]) -> bool:
    """Whether the link in the address opens anything: then a file may come along."""
    town = request.municipality  # type: ignore[attr-defined]
    try:
        return town is not None and operations.is_open(queries.asked_of(town, parts["token"]).poll)
    except Asked.DoesNotExist:
        return False


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@takes_file_of(_holds)
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Instead of looking up each day: a file of their own calendar."""
    back = reverse("poll:page", args=[token])
    return _by_link(request, token, partial(_calendar, back=back))


def _calendar(request: HttpRequest, asked: Asked, *, back: str) -> HttpResponse:
    if not operations.is_open(asked.poll):  # its page says so
        return redirect(back)
    schedule = asked.poll.schedule
    form = FileForm(request.POST or None, request.FILES or None)
    form.fields["file"].label = _("Ihr Kalender als Datei (ICS)")
    status = 200
    if form.is_bound and form.is_valid():
        if until := limits.consume(request, WRITE):
            form.add_error(None, too_many(until))
            status = 429
        else:
            file = form.cleaned_data["file"]
            with refusals_on(form, "file"):
                days = busy_days(schedule, content=file.read(), name=file.name or "")
                keep_calendar(schedule, person=asked.person, days=days, by=None)
                return redirect(f"{back}?{READ}=1")
    context = {"asked": asked, "schedule": schedule, "form": form, "back": back}
    return render(request, "scheduling/own_calendar.html", context, status=status)


def _over(request: HttpRequest, status: int) -> HttpResponse:
    sentence = _(
        "Vielleicht ist die Umfrage beendet. Wenn Sie Fragen haben, schreiben Sie uns bitte."
    )
    return apart(over(request, sentence, status))

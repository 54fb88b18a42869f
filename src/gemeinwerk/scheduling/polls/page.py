"""Answering a poll by a link of one's own, without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.core import tongues
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.sending import SentBefore
from gemeinwerk.meetings.errors import AnsweredMeanwhile
from gemeinwerk.scheduling.models import Asked
from gemeinwerk.scheduling.polls import operations, queries
from gemeinwerk.scheduling.polls.forms import FitsForm

GUESS, WRITE = "open_link", "answer"
THANKS = "danke"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    town = town_or_404(request)
    try:
        asked = queries.asked_of(town, token)
    except Asked.DoesNotExist:
        return _over(request, 404)
    with translation.override(tongues.of_the_house(asked.person.language)):
        try:
            return _apart(_answered(request, asked))
        except Gone:
            return _over(request, 410)


def _answered(request: HttpRequest, asked: Asked) -> HttpResponse:
    form = FitsForm(request.POST if request.method == "POST" else None, asked=asked)
    status = 200
    if form.is_bound and form.is_valid():
        if until := limits.consume(request, WRITE):
            form.add_error(None, _too_many(until))
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
        "language": translation.get_language(),
    }
    return render(request, "scheduling/asked.html", context, status=status)


def _over(request: HttpRequest, status: int) -> HttpResponse:
    until = limits.consume(request, GUESS)
    sentence = _(
        "Vielleicht ist die Umfrage beendet. Wenn Sie Fragen haben, schreiben Sie uns bitte."
    )
    context = {
        "heading": _("Bitte später noch einmal") if until else _("Dieser Link gilt nicht mehr"),
        "sentence": _too_many(until) if until else sentence,
    }
    answer = render(request, "meetings/page/over.html", context, status=429 if until else status)
    return _apart(answer)


def _too_many(until: Any) -> str:
    said = _(
        "Von diesem Anschluss kam in der letzten Stunde sehr viel. Ab {time} Uhr geht es weiter."
    )
    return said.format(time=time_format(localtime(until), "H:i"))


def _apart(response: HttpResponse) -> HttpResponse:
    """In no index."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response

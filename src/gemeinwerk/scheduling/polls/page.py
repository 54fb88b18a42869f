"""Answering a poll by a link of one's own, without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.accounts.own_link import apart, over, too_many
from gemeinwerk.core import tongues
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.sending import SentBefore
from gemeinwerk.meetings.errors import AnsweredMeanwhile
from gemeinwerk.scheduling.models import Asked
from gemeinwerk.scheduling.polls import operations, queries
from gemeinwerk.scheduling.polls.forms import FitsForm

WRITE = "answer"
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
            return apart(_answered(request, asked))
        except Gone:
            return _over(request, 410)


def _answered(request: HttpRequest, asked: Asked) -> HttpResponse:
    form = FitsForm(request.POST if request.method == "POST" else None, asked=asked)
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
        "language": translation.get_language(),
    }
    return render(request, "scheduling/asked.html", context, status=status)


def _over(request: HttpRequest, status: int) -> HttpResponse:
    sentence = _(
        "Vielleicht ist die Umfrage beendet. Wenn Sie Fragen haben, schreiben Sie uns bitte."
    )
    return apart(over(request, sentence, status))

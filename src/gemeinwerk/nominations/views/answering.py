"""Answering by a link, without an account: one calm page for all seats an organisation is asked
about. Whoever holds the link may answer, and see what was answered, and nothing else."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import time_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import speak, town_or_404
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.nominations import operations, queries
from gemeinwerk.nominations.by_link import ByLink
from gemeinwerk.nominations.forms import AnswerForm
from gemeinwerk.nominations.models import SETTLED, NominationLink
from gemeinwerk.nominations.operations.asking import note_used

GUESS, WRITE = "open_link", "nominate"
THANKS = "danke"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    town = town_or_404(request)
    speak(request)
    try:
        link = operations.of_token(town, token)
    except NominationLink.DoesNotExist:
        return _apart(_over(request, 404))
    if not link.holds():
        return _apart(_over(request, 410))
    if request.method == "POST" and (until := limits.consume(request, WRITE)):
        return _apart(_too_many(request, until))
    if request.method == "GET":
        note_used(link)
    return _apart(_page(request, link))


def _page(request: HttpRequest, link: NominationLink) -> HttpResponse:
    asked = link.request
    rows = queries.nominations_of(asked)
    form = AnswerForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            by = ByLink(asked.organisation.name)
            operations.answer(asked, seats=form.chosen, said=form.said, by=by)
            return redirect(f"{request.path}?{THANKS}=1")
    until = max((one.awaited for one in rows if one.waits), default=asked.answer_until)
    context: dict[str, Any] = {
        "asked": asked,
        "until": until,
        "rows": rows,
        "form": form,
        "open": [one for one in rows if one.state not in SETTLED],
        "waiting": [one for one in rows if one.waits],
        "answered": [one for one in rows if one.answered_at],
        "thanks": THANKS in request.GET and not form.is_bound,
        "days_left": (until - localdate()).days,
    }
    return render(request, "nominations/answer.html", context)


def _over(request: HttpRequest, status: int) -> HttpResponse:
    """Whoever guesses is stopped; whoever comes too late is told whom to ask."""
    if until := limits.consume(request, GUESS):
        return _too_many(request, until)
    sentence = _(
        "Die Frage ist erledigt, oder das Büro hat den Link zurückgezogen oder erneuert. Bitten "
        "Sie das Büro um einen neuen."
    )
    return _sentence(request, _("Dieser Link gilt nicht mehr"), sentence, status)


def _too_many(request: HttpRequest, until: Any) -> HttpResponse:
    # Without a line in the log: the address is the link.
    sentence = _(
        "Von diesem Anschluss kam in der letzten Stunde sehr viel. Ab {time} Uhr geht es weiter; "
        "mit „Zurück“ im Browser sehen Sie noch, was Sie geschrieben haben."
    ).format(time=time_format(localtime(until), "TIME_FORMAT"))
    return _sentence(request, _("Bitte später noch einmal"), sentence, 429)


def _sentence(request: HttpRequest, heading: str, sentence: str, status: int) -> HttpResponse:
    context = {"heading": heading, "sentence": sentence}
    return render(request, "nominations/link_over.html", context, status=status)


def _apart(response: HttpResponse) -> HttpResponse:
    """In no index. To other sites a browser tells no address of ours (settings)."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response

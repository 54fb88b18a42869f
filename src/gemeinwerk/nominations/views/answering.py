"""Answering by a link, without an account: one calm page for all seats an organisation is asked
about. Whoever holds the link may answer, and see what was answered, and nothing else."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import speak, town_or_404
from gemeinwerk.accounts.own_link import apart, over, stopped, too_many_typed
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.nominations import operations, queries
from gemeinwerk.nominations.by_link import ByLink
from gemeinwerk.nominations.forms import AnswerForm
from gemeinwerk.nominations.models import SETTLED, NominationLink
from gemeinwerk.nominations.operations.asking import note_used

WRITE = "nominate"
THANKS = "danke"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    town = town_or_404(request)
    speak(request)
    try:
        link = operations.of_token(town, token)
    except NominationLink.DoesNotExist:
        return _over(request, 404)
    if not link.holds():
        return _over(request, 410)
    if request.method == "POST" and (until := limits.consume(request, WRITE)):
        return apart(stopped(request, too_many_typed(until)))
    if request.method == "GET":
        note_used(link)
    return apart(_page(request, link))


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
    """Whoever comes too late is told whom to ask."""
    sentence = _(
        "Die Frage ist erledigt, oder das Büro hat den Link zurückgezogen oder erneuert. Bitten "
        "Sie das Büro um einen neuen."
    )
    return apart(over(request, sentence, status, later=too_many_typed))

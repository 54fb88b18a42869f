"""Giving points with one's phone: a code from the wall, a page, sent once.

Nothing is noted of when somebody sent theirs. Where no slips are needed a cookie says that this
browser's points are counted; it is asked for by nobody else and goes after a day.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.core import sending, tongues
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.personal_links import new_word
from gemeinwerk.dots import operations, queries, telling
from gemeinwerk.dots.codes import plain
from gemeinwerk.dots.errors import CountedBefore, SlipUsed
from gemeinwerk.dots.models import Weighing
from gemeinwerk.dots.page.forms import CodeForm, GivingForm
from gemeinwerk.invitations.answering.page.answering import too_many
from gemeinwerk.invitations.answering.page.frame import (
    CHOSEN,
    apart,
    asked,
    only_reads_on,
    spoken,
    told,
)

GUESS, GIVE = "dots_guess", "dots_give"
COOKIE, KEPT = "punkte", timedelta(days=1)
THANKS, SLIP = "danke", "zettel"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Where the code is typed."""
    town = town_or_404(request)
    language = spoken(request, "")
    with tongues.speaking(language):
        form = CodeForm(request.POST if request.method == "POST" else None)
        status = 200
        if only_reads_on(request):
            form.leave_unchecked()
        elif form.is_valid():
            typed = plain(form.cleaned_data["code"])
            if until := limits.spent(request, GUESS):
                form.add_error("code", too_many(until))
                status = 429
            elif Weighing.objects.filter(meeting__body__municipality=town, code=typed).exists():
                return redirect(_page(typed, asked(request)))
            else:
                limits.consume(request, GUESS)
                form.add_error("code", _("Diesen Code gibt es nicht. Bitte prüfen Sie ihn."))
        context = told(request) | {"form": form, "is_carried": True}
        answer = render(request, "dots/page/code.html", context, status=status)
        return apart(answer, language)


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    town = town_or_404(request)
    language = spoken(request, "")
    with tongues.speaking(language):
        if until := limits.spent(request, GUESS):
            return _over(request, language, too_many(until), 429)
        try:
            found = queries.by_code(town, code)
        except Weighing.DoesNotExist:
            limits.consume(request, GUESS)
            said = _("Diesen Code gibt es nicht. Bitte prüfen Sie ihn.")
            return _over(request, language, said, 404)
        return _private(apart(_answer(request, found), language))


def _answer(request: HttpRequest, found: Weighing) -> HttpResponse:
    device = request.COOKIES.get(COOKIE, "")[:100]
    if not found.is_open:
        return _show(request, found, None)
    if THANKS in request.GET or queries.was_counted(found, device):
        return _show(request, found, None, counted=True)
    sent = request.POST if request.method == "POST" else None
    form = GivingForm(sent, weighing=found, slip=request.GET.get(SLIP, "")[:40])
    if only_reads_on(request):
        form.leave_unchecked()
    elif form.is_bound and form.is_valid():
        return _give(request, found, form, device)
    answer = _show(request, found, form)
    if not found.with_slips and not device:
        answer.set_cookie(
            COOKIE,
            new_word(),
            max_age=KEPT,
            path=reverse("giving:code"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer


def _give(request: HttpRequest, found: Weighing, form: GivingForm, device: str) -> HttpResponse:
    if not found.with_slips and not device:
        form.add_error(
            None,
            _(
                "Ihr Browser hat das Cookie nicht angenommen, an dem wir sehen, dass dieses Gerät "
                "einmal zählt. Bitte erlauben Sie Cookies und laden Sie die Seite neu."
            ),
        )
        return _show(request, found, form, status=409)
    if until := limits.consume(request, GIVE):
        form.add_error(None, too_many(until))
        return _show(request, found, form, status=429)
    thanks = _page(found.code, translation.get_language() or "", thanks=True)
    with refusals_on(form):
        try:
            slip = form.cleaned_data.get("slip", "")
            operations.give_points(found, points=form.points, device=device, slip=slip)
        except CountedBefore:  # a double click: they are there, once
            return redirect(thanks)
        except SlipUsed:
            limits.consume(request, GUESS)
            raise
        return redirect(thanks)
    return _show(request, found, form, status=409)


def _show(
    request: HttpRequest,
    found: Weighing,
    form: GivingForm | None,
    *,
    counted: bool = False,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = told(request) | {
        "weighing": found,
        "form": form,
        "is_carried": form is not None,
        "counted": counted,
        "town_language": "" if translation.get_language() == tongues.GERMAN else tongues.GERMAN,
    }
    if found.is_closed and queries.shows_result(found):
        context["result"] = telling.result(found)
        context["number"] = _number(found.phones)
    return render(request, "dots/page/page.html", context, status=status)


def _number(people: int) -> str:
    """In the language of the page."""
    return _("weniger als fünf") if 0 < people < telling.FEW else str(people)


def _over(request: HttpRequest, language: str, sentence: str, status: int) -> HttpResponse:
    context = told(request) | {"sentence": sentence}
    return apart(render(request, "dots/page/over.html", context, status=status), language)


def _page(code: str, language: str, *, thanks: bool = False) -> str:
    parts = [f"{CHOSEN}={language}"] if language else []
    parts += [f"{THANKS}=1"] if thanks else []
    return reverse("giving:page", args=[code]) + ("?" + "&".join(parts) if parts else "")


def _private(response: HttpResponse) -> HttpResponse:
    """Its address may hold a slip: no other page learns of it. Not `no-referrer`: a browser would
    then not say either that the form is ours."""
    response["Referrer-Policy"] = "strict-origin"
    return response

"""People enter themselves as there: the code that is said in the room, then their name.

The page tells nobody who else is there, in every language people are written to in. Whoever tries
codes is stopped; the code that holds is not counted, since all of a room come from one place.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.accounts.own_link import apart
from gemeinwerk.core import tongues
from gemeinwerk.core.forms import BaseForm, refusals_on
from gemeinwerk.invitations.answering.page.answering import too_many
from gemeinwerk.invitations.answering.page.frame import (
    CHOSEN,
    asked,
    only_reads_on,
    spoken,
    told,
)
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.meetings.telling import clock
from gemeinwerk.minutes import operations, queries
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.municipalities.models import Municipality

GUESS, WRITE = "attend", "answer"
THANKS = "danke"


class CodeForm(BaseForm):
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        widget=forms.TextInput(
            {"size": 10, "inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}
        ),
        error_messages={"required": gettext_lazy("Bitte geben Sie den Code ein.")},
    )


class NameForm(BaseForm):
    name = forms.CharField(
        label=gettext_lazy("Ihr Name"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Bitte geben Sie Ihren Namen ein.")},
    )
    organisation = forms.CharField(
        label=gettext_lazy("Für wen sind Sie da?"),
        help_text=gettext_lazy("z. B. ein Verein oder ein Fachbereich"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    town = town_or_404(request)
    language = spoken(request, "")
    with tongues.speaking(language):
        form = CodeForm(request.POST if request.method == "POST" else None)
        status = 200
        if only_reads_on(request):
            form.leave_unchecked()
        elif form.is_bound and form.is_valid():
            typed = "".join(filter(str.isalnum, form.cleaned_data["code"]))
            found, until = _open(request, town, typed)
            if found:
                return apart(redirect(_page(typed, asked(request))))
            form.add_error("code", too_many(until) if until else _unknown())
            status = 429 if until else 404
        return _code(request, language, form, status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    town = town_or_404(request)
    language = spoken(request, "")
    with tongues.speaking(language):
        found, until = _open(request, town, code)
        if found is None:
            said = too_many(until) if until else _unknown()
            return _code(request, language, CodeForm(), 429 if until else 404, said)
        return _spoken(_enter(request, found, code), language)


def _enter(request: HttpRequest, found: Minutes, code: str) -> HttpResponse:
    name = NameForm(request.POST if request.method == "POST" else None)
    status = 200
    if only_reads_on(request):
        name.leave_unchecked()
    elif name.is_bound and name.is_valid():
        if waits := limits.consume(request, WRITE):
            name.add_error(None, too_many(waits))
            status = 429
        else:
            with refusals_on(name):
                operations.enter_oneself(found, code=code, **name.cleaned_data)
                return redirect(_page(code, translation.get_language() or "", thanks=True))
            status = 409
    context: dict[str, Any] = told(request) | {
        "form": name,
        "is_carried": True,
        "meeting": found.meeting,
        "when": _when(found.meeting),
        "thanks": THANKS in request.GET and not name.is_bound,
        "town_language": "" if translation.get_language() == tongues.GERMAN else tongues.GERMAN,
    }
    return render(request, "minutes/page/page.html", context, status=status)


def _code(
    request: HttpRequest, language: str, form: CodeForm, status: int, said: str = ""
) -> HttpResponse:
    context: dict[str, Any] = told(request) | {"form": form, "is_carried": True, "said": said}
    return _spoken(render(request, "minutes/page/code.html", context, status=status), language)


def _spoken(answer: HttpResponse, language: str) -> HttpResponse:
    answer["Content-Language"] = language
    return apart(answer)


def _page(code: str, language: str, *, thanks: bool = False) -> str:
    more = {CHOSEN: language} if language else {}
    more |= {THANKS: "1"} if thanks else {}
    page = reverse("attendance:page", args=[code])
    return f"{page}?{urlencode(more)}" if more else page


def _open(
    request: HttpRequest, town: Municipality, code: str
) -> tuple[Minutes | None, datetime | None]:
    """The minutes of an open meeting; else until when whoever guesses has to wait."""
    until = limits.consume(request, GUESS)
    if until:
        return None, until
    try:
        found = queries.open_by_code(town, code)
    except Minutes.DoesNotExist:
        return None, None
    limits.refund(request, GUESS)
    return found, None


def _when(meeting: Meeting) -> str:
    """Without „Uhr“, which not every language has."""
    begins = localtime(meeting.starts_at)
    day = f"{date_format(begins, 'l')}, {date_format(begins, 'DATE_FORMAT')}"
    return f"{day}, {clock(meeting.starts_at)}–{clock(meeting.ends_at)}"


def _unknown() -> str:
    return _("Diesen Code gibt es nicht, oder die Sitzung ist zu Ende.")

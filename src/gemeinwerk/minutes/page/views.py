"""People enter themselves as there: the code that is said in the room, then their name.

The page tells nobody who else is there. Whoever tries codes is stopped; the code that holds is not
counted, since all of a room come from one place.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.accounts.own_link import apart
from gemeinwerk.core.forms import BaseForm, refusals_on
from gemeinwerk.meetings.telling import when
from gemeinwerk.minutes import operations, queries
from gemeinwerk.minutes.errors import CodeOver
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
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        typed = "".join(filter(str.isalnum, form.cleaned_data["code"]))
        found, until = _open(request, town, typed)
        if found:
            return apart(redirect("attendance:page", typed))
        form.add_error("code", _too_many(until) if until else _unknown())
        status = 429 if until else 404
    return apart(render(request, "minutes/page/code.html", {"form": form}, status=status))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    found, until = _open(request, town_or_404(request), code)
    if found is None:
        form = CodeForm()
        said = _too_many(until) if until else _unknown()
        context: dict[str, Any] = {"form": form, "said": said}
        status = 429 if until else 404
        return apart(render(request, "minutes/page/code.html", context, status=status))
    name = NameForm(request.POST if request.method == "POST" else None)
    status = 200
    if name.is_bound and name.is_valid():
        if waits := limits.consume(request, WRITE):
            name.add_error(None, _too_many(waits))
            status = 429
        else:
            with refusals_on(name):
                operations.enter_oneself(found, code=code, **name.cleaned_data)
                page_ = reverse("attendance:page", args=[code])
                return apart(redirect(f"{page_}?{THANKS}=1"))
            status = 409
    context = {
        "form": name,
        "meeting": found.meeting,
        "when": when(found.meeting),
        "thanks": THANKS in request.GET and not name.is_bound,
    }
    return apart(render(request, "minutes/page/page.html", context, status=status))


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


def _unknown() -> str:
    return CodeOver().message


def _too_many(until: datetime) -> str:
    said = _("Von diesem Anschluss kamen zu viele Versuche. Ab {time} Uhr geht es weiter.")
    return said.format(time=time_format(localtime(until), "H:i"))

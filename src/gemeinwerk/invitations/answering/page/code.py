"""Where a letter on paper leads: its short code is typed, and opens the page of the answer."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.core import tongues
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering.page.answering import GUESS, too_many
from gemeinwerk.invitations.answering.page.frame import (
    CHOSEN,
    apart,
    asked,
    only_reads_on,
    spoken,
    told,
)
from gemeinwerk.invitations.models import PersonalLink


class CodeForm(BaseForm):
    code = forms.CharField(
        label=gettext_lazy("Code aus Ihrem Brief"),
        max_length=40,
        widget=forms.TextInput(
            {"size": 14, "autocomplete": "off", "autocapitalize": "characters", "dir": "ltr"}
        ),
        error_messages={"required": gettext_lazy("Bitte geben Sie den Code ein.")},
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
        elif form.is_valid():
            if until := limits.consume(request, GUESS):
                form.add_error("code", too_many(until))
                status = 429
            else:
                typed = form.cleaned_data["code"]
                try:
                    links.of_code(town, typed)
                    limits.refund(request, GUESS)
                    return redirect(_page(typed, asked(request)))
                except PersonalLink.DoesNotExist:
                    form.add_error("code", _("Diesen Code gibt es nicht. Bitte prüfen Sie ihn."))
        context = told(request) | {"form": form, "is_carried": True}
        answer = render(request, "invitations/answering/code.html", context, status=status)
        return apart(answer, language)


def _page(code: str, language: str) -> str:
    """In the language that was chosen here, if one was."""
    page = reverse("answering:page", args=["".join(filter(str.isalnum, code.upper()))])
    return f"{page}?{CHOSEN}={language}" if language else page

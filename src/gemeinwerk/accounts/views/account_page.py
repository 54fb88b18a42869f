"""One's own account: name, ways to sign in, where one is signed in, one's data."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.access import DeskRequest, signed_in
from gemeinwerk.accounts.forms.account_page import OwnAccountForm
from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.passkeys import is_for_host
from gemeinwerk.accounts.personal_data import traces_of
from gemeinwerk.core import navigation
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.privacy.disclosing import disclosure


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def own(request: DeskRequest) -> HttpResponse:
    # A form writes into its instance what was typed; the frame of the page must not show that.
    form = OwnAccountForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if form.is_valid():
        with refusals_on(form):
            operations.edit_own(request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect("accounts:own")
    context = {
        "form": form,
        "ways": _ways_in(request),
        "sessions": _sessions(request),
        "further": navigation.links(navigation.ACCOUNT, request, request.municipality),
    }
    return render(request, "accounts/own.html", context)


@signed_in
@require_POST
def end_sessions(request: DeskRequest) -> HttpResponse:
    ended = operations.end_sessions(request.user, handles=request.POST.getlist("session"))
    if ended:
        messages.success(request, _("Die gewählten Anmeldungen sind beendet."))
    return redirect("accounts:own")


@signed_in
@never_cache
@require_safe
def export(request: DeskRequest) -> HttpResponse:
    """All of one's data as a file."""
    data = disclosure(traces_of(request.user), by_office=False)
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    return response


@signed_in
@require_POST
def ask_for_removal(request: DeskRequest) -> HttpResponse:
    operations.ask_for_removal(request.user, town=request.municipality)
    messages.success(request, _("Ihr Wunsch ist beim Büro der Beauftragten angekommen."))
    return redirect("accounts:own")


def _ways_in(request: DeskRequest) -> dict[str, Any]:
    user = request.user
    found = list(Authenticator.objects.filter(user=user))
    types = Authenticator.Type
    host = split_domain_port(request.get_host())[0]
    return {
        "password": user.has_usable_password(),
        "app": any(one.type == types.TOTP for one in found),
        "passkeys": [
            (one.wrap(), is_for_host(one, host)) for one in found if one.type == types.WEBAUTHN
        ],
        "codes": next((one for one in found if one.type == types.RECOVERY_CODES), None),
    }


def _sessions(request: DeskRequest) -> list[dict[str, Any]]:
    here = request.session.session_key
    return [
        {"session": one, "here": one.session_key == here}
        for one in request.user.sessions.order_by("-seen_at")
    ]

"""Coming in and going out: allauth's views, limited, never cached, in a town."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.internal.stagekit import unstash_login
from allauth.account.utils import perform_login
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from gemeinwerk.accounts import expired_session, invitations, limits, operations, second_factor
from gemeinwerk.accounts.access import signed_in, speak, town_or_404
from gemeinwerk.accounts.errors import InvitationOver
from gemeinwerk.accounts.forms.account_page import InvitationForm
from gemeinwerk.accounts.views.errors import too_many

View = Callable[..., Any]
log = logging.getLogger("gemeinwerk.accounts")


def entrance(view: View) -> View:
    """A page of a town that no cache keeps, in the language of whoever reads it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        town_or_404(request)
        speak(request)
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return never_cache(guarded)


def limited(action: str, account: Callable[[HttpRequest], str], *, refund: bool) -> Any:
    """Count what is posted; take a try back that led on, where only failures should count."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            name = account(request)
            until = limits.consume(request, action, name)
            if until:
                return too_many(request, until)
            response: HttpResponse = view(request, *args, **kwargs)
            if refund and response.status_code == 302:
                limits.refund(request, action, name)
            return response

        return counted

    return decorate


def reachable(view: View) -> View:
    """Single sign-on where the identity provider may not answer."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = view(request, *args, **kwargs)
        except (RequestException, OAuth2Error):
            log.exception("The identity provider did not answer, or not as it should")
            return render(request, "socialaccount/authentication_error.html", status=503)
        return response

    return asked


def of_this_secret(view: View) -> View:
    """A page of keys that are sealed: under another secret it says so instead of breaking."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = view(request, *args, **kwargs)
        except ValidationError as sealed:
            messages.error(request, " ".join(sealed.messages))
            return redirect("accounts:own")
        return response

    return opened


def typed_address(request: HttpRequest) -> str:
    return request.POST.get("login") or request.POST.get("email") or ""


def pending_account(request: HttpRequest) -> str:
    """Whose second factor is being asked for."""
    pending = unstash_login(request, peek=True)
    return str(pending.user.pk) if pending and pending.user else ""


def own_account(request: HttpRequest) -> str:
    return str(request.user.pk or "")


@method_decorator(limited("sign_in", typed_address, refund=True), name="dispatch")
class SignIn(account.LoginView):
    """E-mail and password; says so where a session has ended."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        came_from_inside = "next" in self.request.GET
        has_ended = came_from_inside and expired_session.last_account(self.request) is not None
        return super().get_context_data(**kwargs) | {
            "session_ended": has_ended,
            "oidc": settings.OIDC_NAME,
        }


class SignOut(account.LogoutView):
    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        expired_session.forget(response)
        return response


class SetUpApp(ActivateTOTPView):
    """Shows the same key until a code of it is typed or the person gives up."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "cancel" in request.POST:
            second_factor.stop_setting_up(request)
            return redirect("accounts:own")
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.stop_setting_up(self.request)
        return response


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """What was put aside when the session ended: send it now, or let it go."""
    aside = request.session.get(expired_session.ASIDE)
    if aside is None:
        return redirect(settings.LOGIN_REDIRECT_URL)
    if aside["account"] != request.user.pk:
        del request.session[expired_session.ASIDE]
        return render(request, "accounts/not_yours.html", status=403)
    if request.method == "GET":
        return expired_session.resume_page(request, "accounts/resume.html")
    del request.session[expired_session.ASIDE]
    if "discard" in request.POST:
        return redirect(settings.LOGIN_REDIRECT_URL)
    # 307 sends the same form on to where it was going.
    return HttpResponseRedirect(aside["path"], status=307)


@signed_in
@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Where one lands after signing in beside a page that waits; renews that page's token."""
    return render(request, "accounts/back.html", {"token": get_token(request)})


@sensitive_post_parameters("password1", "password2")
@limited("open_link", lambda request: "", refund=False)
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The invited person says how they are called, chooses a password and is signed in."""
    try:
        user = invitations.invited(token)
        form = InvitationForm(request.POST or None, user=user)
        if form.is_valid():
            data = form.cleaned_data
            user = operations.accept_invitation(
                user, name=data["name"], language=data["language"], password=data["password1"]
            )
            # As any sign-in: whoever has a second factor is asked for it.
            inside: HttpResponse = perform_login(
                request, user, redirect_url=reverse("accounts:own")
            )
            return inside
    except InvitationOver as over:
        context = {"heading": _("Diese Einladung gilt nicht mehr"), "sentence": over.message}
        return render(request, "accounts/link_over.html", context, status=410)
    return render(request, "accounts/invitation.html", {"form": form, "account": user})

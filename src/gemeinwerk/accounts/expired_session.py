"""Where somebody must sign in first. What was typed when a session ended is kept.

A browser that was signed in carries the number of its account in a signed cookie for some days.
A form that arrives without a session is put aside for that account alone, and offered to it
again after the sign-in (`views.resume`). Passwords and files are never kept.
"""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

COOKIE = "__Host-last_account" if settings.SESSION_COOKIE_SECURE else "last_account"
ASIDE = "put_aside"
_REMEMBERED = settings.SESSION_COOKIE_AGE + 3 * 24 * 3600
_NEVER_KEPT = ("password", "csrfmiddlewaretoken")


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; a form is put aside; a part of a page says what happened."""
    if "HX-Request" in request.headers:
        return notice(request)
    if request.method in {"GET", "HEAD"}:
        return HttpResponseRedirect(sign_in_address(request.get_full_path()))
    account = last_account(request)
    if account is None or not put_aside(request, account):
        return HttpResponseRedirect(sign_in_address(settings.LOGIN_REDIRECT_URL))
    return resume_page(request, "accounts/ended.html", status=403)


def notice(request: HttpRequest) -> HttpResponse:
    """For htmx: what was typed still stands on the page, so sign in beside it and go on."""
    context = {"sign_in": sign_in_address(reverse("accounts:back"))}
    return render(request, "accounts/ended_notice.html", context, status=403)


def resume_page(request: HttpRequest, template: str, **response: Any) -> HttpResponse:
    aside = request.session[ASIDE]
    context = {"aside": aside, "sign_in": sign_in_address(reverse("accounts:resume"))}
    return render(request, template, context, **response)


def sign_in_address(wanted: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': wanted})}"


def put_aside(request: HttpRequest, account: int) -> bool:
    """Keep what was typed, for this account alone; whether there was anything to keep."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(word in name.lower() for word in _NEVER_KEPT)
    ]
    if fields:
        path, files = request.get_full_path(), bool(request.FILES)
        request.session[ASIDE] = {
            "account": account,
            "path": path,
            "fields": fields,
            "files": files,
        }
    return bool(fields)


def remember(response: HttpResponse, account: Any) -> None:
    """Let the browser know whose it was last."""
    response.set_signed_cookie(
        COOKIE,
        str(account),
        max_age=_REMEMBERED,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(response: HttpResponse) -> None:
    """Somebody signed out on purpose: no copies of pages stay in the browser."""
    response.delete_cookie(COOKIE, samesite="Lax")
    response.cookies[COOKIE]["secure"] = settings.SESSION_COOKIE_SECURE
    response["Clear-Site-Data"] = '"cache"'


def last_account(request: HttpRequest) -> int | None:
    value = request.get_signed_cookie(COOKIE, default="", max_age=_REMEMBERED)
    return int(value) if value else None

"""„Das sehe ich auch so“: a button beside a contribution, and a page that says what became of it.

Public pages are the same for everybody, so their button brings no token along: the browser says
itself that the request comes from a page of ours. One that does not is shown the page with a button
that has one.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.supporting import operations, queries
from gemeinwerk.core import sending, tongues
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.personal_links import new_word
from gemeinwerk.invitations.answering.page.answering import too_many
from gemeinwerk.invitations.answering.page.frame import CHOSEN, apart, spoken, told

COOKIE, SALT = "gemeinwerk_geraet", "gemeinwerk.contributions.support"
KEPT = 365 * 24 * 60 * 60  # seconds: longer than a phase lasts
SUPPORT, OF_ONE = "support", "support_one"
BACK = "zuruecknehmen"


@never_cache
@csrf_exempt
@ensure_csrf_cookie
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    try:
        found = queries.contribution(town_or_404(request), slug, number)
    except Contribution.DoesNotExist:
        raise Http404 from None
    language = spoken(request, "")
    with tongues.speaking(language):
        if request.method == "POST" and _comes_from_us(request):
            return apart(_do(request, found, language), language)
        return apart(_show(request, found), language)


def _do(request: HttpRequest, found: Contribution, language: str) -> HttpResponse:
    word = _word(request)
    takes_back = BACK in request.POST
    of_one = f"{found.pk}"
    if not takes_back and (until := limits.consume(request, SUPPORT, of_one)):
        return _show(request, found, refused=too_many(until), status=429)
    device = _device(word or (word := new_word()), found)
    try:
        if takes_back:
            operations.take_back_support(found, device=device)
        else:
            operations.support(found, device=device)
    except DomainError as refusal:
        return _show(request, found, refused=refusal.message, status=409)
    answer = redirect(f"{request.path}?{CHOSEN}={language}")
    answer.set_signed_cookie(
        COOKIE,
        word,
        salt=SALT,
        max_age=KEPT,
        path=reverse("taking_part:entrance", args=[found.concept.slug]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _show(
    request: HttpRequest, found: Contribution, *, refused: str = "", status: int = 200
) -> HttpResponse:
    with translation.override(tongues.of_the_house(translation.get_language() or "")):
        public = reverse("portal:contribution", args=[found.concept.slug, found.number])
    word = _word(request)
    context: dict[str, Any] = told(request) | {
        "concept": found.concept,
        "contribution": found,
        "phase": found.participation,
        "is_open": queries.is_asked(found.participation, localdate()),
        "is_supported": bool(word) and queries.is_supported(found, _device(word, found)),
        "public_url": public,
        "refused": refused,
    }
    return render(request, "contributions/form/support.html", context, status=status)


def _word(request: HttpRequest) -> str:
    """Of this device; "" of one that never supported anything."""
    return request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=KEPT) or ""


def _device(word: str, found: Contribution) -> str:
    return salted_hmac(SALT, f"{found.pk}\0{word}", algorithm="sha256").hexdigest()


def _comes_from_us(request: HttpRequest) -> bool:
    """By what the browser says of itself, which no other page can change, or by the token."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    checked = CsrfViewMiddleware(lambda _request: HttpResponse())
    checked.process_request(request)
    return checked.process_view(request, _needs_token, (), {}) is None


def _needs_token(request: HttpRequest) -> HttpResponse:
    """What the token is asked for: a view that is not exempt."""
    raise NotImplementedError

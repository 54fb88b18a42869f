"""What no view has to think of: a refusal it did not expect, and a form that is sent twice."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gemeinwerk.core import sending
from gemeinwerk.core.errors import DomainError

# What a page carries along in a form, typed by nobody.
_CARRIED = {"csrfmiddlewaretoken", "base", "mine", "before", "revision"}


class RefusalMiddleware:
    """A verb refused, and the view has no form to show it with: a page with the sentence, 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        context = {
            "sentence": exception.message,
            "back": page_before(request),
            "typed": _typed(request),
        }
        template = "core/refused.html" if "HX-Request" in request.headers else "409.html"
        return render(request, template, context, status=409)


class SentOnceMiddleware:
    """Whoever sends the same form again comes to where the first sending led, and is told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        with sending.of(request) as current:
            response = self.get_response(request)
        if current.noted and "Location" in response.headers:
            sending.led_to(current, response.headers["Location"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, sending.SentBefore):
            return None
        messages.info(
            request, _("Das hatten Sie schon abgeschickt. Es ist angekommen und nur einmal da.")
        )
        if "HX-Request" in request.headers:
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return redirect(exception.page or page_before(request) or settings.LOGIN_REDIRECT_URL)


def _typed(request: HttpRequest) -> list[str]:
    """Texts that were typed, so that nobody has to write them a second time."""
    return [
        text
        for name, text in request.POST.items()
        if name not in _CARRIED and isinstance(text, str) and " " in text.strip()
    ]


def page_before(request: HttpRequest) -> str:
    """The page of ours a form was sent from, with its filter; empty where it is not known."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host():
        return ""
    here = came_from._replace(scheme="", netloc="", fragment="")
    # A browser reads `//host` and `/\host` as another server's address.
    return "" if came_from.path.startswith(("//", "/\\")) else here.geturl()

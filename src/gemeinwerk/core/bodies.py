"""How much a request may bring along, decided before any of it is read.

A page that takes a file says so, and who may send one:

    @require_http_methods(["GET", "POST"])
    @takes_file("catalogue.import")
    @needs("catalogue.import", …)
    def imports(request, concept): ...

To everybody else, and everywhere else, it is no more than a form holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gemeinwerk.core import views

BESIDE_A_FILE = 1024 * 1024
"""Bytes of the other fields of a form with a file, and of what frames them."""
View = Callable[..., Any]


@dataclass(frozen=True)
class Taking:
    """Who may send files to a view, by what its address says; bytes of them at once."""

    may: Callable[[HttpRequest, dict[str, Any]], bool]
    most: Callable[[], int]


def takes_file(verb: str, *, most: Callable[[], int] | None = None) -> Callable[[View], View]:
    """Let a view receive a file from those who hold `verb` somewhere in the town; several at once
    where their page says so, `most` bytes together."""

    def holds(request: HttpRequest, _parts: dict[str, Any]) -> bool:
        town = request.municipality  # type: ignore[attr-defined]
        return town is not None and bool(request.user.has_perm(verb, town))

    return takes_file_of(holds, most=most)


def takes_file_of(
    may: Callable[[HttpRequest, dict[str, Any]], bool], *, most: Callable[[], int] | None = None
) -> Callable[[View], View]:
    """The same where no verb says who may: whoever has a link, say."""

    def decorate(view: View) -> View:
        view.takes_file = Taking(may, most or _one_file)  # type: ignore[attr-defined]
        return view

    return decorate


class BodyLimit:
    """Refuses what is too large with 413, and what does not say how large it is with 411.

    Stands before the check of the form's token, which is the first to read a form. What is refused
    is not read: the server drops the connection.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: Any, parts: dict[str, Any]
    ) -> HttpResponse | None:
        if request.META.get("HTTP_TRANSFER_ENCODING"):
            return views.length_required(request)
        taking: Taking | None = getattr(view, "takes_file", None)
        # Nobody is asked for who sends no more than a form.
        if _length(request) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return None
        if taking is None or not taking.may(request, parts):
            return views.too_large(request)
        if _length(request) > taking.most() + BESIDE_A_FILE:
            return views.too_large(request, megabytes=taking.most() // 1024 // 1024)
        return None


def _length(request: HttpRequest) -> int:
    """As the server has checked it; nothing else is read of the body."""
    return int(request.META.get("CONTENT_LENGTH") or 0)


def _one_file() -> int:
    most: int = settings.UPLOAD_MAX_BYTES
    return most

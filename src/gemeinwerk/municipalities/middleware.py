"""Which town a request is about, by the name it was asked under."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from gemeinwerk.municipalities.queries import for_host


class MunicipalityMiddleware:
    """Sets `request.municipality` from the host name; None where no town is served there.

    What the memory of public pages has found already stays.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not hasattr(request, "municipality"):
            request.municipality = for_host(hostname(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def hostname(request: HttpRequest) -> str:
    """As it was asked for, without port. Raises `DisallowedHost`."""
    name, _port = split_domain_port(request.get_host())
    return name

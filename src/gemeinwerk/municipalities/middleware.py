from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from gemeinwerk.municipalities.queries import for_host


class MunicipalityMiddleware:
    """Sets `request.municipality` from the host name; None where no town is served there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        hostname, _port = split_domain_port(request.get_host())
        request.municipality = for_host(hostname)  # type: ignore[attr-defined]
        return self.get_response(request)

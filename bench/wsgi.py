"""The product's application, and beside it one address of a Django with nothing but a view.

Both are served by the same server in the same process: what a request costs the one is told as so
many times what it costs the other, whatever machine it is.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from bench.serving import BARE
from gemeinwerk.config.wsgi import application as product


class BareDjango(WSGIHandler):
    """No middleware, one address."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=[]):
            super().load_middleware(is_async)

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.bare_urls"  # type: ignore[attr-defined]
        return super().get_response(request)


bare = BareDjango()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    asked = bare if environ["PATH_INFO"] == BARE else product
    return asked(environ, start_response)

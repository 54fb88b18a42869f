"""What needs no database: the town's colour as a stylesheet and as a mark."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gemeinwerk.core import theme

# The colour stands in the address, so the answer never changes.
forever = cache_control(public=True, max_age=31_536_000, immutable=True)


@require_safe
@forever
def stylesheet(request: HttpRequest, colour: str) -> HttpResponse:
    return HttpResponse(theme.stylesheet(colour), content_type="text/css; charset=utf-8")


@require_safe
@forever
def favicon(request: HttpRequest, colour: str) -> HttpResponse:
    return HttpResponse(theme.favicon(colour), content_type="image/svg+xml")

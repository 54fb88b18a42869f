"""What needs no database: the town's colour as a stylesheet and as a mark, and error pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gemeinwerk.core import theme
from gemeinwerk.core.colour_sample import sample
from gemeinwerk.core.forms.fields import BEGIN, END, planned_day
from gemeinwerk.german import parse_date

LONGEST_TIME = 200

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


@require_safe
def understood(request: HttpRequest, side: str) -> HttpResponse:
    """Which day was understood by what somebody typed into a field of a planned day: a few words
    beside it, none where it was typed as a day or is none. Whichever field it is has its own name.
    """
    typed = next((request.GET[name] for name in request.GET), "")[:LONGEST_TIME]
    if side not in (BEGIN, END):
        raise Http404
    day = None if parse_date(typed) else planned_day(typed, begins=side == BEGIN)
    said = _("verstanden: {day}").format(day=f"{day:%d.%m.%Y}") if day else ""
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@require_safe
def colour_sample(request: HttpRequest) -> HttpResponse:
    """What stands beside a colour that is being chosen, whichever field it is."""
    typed = next((request.GET[name] for name in request.GET), "")[:LONGEST_TIME]
    return HttpResponse(sample(typed))


# Error pages are drawn without context processors, so that they need no database.


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error_page(request, "404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _error_page(request, "500.html", 500)


def too_large(request: HttpRequest, *, megabytes: int | None = None) -> HttpResponse:
    """`megabytes`: of files, as many as the page takes from whoever sent them; None: none."""
    return _error_page(request, "413.html", 413, megabytes=megabytes)


def length_required(request: HttpRequest) -> HttpResponse:
    return _error_page(request, "400.html", 411)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error_page(request, "403_csrf.html", 403)


def _error_page(
    request: HttpRequest, template: str, status: int, **further: object
) -> HttpResponse:
    context = {"request": request, **further}
    return HttpResponse(render_to_string(template, context), status=status)

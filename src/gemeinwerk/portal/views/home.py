"""A town's public front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.loading import town_of


@require_safe
@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The municipality and its concepts."""
    town = town_of(request)
    context = {"town": town, "concepts": list(queries.concepts(town))}
    return render(request, "portal/home.html", frame(request) | context)

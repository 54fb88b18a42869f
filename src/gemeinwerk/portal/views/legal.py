"""Imprint, privacy, accessibility, and plain language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.legal import ACCESSIBILITY_LAW
from gemeinwerk.portal.loading import concept_of, town_of


@require_safe
@public_page
def imprint(request: HttpRequest) -> HttpResponse:
    return _page(request, "portal/imprint.html")


@require_safe
@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, "portal/privacy.html")


@require_safe
@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement of accessibility: the town's own texts, else what holds for its Land."""
    town = town_of(request)
    return _page(request, "portal/accessibility.html", law=ACCESSIBILITY_LAW[town.land])


@require_safe
@public_page
def plain(request: HttpRequest) -> HttpResponse:
    """What this site is, in plain German, and where concepts have a plain variant."""
    concepts = queries.concepts(town_of(request)).exclude(aim_plain="")
    return _page(request, "portal/plain.html", concepts=list(concepts))


@require_safe
@public_page
def plain_concept(request: HttpRequest, slug: str) -> HttpResponse:
    """A concept in plain German: its aim, and the measures that have a reviewed text."""
    concept = concept_of(request, slug)
    context = {"measures": queries.plain_measures(concept)}
    page = frame(request, concept=concept)
    return render(request, "portal/plain_concept.html", page | context)


def _page(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    return render(request, template, frame(request) | {"town": town_of(request)} | context)

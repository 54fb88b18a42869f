"""A town's public front page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.portal import first_screen, queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About, site
from gemeinwerk.portal.latest import latest
from gemeinwerk.portal.loading import standing_of, town_of


@require_safe
@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The municipality, how its current concept stands, and its other concepts."""
    town = town_of(request)
    concepts = queries.concepts(town)
    current = queries.current(concepts)
    others = [one for one in concepts if one is not current]
    context: dict[str, Any] = {"town": town, "concepts": others}
    if current and (version := latest_public(current)):
        context |= _current(request, current, version)
    page = frame(request, about=About(town.introduction, data=[site(town)]))
    return render(request, "portal/home.html", page | context)


def _current(
    request: HttpRequest, concept: Concept, version: CatalogueVersion
) -> Mapping[str, Any]:
    today = timezone.localdate()
    standing = standing_of(request, version, today)
    stage = first_screen.stage_of(concept, version, standing)
    return {
        "current": concept,
        "version": version,
        "today": today,
        "figures": first_screen.figures(concept, version, standing, stage),
        "news": latest(concept, version),
    }

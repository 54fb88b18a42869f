"""What a public page is about, found from its address; everything else is 404."""

from datetime import date

from django.http import Http404, HttpRequest

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import remembered
from gemeinwerk.portal.queries import Standing


def town_of(request: HttpRequest) -> Municipality:
    town: Municipality | None = request.municipality  # type: ignore[attr-defined]
    if town is None:
        raise Http404
    return town


def concept_of(request: HttpRequest, slug: str, *also: str) -> Concept:
    try:
        return queries.concept(town_of(request), slug, *also)
    except Concept.DoesNotExist:
        raise Http404 from None


def catalogue_of(request: HttpRequest, slug: str) -> tuple[Concept, CatalogueVersion]:
    """A public concept and its last published version; 404 where nothing is published."""
    version = queries.published(town_of(request), slug)
    if version is None:
        raise Http404
    return version.concept, version


def version_of(request: HttpRequest, slug: str, number: int) -> tuple[Concept, CatalogueVersion]:
    """A published version by its number (see `queries.version`)."""
    concept = concept_of(request, slug)
    try:
        return concept, queries.version(concept, number)
    except CatalogueVersion.DoesNotExist:
        raise Http404 from None


def standing_of(request: HttpRequest, version: CatalogueVersion, today: date) -> Standing:
    """Where the measures of a version stand, counted once per revision."""
    counted: Standing = remembered(
        request, f"standing:{version.pk}", lambda: queries.standing(version, today)
    )
    return counted

"""What can be asked about the versions of a catalogue."""

from django.db import models
from django.db.models.functions import Coalesce

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import alphabet
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.municipalities.models import Municipality

RELATED = ("concept__municipality", "concept__lead_office", "concept__steering")


def version(town: Municipality, slug: str, number: int) -> CatalogueVersion:
    """A version by its address; raises `DoesNotExist`."""
    found: CatalogueVersion = CatalogueVersion.objects.select_related(*RELATED).get(
        concept__municipality=town, concept__slug=slug, number=number
    )
    return found


def versions_of(concept: Concept) -> models.QuerySet[CatalogueVersion]:
    """Newest first, each with `size`, the number of its measures; without its document."""
    found: models.QuerySet[CatalogueVersion] = (
        CatalogueVersion.objects.filter(concept=concept)
        .defer("content")
        .annotate(size=Coalesce(_sizes(), 0))
        .order_by("-number")
    )
    return found


def published_versions_of(concept: Concept) -> models.QuerySet[CatalogueVersion]:
    """What citizens may read, newest first."""
    return versions_of(concept).filter(published=True)


def published_numbers(concept: Concept) -> list[int]:
    """The numbers of what citizens may read; what such a version holds never changes."""
    published = CatalogueVersion.objects.filter(concept=concept, published=True)
    return list(published.order_by("number").values_list("number", flat=True))


def latest_public(concept: Concept) -> CatalogueVersion | None:
    """The version that citizens read as the catalogue: the newest that is published."""
    return (
        CatalogueVersion.objects.filter(concept=concept, published=True).order_by("-number").first()
    )


def units_named(version: CatalogueVersion) -> list[str]:
    """The units and organisations whose names stand in a version, as frozen: one query."""
    documents = version.measures.values_list("content", flat=True)
    named = [[one["lead"], *one["contributing"]] for one in documents]
    return sorted({unit["name"] for units in named for unit in units if unit}, key=alphabet.key)


def latest(concept: Concept) -> CatalogueVersion | None:
    return CatalogueVersion.objects.filter(concept=concept).order_by("-number").first()


def _sizes() -> models.Subquery:
    """A count of its own, so that the documents are never grouped by."""
    counted = (
        FrozenMeasure.objects.filter(version=models.OuterRef("pk"))
        .order_by()
        .values("version")
        .annotate(n=models.Count("pk"))
        .values("n")
    )
    return models.Subquery(counted)

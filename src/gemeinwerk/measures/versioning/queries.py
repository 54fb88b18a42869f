"""What can be asked about the versions of a catalogue."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import alphabet
from gemeinwerk.core.json_rows import JSONRow
from gemeinwerk.ledger.models import Entry
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.versioning.ledger_kinds import KEY
from gemeinwerk.municipalities.models import Municipality

RELATED = ("concept__municipality", "concept__lead_office", "concept__steering")


def version(town: Municipality, slug: str, number: int) -> CatalogueVersion:
    """A version by its address, and `entry`, what the ledger says of it: its number, moment and
    digest, None where it is not entered yet. One query. Raises `DoesNotExist`."""
    versions = CatalogueVersion.objects.select_related(*RELATED).annotate(told=_entry())
    found: Any = versions.get(concept__municipality=town, concept__slug=slug, number=number)
    told = found.told
    found.entry = told and {
        "number": told["position"] + 1,
        "at": datetime.fromisoformat(told["recorded_at"]),
        "digest": told["digest"],
    }
    version: CatalogueVersion = found
    return version


def _entry() -> models.Subquery:
    """The newest of a version, which corrects those before."""
    entries = Entry.objects.filter(kind=KEY, source_id=models.OuterRef("pk"))
    names = ("position", "recorded_at", "digest")
    told = JSONRow(**{name: name for name in names})
    return models.Subquery(entries.order_by("-position").values(told=told)[:1])


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

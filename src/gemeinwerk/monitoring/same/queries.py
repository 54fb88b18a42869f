"""Which measures are reported with which, without a query for each."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.json_rows import JSONRow, JSONRows
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.lifecycle import REPORTED
from gemeinwerk.monitoring.same.models import SameMeasure
from gemeinwerk.municipalities.models import Municipality

_BOTH = ("measure__concept", "measure__field", "leading__concept", "leading__field")


def pairs_of(concept: Concept) -> QuerySet[SameMeasure]:
    """Those in which a measure of the concept stands on either side."""
    found = SameMeasure.objects.filter(Q(measure__concept=concept) | Q(leading__concept=concept))
    return found.select_related(*_BOTH).order_by("leading__code", "measure__code", "pk")


def pair(town: Municipality, pk: int) -> SameMeasure:
    found = SameMeasure.objects.select_related(*_BOTH)
    return found.get(measure__concept__municipality=town, pk=pk)


def reported_elsewhere(concept: Concept) -> QuerySet[Any, Any]:
    """The keys of its measures that are reported with another one, which is still carried out."""
    found = SameMeasure.objects.filter(
        measure__concept=concept, leading__concept__status__in=REPORTED
    ).exclude(leading__implementation__in=CLOSED)
    keys: QuerySet[Any, Any] = found.values("measure")
    return keys


def written_too(measure: Measure) -> list[Measure]:
    """The measures that say what is reported of this one, in the order of their keys."""
    return written_too_by([measure.pk]).get(measure.pk, [])


def written_too_by(leading: Collection[int]) -> dict[int, list[Measure]]:
    """The same of several, by their keys. What is finished or given up is not carried out again by
    what is said of another."""
    found = (
        Measure.objects.filter(reported_with__leading__in=leading, concept__status__in=REPORTED)
        .exclude(implementation__in=CLOSED)
        .select_related("concept", "reported_with")
        .order_by("pk")
    )
    told: dict[int, list[Measure]] = {}
    for one in found:
        told.setdefault(one.reported_with.leading_id, []).append(one)
    return told


def along(measure: str) -> Subquery:
    """Number and concept of what is reported with the measure an outer row points to."""
    told = JSONRow(code="measure__code", concept="measure__concept__title")
    written = SameMeasure.objects.filter(
        leading=OuterRef(measure), measure__concept__status__in=REPORTED
    ).exclude(measure__implementation__in=CLOSED)
    rows = written.order_by().values("leading")
    return Subquery(rows.annotate(told=JSONRows(told)).values("told"))


def in_words(rows: Sequence[dict[str, str]] | None) -> str:
    """What `along` found, in a line; "" for nothing."""
    return ", ".join(sorted(f"{one['code']} ({one['concept']})" for one in rows or ()))

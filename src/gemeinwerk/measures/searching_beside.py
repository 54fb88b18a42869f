"""What is said of measures beside their text, and since it was frozen: dated notes, remarks on
measured values, why milestones moved.

In public it is told only beside what was published: a value whose indicator the newest published
version does not hold is on no page, and so it is not found either.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, F, JSONField, OuterRef, Q, QuerySet, Subquery

from gemeinwerk.core.prepared import one_of, prepared
from gemeinwerk.measures.models import (
    CatalogueVersion,
    FrozenMeasure,
    MeasuredValue,
    Milestone,
    ProgressNote,
)

Words = Mapping[int, str]
"""Key of a measure -> the texts, a line each."""


def of_published(**which: Any) -> Words:
    """Of measures with these values (``concept=7``, ``concept__municipality=3``) what citizens may
    read: three queries."""
    return _of_published(_of_measure(which))


def _of_published(where: Q) -> Words:
    found: dict[int, str] = defaultdict(str)
    for measure, *texts in _notes(where=where):
        _add(found, measure, texts)
    for measure, indicator, source, remark, told in _values(where=where):
        if any(one["name"] == indicator for one in told or ()):
            _add(found, measure, (source, remark))
    for measure, title, due, reason, told in _moves(where=where):
        day = due and due.isoformat()
        if any((one["title"], one["due"]) == (title, day) for one in told or ()):
            _add(found, measure, (reason,))
    return found


def of_some(keys: Sequence[int]) -> Words:
    """The same of a few measures by their keys (at least one)."""
    return _of_published(one_of(keys, "measure"))


def of_drafts(**which: Any) -> Words:
    """The same of measures as they are written today, for the desk: two queries."""
    where = _of_measure(which)
    found: dict[int, str] = defaultdict(str)
    notes = ProgressNote.objects.filter(where).values_list("measure", "label", "text")
    values = MeasuredValue.objects.filter(where).exclude(source="", remark="").order_by("pk")
    for measure, *texts in (*notes, *values.values_list("measure", "source", "remark")):
        _add(found, measure, texts)
    return found


def _of_measure(which: Mapping[str, Any]) -> Q:
    return Q(*((f"measure__{name}", value) for name, value in which.items()))


def _add(found: dict[int, str], measure: int, texts: Any) -> None:
    found[measure] += " ".join(texts) + "\n"


@prepared
def _notes(*, where: Q) -> QuerySet[Any, Any]:
    return ProgressNote.objects.filter(where).values_list("measure", "label", "text")


@prepared
def _values(*, where: Q) -> QuerySet[Any, Any]:
    found = MeasuredValue.objects.filter(where).exclude(source="", remark="")
    told = found.order_by("pk").annotate(told=_published("indicators"))
    return told.values_list("measure", "indicator", "source", "remark", "told")


@prepared
def _moves(*, where: Q) -> QuerySet[Any, Any]:
    found = Milestone.objects.filter(where, moved_to__isnull=False, reached_on__isnull=True)
    told = found.order_by("pk").annotate(told=_published("milestones"))
    return told.values_list("measure", "title", "due", "moved_reason", "told")


def _published(key: str) -> Subquery:
    """What the newest published version of an outer row's measure holds under a key."""
    later = CatalogueVersion.objects.filter(
        concept=OuterRef("version__concept"), published=True, number__gt=OuterRef("version__number")
    )
    newest = FrozenMeasure.objects.filter(
        ~Exists(later),
        measure=OuterRef("measure"),
        version__published=True,
        version__concept__public=True,
    )
    told = newest.values(told=F(f"content__{key}"))[:1]
    return Subquery(told, output_field=JSONField())

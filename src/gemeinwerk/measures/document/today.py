"""The published text of a measure with what came of it since: status, milestones, notes,
what was measured.

The text stands as it was frozen; how far the measure has come is told from the day's draft.
"""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.db.models import Model, QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.document import measured, parts
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.document.measure import as_today
from gemeinwerk.measures.fields import ROWS, latest, public
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import is_owed

STATUS_OF_TODAY = tuple(one.name for one in public() if one.status)
"""What of a published measure is told as the draft has it."""
_STATUS = {
    one.document_key: parts.value_writer(one.name, one.kind) for one in public() if one.status
}
OF_WHAT_IS_OWED = frozenset({"course"})
"""What is told only of what was decided and holds (`versions.is_owed`)."""
_SINCE = ("reached_on", *ROWS["milestones"].written_by_verbs())
"""What is told of a promised milestone as the draft has it."""
Parts = Mapping[int, list[Document]]
"""Rows of measures by the measure's number."""


def measure_today(frozen: FrozenMeasure) -> Document:
    """The document of a published measure as of today: two queries beside the measure's own, where
    that brought `measured.along`.

    A measure that is no longer in the draft stays as it was frozen.
    """
    now = frozen.measure
    if now is None:
        return as_today(frozen.content)
    return _of_today(
        frozen.content,
        now,
        [parts.row("milestones", one) for one in _rows("milestones", measure=now.pk)],
        [parts.row("notes", one) for one in _rows("notes", measure=now.pk)],
        measured.documents(frozen if hasattr(frozen, measured.TOLD) else now),
        owed=is_owed(frozen.version.kind, frozen.version.concept.status),
    )


@prepared
def _rows(name: str, *, measure: int) -> QuerySet[Any, Any]:
    """All rows of one kind of a measure, as they are in the draft."""
    columns = (one.name for one in ROWS[name].columns)
    found = _model(name)._default_manager.filter(measure=measure)
    return found.values_list(*columns, named=True)


def catalogue_today(concept: Concept, version: CatalogueVersion) -> Document:
    """The whole catalogue as of today: three queries of plain values, however many measures."""
    milestones, notes = (_parts_of(version, name) for name in ("milestones", "notes"))
    head = version.content
    owed = is_owed(version.kind, concept.status)
    return {
        **head,
        "format_version": latest(),
        "concept": {**head["concept"], "status": concept.status},
        "version": None,
        "measures": [
            _of_today(
                content,
                SimpleNamespace(**dict(zip(STATUS_OF_TODAY, values, strict=True))),
                milestones.get(measure, []),
                notes.get(measure, []),
                measured.told(values_told),
                owed=owed,
            )
            if measure
            else as_today(content)
            for content, measure, values_told, *values in _with_status(version=version.pk)
        ],
    }


@prepared
def _with_status(*, version: int) -> QuerySet[Any, Any]:
    """The documents of a version in their order, each with its measure and that one's status."""
    status = (f"measure__{name}" for name in STATUS_OF_TODAY)
    of_version = FrozenMeasure.objects.filter(version=version)
    return of_version.values_list("content", "measure_id", measured.along("measure"), *status)


def _of_today(
    content: Document,
    status: Any,
    milestones: list[Document],
    notes: list[Document],
    values: list[Document],
    *,
    owed: bool,
) -> Document:
    now = {(one["title"], one["due"]): one for one in milestones}
    found = as_today(content)
    return found | {
        **{key: write(status) for key, write in _STATUS.items()},
        **({} if owed else dict.fromkeys(OF_WHAT_IS_OWED, "")),
        "milestones": [
            one | {name: now[one["title"], one["due"]][name] for name in _SINCE}
            if (one["title"], one["due"]) in now
            else one
            for one in found["milestones"]
        ],
        "notes": notes,
        "values": values,
    }


def _parts_of(version: CatalogueVersion, name: str) -> Parts:
    """All rows of one kind of a version's measures, as they are in the draft: one query."""
    found: dict[int, list[Document]] = {}
    for one in _all_rows(name, version=version.pk):
        found.setdefault(one.measure_id, []).append(parts.row(name, one))
    return found


@prepared
def _all_rows(name: str, *, version: int) -> QuerySet[Any, Any]:
    measures = FrozenMeasure.objects.filter(version=version).values("measure")
    columns = (one.name for one in ROWS[name].columns)
    found = _model(name)._default_manager.filter(measure__in=measures)
    return found.values_list("measure_id", *columns, named=True)


def _model(name: str) -> type[Model]:
    model = Measure._meta.get_field(name).related_model
    assert model is not None
    assert not isinstance(model, str)
    return model

"""The public document of one measure.

Never in it: internal notes, cells nobody could read, who confirmed or returned it, who allowed an
exception, and a text in plain language that nobody has reviewed.
"""

from collections.abc import Collection

from django.db import models

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import voices
from gemeinwerk.measures.document import measured, parts
from gemeinwerk.measures.document.encoding import Document, organisation
from gemeinwerk.measures.fields import RELATIONS, ROWS, Field, Kind, public
from gemeinwerk.measures.models import Measure


def measures_for_document(concept: Concept) -> models.QuerySet[Measure]:
    """The catalogue's measures in order, with all a document needs: nine queries, however many."""
    return (
        Measure.objects.filter(concept=concept)
        .select_related("field", "goal_ref", "lead_unit", "predecessor__concept")
        .prefetch_related(
            "contributing",
            "themes",
            "answers",
            "milestones",
            "indicators",
            "costs",
            "notes",
            "overrides",
        )
        .annotate(**{measured.TOLD: measured.along(), voices.TOLD: voices.SOURCE.along()})
    )


def measure_document(measure: Measure, only: Collection[str] = ()) -> Document:
    """Everything public of a measure, or only what stands under some keys. Asks nothing more of one
    from `measures_for_document`."""
    return {key: write(measure) for key, write in _WRITERS if not only or key in only}


def as_today(measure: Document) -> Document:
    """A measure's document of any day with the keys it has since."""
    found = {**_LATER, **measure}
    for key, later in _LATER_IN_ROWS.items():
        rows = found.get(key) or ()
        if any(name not in row for row in rows for name in later):
            found[key] = [{**later, **row} for row in rows]
    return found


def _writer(field: Field) -> parts.Writer:
    if field.name in _OWN:
        return _OWN[field.name]
    if field.once:
        return lambda of: getattr(of, field.name) if getattr(of, field.once) else field.empty
    if field.kind is Kind.ROWS:
        key = field.document_key
        return lambda of: [parts.row(key, one) for one in getattr(of, field.name).all()]
    assert field.kind not in RELATIONS, f"how does a document say {field.name}?"
    return parts.value_writer(field.name, field.kind)


def _goal(measure: Measure) -> Document | None:
    supported = measure.goal_ref
    return {"code": supported.code, "title": supported.title} if supported else None


def _predecessor(measure: Measure) -> Document | None:
    past = measure.predecessor
    return {"concept": past.concept.name, "code": past.code, "title": past.title} if past else None


_OWN: dict[str, parts.Writer] = {
    "field": lambda of: {"code": of.field.code, "title": of.field.title},
    "goal_ref": _goal,
    "lead_unit": lambda of: organisation(of.lead_unit),
    "contributing": lambda of: [organisation(other) for other in of.contributing.all()],
    "themes": lambda of: [theme.title for theme in of.themes.all()],
    "answers": lambda of: [{"code": one.code, "text": one.text} for one in of.answers.all()],
    "predecessor": _predecessor,
    "measured": measured.documents,
    "voices": voices.documents,
}
_WRITERS = [(one.document_key, _writer(one)) for one in public()]
_LATER_IN_ROWS = {key: later for key, rows in ROWS.items() if (later := rows.later())}
_LATER: Document = {one.document_key: one.empty for one in public() if one.since > 1}

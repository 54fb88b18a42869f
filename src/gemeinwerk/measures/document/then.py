"""A catalogue as it stood on any day, worked out backwards from what is there today.

    known = told(concept, version)      # two queries
    known.on(date(2026, 6, 30))         # a catalogue document, no query

What the units reported of a measure is taken back entry by entry with the log, to the end of that
day. Milestones, notes and measured values have days of their own: what came later is not told. A
correction made since counts, as everywhere; the text is the version's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import make_aware

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.json_rows import JSONRow, JSONRows
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.document.measure import as_today
from gemeinwerk.measures.document.today import OF_WHAT_IS_OWED, STATUS_OF_TODAY
from gemeinwerk.measures.fields import ROWS, latest, public
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import is_owed
from gemeinwerk.measures.verbs import MeasuresVerb

_KEYS = {one.name: one.document_key for one in public() if one.status}
_MOVES = (MeasuresVerb.MEASURE_MOVE_MILESTONE, MeasuresVerb.MEASURE_KEEP_MILESTONE)
_SINCE = ("reached_on", *ROWS["milestones"].written_by_verbs())
_UNMOVED = {"moved_to": None, "moved_reason": ""}


@dataclass(frozen=True)
class _Row:
    """A measure of the version with what is known of it today."""

    identity: int | None
    frozen: Document
    status: Document
    milestones: list[Document]
    notes: list[Document]
    values: list[Document]


@dataclass(frozen=True)
class Known:
    """What is known of a version's measures, with the log of what changed since some day."""

    version: CatalogueVersion
    status_of_concept: str
    rows: list[_Row]
    changes: dict[int, list[AuditEntry]]
    """Of each measure, the newest first."""

    def on(self, day: date) -> Document:
        """The catalogue at the end of a day; of a day before the first one asked for, as far as
        the log was read."""
        head = self.version.content
        return {
            **head,
            "format_version": latest(),
            "concept": {**head["concept"], "status": self.status_of_concept},
            "version": None,
            "measures": [content for _identity, content in self.entries(day)],
        }

    def entries(self, day: date) -> list[tuple[int | None, Document]]:
        """The measures on that day, each with the key of its row in the draft."""
        owed = is_owed(self.version.kind, self.status_of_concept)
        return [(row.identity, self._measure(row, day, owed=owed)) for row in self.rows]

    def _measure(self, row: _Row, day: date, *, owed: bool) -> Document:
        frozen = as_today(row.frozen)
        if row.identity is None:
            return frozen
        later = [one for one in self.changes.get(row.identity, ()) if one.at >= _end_of(day)]
        return frozen | {
            **_taken_back(row.status, later),
            **({} if owed else dict.fromkeys(OF_WHAT_IS_OWED, "")),
            "milestones": _milestones(frozen["milestones"], row.milestones, later, day),
            "notes": [one for one in row.notes if _was(one["period_end"], day)],
            "values": [one for one in row.values if _was(one["day"], day)],
        }


def told(concept: Concept, version: CatalogueVersion, since: date) -> Known:
    """All that is needed to tell any day from ``since`` on: two queries, however many measures."""
    rows = [_row(*found) for found in _rows(version=version.pk)]
    changes: dict[int, list[AuditEntry]] = {}
    for entry in _log(concept, since):
        changes.setdefault(entry.target_id or 0, []).append(entry)
    return Known(version, concept.status, rows, changes)


def _log(concept: Concept, since: date) -> Iterable[AuditEntry]:
    measures = Measure.objects.filter(concept=concept).order_by().values("pk")
    return (
        AuditEntry.objects.filter(
            municipality_id=concept.municipality_id,
            target_type=Measure._meta.label_lower,
            target_id__in=measures,
            at__gte=_end_of(since),
        )
        .order_by("-at", "-id")
        .only("at", "verb", "target_id", "before", "after")
    )


@prepared
def _rows(*, version: int) -> QuerySet[Any, Any]:
    status = (f"measure__{name}" for name in STATUS_OF_TODAY)
    return FrozenMeasure.objects.filter(version=version).values_list(
        "content",
        "measure_id",
        measured.along("measure"),
        _along("milestones", (*_SINCE, "title", "due")),
        _along("notes", (*ROWS["notes"].names, "position")),
        *status,
    )


def _along(name: str, columns: Iterable[str]) -> Subquery:
    """The rows of one kind of the measure an outer row points to, in the same query."""
    model: Any = Measure._meta.get_field(name).related_model
    told = JSONRow(**{column: column for column in (*columns, "id")})
    rows = model._default_manager.filter(measure=OuterRef("measure")).order_by().values("measure")
    return Subquery(rows.annotate(told=JSONRows(told)).values("told"))


def _row(
    content: Document,
    measure: int | None,
    values: list[Document] | None,
    milestones: list[Document] | None,
    notes: list[Document] | None,
    *status: Any,
) -> _Row:
    said = {
        _KEYS[name]: value.isoformat() if isinstance(value, date) else value
        for name, value in zip(STATUS_OF_TODAY, status, strict=True)
    }
    in_order = sorted(notes or (), key=lambda one: (one["position"], one["id"]))
    names = ROWS["notes"].names
    return _Row(
        measure,
        content,
        said,
        list(milestones or ()),
        [{name: one[name] for name in names} for one in in_order],
        measured.told(values),
    )


def _taken_back(status: Document, later: list[AuditEntry]) -> Document:
    """`later`: what happened since, the newest first."""
    found = dict(status)
    for entry in later:
        found |= {_KEYS[name]: value for name, value in entry.before.items() if name in _KEYS}
    return found


def _milestones(
    promised: list[Document], now: list[Document], later: list[AuditEntry], day: date
) -> list[Document]:
    known = {(one["title"], one["due"]): one for one in now}
    moved = {
        entry.before.get("milestone"): entry.before.get("day")
        for entry in later
        if entry.verb in _MOVES
    }
    return [
        one | _since(one, known[one["title"], one["due"]], moved, day)
        if (one["title"], one["due"]) in known
        else one
        for one in promised
    ]


def _since(
    promised: Document, now: Document, moved: dict[str | None, str | None], day: date
) -> Document:
    found = {name: now[name] for name in _SINCE}
    if not _was(found["reached_on"], day):
        found["reached_on"] = None
    if promised["title"] in moved:
        before = moved[promised["title"]]
        found |= _UNMOVED if before in (None, promised["due"]) else {"moved_to": before}
    return found


def _was(on: str | None, day: date) -> bool:
    return not on or date.fromisoformat(on) <= day


def _end_of(day: date) -> datetime:
    return make_aware(datetime.combine(day + timedelta(days=1), time.min))

"""Writes the old state back: many measures at once, all in the caller's transaction."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.core.conflicts import ABSENT
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.models import Measure, ProgressNote
from gemeinwerk.measures.operations import delete_goal, writing
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.undoing.keeping import BATCH, CONFIRMATION, NOTES, State
from gemeinwerk.measures.undoing.outlook import Outlook, PutBack, Row
from gemeinwerk.measures.verbs import MeasuresVerb


@dataclass
class Undone:
    """What became of it. ``kept``: measures of which something written later stays; ``stuck``:
    measures of which an old value is no longer possible; ``parts``: goals, themes and fields that
    stay, since somebody uses or changed them."""

    put_back: int = 0
    deleted: int = 0
    kept: int = 0
    stuck: int = 0
    parts: list[str] = field(default_factory=list)


@dataclass
class _Write:
    """What is written into one measure."""

    row: Row
    wanted: State
    before: dict[str, Any]

    @property
    def measure(self) -> Measure:
        return self.row.measure

    def notes(self) -> Iterator[tuple[int, Any]]:
        for name, value in self.wanted.items():
            if name.startswith(NOTES):
                yield int(name.removeprefix(NOTES)), value


class PutBackWriter:
    """One outlook on its way into the database."""

    def __init__(self, outlook: Outlook, put_back: PutBack, *, by: User, reason: str) -> None:
        assert transaction.get_connection().in_atomic_block, "taken back whole or not"
        self.outlook = outlook
        self.put_back = put_back
        self.concept = outlook.change_set.concept
        self.by = by
        self.reason = reason
        self.entries: list[AuditEntry] = []
        self.done = Undone()

    def write(self) -> Undone:
        writes = self._writes()
        self._write_columns(writes)
        self._write_relations(writes)
        self._write_notes(writes)
        self._tell(writes)
        self._delete([row for row in self.outlook.created if row.goes(self.put_back)])
        audit.record_all(self.entries)
        self._remove_parts()
        return self.done

    def _writes(self) -> list[_Write]:
        writes = []
        for row in self.outlook.rows:
            if row.change.created:
                self.done.kept += not row.goes(self.put_back)
                continue
            wanted, stuck = row.settled(self.put_back)
            self.done.stuck += bool(stuck)
            self.done.kept += any(one.name not in wanted for one in row.later)
            if wanted:
                writes.append(_Write(row, wanted, _shown(row.measure, row.notes, wanted)))
        self.done.put_back = len(writes)
        return writes

    # --- measures that were there before ----------------------------------------------------

    def _write_columns(self, writes: list[_Write]) -> None:
        columns: set[str] = set()
        for one in writes:
            measure = one.measure
            plain = {
                name: value for name, value in one.wanted.items() if name in plain_values.NAMES
            }
            if word := one.row.word(one.wanted):
                for name, value in word.items():
                    setattr(measure, name, plain_values.python(Measure, name, value))
                columns.update(word)
                one.before |= {CONFIRMATION: one.row.change.after[CONFIRMATION][CONFIRMATION]}
            else:
                columns.update(writing.unsettle(measure, names=plain, by=self.by))
            columns.update(writing.assign(measure, plain))
        if columns:
            fields = sorted(column.removesuffix("_id") for column in columns)
            Measure.objects.bulk_update([one.measure for one in writes], fields, batch_size=BATCH)
        for some in _batches([one.measure.pk for one in writes]):
            Measure.objects.filter(pk__in=some).update(
                revision=F("revision") + 1, updated_at=audit.now()
            )

    def _write_relations(self, writes: list[_Write]) -> None:
        for name in plain_values.MANY:
            through: Any = getattr(Measure, name).through
            column = getattr(Measure, name).field.m2m_reverse_field_name()
            self._replace(
                through,
                writes,
                name,
                lambda measure, _place, key, through=through, column=column: through(
                    measure_id=measure.pk, **{f"{column}_id": key}
                ),
            )
        for name, part in plain_values.PARTS.items():
            self._replace(
                part.model,
                writes,
                name,
                lambda measure, place, row, part=part: _part(part, measure, place, row),
            )

    def _replace(self, model: Any, writes: list[_Write], name: str, make: Any) -> None:
        """Other rows in the place of those that stand."""
        meant = [one for one in writes if name in one.wanted]
        for some in _batches([one.measure.pk for one in meant]):
            model._default_manager.filter(measure__in=some).delete()
        rows = [
            make(one.measure, place, value)
            for one in meant
            for place, value in enumerate(one.wanted[name])
        ]
        model._default_manager.bulk_create(rows, batch_size=BATCH)

    def _write_notes(self, writes: list[_Write]) -> None:
        gone, new, kept = list[int](), list[ProgressNote](), list[ProgressNote]()
        for one in writes:
            for key, value in one.notes():
                if value is ABSENT:
                    gone.append(key)
                    continue
                note = one.row.notes.get(key) or ProgressNote(measure=one.measure)
                for name in value:
                    setattr(note, name, plain_values.python(ProgressNote, name, value[name]))
                (kept if note.pk else new).append(note)
        for some in _batches(gone):
            ProgressNote.objects.filter(pk__in=some).delete()
        ProgressNote.objects.bulk_create(new, batch_size=BATCH)
        if kept:
            columns = ["key", "label", "text", "colour", "period_start", "period_end", "unread"]
            ProgressNote.objects.bulk_update(kept, columns, batch_size=BATCH)

    def _tell(self, writes: list[_Write]) -> None:
        """Search texts and audit entries, from what stands now."""
        if not writes:
            return
        found = Measure.objects.filter(kept_changes__change_set=self.outlook.change_set)
        measures = {measure.pk: measure for measure in queries.whole(found)}
        notes = _notes_by_measure(found) if any(any(one.notes()) for one in writes) else {}
        found_by_other_words = []
        for one in writes:
            measure = measures[one.measure.pk]
            if (text := search_text(measure)) != measure.search_text:
                measure.search_text = text
                found_by_other_words.append(measure)
            after = _shown(measure, notes.get(measure.pk, {}), one.wanted)
            if CONFIRMATION in one.before:
                after |= {CONFIRMATION: measure.confirmation}
            self._record(MeasuresVerb.MEASURE_EDIT, measure, one.before, after)
        Measure.objects.bulk_update(found_by_other_words, ["search_text"], batch_size=BATCH)

    # --- what was made ----------------------------------------------------------------------

    def _delete(self, rows: list[Row]) -> None:
        for row in rows:
            named = [name for name, value in plain_values.values_of(row.measure).items() if value]
            self._record(
                MeasuresVerb.MEASURE_DELETE, row.measure, writing.shown(row.measure, named), {}
            )
        # The kept changes go first: nothing is to be told to rows that go as well.
        self.outlook.change_set.changes.all().delete()
        for some in _batches([row.measure.pk for row in rows]):
            Measure.objects.filter(pk__in=some).delete()
        self.done.deleted = len(rows)

    def _remove_parts(self) -> None:
        """Goals, themes and fields that were made, unless somebody uses or changed them."""
        verbs: Mapping[str, Any] = {
            "goals": lambda goal: delete_goal(goal, by=self.by),
            "themes": lambda theme: concepts.remove_theme(theme, by=self.by, reason=self.reason),
            "fields": lambda part: concepts.remove_field(part, by=self.by, reason=self.reason),
        }
        for kind, rows in self.outlook.made.items():
            for part, same in rows:
                try:
                    if not same:
                        raise DomainError(_("wurde seither geändert"))
                    verbs[kind](part)
                except DomainError:
                    self.done.parts.append(str(part))

    def _record(
        self, verb: Verb, measure: Measure, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> None:
        self.entries.append(
            audit.entry(
                verb,
                measure,
                by=self.by,
                before=before,
                after=after,
                reason=self.reason,
                public=self.concept.public,
            )
        )


def _shown(
    measure: Measure, notes: Mapping[int, ProgressNote], names: Iterable[str]
) -> dict[str, Any]:
    """As the audit keeps it; notes by what they say."""
    plain = [name for name in names if name in plain_values.NAMES]
    shown = writing.shown(measure, plain)
    if any(name.startswith(NOTES) for name in names):
        shown["notes"] = [f"{note.label}: {note.text}" for note in notes.values()]
    return shown


def _notes_by_measure(measures: "models.QuerySet[Measure]") -> dict[int, dict[int, ProgressNote]]:
    found: dict[int, dict[int, ProgressNote]] = {}
    for note in ProgressNote.objects.filter(measure__in=measures.values("pk")):
        found.setdefault(note.measure_id, {})[note.pk] = note
    return found


def _part(part: plain_values.Part, measure: Measure, place: int, plain: Mapping[str, Any]) -> Any:
    row = part.model(measure=measure, position=place)
    for name in part.fields:
        default = part.model._meta.get_field(name).get_default()  # type: ignore[union-attr]
        setattr(row, name, plain_values.python(part.model, name, plain.get(name, default)))
    return row


def _batches(keys: list[int]) -> Iterable[list[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]

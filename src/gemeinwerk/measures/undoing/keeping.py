"""Keeps what an import or a bulk change writes, measure by measure, before and after.

The state of a measure is flat and plain: its values (see `measures.plain_values`) with the rows of
parts by what they say, since an import makes them anew, each of its notes under "notes:<key>", and
its confirmation.

    {"title": "…", "milestones": [{"title": "…", "due": None, …}], "notes:7": {"label": "…", …},
     "confirmation": {"confirmation": "draft", …}, …}
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import changed
from gemeinwerk.core.gc_pause import collect_young
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.fields import ROWS
from gemeinwerk.measures.models import (
    ChangeOfMeasure,
    ChangeSet,
    ImportRun,
    Measure,
    ProgressNote,
)

State = dict[str, Any]
NOTES = "notes:"
CONFIRMATION = "confirmation"
CONFIRMATION_COLUMNS = ("confirmation", "confirmation_note", "confirmed_at")
NOTE_COLUMNS = (
    "key", "label", "text", "colour", "period_start", "period_end", "unread", "position",
)  # fmt: skip
_MADE = {
    "fields": ("code", "title", "description", "working_group_id"),
    "themes": ("title", "description"),
    "goals": ("code", "title", "due", "field_id"),
}
BATCH = 500


def keep_bulk(
    concept: Concept, *, changes: Iterable[ChangeOfMeasure], names: Iterable[str], by: User | None
) -> ChangeSet:
    """Keep a bulk change, in its transaction and after its audit entries."""
    return _keep(concept, list(changes), names=sorted(names), by=by)


def change_of(measure: Measure, *, before: State, after: State) -> ChangeOfMeasure:
    """What was written in a measure that was there before: the names that differ. Unsaved."""
    names = changed(before, after)
    return ChangeOfMeasure(
        measure_id=measure.pk,
        code=measure.code,
        before={name: before[name] for name in names if name in before},
        after={name: after[name] for name in names if name in after},
        revision=measure.revision,
    )


@dataclass
class Catalogue:
    """A concept's catalogue at one moment, to compare with a later one."""

    concept: Concept
    states: dict[int, State] = field(default_factory=dict)
    made: dict[str, dict[str, State]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        concept: Concept,
        measures: Iterable[Measure] | None = None,
        notes: Mapping[int, list[ProgressNote]] | None = None,
    ) -> "Catalogue":
        """As it stands; what is known already is not asked for again."""
        if measures is None:
            measures = queries.whole(queries.of_concept(concept))
        if notes is None:
            notes = notes_of(ProgressNote.objects.filter(measure__concept=concept))
        states = {one.pk: state_of(one, notes.get(one.pk, ())) for one in measures}
        return cls(concept, states, made_of(concept))


def keep_import(
    run: ImportRun, *, before: Catalogue, created: Iterable[ChangeOfMeasure], by: User | None
) -> ChangeSet | None:
    """Keep an import, in its transaction and after its audit entries; None where it changed
    nothing. `created`: what `creation_of` said of each new measure as it was written."""
    concept = run.concept
    changes = [*created, *_changes_since(before)]
    made = {
        kind: {key: row for key, row in rows.items() if key not in before.made[kind]}
        for kind, rows in made_of(concept).items()
    }
    if not (changes or any(made.values())):
        return None
    return _keep(concept, changes, run=run, made=made, by=by)


def _changes_since(before: Catalogue) -> Iterator[ChangeOfMeasure]:
    """What was written in the measures that were there; no more than a batch is in memory."""
    measures, keys = queries.for_state(before.concept), list(before.states)
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        notes = notes_of(ProgressNote.objects.filter(measure__in=some))
        for measure in list(measures.filter(pk__in=some)):
            after = state_of(measure, notes.get(measure.pk, ()))
            if before.states[measure.pk] != after:
                yield change_of(measure, before=before.states[measure.pk], after=after)
        collect_young()


def creation_of(measure: Measure, notes: Iterable[ProgressNote]) -> ChangeOfMeasure:
    """A measure that was just written, with its rows and notes, and was not there before. Unsaved.

    Uses what was prefetched: what stands in memory says the same as what was stored.
    """
    return ChangeOfMeasure(
        measure_id=measure.pk,
        code=measure.code,
        created=True,
        revision=measure.revision,
        digest=digest(measure, notes),
    )


def _keep(
    concept: Concept, changes: list[ChangeOfMeasure], *, by: User | None, **what: Any
) -> ChangeSet:
    kept = ChangeSet.objects.create(
        concept=concept,
        size=len(changes),
        last_entry=AuditEntry.objects.aggregate(newest=Max("id"))["newest"] or 0,
        last_version=concept.versions.aggregate(newest=Max("number"))["newest"] or 0,
        by=by,
        at=audit.now(),
        **what,
    )
    for change in changes:
        change.change_set = kept
    ChangeOfMeasure.objects.bulk_create(changes, batch_size=BATCH)
    return kept


# --- states -------------------------------------------------------------------------------------


def state_of(measure: Measure, notes: Iterable[ProgressNote]) -> State:
    """Everything an import may write. Uses what was prefetched."""
    state = values_state(measure, plain_values.NAMES)
    state |= {f"{NOTES}{note.pk}": note_state(note) for note in notes}
    state[CONFIRMATION] = confirmation_of(measure)
    return state


def values_state(measure: Measure, names: Iterable[str]) -> State:
    return {
        name: [_kept_row(name, row) for row in value] if name in plain_values.PARTS else value
        for name, value in plain_values.values_of(measure, names).items()
    }


def note_state(note: ProgressNote) -> State:
    return {name: plain_values.plain_field(note, name) for name in NOTE_COLUMNS}


def confirmation_of(measure: Measure) -> State:
    return {name: plain_values.plain_field(measure, name) for name in CONFIRMATION_COLUMNS}


def notes_of(notes: Iterable[ProgressNote]) -> dict[int, list[ProgressNote]]:
    """By the key of their measure."""
    found: dict[int, list[ProgressNote]] = {}
    for note in notes:
        found.setdefault(note.measure_id, []).append(note)
    return found


def digest(measure: Measure, notes: Iterable[ProgressNote]) -> str:
    """The same as long as nobody touches the measure: its values, notes, word and exceptions, and
    what was measured of it where it was asked for `measured.along`.

    Its place is left out, which changes with its neighbours'.
    """
    state = state_of(measure, notes)
    state.pop("position")
    state["overrides"] = [[one.rule, one.reason] for one in measure.overrides.all()]
    if found := measured.told(getattr(measure, measured.TOLD, None)):
        state["measured"] = found
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


def made_of(concept: Concept) -> dict[str, dict[str, State]]:
    """Fields of action, themes and goals by their key (as JSON has it), in plain values."""
    return {
        kind: {
            str(row.pk): {name: plain_values.plain_field(row, name) for name in names}
            for row in getattr(concept, kind).all()
        }
        for kind, names in _MADE.items()
    }


def _kept_row(part: str, row: Mapping[str, Any]) -> State:
    """Without what says nothing and was not kept in earlier days."""
    nothing = ROWS[part].later()
    return {
        name: value
        for name, value in row.items()
        if name != "id" and (name not in nothing or value != nothing[name])
    }

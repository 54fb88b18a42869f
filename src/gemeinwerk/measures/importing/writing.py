"""Writes a plan into the catalogue: many rows at once, all in the caller's transaction."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Finding
from gemeinwerk.core.gc_pause import collect_young
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.importing.exact import NEW_GOAL
from gemeinwerk.measures.importing.lookup import free_code
from gemeinwerk.measures.importing.measured import store
from gemeinwerk.measures.importing.planning import CHANGED, NEW, NEW_FIELD, Plan, Step
from gemeinwerk.measures.models import ChangeOfMeasure, Goal, Measure, ProgressNote
from gemeinwerk.measures.operations import create_goal, writing
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.undoing import keeping
from gemeinwerk.measures.verbs import MeasuresVerb

_BATCH = 500
T = TypeVar("T")


class Writer:
    """One plan on its way into the database."""

    def __init__(self, plan: Plan, *, by: User | None, reason: str) -> None:
        assert transaction.get_connection().in_atomic_block, "an import is written whole or not"
        self.plan = plan
        self.concept: Concept = plan.present.concept
        self.by = by
        self.reason = reason
        self.fields: dict[str, FieldOfAction] = {}
        self.field_by_key = {one.pk: one for one in plan.present.fields}
        self.themes = {theme.title: theme for theme in plan.present.themes}
        self.organisations: dict[int, Organisation] = {}
        self.entries: list[AuditEntry] = []
        self.created: list[ChangeOfMeasure] = []
        self.positions: dict[int, int] = {}
        self.goals: dict[str, Goal] = {}
        self.findings: dict[int, Finding] = {}

    def write(self) -> None:
        self._make_fields()
        self._make_themes()
        self._make_goals()
        self._load_organisations()
        new = [step for step in self.plan.steps if step.action == NEW]
        changed = [step for step in self.plan.steps if step.action == CHANGED]
        for some in _batches(new):
            self._create(some)
            self._tell()
        self._change(changed)
        self._tell()

    # --- what measures point to -------------------------------------------------------------

    def _make_fields(self) -> None:
        for code, one in self.plan.fields.items():
            if isinstance(one, FieldOfAction):
                self.fields[code] = one
        taken = [one.code for one in self.plan.present.fields]
        for read in self.plan.new_fields:
            made = concepts.add_field(
                self.concept,
                by=self.by,
                code=free_code(read.code, taken),
                title=read.title,
                description=self.plan.described(read),
            )
            taken.append(made.code)
            self.fields[read.code] = made
            self.field_by_key[made.pk] = made

    def _make_themes(self) -> None:
        lists = self.plan.reading.lists
        described = {one["title"]: one["description"] for one in lists.get("themes", [])}
        for title in self.plan.new_themes:
            self.themes[title] = concepts.add_theme(
                self.concept, by=self.by, title=title, description=described.get(title, "")
            )

    def _make_goals(self) -> None:
        self.goals = dict(self.plan.present.goals)
        for goal in self.plan.new_goals:
            field = self.fields.get(goal["field"]) or next(iter(self.fields.values()))
            self.goals[goal["code"]] = create_goal(
                field,
                title=goal["title"],
                by=self.by,
                code=goal["code"],
                due=date.fromisoformat(goal["due"]) if goal["due"] else None,
            )

    def _load_organisations(self) -> None:
        keys: set[int] = set()
        asked: set[int] = set()
        for step in self.plan.steps:
            asked.update(step.changes.get("answers", ()))
            keys.update(step.changes.get("contributing", ()))
            keys.update(filter(None, [step.changes.get("lead_unit")]))
        self.organisations = Organisation.objects.in_bulk(keys)
        self.findings = Finding.objects.in_bulk(asked)

    def _field(self, value: Any, step: Step) -> FieldOfAction:
        if isinstance(value, str) and value.startswith(NEW_FIELD):
            return self.fields[value.removeprefix(NEW_FIELD)]
        if value is not None:
            return self.field_by_key[value]
        code = step.wanted.field_code
        return self.fields[code if code in self.fields else ""]

    def _goal(self, value: Any) -> Goal | None:
        if isinstance(value, str):
            return self.goals.get(value.removeprefix(NEW_GOAL))
        return next((goal for goal in self.goals.values() if goal.pk == value), None)

    # --- new measures -----------------------------------------------------------------------

    def _create(self, steps: list[Step]) -> None:
        measures = [self._new(step) for step in steps]
        for step, measure in zip(steps, measures, strict=True):
            self._fill_caches(measure, step)
            measure.search_text = search_text(measure, _filled)
        Measure.objects.bulk_create(measures, batch_size=_BATCH)
        self._link(steps, measures)
        notes = self._add_rows(steps, measures)
        values = [step.wanted.measured for step in steps]
        store(list(zip(measures, values, strict=True)), by=self.by, size=_BATCH)
        for step, measure in zip(steps, measures, strict=True):
            self.created.append(keeping.creation_of(measure, notes.get(measure.pk, ())))
            self._record(
                MeasuresVerb.MEASURE_CREATE, measure, {}, {**step.changes, "themes": step.themes}
            )

    def _new(self, step: Step) -> Measure:
        field = self._field(step.changes.get("field"), step)
        measure = Measure(concept=self.concept, field=field, code=step.wanted.code)
        measure.position = self._next_position(field)
        self._assign(measure, step)
        return measure

    def _next_position(self, field: FieldOfAction) -> int:
        if field.pk not in self.positions:
            here = [m.position for m in self.plan.present.measures if m.field_id == field.pk]
            self.positions[field.pk] = max(here, default=-1)
        self.positions[field.pk] += 1
        return self.positions[field.pk]

    def _assign(self, measure: Measure, step: Step) -> list[str]:
        """Simple and related values; the names of the columns that were set."""
        simple = {
            name: value
            for name, value in step.changes.items()
            if name in plain_values.SIMPLE or name in {"lead_unit", "predecessor"}
        }
        columns = writing.assign(measure, simple)
        if "lead_unit" in step.changes:
            measure.lead_unit = self.organisations.get(step.changes["lead_unit"])
        if "goal_ref" in step.changes:
            measure.goal_ref = self._goal(step.changes["goal_ref"])
            columns.append("goal_ref_id")
        if "field" in step.changes and measure.pk:
            measure.field = self._field(step.changes["field"], step)
            columns.append("field_id")
        return columns

    def _fill_caches(self, measure: Measure, step: Step) -> None:
        """What search text and audit read, as if it had been prefetched."""
        cache: dict[str, Any] = getattr(measure, "_prefetched_objects_cache", {})
        new = step.measure is None
        if new or "contributing" in step.changes:
            keys = step.changes.get("contributing", ())
            cache["contributing"] = [self.organisations[key] for key in keys]
        if new or "answers" in step.changes:
            keys = step.changes.get("answers", ())
            cache["answers"] = [self.findings[key] for key in keys]
        if new:
            cache["overrides"] = []
        if new or step.themes is not None:
            cache["themes"] = [self.themes[title] for title in step.themes or ()]
        for name, part in plain_values.PARTS.items():
            if new or name in step.changes:
                rows = step.changes.get(name, ())
                cache[name] = [_row(part, measure, row, n) for n, row in enumerate(rows)]
        measure._prefetched_objects_cache = cache  # type: ignore[attr-defined]

    # --- rows that belong to measures -------------------------------------------------------

    def _link(self, steps: list[Step], measures: list[Measure]) -> None:
        contributing, themes = Measure.contributing.through, Measure.themes.through
        answers = Measure.answers.through
        contributors, touched, answering = [], [], []
        for step, measure in zip(steps, measures, strict=True):
            for key in step.changes.get("contributing", ()):
                contributors.append(contributing(measure_id=measure.pk, organisation_id=key))
            for title in step.themes or ():
                theme: CrossCuttingTheme = self.themes[title]
                touched.append(themes(measure_id=measure.pk, crosscuttingtheme_id=theme.pk))
            for key in step.changes.get("answers", ()):
                answering.append(answers(measure_id=measure.pk, finding_id=key))
        answers._default_manager.bulk_create(answering, batch_size=_BATCH)
        contributing._default_manager.bulk_create(contributors, batch_size=_BATCH)
        themes._default_manager.bulk_create(touched, batch_size=_BATCH)

    def _add_rows(
        self, steps: list[Step], measures: list[Measure]
    ) -> dict[int, list[ProgressNote]]:
        """Store the rows of parts and the notes; the new notes by the key of their measure."""
        for name, part in plain_values.PARTS.items():
            rows: list[models.Model] = []
            for step, measure in zip(steps, measures, strict=True):
                if name in step.changes:
                    made = measure._prefetched_objects_cache[name]  # type: ignore[attr-defined]
                    for row in made:
                        row.measure = measure
                    rows += made
            part.model._default_manager.bulk_create(rows, batch_size=_BATCH)
        notes: list[ProgressNote] = []
        for step, measure in zip(steps, measures, strict=True):
            after = len(self.plan.present.notes.get(measure.pk, []))
            for place, note in enumerate(step.new_notes, start=after):
                notes.append(ProgressNote(measure=measure, position=place, **_note_columns(note)))
        ProgressNote.objects.bulk_create(notes, batch_size=_BATCH)
        return keeping.notes_of(notes)

    # --- present measures -------------------------------------------------------------------

    def _change(self, steps: list[Step]) -> None:
        columns: set[str] = set()
        measures: list[Measure] = []
        for step in steps:
            measure = step.measure
            assert measure is not None
            before = writing.shown(measure, self._told(step))
            columns.update(writing.unsettle(measure, names=self._told(step), by=self.by))
            self._fill_caches(measure, step)
            columns.update(c.removesuffix("_id") for c in self._assign(measure, step))
            measure.search_text = search_text(measure)
            measure.updated_at = audit.now()
            measure.revision += 1
            measures.append(measure)
            self._record(
                MeasuresVerb.MEASURE_EDIT, measure, before, writing.shown(measure, self._told(step))
            )
        if not measures:
            return
        columns |= {"search_text", "updated_at", "revision"}
        Measure.objects.bulk_update(measures, sorted(columns), batch_size=100)
        self._clear_replaced(steps)
        self._link(steps, measures)
        self._add_rows(steps, measures)
        changed = [note for step in steps for note in _changed_notes(step)]
        if changed:
            ProgressNote.objects.bulk_update(changed, _NOTE_COLUMNS, batch_size=100)

    def _told(self, step: Step) -> list[str]:
        return [*step.changes, *(["themes"] if step.themes is not None else [])]

    def _clear_replaced(self, steps: list[Step]) -> None:
        """Takes away the rows in whose place others come."""

        def keys(name: str) -> list[int]:
            return [s.measure.pk for s in steps if s.measure and name in s.changes]

        for name, part in plain_values.PARTS.items():
            for some in _batches(keys(name)):
                part.model._default_manager.filter(measure__in=some).delete()
        for name in ("contributing", "answers"):
            through = getattr(Measure, name).through
            for some in _batches(keys(name)):
                through._default_manager.filter(measure__in=some).delete()
        themed = [s.measure.pk for s in steps if s.measure and s.themes is not None]
        for some in _batches(themed):
            Measure.themes.through._default_manager.filter(measure__in=some).delete()

    # --- audit ------------------------------------------------------------------------------

    def _tell(self) -> None:
        """Of what was written until now; nothing of it is needed any more."""
        audit.record_all(self.entries)
        self.entries = []
        collect_young()

    def _record(
        self, verb: Verb, measure: Measure, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        if verb == MeasuresVerb.MEASURE_CREATE:
            names = [name for name, value in after.items() if value]
            after = {"code": measure.code, **writing.shown(measure, names)}
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


_NOTE_COLUMNS = ["label", "text", "colour", "period_start", "period_end", "unread"]


def _note_columns(note: dict[str, Any]) -> dict[str, Any]:
    return {
        name: plain_values.python(ProgressNote, name, note[name])
        for name in ["key", *_NOTE_COLUMNS]
    }


def _changed_notes(step: Step) -> Iterable[ProgressNote]:
    for note, changes in step.changed_notes:
        for name, value in changes.items():
            setattr(note, name, plain_values.python(ProgressNote, name, value))
        yield note


def _row(
    part: plain_values.Part, measure: Measure, plain: dict[str, Any], place: int
) -> models.Model:
    row = part.model(measure=measure, position=place)
    for name in part.fields:
        setattr(row, name, plain_values.python(part.model, name, plain[name]))
    return row


def _filled(measure: Measure, name: str) -> Iterable[Any]:
    """What `_fill_caches` put there: a measure without a key may not be asked for its rows."""
    rows: Iterable[Any] = measure._prefetched_objects_cache[name]  # type: ignore[attr-defined]
    return rows


def _batches(these: list[T]) -> Iterable[list[T]]:
    for start in range(0, len(these), _BATCH):
        yield these[start : start + _BATCH]

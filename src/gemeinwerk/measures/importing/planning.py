"""What a file would change in a catalogue: new, changed, same, missing. Nothing is written here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gemeinwerk.catalogue_files import ReadField, Reading, Unread
from gemeinwerk.catalogue_files.results import Fate
from gemeinwerk.core.conflicts import ABSENT, three_way
from gemeinwerk.core.gc_pause import collector_paused
from gemeinwerk.german import fold
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.importing import clashes
from gemeinwerk.measures.importing.clashes import Clash
from gemeinwerk.measures.importing.field_texts import FieldTexts
from gemeinwerk.measures.importing.leftovers import left_over, merged_unread
from gemeinwerk.measures.importing.lookup import MOST_NEW_THEMES, NO_FIELD_TITLE, Present
from gemeinwerk.measures.importing.notes import compare_notes, whole_note
from gemeinwerk.measures.importing.target_values import (
    GROUPS,
    Wanted,
    names_of,
    wanted_measure,
    without_ids,
)
from gemeinwerk.measures.models import Measure, ProgressNote

NEW, CHANGED, SAME = "new", "changed", "same"
NEW_FIELD = "new:"
"""Before the code of a field that is yet to be made, in place of its key."""
THEME = "Querschnittsthema"
"""What a theme the concept does not have is kept under."""
_CODE_LENGTH = 30
_THEME_LENGTH = 200


@dataclass
class Step:
    """What happens to one measure.

    ``changes``: plain values that will be written. ``field``: place in `Plan.fields`, or None to
    leave the measure in its field. ``overtaken``: names the catalogue changed since the last
    import, which the file now changes as well.
    """

    wanted: Wanted
    measure: Measure | None
    action: str
    changes: dict[str, Any] = field(default_factory=dict)
    themes: list[str] | None = None
    new_notes: list[dict[str, Any]] = field(default_factory=list)
    changed_notes: list[tuple[ProgressNote, dict[str, Any]]] = field(default_factory=list)
    overtaken: set[str] = field(default_factory=set)
    missing_notes: int = 0
    """Notes that our own file no longer has; they stay."""
    deleted_notes: list[dict[str, str]] = field(default_factory=list)
    """Notes of the file that were deleted here and stay so: heading, and the day if it is known."""


@dataclass
class Plan:
    """Everything a file would do. ``fields``: code in the file -> present field or its own."""

    reading: Reading
    present: Present
    steps: list[Step] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    new_fields: list[ReadField] = field(default_factory=list)
    new_themes: list[str] = field(default_factory=list)
    new_goals: list[dict[str, Any]] = field(default_factory=list)
    missing: list[Measure] = field(default_factory=list)
    clashes: dict[int, Clash] = field(default_factory=dict)
    """Place in `steps` -> a row whose number belongs to quite another measure."""
    hardly_ours: bool = False
    """Most measures share but their number with the file's."""
    left: list[Unread] = field(default_factory=list)
    """Every cell that does not simply become a value, with what becomes of it."""

    def counts(self) -> dict[str, int]:
        actions = [step.action for step in self.steps]
        return {
            NEW: actions.count(NEW),
            CHANGED: actions.count(CHANGED),
            SAME: actions.count(SAME),
            "missing": len(self.missing),
        }

    @cached_property
    def columns(self) -> set[str]:
        """Everything a leftover may be called after."""
        return {THEME, *(one.column for one in self.reading.proposals)}

    @cached_property
    def unit_names(self) -> dict[Any, str]:
        """Key -> name of every organisation the file names."""
        reads = [step.wanted.read for step in self.steps]
        return {
            unit.key: unit.name
            for read in reads
            for unit in (*read.lead.units, *read.contributing.units)
        }

    @property
    def is_empty(self) -> bool:
        return not (self.new_fields or self.new_goals or self.new_themes) and all(
            step.action == SAME for step in self.steps
        )

    def described(self, field: ReadField) -> str:
        """The description a new field gets."""
        return self.field_texts.description(field)

    @cached_property
    def field_texts(self) -> FieldTexts:
        return FieldTexts(self.reading)

    def digest(self) -> str:
        """The same as long as the same would be written."""
        told: list[Any] = [
            [step.wanted.code, step.action, step.changes, step.themes, step.new_notes]
            + ([step.wanted.measured] if step.wanted.measured else [])
            + ([step.measure.pk, step.measure.revision] if step.measure else [])
            + [[note.pk, changes] for note, changes in step.changed_notes]
            for step in self.steps
            if step.action != SAME
        ]
        told.append([[one.code, one.title] for one in self.new_fields])
        if texts := [text for one in self.new_fields if (text := self.described(one))]:
            told.append(texts)
        told.append([goal["code"] for goal in self.new_goals])
        told.append(self.new_themes)
        told.append(clashes.told(self, {}))
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@collector_paused()
def plan(reading: Reading, present: Present, base: Reading | None = None) -> Plan:
    """Compare a file with the catalogue; ``base`` is the file that was taken over last."""
    new = Plan(reading, present)
    _plan_fields(new)
    _plan_goals(new)
    _plan_themes(new)
    before = _measures_before(base, present) if base else {}
    names, goals = names_of(reading), {goal["code"] for goal in new.new_goals}
    taken: set[int] = set()
    for read in reading.measures:
        measure = present.find(read)
        measure = measure if measure and measure.pk not in taken else None
        if measure:
            taken.add(measure.pk)
        wanted = wanted_measure(read, present, measure, names=names, new_goals=goals)
        new.steps.append(_step(new, wanted, measure, before.get(fold(wanted.code))))
    new.clashes = clashes.clashes_of(
        new,
        lambda read: _step(
            new, wanted_measure(read, present, None, names=names, new_goals=goals), None, None
        ),
    )
    by_number = [one for one in new.steps if one.measure and one.wanted.read.code_typed]
    new.hardly_ours = 2 * len(new.clashes) > len(by_number)
    _free_codes(new)
    _drop_unused_fields(new, base)
    new.missing = [measure for measure in present.measures if measure.pk not in taken]
    new.left = left_over(new)
    return new


def _measures_before(base: Reading, present: Present) -> dict[str, Wanted]:
    names, goals = names_of(base), {goal["code"] for goal in base.lists.get("goals", [])}
    return {
        fold(read.code): wanted_measure(
            read, present, present.find(read), names=names, new_goals=goals
        )
        for read in base.measures
    }


def _plan_fields(plan: Plan) -> None:
    for one in plan.reading.fields:
        found = plan.present.field_for(one)
        plan.fields[one.code] = found or one
        if found is None:
            plan.new_fields.append(one)
    homeless = [m for m in plan.reading.measures if m.field_of_action not in plan.fields]
    if homeless:
        stand_in = ReadField("", NO_FIELD_TITLE)
        found = plan.present.field_for(stand_in)
        if found is None and len(plan.present.fields) == 1 and not plan.reading.fields:
            found = plan.present.fields[0]
        plan.fields[""] = found or stand_in
        if found is None:
            plan.new_fields.append(stand_in)


def _drop_unused_fields(plan: Plan, base: Reading | None) -> None:
    """A field the last import made, and the office has renamed or removed since, stays so."""
    known = {fold(one.title) for one in base.fields} if base else set()
    used = {step.wanted.field_code for step in plan.steps if step.action == NEW}
    used |= {clash.anew.wanted.field_code for clash in plan.clashes.values()}
    used |= {
        step.wanted.field_code
        for step in plan.steps
        if str(step.changes.get("field", "")).startswith(NEW_FIELD)
    }
    plan.new_fields = [
        one
        for one in plan.new_fields
        if one.code in used or (one.code and fold(one.title) not in known)
    ]


def _plan_goals(plan: Plan) -> None:
    """Goals of our own file that the concept does not have, where it says all they need."""
    for goal in plan.reading.lists.get("goals", []):
        fits = goal["title"] and goal["field"] in plan.fields and 0 < len(goal["code"]) <= 30
        known = {*plan.present.goals, *(one["code"] for one in plan.new_goals)}
        if fits and goal["code"] not in known:
            plan.new_goals.append(goal)


def _plan_themes(plan: Plan) -> None:
    """Themes are made where the concept has none yet, or where our own file lists them; else
    unknown ones stay as text."""
    names = dict.fromkeys(theme for one in plan.reading.measures for theme in one.themes)
    unknown = [name for name in names if _is_new_theme(plan, name)]
    listed = [one["title"] for one in plan.reading.lists.get("themes", [])]
    if not plan.present.themes and len(unknown) <= MOST_NEW_THEMES:
        plan.new_themes = unknown
    new = [name for name in dict.fromkeys(listed) if name and _is_new_theme(plan, name)]
    plan.new_themes = list(dict.fromkeys([*plan.new_themes, *new]))


def _is_new_theme(plan: Plan, name: str) -> bool:
    return len(name) <= _THEME_LENGTH and plan.present.theme_for(name) is None


def _step(plan: Plan, wanted: Wanted, measure: Measure | None, before: Wanted | None) -> Step:
    _settle_themes(plan, wanted)
    if before:
        _settle_themes(plan, before)
    if measure is None:
        changes = {name: value for name, value in wanted.values.items() if _says(value)}
        if unread := merged_unread(wanted, [], None, ()):
            changes["unread"] = unread
        notes = [whole_note(note) for note in wanted.notes]
        return Step(wanted, None, NEW, changes, wanted.themes, new_notes=notes)
    step = Step(wanted, measure, SAME)
    _compare_values(plan, step, measure, before)
    unread = merged_unread(wanted, measure.unread, before, plan.columns)
    if unread != measure.unread:
        step.changes["unread"] = unread
    compare_notes(step, plan.present, before)
    if step.changes or step.themes is not None or step.new_notes or step.changed_notes:
        step.action = CHANGED
    return step


def _settle_themes(plan: Plan, wanted: Wanted) -> None:
    """Names of themes the concept has or will have; the rest is kept as text."""
    if wanted.themes is None:
        return
    known = []
    for name in wanted.themes:
        theme = plan.present.theme_for(name)
        if theme:
            known.append(theme.title)
        elif name in plan.new_themes:
            known.append(name)
        else:
            wanted.leftover.append({"column": THEME, "value": name})
            row = wanted.read
            wanted.left.append(Unread(row.sheet, row.row, THEME, name, Fate.KEPT))
    wanted.themes = sorted(set(known))


def _says(value: Any) -> bool:
    return value not in (None, "", [], False)


def _comparable(name: str, value: Any) -> Any:
    return without_ids(value) if name in plain_values.PARTS else value


def _compare_values(plan: Plan, step: Step, measure: Measure, before: Wanted | None) -> None:
    wanted = _file_values(plan, step.wanted)
    base = _file_values(plan, before) if before else {}
    names = list(wanted)
    stored = {
        name: _comparable(name, value)
        for name, value in plain_values.values_of(
            measure, [name for name in names if name != "themes"]
        ).items()
    }
    stored["themes"] = sorted(theme.title for theme in measure.themes.all())
    if not step.wanted.exact:
        _drop_silence(wanted, base)
    if before is None:
        base = {name: stored.get(name) for name in wanted}
    base = {name: base.get(name, ABSENT) for name in wanted}
    present = {name: stored.get(name) for name in wanted}
    merge = three_way(base, present, wanted)
    for difference in (*merge.mine_only, *merge.conflicts):
        if difference.mine is ABSENT:
            continue
        if difference in merge.conflicts and difference.before is not ABSENT:
            step.overtaken.add(difference.name)
        if difference.name == "themes":
            step.themes = difference.mine
        else:
            step.changes[difference.name] = difference.mine
    _keep_period_in_order(step, step.wanted.values, stored)


def _keep_period_in_order(step: Step, wanted: Mapping[str, Any], stored: Mapping[str, Any]) -> None:
    """Where only one day of a period changes and they no longer fit, both are the file's."""
    if not step.changes.keys() & {"start", "end"}:
        return
    start = step.changes.get("start", stored.get("start"))
    end = step.changes.get("end", stored.get("end"))
    if start and end and end < start:
        step.changes |= {name: wanted[name] for name in ("start", "end") if name in wanted}


def _file_values(plan: Plan, wanted: Wanted) -> dict[str, Any]:
    found = dict(wanted.values)
    if wanted.themes is not None:
        found["themes"] = wanted.themes
    target = plan.fields.get(wanted.field_code)
    if wanted.field_code and target is not None:
        # A field that is yet to be made differs from any present one.
        found["field"] = getattr(target, "pk", None) or f"{NEW_FIELD}{wanted.field_code}"
    return found


def _drop_silence(wanted: dict[str, Any], base: Mapping[str, Any]) -> None:
    """An empty cell says something only where the file said something there before."""
    grouped = {name for group in GROUPS for name in group}
    for group in GROUPS:
        if not any(_says(wanted.get(name)) or name in base for name in group):
            for name in group:
                wanted.pop(name, None)
    for name in [name for name, value in wanted.items() if not _says(value)]:
        if name not in grouped and name not in base:
            del wanted[name]


def _free_codes(plan: Plan) -> None:
    """New measures get numbers nobody has; those the file gives go before those made up."""
    used = {measure.code for measure in plan.present.measures}
    new = [step for step in plan.steps if step.measure is None]
    new.sort(key=lambda step: not step.wanted.read.code_typed)
    for step in (*new, *(clash.anew for clash in plan.clashes.values())):
        code, number = step.wanted.code, 1
        base, dot, _last = code.rpartition(".")
        while code in used:
            number += 1
            if step.wanted.read.code_typed:
                code = f"{step.wanted.code[: _CODE_LENGTH - 5]}-{number}"
            else:
                code = f"{base}{dot}{number}" if dot else f"M{number}"
        step.wanted.code = code
        used.add(code)

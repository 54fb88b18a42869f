"""Notes of a file beside those of a measure: told apart by their key, else by their heading."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from gemeinwerk.core.conflicts import ABSENT
from gemeinwerk.measures import plain_values, removed_notes
from gemeinwerk.measures.importing.lookup import Present
from gemeinwerk.measures.importing.target_values import Wanted
from gemeinwerk.measures.models import ProgressNote, RemovedNote

if TYPE_CHECKING:
    from gemeinwerk.measures.importing.planning import Step

_NAMES = ("label", "text", "colour", "period_start", "period_end", "unread")
Name = tuple[str, int]
"""Of several notes with one key or heading the first is 1."""


def compare_notes(step: "Step", catalogue: Present, before: Wanted | None) -> None:
    """Fills the step's new, changed, missing and deleted notes.

    What somebody deleted here does not come back by itself: neither what was ever deleted at the
    desk, nor what stood in the file that was taken over last.
    """
    assert step.measure is not None
    present = catalogue.notes.get(step.measure.pk, [])
    offered = _without_removed(step, present, catalogue.removed.get(step.measure.pk, []))
    stored = _named((note.key or note.label, note) for note in present)
    base = _named((_key(note), note) for note in before.notes) if before else {}
    wanted = _named((_key(note), note) for note in offered)
    pairs = [(note, stored.pop(name, None), base.get(name)) for name, note in wanted.items()]
    pairs = [(note, known or _same_text(note, stored), earlier) for note, known, earlier in pairs]
    for note, known, earlier in pairs:
        if known is None:
            if earlier:
                _stays_deleted(step, note)
            else:
                step.new_notes.append(whole_note(note))
            continue
        changes = {}
        for name in _NAMES:
            if name not in note or (name == "label" and not note[name]):
                continue
            value = plain_values.plain_field(known, name)
            if note[name] != value and note[name] != (earlier or {}).get(name, ABSENT):
                changes[name] = note[name]
        if changes:
            step.changed_notes.append((known, changes))
    if step.wanted.exact and "notes" in step.wanted.exact.parts:
        step.missing_notes = len(stored)


def whole_note(note: Mapping[str, Any]) -> dict[str, Any]:
    """A new note: what the file does not say is empty."""
    empty: dict[str, Any] = {"key": "", "text": "", "colour": "", "unread": []}
    empty |= {"period_start": None, "period_end": None}
    return {**empty, **note, "label": note["label"] or note["key"] or _("Sachstand")}


def _without_removed(
    step: "Step", present: list[ProgressNote], removed: list[RemovedNote]
) -> list[dict[str, Any]]:
    """The file's notes but those that were deleted here, which are said: else the one that stands
    behind them would be taken for them."""
    if not removed:
        return step.wanted.notes
    standing = [removed_notes.trace_of(note) for note in present]
    gone = {note: removed_notes.trace_left(note) for note in removed}
    kept = []
    for note in step.wanted.notes:
        trace = removed_notes.trace_of(ProgressNote(**_columns(note)))
        found = next((one for one, left in gone.items() if trace.is_of(left, standing)), None)
        if found is None:
            kept.append(note)
        else:
            _stays_deleted(step, note, found)
    return kept


def _columns(note: Mapping[str, Any]) -> dict[str, Any]:
    whole = whole_note(note)
    names = ("key", "label", "text", "period_start", "period_end")
    return {name: plain_values.python(ProgressNote, name, whole[name]) for name in names}


def _stays_deleted(
    step: "Step", note: Mapping[str, Any], removed: RemovedNote | None = None
) -> None:
    at = removed.at.isoformat() if removed else ""
    step.deleted_notes.append({"label": str(whole_note(note)["label"]), "at": at})


def _key(note: Mapping[str, Any]) -> str:
    return str(note["key"] or note["label"])


def _named(notes: Iterable[tuple[str, Any]]) -> dict[Name, Any]:
    found: dict[Name, Any] = {}
    seen: Counter[str] = Counter()
    for key, note in notes:
        seen[key] += 1
        found[key, seen[key]] = note
    return found


def _same_text(note: Mapping[str, Any], stored: dict[Name, ProgressNote]) -> ProgressNote | None:
    """A note that only has another heading now."""
    text = note.get("text")
    for name, known in stored.items():
        if text and not known.key and plain_values.plain_field(known, "text") == text:
            return stored.pop(name)
    return None

"""Notes of a file beside those of a measure: told apart by their key, else by their heading."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from gemeinwerk.core.conflicts import ABSENT
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.importing.target_values import Wanted
from gemeinwerk.measures.models import ProgressNote

if TYPE_CHECKING:
    from gemeinwerk.measures.importing.planning import Step

_NAMES = ("label", "text", "colour", "period_start", "period_end", "unread")
Name = tuple[str, int]
"""Of several notes with one key or heading the first is 1."""


def compare_notes(step: "Step", present: list[ProgressNote], before: Wanted | None) -> None:
    """Fills the step's new, changed and missing notes."""
    stored = _named((note.key or note.label, note) for note in present)
    base = _named((_key(note), note) for note in before.notes) if before else {}
    wanted = _named((_key(note), note) for note in step.wanted.notes)
    pairs = [(note, stored.pop(name, None), base.get(name)) for name, note in wanted.items()]
    pairs = [(note, known or _same_text(note, stored), earlier) for note, known, earlier in pairs]
    for note, known, earlier in pairs:
        if known is None:
            if not earlier:  # what somebody deleted here does not come back by itself
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

"""Two states of a catalogue beside each other, measure by measure and word by word.

A measure is the same one where it comes from the same row of the draft, else where it has the
same code; so a measure that was given another number is shown as moved, not as struck and new.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.measures.document import (
    as_today,
    canonical,
    concept_document,
    document_words,
    measure_document,
    measures_for_document,
)
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.document.texts import language_of
from gemeinwerk.measures.models import CatalogueVersion

_HEAD: dict[str, str | Promise] = {
    "title": gettext_lazy("Titel des Konzepts"),
    "motto": gettext_lazy("Leitsatz"),
    "aim": gettext_lazy("Oberstes Ziel"),
    "aim_plain": gettext_lazy("Oberstes Ziel in Leichter Sprache"),
    "summary_en": gettext_lazy("Zusammenfassung auf Englisch"),
    "commission": gettext_lazy("Auftrag"),
}


@dataclass(frozen=True)
class Entry:
    """A measure of one state; `identity` is the key of its row in the draft, None if it is gone."""

    identity: int | None
    document: Document


@dataclass(frozen=True)
class State:
    """One side of a comparison; `number` is None for the draft."""

    number: int | None
    head: Document
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Change:
    """A text that differs; the template shows `before` and `after` word by word."""

    key: str
    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """A measure that stands in both states and differs."""

    before: Document
    after: Document
    changes: list[Change]

    @property
    def moved(self) -> bool:
        """Whether the measure has another number now."""
        return bool(self.before["code"] != self.after["code"])


@dataclass(frozen=True)
class Comparison:
    """What became of every measure. Counts add up: no measure of either state is left out."""

    head: list[Change]
    added: list[Document] = field(default_factory=list)
    removed: list[Document] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.head or self.added or self.removed or self.changed)

    @property
    def summary(self) -> str:
        """3 neu, 2 gestrichen, 14 geändert, 31 gleich."""
        counts = [
            (len(self.added), _("neu")),
            (len(self.removed), _("gestrichen")),
            (len(self.changed), _("geändert")),
            (self.same, _("gleich")),
        ]
        return ", ".join(f"{n} {word}" for n, word in counts if n) or _("keine Maßnahmen")


def version_state(version: CatalogueVersion) -> State:
    """A frozen version, ready to be compared: one query."""
    rows = version.measures.values_list("measure_id", "content")
    return State(version.number, version.content, [Entry(key, content) for key, content in rows])


def draft_state(concept: Concept) -> State:
    """The catalogue as it stands now, ready to be compared."""
    entries = [Entry(one.pk, measure_document(one)) for one in measures_for_document(concept)]
    return State(None, concept_document(concept), entries)


def compare(before: State, after: State) -> Comparison:
    """What changed from one state to the other."""
    same = pairs(before.entries, after.entries)
    old = {id(entry) for entry, _new in same}
    new = {id(entry) for _old, entry in same}
    changed = [
        Changed(one.document, other.document, changes)
        for one, other in same
        if (changes := measure_changes(one.document, other.document))
    ]
    return Comparison(
        head=_head_changes(before.head, after.head),
        added=[entry.document for entry in after.entries if id(entry) not in new],
        removed=[entry.document for entry in before.entries if id(entry) not in old],
        changed=changed,
        same=len(same) - len(changed),
    )


def measure_changes(before: Document, after: Document) -> list[Change]:
    """The texts in which two documents of one measure differ, in the order of the fact sheet."""
    before, after = as_today(before), as_today(after)
    if before == after:
        return []
    texts = ((key, _told(key, before), _told(key, after)) for key in _KEYS)
    found = [
        Change(key, document_words.LABELS[key], old, new) for key, old, new in texts if old != new
    ]
    return found or [_in_form_only(before, after)]


def _told(key: str, measure: Document) -> str:
    """In the language it is written in: what the town wrote is not half translated."""
    with translation.override(language_of(key) or get_language() or GERMAN):
        return document_words.text_of(key, measure)


def _in_form_only(before: Document, after: Document) -> Change:
    """What reads the same in words and yet is not: shown as the published data has it."""
    keys = [key for key in before if before[key] != after.get(key)]
    old, new = (canonical({key: one.get(key) for key in keys}).decode() for one in (before, after))
    return Change("form", _("Angaben im Datensatz"), old, new)


_KEYS = tuple(document_words.LABELS)


def pairs(before: Sequence[Entry], after: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Who is whom, in the order of `after`."""
    known = {entry.identity: entry for entry in before if entry.identity is not None}
    matched = {id(new): known[new.identity] for new in after if new.identity in known}
    taken = {id(old) for old in matched.values()}
    left = {str(old.document["code"]): old for old in before if id(old) not in taken}
    for new in after:
        if id(new) not in matched and (old := left.pop(str(new.document["code"]), None)):
            matched[id(new)] = old
    return [(matched[id(new)], new) for new in after if id(new) in matched]


def _head_changes(before: Document, after: Document) -> list[Change]:
    texts = [
        (key, label, str(before["concept"][key]), str(after["concept"][key]))
        for key, label in _HEAD.items()
    ]
    texts += [
        (key, label, write(before), write(after))
        for key, label, write in (
            ("period", gettext_lazy("Zeitraum"), _period),
            ("fields", gettext_lazy("Handlungsfelder"), _fields),
            ("themes", gettext_lazy("Querschnittsthemen"), _themes),
            ("goals", gettext_lazy("Ziele"), _goals),
        )
    ]
    return [Change(key, label, old, new) for key, label, old, new in texts if old != new]


def _period(head: Document) -> str:
    begin, end = head["concept"]["period_start"], head["concept"]["period_end"]
    return f"{day_in_words(begin)} – {day_in_words(end)}"


def _fields(head: Document) -> str:
    return "\n".join(
        _described(f"{one['code']} {one['title']}", one["description"]) for one in head["fields"]
    )


def _themes(head: Document) -> str:
    return "\n".join(_described(one["title"], one["description"]) for one in head["themes"])


def _goals(head: Document) -> str:
    return "\n".join(
        f"{one['code']} {one['title']}" + (f" ({day_in_words(one['due'])})" if one["due"] else "")
        for one in head["goals"]
    )


def _described(title: str, description: str) -> str:
    return f"{title}: {description}" if description else title

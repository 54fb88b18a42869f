"""The audit as sentences: "Am 3. Mai 2026 änderte Jana Beispiel (Fachbereich Personal) den
Zielwert von 150 auf 200."

The words come from `verbs` and `phrases`; a field nobody has named still makes a good sentence.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.audit import phrases, queries, value_words, verbs
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.quoting import quoted

SHORT = 60  # characters a value may have to stand within the sentence
FEW = 3  # changes that are told with their values; more are named only


@dataclass(frozen=True)
class Change:
    """One field before and after, in words; `phrase` is its part of the sentence."""

    name: str
    label: str
    before: str
    after: str
    phrase: str

    @property
    def is_long(self) -> bool:
        return len(self.before) > SHORT or len(self.after) > SHORT


@dataclass(frozen=True)
class Sentence:
    """What happened, as a person would tell it."""

    at: datetime
    text: str
    verb: str
    about: str
    """What it was done to, where the sentence does not name it."""
    changes: tuple[Change, ...]
    """What the sentence only mentions: long texts, and many fields at once."""
    reason: str
    by: str = ""
    """As what somebody did it: a unit, a role; never a name."""

    def __str__(self) -> str:
        if not self.reason:
            return self.text
        return _("{sentence} Begründung: {reason}").format(sentence=self.text, reason=self.reason)


def history(target: models.Model) -> list[Sentence]:
    """All that happened to one thing, newest first, as the people of the desk read it."""
    return [read(entry, named=False) for entry in queries.history_of(target)]


def public_history(
    target: models.Model, *, done: Collection[str] = (), without: Collection[str] = ()
) -> list[Sentence]:
    """What citizens may know of it, or of what some verbs did to it: no names, no internal fields,
    public verbs only, and nothing of the fields `without`."""
    told = [one for one in verbs.public_verbs() if one in done or not done]
    entries = queries.done_to(target, told)
    sentences = (_read(entry, named=False, public=True, without=without) for entry in entries)
    return [sentence for sentence in sentences if sentence]


def read(entry: AuditEntry, *, named: bool = True) -> Sentence:
    """One entry. `named` says what it was done to; leave that out on the thing's own page."""
    sentence = _read(entry, named=named, public=False)
    assert sentence
    return sentence


def read_all(entries: Iterable[AuditEntry]) -> list[Sentence]:
    return [read(entry) for entry in entries]


def _read(
    entry: AuditEntry, *, named: bool, public: bool, without: Collection[str] = ()
) -> Sentence | None:
    phrase = str(verbs.sentence_of(entry.verb))
    changes = [one for one in changes_of(entry, public=public) if one.name not in without]
    if "{changes}" in phrase and not changes:
        if public:
            return None
        phrase = str(verbs.HANDLED)
    return Sentence(
        at=entry.at,
        text=phrase.format(
            date=date_format(localtime(entry.at), "DATE_FORMAT"),
            who=_office(entry) if public else _who(entry),
            it=_it(entry, named=named),
            changes=_together(changes),
            before=_Words(entry, entry.before),
            after=_Words(entry, entry.after),
        ),
        verb=entry.verb,
        about=_it(entry, named=True) if named and "{it}" not in phrase else "",
        changes=tuple(_untold(changes) if "{changes}" in phrase else ()),
        reason=entry.reason,
        by=_standing(entry),
    )


def outline(verb: str, target_type: str) -> str:
    """A verb as a choice in a list: "Am … bestätigte … die Maßnahme." """
    thing = str(phrases.thing_of(target_type).noun)
    changes = _("Angaben") + (f" ({thing})" if thing else "")
    blank: defaultdict[str, str] = defaultdict(lambda: "…")
    return str(verbs.sentence_of(verb)).format(
        date="…", who="…", it=thing or "…", changes=changes, before=blank, after=blank
    )


def changes_of(entry: AuditEntry, *, public: bool = False) -> list[Change]:
    """What differs between before and after, in the order recorded; nothing internal if public."""
    thing = phrases.thing_of(entry.target_type)
    names = dict.fromkeys([*entry.before, *entry.after])
    return [
        _change(entry, name, str(thing.fields.get(name) or _fallback(entry.target_type, name)))
        for name in names
        if entry.before.get(name) != entry.after.get(name)
        and not (public and name in thing.internal)
    ]


def _change(entry: AuditEntry, name: str, label: str) -> Change:
    model, old, new = entry.target_type, entry.before.get(name), entry.after.get(name)
    before, after = value_words.in_words(model, name, old), value_words.in_words(model, name, new)
    in_quotes = value_words.is_quoted(model, name, new or old)
    if len(before) > SHORT or len(after) > SHORT or "\n" in f"{before}{after}":
        phrase = label
    elif not before:
        phrase = _("{field} auf {after}").format(field=label, after=_quote(after, in_quotes))
    elif not after:
        phrase = _("{field} (bisher {before}, jetzt leer)").format(
            field=label, before=_quote(before, in_quotes)
        )
    else:
        pattern = (
            _("{field} vom {before} auf den {after}")
            if value_words.is_date(model, name, new or old)
            else _("{field} von {before} auf {after}")
        )
        phrase = pattern.format(
            field=label, before=_quote(before, in_quotes), after=_quote(after, in_quotes)
        )
    return Change(name, label, before, after, phrase)


def _together(changes: list[Change]) -> str:
    told = [c.phrase if len(changes) <= FEW else c.label for c in changes]
    return get_text_list(told, _("und"))


def _untold(changes: list[Change]) -> list[Change]:
    return changes if len(changes) > FEW else [c for c in changes if c.phrase == c.label]


def _fallback(model: str, name: str) -> str:
    field = value_words.model_field(model, name)
    return _("die Angabe „{field}“").format(field=field.verbose_name if field else name)


def _it(entry: AuditEntry, *, named: bool) -> str:
    noun = str(phrases.thing_of(entry.target_type).noun)
    if not named and noun:
        return noun
    return f"{noun} {quoted(entry.target_label)}".strip()


def _who(entry: AuditEntry) -> str:
    if not entry.actor_name:
        return _("Gemeinwerk selbst")
    standing = _standing(entry)
    return f"{entry.actor_name} ({standing})" if standing else entry.actor_name


def _office(entry: AuditEntry) -> str:
    office, standing = _("die Verwaltung"), _standing(entry)
    return f"{office} ({standing})" if standing else office


def _standing(entry: AuditEntry) -> str:
    """As what somebody acted: roles in the language of the page, units by their names."""
    parts = filter(None, entry.actor_standing.split(", "))
    return ", ".join(_(part) for part in parts)


def _quote(value: str, in_quotes: bool) -> str:
    return quoted(value) if in_quotes else value


class _Words(dict[str, Any]):
    """Recorded values in words, for phrases that name one: `{after[status]}`."""

    def __init__(self, entry: AuditEntry, values: dict[str, Any]) -> None:
        super().__init__(
            (name, value_words.in_words(entry.target_type, name, value))
            for name, value in values.items()
        )

    def __missing__(self, name: str) -> str:
        return ""

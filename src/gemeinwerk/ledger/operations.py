"""Entering: at the end of the verb that publishes something, in its transaction.

    ledger.enter(version)       # in the verb that freezes it

The row of the town's log is held after everything else (`hold_last`), so that whoever publishes
waits for nobody but who publishes at the same moment, and never in a circle.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.writing import collect, hold_last, turn, verb
from gemeinwerk.engines import merkle
from gemeinwerk.engines.merkle import Place
from gemeinwerk.ledger import queries
from gemeinwerk.ledger.errors import NothingToCorrect, NotTheLatest
from gemeinwerk.ledger.kinds import Card, Kind, kind_for, kind_of, registered
from gemeinwerk.ledger.leaves import digest, hash_of_leaf, label_hash, leaf
from gemeinwerk.ledger.models import Entry, Head, Ledger, Node
from gemeinwerk.ledger.verbs import LedgerVerb

AT_ONCE = 200
"""Things of the past that are entered in one transaction."""


@dataclass(frozen=True)
class _New:
    """What is to be entered: its kind, key, town, and what it corrects."""

    kind: Kind
    source: int
    corrects: int | None = None
    reason: str = ""


def enter(thing: models.Model) -> None:
    """Let a thing be entered at the end of the verb at work; nothing happens where it is entered
    already."""
    collect(_enter, _New(kind_for(thing), thing.pk))


def enter_missing() -> int:
    """Enter what was published before there was a log, or past the verbs; how much that was."""
    count = 0
    for kind in registered():
        missing = queries.not_entered(kind.key)
        while keys := list(missing.values_list("pk", flat=True)[:AT_ONCE]):
            with turn():
                done = _enter([_New(kind, key) for key in keys])
            count += done
            if not done:  # somebody else was faster
                break
    return count


@verb
def correct(entry: Entry, *, reason: str, by: Any) -> Entry:
    """Enter anew what is published of a thing today; the old entry stays, and its digest too.

    For a text that had to be blacked out after it was frozen, or that a better release keeps back.
    Raises NothingToCorrect, NotTheLatest and Gone.
    """
    require_bearable(reason)
    town = _held(Ledger.objects.values_list("municipality_id", flat=True).get(pk=entry.ledger_id))
    present = Entry.objects.get(pk=entry.pk)
    if queries.corrections(town.municipality_id, [present.position]):
        raise NotTheLatest(
            _("{entry} ist schon berichtigt. Berichtigen Sie den neueren.").format(entry=present)
        )
    kind = kind_of(present.kind)
    assert kind, f"nobody registered {present.kind}"
    if digest(kind.content(present.source_id)) == present.digest:
        raise NothingToCorrect(
            _("{entry} stimmt: Veröffentlicht ist genau das, was eingetragen wurde.").format(
                entry=present
            )
        )
    new = _New(kind, present.source_id, present.position, reason.strip())
    (made,) = _append(town, [new])
    audit.record(
        LedgerVerb.LEDGER_CORRECT,
        town,
        by=by,
        after={"size": town.size},
        reason=reason,
        public=True,
        label=str(_("Nachweisverzeichnis")),
    )
    return made


def _enter(things: Sequence[_New]) -> int:
    """Those that are not entered yet, in the order they came; towns in the order of their keys."""
    count = 0
    for town, of_town in sorted(_by_town(things).items()):
        ledger = _held(town)
        known = {
            (kind, source)
            for kind in {one.kind.key for one in of_town}
            for source in queries.entered(kind, [one.source for one in of_town])
        }
        new = [one for one in of_town if (one.kind.key, one.source) not in known]
        if new:
            _append(ledger, new)
            audit.record(
                LedgerVerb.LEDGER_ENTER,
                ledger,
                by=None,
                after={"size": ledger.size},
                public=True,
                label=str(_("Nachweisverzeichnis")),
            )
        count += len(new)
    return count


def _by_town(things: Iterable[_New]) -> dict[int, list[_New]]:
    found: dict[int, list[_New]] = {}
    for one in dict.fromkeys(things):
        town = one.kind.rows().filter(pk=one.source).values_list(one.kind.town, flat=True).get()
        found.setdefault(town, []).append(one)
    return found


def _held(town: int) -> Ledger:
    """The log of a town, nobody else's until the transaction ends; made where there is none."""
    there = Ledger.objects.filter(municipality_id=town)
    if not there.exists():
        Ledger.objects.bulk_create([Ledger(municipality_id=town)], ignore_conflicts=True)
    return hold_last(there.get())


def _append(ledger: Ledger, things: Sequence[_New]) -> list[Entry]:
    """Entries with their nodes and the head they make; `ledger` is held."""
    at = audit.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    size, town = ledger.size, ledger.municipality_id
    kept = queries.nodes(town, merkle.needed_for_append(size))
    made: list[Entry] = []
    new: dict[Place, bytes] = {}
    for one in things:
        entry = _entry(ledger, size, one, at)
        nodes = merkle.appended(size, hash_of_leaf(leaf(entry)), kept)
        kept, new, size = kept | nodes, new | nodes, size + 1
        made.append(entry)
    Entry.objects.bulk_create(made, batch_size=500)
    Node.objects.bulk_create(
        (
            Node(ledger=ledger, level=level, at=at, hash=one.hex())
            for (level, at), one in new.items()
        ),
        batch_size=500,
    )
    root = merkle.root(size, kept).hex()
    Head.objects.create(ledger=ledger, size=size, root=root, recorded_at=at)
    ledger.size = size
    ledger.save(update_fields=["size"])
    return made


def _entry(ledger: Ledger, position: int, one: _New, at: str) -> Entry:
    with translation.override("de"):  # what is hashed does not depend on who looks
        card = _card(one)
        title, about, address = str(card.title)[:300], str(card.about), card.address[:500]
    salt = secrets.token_hex(16)
    return Entry(
        ledger=ledger,
        position=position,
        kind=one.kind.key,
        source_id=one.source,
        digest=digest(one.kind.content(one.source)),
        recorded_at=at,
        corrects=one.corrects,
        label_hash=label_hash(salt, title, about, address),
        salt=salt,
        title=title,
        about=about,
        address=address,
    )


def _card(one: _New) -> Card:
    card = one.kind.card(one.source)
    if one.corrects is None:
        return card
    about = _("Berichtigt Eintrag {number}: {reason}").format(
        number=one.corrects + 1, reason=one.reason
    )
    return Card(card.title, f"{about}\n{card.about}", card.address)

"""Whether a town's log holds together, and whether what is stored is what was entered.

Reads everything and believes nothing: each hash is worked out anew from the rows it stands for.
What this cannot find is a log that was made anew as a whole; that is found by who noted a head.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from django.db import DatabaseError
from django.utils.translation import gettext as _

from gemeinwerk.engines import merkle
from gemeinwerk.engines.merkle import Kept, Place
from gemeinwerk.ledger.kinds import Kind, kind_of, registered
from gemeinwerk.ledger.leaves import digest, hash_of_leaf, label_hash, leaf
from gemeinwerk.ledger.models import Entry, Head, Ledger, Node
from gemeinwerk.ledger.queries import not_entered

CHUNK = 500


@dataclass
class Checked:
    """What was found in one town's log: `faults` in sentences, none where all is as it was."""

    town: int
    size: int = 0
    root: str = ""
    blacked_out: int = 0
    faults: list[str] = field(default_factory=list)


def check(ledger: Ledger) -> Checked:
    """Everything of one town's log. Never raises for what stands in a row."""
    checked = Checked(ledger.municipality_id)
    entries: list[Entry] = []
    checked.faults += _guarded(lambda: _entries(ledger, checked, entries))
    kept = dict(merkle.every_node([hash_of_leaf(leaf(one)) for one in entries]))
    checked.faults += _guarded(lambda: _nodes(ledger, kept))
    checked.faults += _guarded(lambda: _heads(ledger, kept, entries))
    checked.faults += _guarded(lambda: _things(ledger, entries))
    checked.size, checked.root = len(entries), merkle.root(len(entries), kept).hex()
    return checked


def check_rest() -> list[str]:
    """What belongs to no log: things nobody entered, rows of logs that are not there."""
    faults = []
    for kind in registered():
        if count := not_entered(kind.key).count():
            faults.append(
                _(
                    "{kind}: {n} noch nicht eingetragen; das geschieht mit dem nächsten tick."
                ).format(kind=kind.label, n=count)
            )
    return faults


def _guarded(part: Callable[[], Iterator[str]]) -> list[str]:
    """A row that cannot even be read is a fault as well."""
    found: list[str] = []
    try:
        found.extend(part())
    except (DatabaseError, ValueError, TypeError, LookupError) as error:
        found.append(_("Gespeichertes lässt sich nicht lesen: {error}").format(error=error))
    return found


def _entries(ledger: Ledger, checked: Checked, entries: list[Entry]) -> Iterator[str]:
    """Fills `entries` as far as they follow one another."""
    for expected, entry in enumerate(_rows(Entry, ledger, "position", "pk")):
        if entry.position != expected:
            yield _("Eintrag {number} fehlt, oder seine Nummer wurde geändert.").format(
                number=expected + 1
            )
            break
        entries.append(entry)
        if entry.blacked_out and not (entry.title or entry.about or entry.address):
            checked.blacked_out += 1
        elif entry.label_hash != label_hash(entry.salt, entry.title, entry.about, entry.address):
            yield _("Eintrag {number}: Titel, Beschreibung oder Adresse wurden geändert.").format(
                number=entry.number
            )
    if len(entries) != ledger.size:
        yield _("Das Verzeichnis zählt {told} Einträge, gespeichert sind {found}.").format(
            told=ledger.size, found=len(entries)
        )


def _nodes(ledger: Ledger, kept: Kept) -> Iterator[str]:
    for wanted, node in zip_longest(kept.items(), _rows(Node, ledger, "level", "at")):
        place = Place(node.level, node.at) if node else None
        if wanted is None:
            yield _("Ein Knoten ist zu viel: {node}.").format(node=node)
            return
        if place != wanted[0]:
            yield _("{what}: Die Prüfsumme fehlt.").format(what=_named(wanted[0]))
            return
        if node.hash != wanted[1].hex():
            yield _("{what}: Die Prüfsumme passt nicht zu dem, was eingetragen ist.").format(
                what=_named(wanted[0])
            )


def _heads(ledger: Ledger, kept: Kept, entries: list[Entry]) -> Iterator[str]:
    last = 0
    for head in _rows(Head, ledger, "size"):
        last = head.size
        entry = entries[head.size - 1] if 0 < head.size <= len(entries) else None
        if entry is None or head.root != merkle.root(head.size, kept).hex():
            yield _("Stand {size}: Die Prüfsumme passt nicht zu dem, was eingetragen ist.").format(
                size=head.size
            )
        elif head.recorded_at != entry.recorded_at:
            yield _("Stand {size}: Die Zeit wurde geändert.").format(size=head.size)
    if last != len(entries):
        yield _("Der letzte Stand hat {told} Einträge, gespeichert sind {found}.").format(
            told=last, found=len(entries)
        )


def _things(ledger: Ledger, entries: list[Entry]) -> Iterator[str]:
    corrected = {one.corrects for one in entries}
    for entry in entries:
        kind = kind_of(entry.kind)
        if kind is None:
            yield _("Eintrag {number}: Die Art „{kind}“ ist unbekannt.").format(
                number=entry.number, kind=entry.kind
            )
            continue
        if entry.corrects is not None:
            before = entries[entry.corrects] if entry.corrects < entry.position else None
            if before is None or (before.kind, before.source_id) != (entry.kind, entry.source_id):
                yield _("Eintrag {number} berichtigt etwas anderes, als er sagt.").format(
                    number=entry.number
                )
        if entry.position not in corrected:
            yield from (
                _("Eintrag {number} ({title}): {fault}").format(
                    number=entry.number, title=entry.title or _("ohne Titel"), fault=fault
                )
                for fault in _thing(ledger, entry, kind)
            )


def _thing(ledger: Ledger, entry: Entry, kind: Kind) -> Iterator[str]:
    town = kind.rows().filter(pk=entry.source_id).values_list(kind.town, flat=True).first()
    if town is None:
        yield _("Was eingetragen wurde, gibt es nicht mehr.")
        return
    if town != ledger.municipality_id:
        yield _("Was eingetragen wurde, gehört einer anderen Kommune.")
    try:
        found = digest(kind.content(entry.source_id))
        faults = kind.inspect(entry.source_id)
    except Exception as error:  # whatever a changed byte may lead to
        yield _("Das Gespeicherte lässt sich nicht lesen: {error}").format(error=error)
        return
    if found != entry.digest:
        yield _("Gespeichert ist nicht mehr, was eingetragen wurde.")
    yield from faults


def _rows(model: Any, ledger: Ledger, *order: str) -> Iterator[Any]:
    found = model.objects.filter(ledger=ledger).order_by(*order)
    yield from found.iterator(chunk_size=CHUNK)


def _named(place: Place) -> str:
    first = (place.at << place.level) + 1
    if place.level == 0:
        return _("Eintrag {number}").format(number=first)
    last = first + (1 << place.level) - 1
    return _("Einträge {first} bis {last}").format(first=first, last=last)

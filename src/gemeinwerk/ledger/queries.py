"""What can be asked of a town's log: heads, entries and proofs, each in a few rows."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from gemeinwerk.engines import merkle
from gemeinwerk.engines.merkle import Place
from gemeinwerk.ledger.kinds import Kind, kind_of
from gemeinwerk.ledger.leaves import leaf
from gemeinwerk.ledger.models import Entry, Head, Ledger, Node
from gemeinwerk.ledger.proofs import Noted, consistency_document, inclusion_document

EMPTY = Noted(0, merkle.EMPTY.hex())


def head(town: int) -> Head | None:
    """The newest head of a town's log, by the town's key; None where nothing was entered yet."""
    found: Head | None = Head.objects.filter(ledger__municipality_id=town).order_by("-size").first()
    return found


def noted(found: Head | None) -> Noted:
    return Noted(found.size, found.root) if found else EMPTY


def heads(town: int) -> QuerySet[Any]:
    """Newest first."""
    return Head.objects.filter(ledger__municipality_id=town).order_by("-size")


def entries(town: int) -> QuerySet[Any]:
    """Newest first."""
    return Entry.objects.filter(ledger__municipality_id=town).order_by("-position")


def entry(town: int, number: int) -> Entry:
    """By its number, which counts from 1. Raises Entry.DoesNotExist."""
    found: Entry = Entry.objects.get(ledger__municipality_id=town, position=number - 1)
    return found


def entry_of(kind: str, source: int) -> Entry | None:
    """The newest entry of a thing, which corrects those before; None where it is not entered."""
    found: Entry | None = (
        Entry.objects.filter(kind=kind, source_id=source).order_by("-position").first()
    )
    return found


def corrections(town: int, positions: Iterable[int]) -> dict[int, Entry]:
    """Position of a corrected entry → the entry that stands in its place: one query."""
    found = Entry.objects.filter(ledger__municipality_id=town, corrects__in=list(positions))
    return {one.corrects: one for one in found}


def with_digest(town: int, digest: str) -> list[Entry]:
    """The entries of exactly these bytes, the oldest first; two at most for any but copies."""
    return list(Entry.objects.filter(ledger__municipality_id=town, digest=digest)[:20])


def readable(found: Sequence[Entry]) -> set[int]:
    """The positions of those whose thing citizens may read today: one query over all kinds."""
    asked: dict[str, set[int]] = {}
    for one in found:
        asked.setdefault(one.kind, set()).add(one.source_id)
    known = [(kind, keys) for key, keys in sorted(asked.items()) if (kind := kind_of(key))]
    if not known:
        return set()
    first, *others = (_keys(kind, keys) for kind, keys in known)
    public = set(first.union(*others, all=True))
    return {one.position for one in found if (one.kind, one.source_id) in public}


def _keys(kind: Kind, keys: set[int]) -> Any:
    """Those in public, as pairs of their kind and key."""
    named = Value(kind.key, output_field=CharField())
    return kind.public(keys).order_by().annotate(of_kind=named).values_list("of_kind", "pk")


def nodes(town: int, places: Iterable[Place]) -> dict[Place, bytes]:
    """The kept hashes at these places, in one query; a few dozen rows even of a million."""
    levels: dict[int, set[int]] = {}
    for place in places:
        levels.setdefault(place.level, set()).add(place.at)
    if not levels:
        return {}
    wanted = reduce(or_, (Q(level=level, at__in=at) for level, at in sorted(levels.items())))
    found = Node.objects.filter(wanted, ledger__municipality_id=town)
    return {
        Place(level, at): bytes.fromhex(kept)
        for level, at, kept in found.values_list("level", "at", "hash")
    }


def root(town: int, size: int) -> str:
    """The root of the first `size` entries, in hexadecimal; raises KeyError for more than there
    are."""
    return merkle.root(size, nodes(town, merkle.needed_for_root(size))).hex()


def inclusion(found: Entry, town: int, newest: Head, **also: Any) -> dict[str, Any]:
    """Proof that an entry stands in the log with this head: one query."""
    kept = nodes(town, merkle.needed_for_inclusion(found.position, newest.size))
    path = merkle.inclusion(found.position, newest.size, kept)
    return inclusion_document(leaf(found), noted(newest), path, **also)


def consistency(town: int, old: int, newest: Head) -> dict[str, Any]:
    """Proof that the log with this head begins with its first `old` entries: one query."""
    places = [*merkle.needed_for_consistency(old, newest.size), *merkle.needed_for_root(old)]
    kept = nodes(town, places)
    before = Noted(old, merkle.root(old, kept).hex())
    return consistency_document(before, noted(newest), merkle.consistency(old, newest.size, kept))


def entered(kind: str, sources: Iterable[int]) -> set[int]:
    """Which of these things stand in a log."""
    found = Entry.objects.filter(kind=kind, source_id__in=list(sources))
    return set(found.values_list("source_id", flat=True))


def not_entered(kind: str) -> QuerySet[Any]:
    """Things of a kind that stand in no log yet, the oldest first."""
    known = kind_of(kind)
    assert known, f"{kind} is no kind of thing that enters"
    there = Entry.objects.filter(kind=kind).values("source_id")
    return known.rows().exclude(pk__in=there)


def ledgers() -> QuerySet[Ledger]:
    return Ledger.objects.order_by("municipality_id")

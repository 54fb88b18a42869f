"""Roots and proofs from kept subtrees (RFC 9162, 2.1.1, 2.1.3.1 and 2.1.4.1)."""

from collections.abc import Iterable, Iterator, Sequence

from gemeinwerk.engines.merkle.hashing import node_hash
from gemeinwerk.engines.merkle.places import Kept, Place, Stretch, hash_of


def root(size: int, kept: Kept) -> bytes:
    """The root of the first `size` entries."""
    return hash_of(Stretch(0, size), kept)


def needed_for_root(size: int) -> list[Place]:
    return list(Stretch(0, size).places())


def needed_for_append(size: int) -> list[Place]:
    """What has to be known to append to `size` entries, and to tell the root afterwards."""
    return needed_for_root(size)


def appended(size: int, leaf: bytes, kept: Kept) -> dict[Place, bytes]:
    """What is to be kept anew when a leaf with this hash comes after `size` others.

    The leaf itself and each subtree it completes: two on average, log2 of `size` + 1 at most.
    """
    place = Place(0, size)
    new = {place: leaf}
    while place.at % 2:
        leaf = node_hash(kept[Place(place.level, place.at - 1)], leaf)
        place = Place(place.level + 1, place.at // 2)
        new[place] = leaf
    return new


def inclusion(index: int, size: int, kept: Kept) -> list[bytes]:
    """Proof that the entry at `index` (from 0) stands in the first `size`; raises IndexError."""
    return [hash_of(part, kept) for part in _path(index, size)]


def needed_for_inclusion(index: int, size: int) -> list[Place]:
    return _places(_path(index, size))


def consistency(old: int, new: int, kept: Kept) -> list[bytes]:
    """Proof that the first `new` entries begin with the first `old`; raises IndexError.

    Empty where both are the same, or where `old` is 0: everything begins with nothing.
    """
    return [hash_of(part, kept) for part in _steps(old, new)]


def needed_for_consistency(old: int, new: int) -> list[Place]:
    return _places(_steps(old, new))


def every_node(leaves: Sequence[bytes]) -> Iterator[tuple[Place, bytes]]:
    """Every complete subtree over these leaves' hashes, level by level from below."""
    level, row = 0, list(leaves)
    while row:
        yield from ((Place(level, index), one) for index, one in enumerate(row))
        pairs = zip(row[::2], row[1::2], strict=False)
        level, row = level + 1, [node_hash(left, right) for left, right in pairs]


def _path(index: int, size: int) -> list[Stretch]:
    """The subtrees beside the way from a leaf up to the root."""
    if not 0 <= index < size:
        raise IndexError(f"{index} is no entry of {size}")
    whole, found = Stretch(0, size), []
    while whole.end - whole.first > 1:
        split = whole.split
        left, right = Stretch(whole.first, split), Stretch(split, whole.end)
        whole, beside = (left, right) if index < split else (right, left)
        found.append(beside)
    return found[::-1]


def _steps(old: int, new: int) -> list[Stretch]:
    """The subtrees of which both roots can be made."""
    if not 0 <= old <= new:
        raise IndexError(f"a log of {new} entries begins with no {old}")
    if old in (0, new):
        return []
    whole, found = Stretch(0, new), []
    while old != whole.end:
        split = whole.split
        left, right = Stretch(whole.first, split), Stretch(split, whole.end)
        whole, beside = (left, right) if old <= split else (right, left)
        found.append(beside)
    if whole.first:  # the old root itself is known to whoever asks
        found.append(whole)
    return found[::-1]


def _places(parts: Iterable[Stretch]) -> list[Place]:
    return [place for part in parts for place in part.places()]

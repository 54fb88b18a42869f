"""Where a hash is kept, and which hashes stand for a stretch of leaves."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gemeinwerk.engines.merkle.hashing import EMPTY, node_hash


class Place(NamedTuple):
    """A complete subtree: the one at `at` (from 0) of those of 2**`level` leaves; leaves have
    level 0."""

    level: int
    at: int


Kept = Mapping[Place, bytes]


class Stretch(NamedTuple):
    """Leaves from `first` up to, but without, `end`. `first` is a multiple of the greatest power
    of two in the length, as it is of every subtree of the RFC."""

    first: int
    end: int

    @property
    def split(self) -> int:
        """Where it is divided: after the greatest power of two below its length."""
        return self.first + (1 << (self.end - self.first - 1).bit_length() - 1)

    def places(self) -> Iterator[Place]:
        """The fewest complete subtrees that make it up, from the left; log2 of it at most."""
        first = self.first
        while first < self.end:
            level = (self.end - first).bit_length() - 1
            yield Place(level, first >> level)
            first += 1 << level


def hash_of(stretch: Stretch, kept: Kept) -> bytes:
    """The hash of the subtree over a stretch, from complete ones; `EMPTY` for none."""
    found = [kept[place] for place in stretch.places()]
    if not found:
        return EMPTY
    whole = found.pop()
    while found:
        whole = node_hash(found.pop(), whole)
    return whole

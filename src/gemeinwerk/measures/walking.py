"""Through a list, one measure after the other: the order it had when one set out.

Whoever mends what a filter finds takes measures out of that very list. So a walk keeps the list as
it was: the keys of its measures travel in the address, next to the filter they were found with.
Nothing of it is stored, and nothing is granted: each page asks for the right to its measure.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

MOST = 1000
"""So many measures travel along; of a longer list the nearest ones."""
_LONGEST = 12 * MOST
"""No address of ours has more signs."""


@dataclass(frozen=True)
class Walk:
    """``query``: the filter and order of the list, as its address says them. ``keys``: in order.
    ``before``: how many stand in the list before the first of them, ``total``: in all of it."""

    query: str
    keys: tuple[int, ...] = ()
    before: int = 0
    total: int = 0

    @property
    def address(self) -> str:
        """What a page of a measure has behind its „?“, so that the walk goes on."""
        wanted = {"liste": self.query}
        if self.keys:
            wanted["gang"] = f"{self.before}.{self.total}.{encoded(self.keys)}"
        return urlencode(wanted)

    def position(self, key: int) -> int:
        """The place of a measure in the list, from 1; 0 where it is none of it."""
        return self.before + self.keys.index(key) + 1 if key in self.keys else 0

    def around(self, key: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The keys before a measure, nearest first, and those after it."""
        if key not in self.keys:
            return (), ()
        place = self.keys.index(key)
        return self.keys[:place][::-1], self.keys[place + 1 :]


def begun(query: str, keys: Sequence[int], key: int) -> Walk:
    """A walk through a list, from one of its measures on; without place where it is none."""
    if key not in keys:
        return Walk(query)
    first = min(max(keys.index(key) - MOST // 2, 0), max(len(keys) - MOST, 0))
    return Walk(query, tuple(keys[first : first + MOST]), first, len(keys))


def resumed(query: str, code: str) -> Walk | None:
    """The walk an address speaks of; None for what is none of ours."""
    before, _dot, rest = code.partition(".")
    total, _dot, coded = rest.partition(".")
    keys = decoded(coded) if len(coded) <= _LONGEST else None
    if not keys or not (before + total).isascii() or not (before.isdigit() and total.isdigit()):
        return None
    if len(before) > 9 or len(total) > 9 or int(before) + len(keys) > int(total):
        return None
    return Walk(query, keys, int(before), int(total))


# --- keys as text: the step from each to the next, as few bytes as it takes ---------------------


def encoded(keys: Iterable[int]) -> str:
    return urlsafe_b64encode(bytes(_bytes(keys))).rstrip(b"=").decode()


def decoded(text: str) -> tuple[int, ...] | None:
    """None for what `encoded` never writes."""
    try:
        raw = urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
    except (Error, ValueError):
        return None
    keys, last, step, shift = [], 0, 0, 0
    for byte in raw:
        step |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            last += (step >> 1) ^ -(step & 1)
            keys.append(last)
            step = shift = 0
        elif shift > 63:
            return None
    sound = not shift and len(keys) <= MOST and len(set(keys)) == len(keys)
    return tuple(keys) if sound and all(0 < key < 2**63 for key in keys) else None


def _bytes(keys: Iterable[int]) -> Iterator[int]:
    last = 0
    for key in keys:
        step = key - last
        step = step << 1 if step >= 0 else (-step << 1) - 1
        while step >= 0x80:
            yield step & 0x7F | 0x80
            step >>= 7
        yield step
        last = key

"""Who is worth comparing: texts that share rare pieces. All others are never looked at.

All who have a key (a piece that says enough) are its block. For one text the rarest of its keys
are asked, so many that a bounded number of entries is gone through. For all pairs every text does
so; of blocks that are too large for that it meets the first few, so that five thousand letters from
one template make fifteen thousand pairs and no twelve million.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gemeinwerk.engines.likeness.reading import Codes, Places, are_keys
from gemeinwerk.engines.likeness.weighing import Table, Weights, summed

SEEN = 60_000
"""Entries that are gone through for one text."""
COMPARED = 200
"""Texts that are then compared exactly."""

KEYS = 40
"""Of a text, the rarest, by which it looks for others when all are compared with all."""
SEEN_EACH = 1_000
"""Entries that are gone through for each text then."""
FIRST = 3
"""Texts of a block that is larger, which all of it still meet."""
SHARED = 3
"""Who shares less than one in so many of the keys is not compared."""
COMPARED_EACH = 12
"""Of a text those that share the most of its keys."""
_AT_ONCE = 64


@dataclass
class Blocks:
    """For each key of a table, in its order, the texts that have it: one after another."""

    texts: Places

    @classmethod
    def empty(cls) -> "Blocks":
        return cls(np.zeros(0, dtype=np.int64))

    @classmethod
    def of(cls, codes: Codes, texts: Places) -> "Blocks":
        """From entries (a key and a text that has it) in any order."""
        return cls(texts[np.lexsort((texts, codes))])

    def with_text(self, text: int, keys: Codes, before: Table) -> "Blocks":
        """With one text more, which is the last. before: the table without it."""
        ends = _ends(before)
        have = before.codes[are_keys(before.codes)]
        if not len(have):
            return Blocks(np.full(len(keys), text, dtype=np.int64))
        place = np.searchsorted(have, keys)
        known = have[np.minimum(place, len(have) - 1)] == keys
        starts = np.concatenate(([0], ends))
        return Blocks(np.insert(self.texts, starts[place + known], text))

    def seen(self, keys: Codes, weights: Weights, table: Table) -> tuple[Places, Weights]:
        """The texts that share the rarest of these keys, each once, and what they share weighs."""
        counts = table.counts_of(keys)
        known = counts > 0
        keys, weights, counts = keys[known], weights[known], counts[known]
        order = np.lexsort((keys, counts))
        few = order[np.cumsum(counts[order]) <= max(SEEN, counts[order[0]] if len(order) else 0)]
        if not len(few):
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        have = table.codes[are_keys(table.codes)]
        ends = _ends(table)[np.searchsorted(have, keys[few])]
        found = np.concatenate(
            [
                self.texts[end - count : end]
                for end, count in zip(ends.tolist(), counts[few].tolist(), strict=True)
            ]
        )
        texts, place = np.unique(found, return_inverse=True)
        return texts, summed(place, np.repeat(weights[few], counts[few]), len(texts))


def _ends(table: Table) -> Places:
    """Where the texts of each key end."""
    return np.cumsum(table.counts[are_keys(table.codes)])


def pairs(texts: Places, keys: Places) -> Iterator[tuple[int, Places]]:
    """For each text those that share enough with it; each pair may come more than once.

    Told are entries in the order of texts: a text, and a key that it has (a number).
    """
    counts = np.bincount(keys) if len(keys) else keys
    members = texts[np.argsort(keys, kind="stable")]
    starts = np.cumsum(counts) - counts
    bounds = np.searchsorted(texts, np.arange(0, (texts[-1] if len(texts) else -1) + 2))
    for begin in range(0, len(bounds) - 1, _AT_ONCE):
        end = min(begin + _AT_ONCE, len(bounds) - 1)
        part = slice(bounds[begin], bounds[end])
        text, key, wholly = _asked(texts[part], keys[part], counts)
        for chosen, most in ((wholly, SEEN_EACH), (~wholly, FIRST)):
            yield from _met(text[chosen], key[chosen], members, starts, counts, most)


def _asked(texts: Places, keys: Places, counts: Places) -> tuple[Places, Places, NDArray[np.bool_]]:
    """Of each text the rarest keys that others have too, and whether all who have it are met."""
    shared = counts[keys] > 1
    texts, keys = texts[shared], keys[shared]
    order = np.lexsort((keys, counts[keys], texts))
    texts, keys = texts[order], keys[order]
    begins = np.searchsorted(texts, texts)
    few = np.arange(len(texts)) - begins < KEYS
    gone = np.cumsum(counts[keys])
    before = np.concatenate(([0], gone))[begins]
    return texts[few], keys[few], (gone - before <= SEEN_EACH)[few]


def _met(
    texts: Places, keys: Places, members: Places, starts: Places, counts: Places, most: int
) -> Iterator[tuple[int, Places]]:
    if not len(texts):
        return
    sizes = np.minimum(counts[keys], most)
    ends = np.cumsum(sizes)
    at = np.arange(ends[-1]) + np.repeat(starts[keys] - (ends - sizes), sizes)
    one, other = np.repeat(texts, sizes), members[at]
    many = int(members.max()) + 1
    both, times = np.unique(one[one != other] * many + other[one != other], return_counts=True)
    one, other = both // many, both % many
    asked = np.bincount(texts, minlength=many)
    enough = times * SHARED >= asked[one]
    one, other, times = one[enough], other[enough], times[enough]
    order = np.lexsort((other, -times, one))
    one, other = one[order], other[order]
    few = np.arange(len(one)) - np.searchsorted(one, one) < COMPARED_EACH
    one, other = one[few], other[few]
    changes = np.flatnonzero(np.diff(one, prepend=-1)).tolist()
    for begin, end in pairwise([*changes, len(one)]):
        yield int(one[begin]), other[begin:end]

"""Two versions of a text compared word by word."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Part = tuple[Literal["same", "ins", "del"], str]
# A number is one piece: "90.000" did not become "3.000" by another beginning.
_PIECES = re.compile(r"\s+|\d++(?:[.,]\d++)+|[^\W_]+|[\W_]")
_CLOSE = 200
"""Pieces on each side up to which every piece is compared with every other."""
_DEEPEST = 12
"""How often a stretch is divided at words that stand in it only once."""


def pieces(text: str) -> list[str]:
    """Words, numbers, blanks and signs, in order; joined they are the text."""
    return _PIECES.findall(text)


def word_diff(before: str, after: str) -> list[Part]:
    """The parts of both texts in reading order; what was struck out stands before what is new.

    Joining `same` and `del` gives `before`, joining `same` and `ins` gives `after`.
    """
    old, new = pieces(before), pieces(after)
    parts: list[Part] = []
    position = there = 0
    for i, j, size in [*_same(old, new), (len(old), len(new), 0)]:
        if i > position:
            parts.append(("del", "".join(old[position:i])))
        if j > there:
            parts.append(("ins", "".join(new[there:j])))
        if size:
            parts.append(("same", "".join(old[i : i + size])))
        position, there = i + size, j + size
    return _calm(parts)


Block = tuple[int, int, int]
"""Where it begins in the old text, where in the new one, how many pieces."""


def _same(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """What stands in both, joined where it follows on."""
    joined: list[Block] = []
    for i, j, size in _blocks(old, new, 0):
        if joined and (joined[-1][0] + joined[-1][2], joined[-1][1] + joined[-1][2]) == (i, j):
            joined[-1] = (*joined[-1][:2], joined[-1][2] + size)
        elif size:
            joined.append((i, j, size))
    return joined


def _blocks(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Block]:
    """Short stretches are compared piece by piece; long ones are divided first at the words that
    stand once in both. So the work grows with the length of the texts, not with its square.
    """
    head = _alike(old, new)
    yield 0, 0, head
    tail = _alike(old[head:][::-1], new[head:][::-1])
    end_old, end_new = len(old) - tail, len(new) - tail
    inner_old, inner_new = old[head:end_old], new[head:end_new]
    yield from _moved(_inner(inner_old, inner_new, depth), head, head)
    yield end_old, end_new, tail


def _inner(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Block]:
    if not old or not new:
        return
    if max(len(old), len(new)) <= _CLOSE:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        yield from ((one.a, one.b, one.size) for one in matcher.get_matching_blocks())
        return
    if depth == _DEEPEST:
        return
    i = j = 0
    anchors = _anchors(old, new)
    for k, m in [*anchors, (len(old), len(new))] if anchors else ():
        yield from _moved(_blocks(old[i:k], new[j:m], depth + 1), i, j)
        if k < len(old):
            yield k, m, 1
        i, j = k + 1, m + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The words that stand once in both, as many as keep their order."""
    once_old, once_new = _once(old), _once(new)
    pairs = [(place, once_new[word]) for word, place in once_old.items() if word in once_new]
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for number, (_place, there) in enumerate(pairs):
        row = bisect_left(ends, there)
        if row == len(ends):
            ends.append(there)
            rows.append(number)
        else:
            ends[row], rows[row] = there, number
        before.append(rows[row - 1] if row else -1)
    kept: list[tuple[int, int]] = []
    number = rows[-1] if rows else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return kept[::-1]


def _once(pieces: Sequence[str]) -> dict[str, int]:
    counts = Counter(pieces)
    return {piece: place for place, piece in enumerate(pieces) if counts[piece] == 1}


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pieces at the beginning are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(old), len(new)))


def _moved(blocks: Iterator[Block], i: int, j: int) -> Iterator[Block]:
    return ((one + i, other + j, size) for one, other, size in blocks)


def _calm(parts: list[Part]) -> list[Part]:
    """A blank left between two changes reads as flicker: take it into both of them."""
    calm: list[Part] = []
    removed: list[str] = []
    added: list[str] = []

    def flush() -> None:
        if removed:
            calm.append(("del", "".join(removed)))
        if added:
            calm.append(("ins", "".join(added)))
        removed.clear()
        added.clear()

    for index, (kind, text) in enumerate(parts):
        if kind == "del":
            removed.append(text)
        elif kind == "ins":
            added.append(text)
        elif text.isspace() and (removed or added) and index + 1 < len(parts):
            removed.append(text)
            added.append(text)
        else:
            flush()
            calm.append((kind, text))
    flush()
    return calm

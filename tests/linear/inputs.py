"""Texts that are hard to read, of any length."""

import random
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser
from typing import Any
from zlib import crc32

PIECES = [
    " ", "\n", "\n ", "1", "1 ", "1.", "1,", "1.000 ", ".", ", ", "a", "a ", "Aa", "Ab. ", "a-",
    "- ", "a/", "_", '"', "(", "(a", "[$", "<a", "; ", "1 € ", "und ", "und, ", "2026 - ", "ab im ",
    "x x ", "\n1. ", "a\n", "er", "zu",
]  # fmt: skip
# A cell of blanks alone is empty for most; between two words they have to be read.
BETWEEN_WORDS = [" ", "\n", "\n ", "\t", ".", ",", "(", "- ", '"']


Text = Callable[[int], str]
LONGEST_MIX = 300
"""Signs: so that the shortest text that is tried holds all of a mix, and more than once."""


FEW = 20


def few(patterns: Iterable[str], seed: str) -> list[tuple[str, Text]]:
    """One of twenty hostile texts, another for another parser: the suite has to be quick."""
    return list(hostile(patterns, seed))[crc32(seed.encode()) % FEW :: FEW]


def hostile(patterns: Iterable[str], seed: str) -> Iterator[tuple[str, Text]]:
    """Simple pieces repeated, bare and between words, and what nearly fits the patterns."""
    yield from ((repr(piece), partial(grown, piece)) for piece in PIECES)
    for piece in BETWEEN_WORDS:
        yield f"between words {piece!r}", partial(between_words, piece)
    chance = random.Random(seed)
    misses = [near_miss(source, chance) for source in sorted(patterns)]
    misses = [one for one in misses if one]
    for number in range(min(2, len(misses))):
        mixed = "".join(chance.choices(misses, k=25))[:LONGEST_MIX]
        yield f"near misses {number}: {mixed[:20]!r}", partial(grown, mixed)
    for place, one in enumerate(chance.sample(misses, min(3, len(misses)))):
        yield f"near miss {place}: {one[:20]!r}", partial(grown, one)


def grown(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def between_words(piece: str, size: int) -> str:
    return f"Amt 1{grown(piece, size - 11)}Soziales"


def near_miss(source: str, chance: random.Random) -> str:
    """A text that fits a pattern but for its last sign."""
    return _fitting(list(_parser.parse(source)), chance)[:-1]


def _fitting(items: list[Any], chance: random.Random) -> str:
    return "".join(_one(kind, value, chance) for kind, value in items)


def _one(kind: Any, value: Any, chance: random.Random) -> str:
    if kind is c.LITERAL:
        return chr(value)
    if kind is c.NOT_LITERAL:
        return "x"
    if kind is c.ANY:
        return "y"
    if kind is c.IN:
        return _of(chance.choice(value))
    if kind is c.BRANCH:
        return _fitting(list(chance.choice(value[1])), chance)
    if kind is c.SUBPATTERN:
        return _fitting(list(value[3]), chance)
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        least, most, inner = value
        times = least + (0 if most == least else chance.randrange(2))
        return "".join(_fitting(list(inner), chance) for _time in range(times))
    return ""


def _of(choice: tuple[Any, Any]) -> str:
    kind, value = choice
    if kind is c.LITERAL:
        return chr(value)
    if kind is c.RANGE:
        return chr(value[0])
    named = {c.CATEGORY_DIGIT: "7", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "w"}
    return named.get(value, "!") if kind is c.CATEGORY else ""

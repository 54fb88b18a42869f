"""Texts as people say them, as many as wanted, and one said again by somebody else.

Sentences of a German text with most of their longer words exchanged for others that are written and
end alike: no two are the same, and all share what German sentences share. What is measured has a
seed of its own: its texts were not looked at while the engine was made.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

HANDBOOK = Path(__file__).parents[3] / "docs" / "handbuch"
LETTERS = 250
_SENTENCE = re.compile(r"[A-ZÄÖÜ][^.!?|`#*\[\]<>„“]{40,160}[.!?](?=\s)")
_SPELLED = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ü", "Ue"), ("ß", "ss"))
_WORD = re.compile(r"[A-ZÄÖÜa-zäöüß][a-zäöüß]{4,}")


@cache
def _sentences() -> tuple[str, ...]:
    pages = [page.read_text("utf-8") for page in sorted(HANDBOOK.rglob("*.md"))]
    found = (" ".join(one.split()) for page in pages for one in _SENTENCE.findall(page))
    return tuple(dict.fromkeys(found))


@cache
def _words() -> dict[tuple[bool, str], tuple[str, ...]]:
    """By their kind: with a capital or without, and how they end."""
    kinds: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for sentence in _sentences():
        for word in _WORD.findall(sentence):
            kinds[_kind(word)].add(word)
    return {kind: tuple(sorted(words)) for kind, words in kinds.items()}


def _kind(word: str) -> tuple[bool, str]:
    return word[0].isupper(), word[-2:]


def said(count: int, seed: int, letters: int = LETTERS) -> Iterator[str]:
    """So many different texts of about so many letters."""
    chance = random.Random(seed)
    for _number in range(count):
        text = ""
        while len(text) < letters - 60:
            text += _with_other_words(chance.choice(_sentences()), chance) + " "
        yield text.strip()


def _with_other_words(sentence: str, chance: random.Random) -> str:
    def other(word: re.Match[str]) -> str:
        return chance.choice(_words()[_kind(word[0])]) if chance.random() < 0.7 else word[0]

    return _WORD.sub(other, sentence)


def said_again(text: str, chance: random.Random) -> str:
    """The same by somebody else: spelled, bent and typed otherwise, a sentence more or less."""
    words = [_word(word, chance) for word in text.split() if chance.random() > 0.06]
    again = " ".join(words) or text
    again = chance.choice(_WAYS)(again, chance)
    if chance.random() < 0.5:
        for umlaut, spelled in _SPELLED:
            again = again.replace(umlaut, spelled)
    return again.lower() if chance.random() < 0.2 else again


def _word(word: str, chance: random.Random) -> str:
    dice = chance.random()
    if dice < 0.08 and len(word) > 4:
        at = chance.randrange(1, len(word) - 1)
        return chance.choice((
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("enisratdhu") + word[at + 1 :],
        ))  # fmt: skip
    if dice < 0.2 and len(word) > 5 and word.endswith(("en", "e", "er", "es", "em")):
        return word.rstrip("enrsm") + chance.choice(("e", "en", "er", "es"))
    return word


def _turned(text: str, chance: random.Random) -> str:
    parts = re.split(r"(?<=[.!?]) ", text)
    return " ".join([*parts[1:], parts[0]])


def _with_more(text: str, chance: random.Random) -> str:
    more = _with_other_words(chance.choice(_sentences()), chance)
    return f"{more} {text}" if chance.random() < 0.5 else f"{text} {more}"


def _with_less(text: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(words[: max(1, len(words) * 3 // 4)])


def _as_it_is(text: str, chance: random.Random) -> str:
    return text


_WAYS: Sequence[Callable[[str, random.Random], str]] = (
    _turned, _with_more, _with_less, _as_it_is,
)  # fmt: skip

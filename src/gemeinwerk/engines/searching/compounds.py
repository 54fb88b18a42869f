"""German words that are made of words: whether one of them is the word somebody looks for.

A dictionary of ours would never hold a town's words, so the town's own texts are one, with the few
that every town builds with. "Hochschule" and "Schulsozialarbeit" hold the school; "Schulung" and
"Schuldner" begin with the same letters and do not.
"""

import re
from collections.abc import Container

from gemeinwerk.engines.searching.word_lists import (
    BUILT_WITH,
    NOT_SOUGHT,
    OF_VERBS,
    PARTICLES,
)
from gemeinwerk.engines.searching.words import stem
from gemeinwerk.german.text import LONGEST_WORD

LEAST = 3
"""Letters of a part."""
SURE = 4
"""Letters from which a part is believed beside one that no text knows."""
LINKS = ("", "s", "es", "n", "en", "er", "e", "ns", "ens")
# What follows a stem without making another word of it: Schulung, Schulisch, Arbeiter.
_ENDING = re.compile(
    r"(?:ung|er|in|isch|ig|lich|heit|keit|schaft|tum|los|bar|sam|haft|end|iert|ier|en|em|es|est|et"
    r"|te|st|ler|ner|ling|chen|lein)"
)
_BEGINNING = re.compile(
    r"(?:[aeiouy]|[bcdfghjklmnpqrstvwxz](?=[aeiouy])|(?:bl|br|ch|chr|cl|cr|dr|fl|fr|gl|gn|gr|kl|kn"
    r"|kr|pf|pfl|pfr|ph|pl|pr|qu|rh|sch|schl|schm|schn|schr|schw|sk|sp|spl|spr|st|str|th|tr|ts|tsch"
    r"|wr|zw)(?=[aeiouy]))"
)
"""How a syllable of German begins: "Schul|dner" is no school."""
_LONG = 7
_VOWEL = re.compile(r"[aeiouy]")


def holds(word: str, sought: str, known: Container[str]) -> bool:
    """Whether `sought` is one of the words that `word` is made of.

    `known`: the words of the town's texts. Both are forms (see `words`).
    """
    root = stem(sought)
    if len(root) < LEAST or not len(root) < len(word) <= LONGEST_WORD:
        return False
    start = word.find(root)
    while start >= 0:
        before, rest = word[:start], word[start + len(root) :]
        if before and stem(word[start:]) == root:
            if _may_stand_before(before, word[start:], root, known):
                return True
        elif _may_follow(rest, root, known) and (
            not before or _may_stand_before(before, root, root, known)
        ):
            return True
        start = word.find(root, start + 1)
    return False


def splits(text: str, known: Container[str]) -> list[str]:
    """The known words that a text is made of without rest, the fewest that do; none if there is
    such a rest."""
    if len(text) > LONGEST_WORD:
        return []
    best: list[list[str] | None] = [[]] + [None] * len(text)
    for end in range(LEAST, len(text) + 1):
        for start in range(max(0, end - _LONGEST), end - LEAST + 1):
            before = best[start]
            if before is None:
                continue
            part = _known(text[start:end], known, last=end == len(text))
            if part and ((found := best[end]) is None or len(before) + 1 < len(found)):
                best[end] = [*before, part]
    return best[-1] or []


_LONGEST = 30


def _known(piece: str, known: Container[str], *, last: bool) -> str:
    """The word behind a part: as it is, without its link, or with the ending it has lost."""
    for link in LINKS if not last else LINKS[:1]:
        word = piece.removesuffix(link) if link else piece
        if link and word == piece:
            continue
        if len(word) >= LEAST and word not in NOT_SOUGHT:
            for ending in ("", "e", "en"):
                if word + ending in known or word + ending in BUILT_WITH:
                    return word + ending
    return ""


def _may_stand_before(before: str, part: str, root: str, known: Container[str]) -> bool:
    if before in OF_VERBS:
        return False
    if before in PARTICLES:
        return len(part) >= _LONG
    if splits(before, known) or any(
        splits(before.removesuffix(link), known)
        for link in LINKS
        if link and before.endswith(link) and len(before) - len(link) >= LEAST
    ):
        return True
    sure = len(root) >= SURE and len(before) >= LEAST
    return sure and _VOWEL.search(before) is not None and not _ends_in_a_prefix(before)


def _ends_in_a_prefix(before: str) -> bool:
    """Migrations|ver|waltung holds no Waltung."""
    return any(before.endswith(prefix) and len(before) > len(prefix) for prefix in ("ver", "zer"))


def _may_follow(rest: str, root: str, known: Container[str]) -> bool:
    for link in LINKS:
        if rest.startswith(link) and len(rest) - len(link) >= LEAST:
            after = rest[len(link) :]
            if splits(after, known):
                return True
    if len(root) <= SURE or len(rest) < SURE or _ENDING.match(rest):
        return False
    return _BEGINNING.match(rest) is not None

"""Words and their roots.

A *root* is the Snowball stem of a word, freed of what a deed wears as infinitive, participle,
finite form or nominalisation: "fördern", "gefördert", "fördert", "zu fördern" and "Förderung"
share one root, and so do "ausbauen", "auszubauen" and "ausgebaut".
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.particles import STARTERS
from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.german.text import LONGEST_WORD, snowball

# Prefixes that part from their verb: "richtet … ein", "einzurichten", "eingerichtet".
SEPARABLE = word_set(
    """
    ab an auf aus bei dar durch ein fest fort frei her heran heraus herein hin hinaus hinein los
    mit nach nieder statt teil um voran voraus vor vorbei weg weiter wieder zu zurück zusammen
    bereit bekannt instand fertig sicher gegenüber entgegen fern gut wert
    """
)
_PREFIXES = "|".join(sorted(SEPARABLE))
_PARTICIPLE = re.compile(rf"(|{_PREFIXES})ge(?=.{{4}})(.*(?:t|en)(?:e[nrsm]?)?)")
_WITH_ZU = re.compile(rf"({_PREFIXES})zu(.{{3,}}n)")
_RESIDUE = re.compile(r"(?<=....)(?:ung|lich|end|er|el|(?<!l)l)$|(?<=...)t$|(?<=.....)ig?$")


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """The root of a verb form or nominalisation, in lower case and without umlauts."""
    if len(word) > LONGEST_WORD:
        return word.lower()
    left = stem(_infinitive(word.lower()))
    while True:
        shorter = _RESIDUE.sub("", left)
        if shorter == left:
            return left
        left = shorter


def stem(word: str) -> str:
    """The plain Snowball stem, for nouns and adjectives."""
    return snowball(word.lower())


def _infinitive(word: str) -> str:
    """Take out the "ge" of a participle and the "zu" of an infinitive."""
    inflected = _PARTICIPLE.fullmatch(word) or _WITH_ZU.fullmatch(word)
    return "".join(inflected.groups()) if inflected else word


# Marks of gender inside a word: "Lots*innen", "Lots:innen", "Lots_innen".
_NO_MARKS = str.maketrans("", "", "*:_")


class Token(NamedTuple):
    """A word, a number or a mark, and where it stands in its text.

    low: in lower case and without marks of gender ("lotsinnen" for "Lots*innen"). is_noun: does it
    begin with a capital (which in German makes it a noun or a name)?
    """

    text: str
    start: int
    end: int
    low: str
    is_noun: bool


_TOKEN = re.compile(
    r"[^\W\d_]+(?:(?:[*:_’'-]|/-?)[^\W\d_]+)*-?"  # words: Akteur*innen, Klima-Check, Umwelt-
    r"|\d+(?:[.,:]\d+)*\.?(?!\w)"  # numbers: 200, 1.200, 2,5, 31.12.2026, 2.
    r"|\d+\w*|[^\w\s]"
)


@lru_cache(maxsize=65_536)
def _shape(word: str) -> tuple[str, bool]:
    low = word.lower()
    return low.translate(_NO_MARKS) or low, len(word) > 1 and word[
        0
    ].isupper() and low not in STARTERS


@lru_cache(maxsize=4_096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text, in order."""
    return tuple(Token(hit[0], *hit.span(), *_shape(hit[0])) for hit in _TOKEN.finditer(text))


def low_behind(words: Sequence[Token], place: int) -> str:
    """The word behind the one at this place, in lower case; "" behind the last."""
    return next((word.low for word in words[place + 1 : place + 2]), "")

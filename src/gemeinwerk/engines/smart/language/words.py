"""Words, roots and sentences of German text.

A *root* is the Snowball stem of a word, freed of what a deed wears as infinitive, participle,
finite form or nominalisation: "fördern", "gefördert", "fördert", "zu fördern" and "Förderung"
share one root, and so do "ausbauen", "auszubauen" and "ausgebaut".
"""

import re
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer
from gemeinwerk.engines.smart.language.wordlist import word_set

_STEMMER = snowballstemmer.stemmer("german")

# Prefixes that part from their verb: "richtet … ein", "einzurichten", "eingerichtet".
SEPARABLE = word_set(
    """
    ab an auf aus bei dar durch ein fest fort frei her heran heraus herein hin hinaus hinein los
    mit nach nieder statt teil um voran voraus vor vorbei weg weiter wieder zu zurück zusammen
    bereit bekannt instand fertig sicher gegenüber entgegen fern gut wert
    """
)
_LONGEST_FIRST = sorted(SEPARABLE, key=len, reverse=True)
_PARTICIPLE = re.compile(r"(?:t|en)(?:e[nrsm]?)?$")
_RESIDUE = re.compile(r"(?<=....)(?:ung|lich|end|er|el|(?<!l)l)$|(?<=...)t$|(?<=.....)ig?$")


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """The root of a verb form or nominalisation, in lower case and without umlauts."""
    stem: str = _STEMMER.stemWord(_infinitive(word.lower()))
    while True:
        shorter = _RESIDUE.sub("", stem)
        if shorter == stem:
            return stem
        stem = shorter


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The plain Snowball stem, for nouns and adjectives."""
    return str(_STEMMER.stemWord(word.lower()))


def _infinitive(word: str) -> str:
    """Take out the "ge" of a participle and the "zu" of an infinitive."""
    if "ge" in word and _PARTICIPLE.search(word):
        for prefix in ("", *_LONGEST_FIRST):
            if word.startswith(prefix + "ge") and len(word) - len(prefix) > 5:
                return prefix + word[len(prefix) + 2 :]
    if "zu" in word[1:] and word.endswith("n"):
        for prefix in _LONGEST_FIRST:
            if word.startswith(prefix + "zu") and len(word) - len(prefix) > 5:
                return prefix + word[len(prefix) + 2 :]
    return word


# Words that have a capital only where they open a sentence.
_STARTERS = word_set(
    """
    wir sie es er man ich hier dort da dazu dafür hierfür hierzu dabei daneben darüber außerdem
    zudem ferner weiterhin auch so nur noch nach vor bei mit für von zu zur zum im in am an auf
    aus über unter durch um bis ab seit ohne gegen wegen trotz während als wie wenn damit weil
    dass ob der die das den dem des ein eine einen einem einer eines kein keine keinen jede jeder
    jedes jeden alle allen aller viele mehr weitere weiterer neue neuer neues diese dieser dieses
    diesen ihre ihr ihren unsere unser seine sein mindestens höchstens rund etwa circa jährlich
    monatlich wöchentlich zusätzlich darüber ziel zunächst anschließend danach sowie und oder
    sowohl wird werden soll sollen ist sind kann können zwei drei vier fünf sechs sieben acht neun
    zehn elf zwölf künftig zukünftig ehrenamtlich regelmäßig gemeinsam gezielt stadtweit pro je
    """
)


_NO_MARKS = str.maketrans("", "", "*:_")


class Token(NamedTuple):
    """A word, a number or a mark, and where it stands in its text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In lower case and without marks of gender: "lotsinnen" for "Lots*innen"."""
        return self.text.lower().translate(_NO_MARKS)

    @property
    def is_noun(self) -> bool:
        """Does it begin with a capital (which in German makes it a noun or a name)?"""
        return self.text[0].isupper() and self.text.lower() not in _STARTERS


_TOKEN = re.compile(
    r"[^\W\d_]+(?:(?:[*:_’'-]|/-?)?[^\W\d_]+)*-?"  # words: Akteur*innen, Klima-Check, Umwelt-
    r"|\d+(?:[.,:]\d+)*\.?(?!\w)"  # numbers: 200, 1.200, 2,5, 31.12.2026, 2.
    r"|\d+\w*|[^\w\s]"
)


def tokens(text: str) -> list[Token]:
    """The words, numbers and marks of a text, in order."""
    return [Token(hit.group(), hit.start(), hit.end()) for hit in _TOKEN.finditer(text)]


_TAG = re.compile(r"<[^<>]{1,40}>")
_ABBREVIATION = (
    r"(?<!\bz)(?<!\bd)(?<!\bu)(?<!\bca)(?<!\bNr)(?<!\bbzw)(?<!\betc)(?<!\bggf)(?<!\binsb)"
    r"(?<!\binkl)(?<!\bmind)(?<!\bmax)(?<!\bevtl)(?<!\bAbs)(?<!\bDr)(?<!\bSt)(?<!\bsog)"
    r"(?<!\bvgl)(?<!\brd)(?<!\bstädt)(?<!\bkomm)(?<!\bspez)(?<!\bMio)(?<!\bMrd)(?<!\bTsd)(?<!\b[A-Za-z])(?<!\d)"
)
_SENTENCE_END = re.compile(
    rf"{_ABBREVIATION}\.(?=\s|$)|(?<=\d\d\d)\.(?=\s+[A-ZÄÖÜ])|[!?;](?=\s|$)"
    r"|\n\s*(?:[-–•*·]|\d+[.)])\s+|\n{2,}|[•·]|:\s*\n|\s[–—]\s"
)


def sentences(text: str) -> list[str]:
    """The text cut into sentences and items of lists. Tags of HTML count as line breaks."""
    plain = _TAG.sub("\n- ", text) if "<" in text else text
    return [part.strip() for part in _SENTENCE_END.split(plain) if part and part.strip()]

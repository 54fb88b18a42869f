"""Plain text: spaces, dashes and umlauts brought to one form, words brought to their stem."""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("german")
_ONE_AT_A_TIME = Lock()  # the stemmer keeps the word it works on in itself
_INVISIBLE = {ord(c): None for c in "\u00ad\u200c\u200d\u2060\ufeff"} | {ord("\u200b"): " "}
_ONE_FORM = (
    _INVISIBLE
    | {ord(c): "-" for c in "‐‑‒–—―−"}
    | {ord(c): '"' for c in "„“”«»"}
    | {ord(c): "'" for c in "‚‘’´`"}
)
_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}
_WORD = re.compile(r"[^\W_]+")


def squash(text: str) -> str:
    """One blank for any run of white space; soft hyphens and zero-width signs are dropped."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def plain(text: str) -> str:
    """`squash`, composed letters (NFC), one kind of dash and one kind of quotation mark."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_ONE_FORM)
    return " ".join(text.split())


def fold(text: str) -> str:
    """For comparing: `plain`, lower case, umlauts written out ("Maßnahme" -> "massnahme")."""
    folded = plain(text).casefold()
    return folded if folded.isascii() else folded.translate(_UMLAUTS)


LONGEST_WORD = 80
"""Letters. What is longer is no word of German and has no stem."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The folded stem of one word ("Maßnahmen" -> "massnahm")."""
    return snowball(fold(word))


@lru_cache(maxsize=65_536)
def snowball(word: str) -> str:
    """What Snowball makes of one word in lower case, umlauts as they are. Safe in threads."""
    if len(word) > LONGEST_WORD:
        return word
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return [stem(word) for word in _WORD.findall(fold(text))]

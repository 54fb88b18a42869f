"""A text as its pieces: runs of three to five letters within its words.

Runs of letters need no dictionary and no list of endings: an inflected word, a compound and one
that is typed wrong still share most of them, in any language that is written with letters.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]

SHORTEST, LONGEST = 3, 5
"""Letters of a run; the blank before and after a word is one of them."""
_BITS = 12
_LETTERS = (1 << _BITS) - 1
_BLANK = ord(" ")

_BOTH = re.compile(r"(?<=[^\W\d_])[*:_·/]-?(?=in(?:nen)?(?![^\W_]))")
"""The sign in Schüler*innen: one word."""
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]+")
"""Accents, and the points of Arabic and Hebrew that some write and most leave out."""
_BETWEEN = re.compile(r"[\W_]+")
_SPELLED_OUT = re.compile("(?<=[aou])e")
_OTHERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "a", "œ": "o"})


class Pieces(NamedTuple):
    """The pieces of some texts: which text each is of, and which piece it is."""

    rows: Places
    codes: Codes


Read = Callable[[Sequence[str]], Pieces]
"""From texts in `one_form` to their pieces."""


def one_form(text: str) -> str:
    """Words in small letters with one blank between them. An umlaut is written as its vowel, as it
    also is where it is spelled out: für, fuer and fur are one."""
    text = text.casefold()
    text = _BOTH.sub("", text)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_OTHERS)
    return _SPELLED_OUT.sub("", _BETWEEN.sub(" ", text)).strip()


def by_letters(forms: Sequence[str]) -> Pieces:
    """Every run of three to five letters of every word, a blank before and after it.

    A run is its letters, twelve bits each: up to U+0FFF every letter is itself, of scripts behind
    that some share a number.
    """
    joined = "".join(f" {form} " for form in forms)
    letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    rows = np.repeat(np.arange(len(forms)), [len(form) + 2 for form in forms])
    blank = letters == _BLANK
    small = np.where(letters <= _LETTERS, letters, letters % 2039 + 2048).astype(np.uint64)
    runs, inside = small.copy(), np.ones(len(small), dtype=bool)
    found_rows, found_codes = [], []
    for length in range(2, LONGEST + 1):
        runs = (runs[:-1] << np.uint64(_BITS)) | small[length - 1 :]
        if length > 2:
            inside = inside[: len(runs)] & ~blank[length - 2 : length - 2 + len(runs)]
        if length >= SHORTEST:
            found_rows.append(rows[: len(runs)][inside])
            found_codes.append(runs[inside])
    return Pieces(np.concatenate(found_rows), np.concatenate(found_codes))


def are_keys(codes: Codes) -> NDArray[np.bool_]:
    """Which pieces say enough to look for others that have them: the longest runs, and words that
    are shorter than these."""
    longest = codes >> np.uint64(_BITS * (LONGEST - 1)) > 0
    ends = (codes & np.uint64(_LETTERS)) == _BLANK
    begins = np.zeros(len(codes), dtype=bool)
    for length in range(SHORTEST, LONGEST):
        begins |= codes >> np.uint64(_BITS * (length - 1)) == _BLANK
    return np.asarray(longest | (begins & ends), dtype=bool)

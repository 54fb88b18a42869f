"""A text as the words it is found by: in small letters, umlauts written out.

    forms("Schüler*innen der Kita-Plätze schulen, DS 24/SVV/0093")
    # schuelerinnen, ~der, kitaplaetze, kita, plaetze, ~schulen, ds, 24/svv/0093, 24, svv, 0093

What is written small has a sign before it: who looks for Schulen means no verb.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gemeinwerk.german.text import LONGEST_WORD, fold, plain, snowball

# Schüler*innen, Schüler:in, Schüler_innen, Schüler/-innen: one word.
_BOTH = re.compile(r"(?<=[^\W\d_])[*:_·/]-?(?=[iI]n(?:nen)?(?![^\W_]))")
_CHUNK = re.compile(r"[^\W_]+(?:[./\-][^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")


SMALL = "~"
"""Before a word that is written small."""


def forms(text: str) -> list[str]:
    """Every word of a text once, in the order they come; of one with hyphens or strokes also its
    pieces."""
    found: dict[str, None] = {}
    for chunk in dict.fromkeys(_CHUNK.findall(_BOTH.sub("", plain(text)))):
        found.update(dict.fromkeys(_read(chunk)))
    return list(found)


def one_form(text: str) -> str:
    """Small letters, no umlauts, no sign between a word and its female ending."""
    return _BOTH.sub("", fold(text))


def forms_of(chunk: str) -> tuple[str, ...]:
    """What a run of letters, hyphens and strokes is found by: the whole first, then its pieces."""
    pieces = tuple(_PIECE.findall(chunk))
    if len(pieces) < 2:
        return pieces
    return (joined(chunk, pieces), *pieces)


def joined(chunk: str, pieces: tuple[str, ...]) -> str:
    """The number of a paper keeps its strokes (24/SVV/0093), a word loses its hyphen."""
    return chunk if is_number(chunk) else "".join(pieces)


def is_number(form: str) -> bool:
    """Whether it holds a digit: such words are found as they are, or not at all."""
    return _DIGIT.search(form) is not None


def chunks(text: str) -> Iterator[str]:
    """The runs of letters, hyphens and strokes of a text in `one_form`."""
    for found in _CHUNK.finditer(text):
        yield found[0]


def spelled(text: str) -> Iterator[tuple[int, int, str]]:
    """Where words stand in a text as it is written, and the form each is found by.

    Of one with hyphens or strokes the whole comes first and is followed by its pieces.
    """
    for found in _SPELLED.finditer(text):
        whole = _read(_BOTH.sub("", found[0]))
        yield found.start(), found.end(), whole[0]
        if len(whole) > 1:
            for piece in _PIECE.finditer(found[0]):
                start = found.start() + piece.start()
                yield start, start + len(piece[0]), _read(piece[0])[0]


@lru_cache(maxsize=32_768)
def _read(chunk: str) -> tuple[str, ...]:
    """What a run is found by, with the sign of what is written small."""
    whole, *pieces = forms_of(one_form(chunk))
    written = _PIECE.findall(chunk)
    small = [SMALL if word[0].islower() else "" for word in written]
    if not pieces:
        return (small[0] + whole,)
    return (small[0] + whole, *map("".join, zip(small, pieces, strict=True)))


_SPELLED = re.compile(r"[^\W_]+(?:(?:[./\-]|[*:_·/]-?(?=in(?:nen)?(?![^\W_])))[^\W_]+)*")


@lru_cache(maxsize=65_536)
def stem(form: str) -> str:
    """What is left without endings, also without the female one ("schuelerinnen" -> "schuel").

    Umlauts stay: "Schüler" have another stem than the "Schule".
    """
    if len(form) > LONGEST_WORD:
        return form
    if form.endswith("innen") and len(form) > 8:
        form = form.removesuffix("innen")
    elif form.endswith("erin") and len(form) > 6:
        form = form.removesuffix("in")
    elif len(form) > 4 and form.endswith(("as", "is", "os")):
        return form[:-1]  # Kitas, Taxis, Büros: no ending that Snowball knows
    found = snowball(form)
    if form.startswith(found):
        return found
    ends = range(len(found) + 1, len(form) + 1)
    return next((form[:end] for end in ends if without_umlauts(form[:end]) == found), found)


def without_umlauts(form: str) -> str:
    """As it is spelled where umlauts are only of the plural: plaetze -> platze."""
    return form.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def with_umlaut(form: str) -> str:
    """The last a, o or u of a word as the plural may have it: platz -> plaetz, haus -> haeus."""
    place = max(form.rfind(vowel) for vowel in "aou")
    if place > 0 and form[place - 1 : place + 1] == "au":
        place -= 1
    return f"{form[: place + 1]}e{form[place + 1 :]}" if place >= 0 else form

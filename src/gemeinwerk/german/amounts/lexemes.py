"""Cuts a text into numbers, words and marks: each sign but blanks stands in exactly one of them."""

import re
from typing import NamedTuple

from gemeinwerk.german.numbers import RUN
from gemeinwerk.german.text import squash

_SAME_LENGTH = {ord(c): "-" for c in "‐‑‒–—―−"} | {ord(c): "'" for c in "‚‘’´`"}
_LETTER = r"[^\W\d_½¼¾]"
_LEXEME = re.compile(
    r"(?P<error>#[A-ZÄÖÜ0/]{1,12}[!?]?|Err:\d{1,5})"
    rf"|(?P<number>{RUN})"
    r"|(?P<fraction>[½¼¾])"
    rf"|(?P<word>(?<![^\W_]){_LETTER}(?:\. ?{_LETTER}(?![^\W_])){{1,3}}\.?"  # p. a., i. H. v.
    rf"|{_LETTER}+(?:[-*:_]{_LETTER}+)*(?:-(?=[ /,]))?)"
    r"|(?P<end>\n)"
    r"|(?P<mark>\S)"
)


class Lexeme(NamedTuple):
    """``kind``: number, fraction, word, mark, end (of a line), error (of a spreadsheet)."""

    kind: str
    start: int
    end: int
    text: str


NOTHING = Lexeme("", -1, -1, "")
"""Stands before the first and behind the last."""


def as_shown(text: str) -> str:
    """White space put right within each line; empty lines left out."""
    return "\n".join(line for line in map(squash, text.splitlines()) if line)


def cut(shown: str) -> list[Lexeme]:
    """The lexemes of a text `as_shown` gave; their places are places in that text."""
    text = shown.translate(_SAME_LENGTH)
    return [
        Lexeme(str(one.lastgroup), one.start(), one.end(), one.group())
        for one in _LEXEME.finditer(text)
    ]

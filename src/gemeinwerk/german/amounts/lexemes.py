"""Cuts a text into numbers, words and marks: each sign but blanks stands in exactly one of them."""

import re
from typing import NamedTuple

from gemeinwerk.german.amounts import words
from gemeinwerk.german.numbers import RUN
from gemeinwerk.german.text import squash

_SAME_LENGTH = {ord(c): "-" for c in "‐‑‒–—―−"} | {ord(c): "'" for c in "‚‘’´`"}
_LETTER = r"[^\W\d_½¼¾]"
_LEXEME = re.compile(
    r"(?P<error>#{3,}|#[A-ZÄÖÜ0/]{1,12}[!?]?|Err:\d{1,5})"
    r"|(?P<arrow>->|=>|[→⇒➔➜])"
    rf"|(?P<number>{RUN})"
    r"|(?P<fraction>[½¼¾])"
    rf"|(?P<word>(?<![^\W_]){_LETTER}(?:\. ?{_LETTER}(?![^\W_])){{1,3}}\.?"  # p. a., i. H. v.
    rf"|{_LETTER}+(?:[-*:_]{_LETTER}+)*(?:-(?=[ /,]))?"
    r"|\./\.)"  # takes off, in the books
    r"|(?P<end>\n)"
    r"|(?P<mark>\S)"
)


class Lexeme(NamedTuple):
    """``kind``: number, fraction, word, mark, end (of a line), error (of a spreadsheet).

    ``key``: a word as the lists have it, anything else as typed. ``means``: the kind of a word, ""
    where it is unknown or no word. ``glued``: no blank stands before it.
    """

    kind: str
    start: int
    end: int
    text: str
    key: str = ""
    means: str = ""
    glued: bool = False


_NOTHING = Lexeme("", -1, -1, "")
BEYOND = 12
"""How far a rule may look beyond the end, where lexemes stand that say nothing."""


def as_shown(text: str) -> str:
    """White space put right within each line; empty lines left out."""
    return "\n".join(line for line in map(squash, text.splitlines()) if line)


def cut(shown: str) -> list[Lexeme]:
    """The lexemes of a text `as_shown` gave; their places are places in that text."""
    text = shown.translate(_SAME_LENGTH)
    found = []
    behind = -1
    for one in _LEXEME.finditer(text):
        start, end = one.span()
        kind, typed = str(one.lastgroup), one.group()
        if kind == "word":
            key, means = words.meaning(typed)
            found.append(Lexeme(kind, start, end, typed, key, means, start == behind))
        else:
            found.append(Lexeme(kind, start, end, typed, typed, "", start == behind))
        behind = end
    return found


def fenced(lexemes: list[Lexeme]) -> list[Lexeme]:
    """The lexemes with some behind them that say nothing, which also stand before the first: a
    place of -1 is the last of the list."""
    return lexemes + [_NOTHING] * BEYOND

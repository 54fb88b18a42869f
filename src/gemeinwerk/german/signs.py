"""A text cut into words, numbers and marks, and what remains of it when values are taken out."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gemeinwerk.german.text import fold, plain

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")


class Token(NamedTuple):
    """``low``: folded. ``tight``: no blank stands before it."""

    text: str
    low: str
    start: int
    end: int
    tight: bool

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


_END = Token(" ", "", -1, -1, False)


class Line:
    """The tokens of a `plain` text, from 0; beyond both ends stand tokens that say nothing."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.tokens: list[Token] = []
        before = 0
        for hit in _TOKEN.finditer(self.text):
            start, end = hit.span()
            word = hit.group()
            low = word if word[0] < "A" else fold(word)
            self.tokens.append(Token(word, low, start, end, start == before and start > 0))
            before = end
        self._lows = [token.low for token in self.tokens]
        self._digits = [len(low) if low.isdecimal() and low.isascii() else 0 for low in self._lows]
        self._size = len(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, place: int) -> Token:
        return self.tokens[place] if 0 <= place < self._size else _END

    def low(self, place: int) -> str:
        return self._lows[place] if 0 <= place < self._size else ""

    def tight(self, place: int) -> bool:
        return self[place].tight

    def typed(self, start: int, end: int) -> str:
        """The text from token `start` up to, not including, token `end`."""
        return self.text[self[start].start : self[end - 1].end] if start < end else ""

    def digits(self, place: int) -> int:
        """How many digits a token has; 0 where it is no number or not of 0 to 9."""
        return self._digits[place] if 0 <= place < self._size else 0

    def whole_number(self, place: int, digits: Iterable[int] = (1, 2)) -> int | None:
        count = self._digits[place] if 0 <= place < self._size else 0
        return int(self._lows[place]) if count and count in digits else None

    def skip(self, place: int, *words: str) -> int:
        """Behind the token where it is one of the words, else where it was."""
        return place + 1 if self.low(place) in words and self.low(place) else place


def rest_of(line: Line, unused: Sequence[bool], between: frozenset[str]) -> str:
    """What no value was made of, as typed; runs that stand apart are joined by " … ".

    ``unused``: per token. ``between``: marks that only part others: they are left out unless what
    stands before and after them is unused too.
    """
    runs: list[tuple[int, int]] = []
    for place, token in enumerate(line.tokens):
        if not unused[place] or token.text in between:
            continue
        if runs and all(unused[runs[-1][1] : place]):
            runs[-1] = runs[-1][0], place + 1
        else:
            runs.append((place, place + 1))
    return " … ".join(line.typed(start, end) for start, end in runs)

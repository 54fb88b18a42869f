"""Going through the lexemes of a cell: looking around, numbers and their units."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.lexemes import cut, fenced

EITHER = "either"
"""The value of an amount that is one or the other: "5.000 oder 10.000 €"."""
BELOW_NOUGHT = "below nought"
"""The value of a word such as "-5.000 €"."""
PERCENT = frozenset({"%", "prozent", "v.h"})
TIMES = frozenset({"x", "×", "mal", "*"})
YEAR = re.compile(r"(?:19|20)\d\d")


class Token(NamedTuple):
    """``kind``: money, posts, number, percent, grade, year, rhythm, span (years that something
    lasts), about, most, least, total, parts, source, label, foreign, not, word, filler, break,
    stop, open, close, colon, mark, equals.

    ``low`` and ``high``: of amounts. ``value``: the rhythm, the grade, the thing of a price.
    ``beside``: of a number, "staff" behind "Personal:". ``factor``: what the unit of an amount
    counts in, 1000 of "T€". ``several``: of a word such as "30.000/40.000 €", the amounts it would
    be if it is told of which years; of "-5.000 €" what it takes off.
    """

    kind: str
    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    value: str = ""
    currency: str = ""
    factor: Decimal = Decimal(1)
    first: int | None = None
    last: int | None = None
    beside: str = ""
    several: "tuple[Token, ...]" = ()


_OR = frozenset({"oder", "bzw", "beziehungsweise"})


class Unit(NamedTuple):
    factor: Decimal
    currency: str
    end: int


def is_number_of_a_thing(text: str) -> bool:
    """ "0093" is what something is called, no quantity."""
    return len(text) > 1 and text[0] == "0" and text[1].isdigit()


class Descent:
    """Where the reading of a cell stands, and what it looks at from there."""

    def __init__(self, shown: str) -> None:
        found = cut(shown)
        self.shown = shown
        self.lexemes = fenced(found)
        self.length = len(found)
        self.at = 0
        self.tokens: list[Token] = []
        self.names_posts = "posts" in {one.means for one in found}

    # --- looking around ---------------------------------------------------------------------

    def last(self) -> str:
        return self.tokens[-1].kind if self.tokens else ""

    def taken(self, kind: str, end: int, **more: Any) -> Token:
        """A token from here to before `end`, and onwards from there."""
        assert end > self.at, "each token takes something"
        token = Token(kind, self.lexemes[self.at].start, self.lexemes[end - 1].end, **more)
        self.at = end
        return token

    def is_thing(self, place: int) -> bool:
        """A word that is neither a unit nor means anything else: what a price is of."""
        one = self.lexemes[place]
        known = one.means not in {"", "person", "posts"} or one.key in words.TURNS
        return one.kind == "word" and not known and self.unit(place) is None

    def is_of_source(self, place: int) -> bool:
        """Whether who pays, or what comes in, is told here: "vom Land", "(Förderung)"."""
        while self.lexemes[place].means == "filler" or self.lexemes[place].text in {"(", "["}:
            place += 1
        return self.lexemes[place].means in {"source", "foreign"}

    # --- numbers and units ------------------------------------------------------------------

    def number(self, place: int) -> int:
        """Where a number that begins here ends ("25.000,-" with its dash); `place` for none."""
        if self.lexemes[place].kind != "number":
            return place
        end = place + 1
        if (
            self.lexemes[end].text in {",", "."}
            and self.lexemes[end].glued
            and self.lexemes[end + 1].text == "-"
        ):
            dashes = end + 1
            while self.lexemes[dashes].text == "-" and self.lexemes[dashes].glued:
                dashes += 1
            if dashes > end + 1 and not (
                self.lexemes[dashes].kind
                and self.lexemes[dashes].glued
                and self.lexemes[dashes].text[:1].isalnum()
            ):
                return dashes
        return end

    def is_year(self, place: int) -> bool:
        one = self.lexemes[place]
        return len(one.text) == 4 and one.kind == "number" and bool(YEAR.fullmatch(one.text))

    def to(self, place: int) -> int:
        """Behind a sign or word that makes a range; `place` for none."""
        joint, behind = self.lexemes[place], self.lexemes[place + 1]
        if joint.text == "-":
            return place + 1
        if joint.kind != "word":
            return place
        if joint.means == "to":
            if behind.key not in {"zu", "maximal", "max"}:
                return place + 1
            dot = self.lexemes[place + 2]
            return place + 2 + (dot.text == "." and dot.glued)
        if joint.means == "or" and joint.key in _OR:
            return place + 1 + (behind.text == ".")
        between = joint.key == "und" and "between" in {token.kind for token in self.tokens[-2:]}
        return place + between

    def unit(self, place: int) -> Unit | None:
        """A scale, a currency or both; a full stop behind a scale belongs to it."""
        word, key = self.lexemes[place].text, self.lexemes[place].key
        if key not in words.UNITS:
            return None
        if key in words.JOINED and (key != "te" or word == "TE"):
            factor = Decimal(words.JOINED[key])
            return Unit(factor, words.CURRENCIES.get(key, "EUR"), place + 1)
        if key in words.CURRENCIES:
            return Unit(Decimal(1), words.CURRENCIES[key], place + 1)
        if key in words.CENTS:
            return Unit(Decimal("0.01"), "EUR", place + 1)
        if key not in words.SCALES:  # "Te" is no "TE"
            return None
        end = place + 1
        if self.lexemes[end].text == "." and self.lexemes[end].glued:
            end += 1
        currency = words.CURRENCIES.get(self.lexemes[end].key)
        if currency:
            return Unit(Decimal(words.SCALES[key]), currency, end + 1)
        if key in words.ONE_LETTER and not self._letter_alone(place, word):
            return None
        return Unit(Decimal(words.SCALES[key]), "", end)

    def _letter_alone(self, place: int, word: str) -> bool:
        """ "250 k", "30 T": nothing behind it that would make it the letter of something else."""
        return word in {"k", "K", "T"} and self.lexemes[place + 1].kind not in {"word", "number"}

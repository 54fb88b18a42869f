"""Going through the lexemes of a cell: looking around, numbers and their units."""

import re
from dataclasses import dataclass
from decimal import Decimal

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.lexemes import NOTHING, Lexeme, cut

TIMES = frozenset({"x", "×", "mal"})
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Token:
    """``kind``: money, posts, number, percent, grade, year, rhythm, span (years that something
    lasts), about, most, least, total, parts, source, label, foreign, not, word, filler, break,
    stop, open, close, colon, mark, equals.

    ``low`` and ``high``: of amounts. ``value``: the rhythm, the grade, the thing of a price.
    """

    kind: str
    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    value: str = ""
    currency: str = ""
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    factor: Decimal
    currency: str
    end: int


def is_number_of_a_thing(text: str) -> bool:
    """ "0093" is what something is called, no quantity."""
    return len(text) > 1 and text[0] == "0" and text[1].isdigit()


class Descent:
    """Where the reading of a cell stands, and what it looks at from there."""

    def __init__(self, shown: str) -> None:
        self.lexemes = cut(shown)
        self.at = 0
        self.tokens: list[Token] = []
        self.names_posts = any(
            one.kind == "word" and words.kind_of(one.text) == "posts" for one in self.lexemes
        )

    # --- looking around ---------------------------------------------------------------------

    def lexeme(self, place: int) -> Lexeme:
        return self.lexemes[place] if 0 <= place < len(self.lexemes) else NOTHING

    def text(self, place: int) -> str:
        return self.lexeme(place).text

    def key(self, place: int) -> str:
        one = self.lexeme(place)
        return words.key(one.text) if one.kind == "word" else one.text

    def kind(self, place: int) -> str:
        one = self.lexeme(place)
        return words.kind_of(one.text) if one.kind == "word" else ""

    def glued(self, place: int) -> bool:
        """No blank before the lexeme."""
        return self.lexeme(place).start == self.lexeme(place - 1).end and place > 0

    def last(self) -> str:
        return self.tokens[-1].kind if self.tokens else ""

    def taken(self, kind: str, end: int, **more: object) -> Token:
        """A token from here to before `end`, and onwards from there."""
        assert end > self.at, "each token takes something"
        token = Token(
            kind,
            self.lexemes[self.at].start,
            self.lexemes[end - 1].end,
            **more,  # type: ignore[arg-type]
        )
        self.at = end
        return token

    # --- numbers and units ------------------------------------------------------------------

    def number(self, place: int) -> int:
        """Where a number that begins here ends ("25.000,-" with its dash); `place` for none."""
        if self.lexeme(place).kind != "number":
            return place
        end = place + 1
        if self.text(end) in {",", "."} and self.glued(end) and self.text(end + 1) == "-":
            dashes = end + 1
            while self.text(dashes) == "-" and self.glued(dashes) and dashes < end + 3:
                dashes += 1
            if dashes > end + 1 and not (
                self.lexeme(dashes).kind and self.glued(dashes) and self.text(dashes)[:1].isalnum()
            ):
                return dashes
        return end

    def is_year(self, place: int) -> bool:
        one = self.lexeme(place)
        return one.kind == "number" and bool(YEAR.fullmatch(one.text))

    def to(self, place: int) -> int:
        """Behind a sign or word that makes a range; `place` for none."""
        if self.text(place) == "-" or self.kind(place) == "to":
            if self.text(place) == "-" or self.key(place + 1) not in {"zu", "maximal", "max"}:
                return place + 1
            return place + 2 + (self.text(place + 2) == "." and self.glued(place + 2))
        between = any(token.kind == "between" for token in self.tokens[-2:])
        return place + 1 if self.key(place) == "und" and between else place

    def unit(self, place: int) -> Unit | None:
        """A scale, a currency or both; a full stop behind a scale belongs to it."""
        word, key = self.text(place), self.key(place)
        if key in words.JOINED and (key != "te" or word == "TE"):
            factor = Decimal(words.JOINED[key])
            return Unit(factor, words.CURRENCIES.get(key, "EUR"), place + 1)
        if key in words.CURRENCIES and self.lexeme(place).kind in {"word", "mark"}:
            return Unit(Decimal(1), words.CURRENCIES[key], place + 1)
        if key in words.CENTS:
            return Unit(Decimal("0.01"), "EUR", place + 1)
        if key not in words.SCALES or self.lexeme(place).kind != "word":
            return None
        end = place + 1
        if self.text(end) == "." and self.glued(end):
            end += 1
        currency = words.CURRENCIES.get(self.key(end))
        if currency:
            return Unit(Decimal(words.SCALES[key]), currency, end + 1)
        if key in words.ONE_LETTER and not self._letter_alone(place, word):
            return None
        return Unit(Decimal(words.SCALES[key]), "", end)

    def _letter_alone(self, place: int, word: str) -> bool:
        """ "250 k", "30 T": nothing behind it that would make it the letter of something else."""
        return word in {"k", "K", "T"} and self.lexeme(place + 1).kind not in {"word", "number"}

    def counted(self, place: int) -> tuple[Decimal | None, int]:
        """A number in words ("zwei halbe": 1) and where it ends."""
        value: Decimal | None = None
        end = place
        while end < place + 2 and self.lexeme(end).kind == "word":
            count = words.COUNTS.get(self.key(end))
            if count is None:
                break
            value = Decimal(count) * (1 if value is None else value)
            end += 1
        return value, end

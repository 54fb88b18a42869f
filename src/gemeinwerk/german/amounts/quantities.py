"""Quantities of any kind: figures, fractions, words, and one times another."""

from decimal import Decimal

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.descent import TIMES, Descent
from gemeinwerk.german.numbers import to_decimal


class Quantities(Descent):
    def counted(self, place: int) -> tuple[Decimal | None, int]:
        """A number in words ("zwei halbe": 1) and where it ends."""
        value: Decimal | None = None
        end = place
        while end < place + 2 and self.lexemes[end].kind == "word":
            count = words.count_of(self.lexemes[end].key)
            if count is None:
                break
            value = count * (1 if value is None else value)
            end += 1
        return value, end

    def times(self, place: int) -> tuple[Decimal, int]:
        end = self.number(place)
        value = to_decimal(self.lexemes[place].text) if end > place else None
        if value is None:
            value, end = self.counted(place)
        if (
            value is not None
            and self.lexemes[end].key in TIMES
            and self.fraction(end + 1)[0] is not None
        ):
            return value, end + 1
        return Decimal(1), place

    def fraction(self, place: int) -> tuple[Decimal | None, int]:
        """1,5 | ½ | 1 ½ | 1/2 | 1 1/2 | eine halbe."""
        if self.lexemes[place].kind == "fraction":
            return Decimal(words.FRACTIONS[self.lexemes[place].text]), place + 1
        if self.lexemes[place].kind != "number":
            return self.counted(place)
        value = to_decimal(self.lexemes[place].text)
        if value is None:
            return None, place
        if self.lexemes[place + 1].kind == "fraction":
            return value + Decimal(words.FRACTIONS[self.lexemes[place + 1].text]), place + 2
        part, end = self._slashed(place)
        if part is not None:
            return part, end
        part, end = self._slashed(place + 1)
        if part is not None and part < 1 and self.lexemes[place + 1].kind == "number":
            return value + part, end
        return value, place + 1

    def _slashed(self, place: int) -> tuple[Decimal | None, int]:
        above, below = self.lexemes[place].text, self.lexemes[place + 2].text
        slash = (
            self.lexemes[place + 1].text == "/"
            and self.lexemes[place + 1].glued
            and self.lexemes[place + 2].glued
        )
        small = above.isdecimal() and len(above) < 3 and below in {"2", "3", "4", "5", "8"}
        if slash and small:
            share = Decimal(above) / Decimal(below)
            return share.quantize(Decimal("0.001")).normalize(), place + 3
        return None, place

"""Numbers without a unit: shares, numbers below nought, and those only the column explains."""

from decimal import Decimal

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.descent import (
    BELOW_NOUGHT,
    PERCENT,
    TIMES,
    Token,
    is_number_of_a_thing,
)
from gemeinwerk.german.amounts.posts import Posts
from gemeinwerk.german.numbers import money_decimal, to_decimal


class Figures(Posts):
    def negative(self) -> Token | None:
        """ "-5.000 €" is no cost; "- 5.000 €" is a line of a list."""
        amount = self.last() in {"money", "number", "posts", "year", "percent"}
        minus = self.lexemes[self.at].text == "-" and self.lexemes[self.at + 1].glued
        if not minus or amount or self.lexemes[self.at + 1].kind != "number":
            return None
        if (
            self.at
            and self.lexemes[self.at].glued
            and self.lexemes[self.at - 1].text not in {"(", "[", ":"}
        ):
            return None
        end = self.number(self.at + 1)
        unit = self.unit(end)
        off: tuple[Token, ...] = ()
        value = money_decimal(self.lexemes[self.at + 1].text) if unit else None
        if unit and value is not None:
            start, value = self.lexemes[self.at].start, value * unit.factor
            behind = self.lexemes[unit.end - 1].end
            currency = unit.currency or "EUR"
            off = (Token("money", start, behind, value, value, currency=currency),)
        return self.taken("word", unit.end if unit else end, value=BELOW_NOUGHT, several=off)

    def percent(self) -> Token | None:
        end = self.number(self.at)
        if end == self.at or self.lexemes[end].key not in PERCENT:
            return None
        end += 1
        whole = self._whole_of(end)
        if whole > end:
            return self.taken("word", whole)
        if (
            self.lexemes[end].text == "-"
            and self.lexemes[end].glued
            and self.lexemes[end + 1].kind == "word"
        ):
            return self.taken("percent", end + 2)  # "50 %-Förderung"
        return self.taken("percent", end, low=to_decimal(self.lexemes[self.at].text))

    def _whole_of(self, place: int) -> int:
        """Behind the amount a share is of: "10 % von 50.000 €"; `place` for none."""
        if self.lexemes[place].key not in {"von", "aus"}:
            return place
        begin = place + 1
        while self.lexemes[begin].means == "about" or self.lexemes[begin].text == ".":
            begin += 1
        end = self.number(begin)
        unit = self.unit(end) if end > begin else None
        return unit.end if unit else place

    def bare(self) -> Token | None:
        """A number without a unit: what it counts, the column says."""
        if self.lexemes[self.at].kind not in {"number", "fraction"}:
            return None
        low, end = self.fraction(self.at)
        if low is None or is_number_of_a_thing(self.lexemes[self.at].text):
            return self.taken("word", self.at + 1)
        odd = self._no_quantity(end)
        if odd > end:
            return self.taken("word", odd, several=self._several(odd))
        product, after = self._product()
        if product is not None:
            return self.taken("number", after, low=product, high=product)
        return self._figure(low, end)

    def _figure(self, low: Decimal, end: int) -> Token:
        """Its text is kept too: money and posts read "10,000" differently."""
        then = self.to(end)
        second, stop = (None, end) if then == end else self.fraction(then)
        if second is not None and second < low and self.is_of_source(stop):
            second, stop = None, end  # "80 - 20 Förderung"
        texts = [self.lexemes[self.at].text]
        plain = end == self.at + 1
        if second is not None and self.lexemes[then].kind in {"number", "fraction"}:
            texts.append(self.lexemes[then].text)
            plain, end = plain and stop == then + 1, stop
        else:
            second = low
        glued = self.lexemes[end].kind == "word" and self.lexemes[end].glued
        if glued and self.lexemes[end].key not in TIMES:  # "500qm"
            return self.taken("word", end + 1)
        value = "|".join(texts) if plain else ""
        before = self.lexemes[self.at - 1]
        before = self.lexemes[self.at - 2] if before.text == ":" else before
        low, high = min(low, second), max(low, second)
        beside = "staff" if before.key in words.STAFF else ""
        return self.taken("number", end, low=low, high=high, value=value, beside=beside)

    def _no_quantity(self, end: int) -> int:
        """Where something ends that begins with a number and is none; `end` if it is one:
        "24/SVV/0093", "30.-40.000 €", "5/10 T€" (a range or a choice)."""
        if not (self.lexemes[end].glued and self.lexemes[end + 1].glued):
            return end
        if self.lexemes[end].text == "/" and self.lexemes[end + 1].kind == "word":
            return end + 2 if self.lexemes[end + 2].kind and self.lexemes[end + 2].glued else end
        dashed = self.lexemes[end].text == "." and self.lexemes[end + 1].text == "-"
        if not dashed and self.lexemes[end].text != "/":
            return end
        start = end + 1 + dashed
        stop = self.number(start)
        if stop == start:
            return end
        while self.lexemes[stop].text == "/" and self.number(stop + 1) > stop + 1:  # "60/30/30 T€"
            stop = self.number(stop + 1)
        unit = self.unit(stop)
        return unit.end if unit else stop

    def _several(self, end: int) -> tuple[Token, ...]:
        """The amounts of "60/30/30 T€", which nobody can tell from a share or a choice."""
        places = [self.at]
        while self.lexemes[places[-1] + 1].text == "/" and places[-1] + 2 < end:
            places.append(places[-1] + 2)
        unit = self.unit(places[-1] + 1)
        found = []
        for one in (self.lexemes[place] for place in places):
            value = to_decimal(one.text) if one.kind == "number" else None
            if value is None or len(places) < 2 or (unit.end if unit else places[-1] + 1) != end:
                return ()
            if unit is None:
                found.append(Token("number", one.start, one.end, value, value, one.text))
                continue
            value = (money_decimal(one.text) or value) if unit.factor == 1 else value * unit.factor
            said = unit.currency or "EUR"
            found.append(Token("money", one.start, one.end, value, value, currency=said))
        return tuple(found)

    def _product(self) -> tuple[Decimal | None, int]:
        """ "2 x 0,5"."""
        if self.lexemes[self.at + 1].key not in TIMES:
            return None, self.at
        times, begin = self.times(self.at)
        value, end = self.fraction(begin) if begin > self.at else (None, begin)
        return (None if value is None or self.unit(end) else times * value), end

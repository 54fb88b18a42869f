"""What stands beside amounts and changes them: margins, alternatives, a unit for all numbers."""

from functools import cached_property

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.descent import Descent, Token
from gemeinwerk.german.numbers import to_decimal

_PLUS_OR_MINUS = (("±",), ("+", "/", "-"), ("+", "-"), ("plus", "/", "minus"), ("plus", "minus"))


class Asides(Descent):
    def margin(self) -> Token | None:
        """ "± 20 %", "+/- 5.000 €"."""
        if self.lexemes[self.at].key not in {"±", "+", "plus"}:
            return None
        for signs in _PLUS_OR_MINUS:
            place = self.at + len(signs)
            if tuple(one.key for one in self.lexemes[self.at : place]) == signs:
                return self._margin_of(place)
        return None

    def _margin_of(self, place: int) -> Token | None:
        end = self.number(place)
        value = to_decimal(self.lexemes[place].text) if end > place else None
        if not value:
            return None
        if self.lexemes[end].key in {"%", "prozent"}:
            return self.taken("margin", end + 1, low=value, value="%")
        unit = self.unit(end)
        if unit is None:
            return self.taken("margin", end, low=value)
        return self.taken("margin", unit.end, low=value * unit.factor, currency=unit.currency)

    def choice(self) -> Token | None:
        """ "Variante A", "Option 2", "ohne Förderung" beside "mit Förderung"."""
        key = self.lexemes[self.at].key
        if self.lexemes[self.at].means == "variant":
            return self._variant(self.at + 1)
        lone = self.lexemes[self.at + 1].text == ":" or self.lexemes[self.at + 1].kind == "number"
        if key == "ohne" and lone and self._with_sources:
            return self.taken("variant", self.at + 1)
        if key in {"mit", "ohne", "bei"} and self.lexemes[self.at + 1].means == "source":
            return self.taken("variant", self.at + 2) if self._without_sources else None
        return None

    @cached_property
    def _without_sources(self) -> bool:
        """Whether a cell says what there is without a source of money."""
        return any(
            one.key == "ohne"
            and (self.lexemes[place + 1].means == "source" or self.lexemes[place + 1].text == ":")
            for place, one in enumerate(self.lexemes[: self.length])
        )

    @cached_property
    def _with_sources(self) -> bool:
        return any(
            one.key in {"mit", "bei"} and self.lexemes[place + 1].means == "source"
            for place, one in enumerate(self.lexemes[: self.length])
        )

    def _variant(self, place: int) -> Token | None:
        one = self.lexemes[place]
        named = len(one.text) < 3 and (one.text.isupper() or one.text.isdecimal())
        if named and self.unit(place + 1) is None:
            return self.taken("variant", place + 1)
        key = self.lexemes[self.at].key
        if key in {"alternative", "modell"}:
            instead = one.text == ":" and key == "alternative"  # else it is an adjective
            return self.taken("or" if instead else "word", place, value="alternative")
        return self.taken("variant", place)

    def called(self) -> Token | None:
        """ "KfW 432", "Kostenstelle: 5103", "Stellen-Nr. 12": what something is called."""
        key, place = self.lexemes[self.at].key, self.at + 1
        place += self.lexemes[place].text == "."
        place += self.lexemes[place].text == ":"
        number = self.lexemes[place]
        if number.kind != "number":
            return None
        if key in words.PROGRAMMES:
            named = number.text.isdecimal() and len(number.text) == 3
        else:
            named = bool(words.NUMBERED.fullmatch(key))
        unit = self.unit(place + 1)
        if unit and named and " " in number.text:  # "Amt 50 200 €" may be two things
            return self.taken("word", unit.end)
        return self.taken("word", place + 1) if named and unit is None else None

    def unit_alone(self) -> Token | None:
        """ "(T€)", "in Mio. Euro": what the numbers of the cell are counted in."""
        unit = self.unit(self.at)
        if unit is None or unit.factor < 1:
            return None
        if self.lexemes[self.at].key in words.ONE_LETTER and not unit.currency:
            return None
        return self.taken("unit", unit.end, low=unit.factor, currency=unit.currency or "EUR")

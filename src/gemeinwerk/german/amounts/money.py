"""Amounts of money: a number with a unit, or two of them as a range."""

from decimal import Decimal

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.dates import Dates
from gemeinwerk.german.amounts.descent import (
    EITHER,
    PERCENT,
    YEAR,
    Token,
    Unit,
    is_number_of_a_thing,
)
from gemeinwerk.german.amounts.quantities import Quantities
from gemeinwerk.german.numbers import money_decimal, to_decimal


class Money(Quantities, Dates):
    def money(self) -> Token | None:
        start, currency, before = self.at, "", self.unit(self.at)
        if before:  # "€ 30.000", "T€ 30"
            start, currency = before.end, before.currency or "EUR"
            start += self.lexemes[start].text == "." and self.lexemes[start].glued
        end = self.number(start)
        if end == start or self._is_fraction(start):
            return self._money_in_words(before)
        unit = self.unit(end)
        if before:
            unit = unit or Unit(before.factor, currency, end)
        end_of_first = unit.end if unit else end
        dashed = end > start + 1
        token = self._range(start, end, unit, currency)
        if token is None and (unit or currency or dashed):
            token = self._one(start, end, unit, currency, end_of_first)
        return token

    def _one(
        self, start: int, end: int, unit: Unit | None, currency: str, after: int
    ) -> Token | None:
        value = _value(self.lexemes[start].text, unit.factor if unit else Decimal(1))
        if value is None:
            return self.taken("word", after)
        compound = (
            self.lexemes[after].text == "-"
            and self.lexemes[after].glued
            and self.lexemes[after + 1].glued
        )
        if compound and self.lexemes[after + 1].kind == "word":  # "365 €-Ticket"
            return self.taken("word", after + 2)
        said = (unit.currency if unit else "") or currency or "EUR"
        factor = unit.factor if unit else Decimal(1)
        return self.taken("money", after, low=value, high=value, currency=said, factor=factor)

    def _range(self, start: int, end: int, unit: Unit | None, currency: str) -> Token | None:
        then = self.to(unit.end if unit else end)
        if then == (unit.end if unit else end):
            return None
        either = self.lexemes[unit.end if unit else end].means == "or"
        if either and unit:
            return None  # "50.000 € oder 80.000 €": see `choices`
        if self.lexemes[then].key in words.CURRENCIES:
            then += 1
        stop = self.number(then)
        if stop == then:
            return None
        second = self.unit(stop)
        dashed = end > start + 1  # "30.000,- bis 40.000,-"
        if not (unit or second or currency or dashed):
            return None
        if self.is_year(then) and not second and not currency:
            return None  # "420.000 € bis 2030"
        if self.is_year(start) and not unit and not YEAR.fullmatch(self.lexemes[then].text):
            return None  # "2025 - 10.000 €"
        if unit and (to_decimal(self.lexemes[then].text) is None or self.dated(unit.end)):
            return None  # "30.000 € bis 31.12.2026", "bis 12/2026"
        both = _bounds(self.lexemes[start].text, unit, self.lexemes[then].text, second)
        after = second.end if second else stop
        if both is None:
            return self.taken("word", after)
        if self._is_taken_off(start, unit, then, second, after):
            return self._one(start, end, unit or second, currency, unit.end if unit else end)
        said = (second.currency if second else "") or (unit.currency if unit else "") or currency
        if unit and second and unit.currency != second.currency and unit.currency:
            return self.taken("word", after)
        factor = second.factor if second else unit.factor if unit else Decimal(1)
        return self.taken(
            "money",
            after,
            low=both[0],
            high=both[1],
            currency=said or "EUR",
            factor=factor,
            value=EITHER if either else "",
        )

    def _is_taken_off(
        self, start: int, unit: Unit | None, then: int, second: Unit | None, after: int
    ) -> bool:
        """ "80.000 - 20.000 € Förderung" is a whole and a part of it; neither "80.000 € - 80 %" nor
        "5.000 € - 3 Termine" is a range."""
        if self.lexemes[after].key in PERCENT:
            return True
        counts = unit is not None and second is None and self.is_thing(after)
        if not counts and not self.is_of_source(after):
            return False
        of_second = second.factor if second else unit.factor if unit else Decimal(1)
        whole = _value(self.lexemes[start].text, unit.factor if unit else of_second)
        part = _value(self.lexemes[then].text, of_second)
        return whole is not None and part is not None and whole > part

    def _is_fraction(self, place: int) -> bool:
        """ "1/2 Mio.", "1 1/2 Mio. €", "1 ½ Mio."; "3/4 T€" may be a choice."""
        one, two = self.lexemes[place + 1], self.lexemes[place + 2]
        slashed = one.text == "/" and two.kind == "number" and two.glued
        return slashed or one.kind == "fraction" or (one.kind == "number" and two.text == "/")

    def _money_in_words(self, before: Unit | None) -> Token | None:
        """ "eine halbe Million Euro", "zwei Mio. €", "½ Mio.", "tausend Euro"."""
        if before:
            thousand = self.lexemes[self.at].key == "tausend" and before.currency
            return self._said(before.factor, before) if thousand else None
        value, end = self.fraction(self.at)
        if value is None:
            value, end = Decimal(1), self.at
        part = words.MILLIONS.get(self.lexemes[end].key)
        if part:  # "eine Viertelmillion"
            after = self.unit(end + 1) or Unit(Decimal(1), "EUR", end + 1)
            return self._said(value * part, after) if after.factor == 1 else None
        unit = self.unit(end) if end > self.at else None
        if unit is None:
            return None
        single = unit.factor < 1_000 and value == 1  # "ein Euro"
        choice = self.lexemes[self.at].kind == "number" and unit.factor < 1_000_000
        choice = choice or value * 4 % 1 != 0  # "2/3 Mio." is no amount to the cent
        return None if single or choice else self._said(value * unit.factor, unit)

    def _said(self, value: Decimal, unit: Unit) -> Token:
        if self.lexemes[self.at - 1].key in words.SOME:  # "mehrere tausend Euro"
            return self.taken("word", unit.end)
        said = unit.currency or "EUR"
        return self.taken(
            "money", unit.end, low=value, high=value, currency=said, factor=unit.factor
        )


def _value(text: str, factor: Decimal) -> Decimal | None:
    """The number in front of a scale has a comma that always divides: "0,500 Mio.", "1,250 T€"."""
    number = money_decimal(text) if factor == 1 else to_decimal(text)
    if is_number_of_a_thing(text):
        return None
    return None if number is None else number * factor


def with_thousands(first: str, second: str) -> str | None:
    """ "10-15.000 €" means thousands twice: the first with its own. None where one cannot tell
    ("5-1.000 €", "1-2.500 €")."""
    if not first.isdecimal() or not 0 < int(first) < 1_000 or "." not in second:
        return first
    value = to_decimal(second) or Decimal(0)
    if value < 100 * int(first):
        return first
    return f"{first}.000" if value % 1_000 == 0 and value > int(first) * 1_000 else None


def _bounds(
    first: str, unit: Unit | None, second: str, other: Unit | None
) -> tuple[Decimal, Decimal] | None:
    """Low and high. A number without a unit has that of the other, if it then is no larger."""
    of_second = other.factor if other else unit.factor if unit else Decimal(1)
    of_first = unit.factor if unit else of_second
    whole = first if unit else with_thousands(first, second)
    low, high = _value(whole or "", of_first), _value(second, of_second)
    if low is None or high is None:
        return None
    if low > high and unit is None and of_second > 1:
        low = _value(first, Decimal(1))  # "200.000 - 1,5 Mio. €"
        return (low, high) if low is not None and 1_000 <= low <= high else None
    return min(low, high), max(low, high)

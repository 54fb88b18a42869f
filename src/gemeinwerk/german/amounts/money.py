"""Amounts of money: a number with a unit, or two of them as a range."""

from decimal import Decimal

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.descent import YEAR, Descent, Token, Unit, is_number_of_a_thing
from gemeinwerk.german.numbers import money_decimal, to_decimal


class Money(Descent):
    def money(self) -> Token | None:
        start, currency, before = self.at, "", self.unit(self.at)
        if before:  # "€ 30.000", "T€ 30"
            start, currency = before.end, before.currency or "EUR"
            start += self.lexemes[start].text == "." and self.lexemes[start].glued
        end = self.number(start)
        if end == start:
            return None if currency else self._money_in_words()
        unit = self.unit(end)
        if before and before.factor != 1:
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
        return self.taken("money", after, low=value, high=value, currency=said)

    def _range(self, start: int, end: int, unit: Unit | None, currency: str) -> Token | None:
        then = self.to(unit.end if unit else end)
        if then == (unit.end if unit else end):
            return None
        if self.lexemes[then].key in words.CURRENCIES:
            then += 1
        stop = self.number(then)
        if stop == then:
            return None
        second = self.unit(stop)
        if not (unit or second or currency):
            return None
        if self.is_year(then) and not second and not currency:
            return None  # "420.000 € bis 2030"
        if self.is_year(start) and not unit and not YEAR.fullmatch(self.lexemes[then].text):
            return None  # "2025 - 10.000 €"
        if unit and to_decimal(self.lexemes[then].text) is None:
            return None  # "30.000 € bis 31.12.2026"
        both = _bounds(self.lexemes[start].text, unit, self.lexemes[then].text, second)
        after = second.end if second else stop
        if both is None:
            return self.taken("word", after)
        said = (second.currency if second else "") or (unit.currency if unit else "") or currency
        if unit and second and unit.currency != second.currency and unit.currency:
            return self.taken("word", after)
        return self.taken("money", after, low=both[0], high=both[1], currency=said or "EUR")

    def _money_in_words(self) -> Token | None:
        """ "eine halbe Million Euro", "zwei Mio. €"."""
        value, end = self.counted(self.at)
        unit = self.unit(end) if value else None
        if value is None or unit is None or (unit.factor < 1_000 and value == 1):
            return None
        value *= unit.factor
        return self.taken("money", unit.end, low=value, high=value, currency=unit.currency or "EUR")


def _value(text: str, factor: Decimal) -> Decimal | None:
    """The number in front of a scale has a comma that always divides: "0,500 Mio.", "1,250 T€"."""
    number = money_decimal(text) if factor == 1 else to_decimal(text)
    if is_number_of_a_thing(text):
        return None
    return None if number is None else number * factor


def _leaves_out_thousands(first: str, unit: Unit | None, second: str) -> bool:
    """ "30-40.000 €" may mean thousands twice."""
    short = unit is None and first.isdecimal() and 0 < int(first) < 1_000 and "." in second
    return short and (to_decimal(second) or 0) >= 100 * int(first)


def _bounds(
    first: str, unit: Unit | None, second: str, other: Unit | None
) -> tuple[Decimal, Decimal] | None:
    """Low and high. A number without a unit has that of the other, if it then is no larger."""
    of_second = other.factor if other else unit.factor if unit else Decimal(1)
    of_first = unit.factor if unit else of_second
    low, high = _value(first, of_first), _value(second, of_second)
    if low is None or high is None or _leaves_out_thousands(first, unit, second):
        return None
    if low > high and unit is None and of_second > 1:
        low = _value(first, Decimal(1))  # "200.000 - 1,5 Mio. €"
        return (low, high) if low is not None and 1_000 <= low <= high else None
    return min(low, high), max(low, high)

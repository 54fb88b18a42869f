"""What the numbers below a text are counted in: "Kosten (T EUR)", "in 1.000 €", "Mio. €"."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.descent import Descent
from gemeinwerk.german.amounts.lexemes import as_shown
from gemeinwerk.german.numbers import to_decimal

LONGEST = 400
"""Signs of a text that are looked at: a heading or a line above a table is no longer."""
_BEFORE = frozenset({"in", "a", "à", "x", "(", "[", "/", "je", "angaben", "betraege", "werte", ""})
_THOUSANDS = {Decimal(1_000), Decimal(1_000_000)}


@dataclass(frozen=True)
class Scale:
    """``factor``: 1000 under "T€"; ``currency`` as ISO 4217 has it, "EUR" where none is named."""

    factor: int
    currency: str = "EUR"


@lru_cache(maxsize=4_000)
def scale_of(text: str) -> Scale | None:
    """What a heading, a title line or the format of a cell says its numbers are counted in; None
    where it names neither a scale nor a currency. A scale counts before a currency."""
    descent = Descent(as_shown(text[:LONGEST]))
    found: list[Scale] = []
    for place in range(descent.length):
        scale = _thousand(descent, place) or _unit(descent, place)
        if scale:
            found.append(scale)
    return max(found, key=lambda scale: scale.factor, default=None)


@lru_cache(maxsize=4_000)
def factors_in(text: str) -> tuple[int, ...]:
    """What the scales that stand anywhere in a text count in: (1000,) of "12 T€ bis 2026"."""
    descent = Descent(as_shown(text))
    units = [descent.unit(place) for place in range(descent.length)]
    return tuple({int(unit.factor) for unit in units if unit and unit.factor > 1})


def _unit(descent: Descent, place: int) -> Scale | None:
    unit = descent.unit(place)
    if descent.lexemes[place - 1].kind == "number":
        return None  # "bis 10 Mio. €" limits what is meant and says nothing of the numbers
    before = descent.lexemes[place - 1].key
    if descent.lexemes[place].key in words.ONE_LETTER and not (unit and unit.currency):
        alone = descent.lexemes[place].text == "T" and before in {"in", "(", "["}
        return Scale(1_000) if alone else None  # "Kosten in T", not "Teil T"
    if unit is None or unit.factor < 1:
        return None
    return Scale(int(unit.factor), unit.currency or "EUR")


def _thousand(descent: Descent, place: int) -> Scale | None:
    """ "in 1.000 €" counts in thousands, "unter 1.000 €" does not."""
    if descent.lexemes[place].kind != "number" or descent.lexemes[place - 1].key not in _BEFORE:
        return None
    value, unit = to_decimal(descent.lexemes[place].text), descent.unit(place + 1)
    if value not in _THOUSANDS or value is None or unit is None or unit.factor != 1:
        return None
    return Scale(int(value), unit.currency or "EUR")

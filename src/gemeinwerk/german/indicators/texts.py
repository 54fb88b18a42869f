"""What a text about an indicator gives away, be it a cell, a name or half a sentence.

The values are those `reading` finds; of a range, which is no value, it is the lower end.
"""

import re
from decimal import Decimal

from gemeinwerk.german.indicators import words
from gemeinwerk.german.indicators.reading import parse_indicators, values_in
from gemeinwerk.german.text import fold

_WORD = re.compile(r"[^\W\d_]{3}")
_UNIT = re.compile(r"(?:\bin |[(\[])(?P<unit>[^()\[\]\s][^()\[\]]{0,19})(?=[)\]]|$)")


def first_number(text: str) -> Decimal | None:
    """The first number that is a value: "1.200 (2024)" -> 1200, "nach § 44" -> None."""
    return next((value.number for value in values_in(text)), None)


def aimed_number(text: str) -> Decimal | None:
    """The number a text aims at: behind "auf" or "Ziel", else the first that is not called what
    was."""
    values = values_in(text)
    aimed = [one for one in values if one.role == "target"] or [
        one for one in values if not one.role
    ]
    return (aimed or list(values))[0].number if values else None


def unit_of_heading(heading: str) -> str:
    """The unit a heading gives the numbers below it: "Zielwert in %", "Ziel 2030 (t CO2)"."""
    for found in _UNIT.finditer(heading):
        unit = found["unit"].removeprefix("in ").strip()
        if fold(unit).partition("/")[0].split(" ")[0] in words.UNITS:
            return unit
    return ""


def has_bounds(text: str) -> bool:
    """Whether it says on which side of a number, or how near to it: "höchstens 5", "< 5"."""
    return any(value.bounds for value in values_in(text))


def has_unit(text: str) -> bool:
    """Whether a number in it comes with its unit: "85 %", "Brachflächen: 0 ha"."""
    return any(value.unit for value in values_in(text))


def says_unit(text: str) -> bool:
    """Whether it says what its number counts: by a unit ("85 %") or before it ("Personen: 85")."""
    if not values_in(text):
        return False
    items = parse_indicators(text, states=False).items
    return has_unit(text) or any(_WORD.search(one.name) for one in items)

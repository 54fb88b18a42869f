"""Indicators: the lines of a cell, the number and unit of a value, how often it is taken."""

import re
from decimal import Decimal

from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.numbers import NUMBER, parse_number, to_decimal
from gemeinwerk.german.text import fold, squash

_BULLET = re.compile(r"^\s*(?:[-–•*·▪]|\d{1,2}[.)]|[a-z]\))\s+")
_VALUE = re.compile(
    rf"^(?:ca\.?|mind\.?|mindestens|rund|etwa|max\.?|>|<|≥|≤|\+)?\s*(?P<n>{NUMBER})\s*"
    r"(?P<unit>%|€|[^\d,;.()]{0,40}?)\s*"
    r"(?:\(.*\)|(?:bis|in|ab|pro|je|p\. ?a\.|bis zum|Stand|seit)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_LARGEST = Decimal(10) ** 13
_RHYTHMS = [
    ("monthly", r"monatlich|monthly"), ("quarterly", r"vierteljaehrlich|quartal|quarterly"),
    ("half_yearly", r"halbjaehrlich|half"), ("two_yearly", r"zweijaehrlich|alle (?:zwei|2) jahre"),
    ("yearly", r"jaehrlich|pro jahr|annual|yearly"), ("once", r"einmalig|once"),
]  # fmt: skip


def rhythm_of(text: str) -> str:
    """How often a value is taken, a value of models.Rhythm; "" where the words are unknown."""
    folded = fold(text)
    return next((rhythm for rhythm, words in _RHYTHMS if re.search(words, folded)), "")


def value_of(text: str) -> tuple[Decimal | None, str]:
    """ "200 Personen bis 2028" -> (200, "Personen"); a year alone is no value."""
    text = squash(text)
    found = _VALUE.match(text)
    if not found:
        return None, ""
    number = to_decimal(found["n"])
    year = re.fullmatch(r"(?:19|20)\d\d", found["n"]) and parse_number(text) is None
    if number is None or year or abs(number) >= _LARGEST:
        return None, ""
    return number, found["unit"].strip()


def lines(text: str) -> list[str]:
    """The lines of a cell without bullets; lines that say nothing are left out."""
    if is_empty(text):
        return []
    found = [squash(_BULLET.sub("", line)) for line in text.splitlines()]
    return [line for line in found if line and not is_empty(line)]

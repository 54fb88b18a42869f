"""A number with its unit: "mind. 500 neue Bäume", "80 t CO2/a", "1.200", "35 von 80"."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from gemeinwerk.german import indicator_words as words
from gemeinwerk.german.dates import point_at
from gemeinwerk.german.numbers import NUMBER, to_decimal
from gemeinwerk.german.partials import Span
from gemeinwerk.german.signs import Line

_NUMBER = re.compile(rf"(?:{NUMBER})")
_FAR = 4
LARGEST = Decimal(10) ** 13


@dataclass
class Value:
    """A number, and from where to where it stands; ``role``: baseline, target or ""."""

    number: Decimal
    unit: str
    start: int
    end: int
    role: str = ""
    when: Span | None = None
    tokens: set[int] = field(default_factory=set)


def value_at(line: Line, place: int) -> Value | None:
    """The value that begins at a token, None where its number is a name, a range or a date."""
    at = place
    while at < place + _FAR and (
        line.low(at) in words.AT_LEAST or (at > place and line.low(at) == ".")
    ):
        at += 1
    token = line[at]
    negative = token.text == "-" and line.tight(at + 1) and not token.tight
    number = line[at + negative]
    if not number.is_number or (number.tight and not negative and line[at - 1].is_word):
        return None
    if line.low(place - 1) in words.NAMED or (number.tight and line.low(place - 1) == "-"):
        return None
    found = _NUMBER.match(line.text, number.start)
    value = to_decimal(found.group()) if found else None
    if found is None or value is None or abs(value) >= LARGEST:
        return None
    end = at + negative
    while end < len(line) and line[end].start < found.end():
        end += 1
    if line.low(end) == "-" and line.tight(end) and line.tight(end + 1) and line[end + 1].is_word:
        return None  # "30-Zonen"
    if line[end].tight and (line[end].is_number or (line.low(end) in {".", ",", "-"}
                            and line.tight(end + 1) and line[end + 1].is_number)):  # fmt: skip
        return None  # "1.2.3", "10-15"
    if (
        line.low(end) in {"-", "bis"}
        and line[end + 1].is_number
        and not point_at(line, end + 1, prose=True)
    ):
        return None
    if line[end - 1].text and line.low(at - 1) in {"-", "bis"} and line[at - 2].is_number:
        return None
    unit = _unit_at(line, end)
    typed = line.typed(end, unit)
    value = -value if negative else value
    return Value(value, typed, place, unit)


def _unit_at(line: Line, place: int) -> int:
    """The token behind the unit that begins here: "%", "t CO2", "kWh/m²a", "neue Kurse"."""
    at = place
    low = line.low(at)
    if low in {"%", "‰", "€", "$"}:
        return _per(line, at + 1)
    if low in words.UNITS:
        at += 1
        if line.low(at) == "." and low in {"std", "stk", "stck", "min", "pers", "tsd", "mio"}:
            at += 1
        while at < len(line) and line[at].tight and line[at].text not in ",;:.()":
            at += 1
        if (
            line.low(at) in {"co", "thg", "co₂", "euro", "eur", "€"}
            or line.text[line[at].start :][:2] == "CO"
        ):
            at += 1
            while at < len(line) and line[at].tight and line[at].text not in ",;:.()":
                at += 1
        return _per(line, _nouns(line, at))
    if (
        low == "von"
        and line[at + 1].is_number
        and "auf" not in (line.low(at + 2), line.low(at + 3))
    ):
        return _nouns(line, at + 2)  # "35 von 80"
    adjectives = at
    while adjectives - at < 2 and _is_adjective(line[adjectives].text, line.low(adjectives)):
        adjectives += 1
    if is_noun(line[adjectives].text) and line.low(adjectives) not in words.NO_UNIT:
        at = adjectives + 1
        while at < len(line) and line[at].tight and line[at].text not in ",;:.()":
            at += 1
        return _per(line, _nouns(line, at))
    return _per(line, place)


def _nouns(line: Line, at: int) -> int:
    while is_noun(line[at].text) and line.low(at) not in words.NO_UNIT:
        at += 1
    return at


def _per(line: Line, place: int) -> int:
    """ "pro Jahr", "je Einwohner", "/Jahr", "p. a."."""
    slash = line.low(place) == "/" and line.tight(place) and line.tight(place + 1)
    if (slash or line.low(place) in {"pro", "je"}) and line[place + 1].is_word:
        at = place + 2
        return at + 1 if line.low(place + 1) in {"1000", "tausend"} else at
    if line.low(place) == "p" and line.low(place + 1) == ".":
        at = line.skip(line.skip(place + 1, "."), "a")
        return line.skip(at, ".")
    if line.low(place) in {"jaehrlich", "monatlich", "pa"}:
        return place + 1
    return place


def is_noun(text: str) -> bool:
    return text[0].isalpha() and text[0].isupper()


def _is_adjective(text: str, low: str) -> bool:
    return text[0].islower() and low not in words.NO_UNIT and len(text) > 3 and low[-1] in "enrms"

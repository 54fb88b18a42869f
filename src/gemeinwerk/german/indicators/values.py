"""A number with its unit: "mind. 500 neue Bäume", "80 t CO2/a", "1.200", "35 von 80"."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from gemeinwerk.german.indicators import words
from gemeinwerk.german.numbers import NUMBER, RUN, to_decimal
from gemeinwerk.german.signs import Line
from gemeinwerk.german.times.dates import point_at
from gemeinwerk.german.times.partials import Span

_NUMBER = re.compile(rf"(?:{NUMBER})")
_RUN = re.compile(RUN)
_BOUNDS = {
    first: [one for one in words.COMPARED if one[0] == first]
    for first in {one[0] for one in words.COMPARED}
}
_OPENS = words.AT_LEAST | words.MINUS | _BOUNDS.keys()
_FAR = 4
_BEFORE_COMPARED = frozenset({".", "zu", "zum", "mit", "dem", "jahr"})
LARGEST = Decimal(10) ** 13


@dataclass
class Value:
    """A number, and from where to where it stands; ``role``: baseline, target or "".

    ``is_range``: it is the lower end of one ("10-15", "4.000 bis 5.000"), which no value says.
    """

    number: Decimal
    unit: str
    start: int
    end: int
    role: str = ""
    when: Span | None = None
    tokens: set[int] = field(default_factory=set)
    is_range: bool = False
    bounds: frozenset[int] = frozenset()
    """Its words that the number does not say: "mindestens", "<", "ca."."""


def latest(targets: list[Value]) -> Value | None:
    """Of several targets the latest, whichever comes first: "5 Kitas bis 2028, 3 bis 2027"."""
    dated = [(one.when.end, at) for at, one in enumerate(targets) if one.when]
    at = max(dated)[1] if dated and len(dated) == len(targets) else -1
    return targets[at] if targets else None


def value_at(line: Line, place: int) -> Value | None:
    """The value that begins at a token, None where its number is a name, a day or no number."""
    if not line[place].is_number and line.low(place) not in _OPENS:
        return None
    at = _behind_bounds(line, place)
    negative = line.low(at) in words.MINUS and _is_minus(line, at)
    number = at + negative
    before = line[number - 1]
    if not line[number].is_number or (line.tight(number) and not negative and before.is_word):
        return None
    if line.low(place - 1) in words.NAMED | words.DENIED or (
        line.tight(number) and line.low(place - 1) == "-"
    ):
        return None
    read = None if is_compared(line, number) else _number_at(line, number)
    if read is None:
        return None
    value, end = read
    other = _range_end(line, end)
    if other:
        unit = _unit_at(line, other)
        return Value(value, line.typed(other, unit), place, unit, is_range=True)
    bounds = frozenset(n for n in range(place, at) if line.low(n) not in words.SIGNS)
    if line.low(end) == "-" and line.tight(end) and line.tight(end + 1) and line[end + 1].is_word:
        return None  # "30-Zonen"
    less = line.low(end) in words.LESS and line.low(end + 1) != "als"  # "20 weniger Unfälle"
    begin = end + less
    unit = _unit_at(line, begin)
    typed = line.typed(begin, unit)
    if line.low(unit) in words.LESS | words.MORE and unit > begin:
        less, unit = line.low(unit) in words.LESS, unit + 1
    return Value(-value if negative or less else value, typed, place, unit, bounds=bounds)


def is_compared(line: Line, place: int) -> bool:
    """Whether a number is the year that something is compared with: "ggü. 1990"."""
    if len(line[place].text) != 4 or line[place].text[:2] not in {"19", "20"}:
        return False
    before = place - 1
    while before > place - _FAR and line.low(before) in _BEFORE_COMPARED:
        before -= 1  # "ggü.", "verglichen mit", "gegenüber dem Jahr"
    return line.low(before) in words.AGAINST


def number_end(line: Line, place: int) -> int:
    """Behind all signs that belong to the number at a token: "1.2.3", "4.000"."""
    found = _RUN.match(line.text, line[place].start)
    end = place + 1
    while found and end < len(line) and line[end].start < found.end():
        end += 1
    return end


def _behind_bounds(line: Line, place: int) -> int:
    """Behind "mindestens", "ca.", "mehr als"."""
    at = place
    while at < place + _FAR:
        openers = _BOUNDS.get(line.low(at), ())
        phrase = next((one for one in openers if _stands(line, at, one)), ())
        if (
            not phrase
            and line.low(at) not in words.AT_LEAST
            and (at == place or line.low(at) != ".")
        ):
            break
        at += len(phrase) or 1
    return at


def _stands(line: Line, place: int, phrase: tuple[str, ...]) -> bool:
    return all(line.low(place + n) == word for n, word in enumerate(phrase))


def _is_minus(line: Line, place: int) -> bool:
    """Whether a dash is a sign of the number behind it and no dash between two words."""
    if line.low(place) == "minus":
        return True
    opens = place == 0 or line[place - 1].text in ":(=" or line.low(place - 1) in _LEADS
    return opens or (line.tight(place + 1) and not line.tight(place))


_LEADS = words.TARGET | words.BASELINE | words.AT_LEAST | {"um", "von", "auf", "bei"}


def _number_at(line: Line, place: int) -> tuple[Decimal, int] | None:
    """A number taken whole, with the token behind it; None where it is none as a whole."""
    found = _NUMBER.match(line.text, line[place].start)
    value = to_decimal(found.group()) if found else None
    if found is None or value is None or abs(value) >= LARGEST:
        return None
    end = place
    while end < len(line) and line[end].start < found.end():
        end += 1
    goes_on = line[end].is_number or (
        line.low(end) in {".", ","} and line.tight(end + 1) and line[end + 1].is_number
    )
    whole = line[end - 1].end == found.end() and not (line.tight(end) and goes_on)
    return (value, end) if whole else None  # "1.2.3", thirteen digits


def _range_end(line: Line, end: int) -> int:
    """Behind the upper end of a range whose lower end lies before a token, else 0."""
    at = end
    if line.low(at) in words.UNITS and line.low(at + 1) in {"-", "bis"}:
        at += 1  # "10 % - 15 %"
    if line.low(at) not in {"-", "bis"}:
        return 0
    upper = line.skip(at + 1, "zu", "ca", ".")
    if not line[upper].is_number:
        return 0
    year = point_at(line, upper, prose=True)
    counted = line.low(at) == "bis" and len(line[end - 1].text) > 2
    if year and not (counted and is_noun(line[year.after].text)):
        return 0  # "20 bis 2030", but "1000 bis 2000 Personen"
    read = _number_at(line, upper)
    return read[1] if read else number_end(line, upper)


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
        if line.low(at) == "und" and is_noun(line[at + 1].text):
            return at + 2  # "pro Kopf und Tag"
        return at + (line.low(place + 1) == "tausend" and is_noun(line[at].text))
    if line.low(place) in {"pro", "je"} and line[place + 1].is_number:
        read = _number_at(line, place + 1)  # "je 1.000 Einwohner"
        return read[1] + 1 if read and is_noun(line[read[1]].text) else place
    if line.low(place) == "p" and line.low(place + 1) == ".":
        at = line.skip(line.skip(place + 1, "."), "a", "jahr", "monat")
        return line.skip(at, ".")
    if line.low(place) in {"jaehrlich", "monatlich", "pa"}:
        return place + 1
    return place


def is_noun(text: str) -> bool:
    return text[0].isalpha() and text[0].isupper()


def _is_adjective(text: str, low: str) -> bool:
    return text[0].islower() and low not in words.NO_UNIT and len(text) > 3 and low[-1] in "enrms"

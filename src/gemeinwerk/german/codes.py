"""Numbers of measures and fields: as they are shown, before a title, and in a column as a whole.

A title may begin with a number for other reasons: "365 Euro Ticket", "2. Stadtteil", "CO2 senken".
What a text alone leaves in doubt, those beside it decide (`counted_on`, `numbered_in`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from gemeinwerk.german.signs import Line
from gemeinwerk.german.text import fold, squash
from gemeinwerk.german.times import words
from gemeinwerk.german.times.dates import parse_date
from gemeinwerk.german.times.partials import partial_at

_LETTERS = r"(?P<letters>[A-ZÄÖÜ]{1,4}[ .\-]?)?"
_ROMAN = r"(?P<roman>(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3}))"
_WORD = (
    r"(?:(?P<word>(?:Maßnahmen?(?:-?(?:[Ss]teckbrief|[Bb]latt))?|Steckbrief|Projekt)(?: (?:Nr\.?|"
    r"Nummer))?|Nr\.?|Nummer):? )?"
)
# A dash right before a letter joins words ("24-Stunden-Lauf"), except behind several parts.
_BEHIND = (
    r"(?:\.?(?P<sign> ?[:)](?!\d) ?| (?P<dash>[–—-]) ?|(?P<close>[–—-]) |"
    r"(?:(?<=[.,/]\d)|(?<=[.,/]\d\d))(?P<joint>[–—-]))|(?P<dot> ?\.(?!\d) ?)|[ _])"
)
_TITLE = r"(?P<title>\S.*)"


def _pattern(between: str) -> re.Pattern[str]:
    number = rf"(?P<digits>\d{{1,3}}(?:{between}\d{{1,3}}){{0,4}})(?P<suffix>[a-z])?"
    some = rf"(?:{_LETTERS}{number}|{_ROMAN}|(?P<letter>[A-ZÄÖÜ]))"
    return re.compile(f"{_WORD}(?P<code>{some}){_BEHIND}{_TITLE}", re.DOTALL)


_BEFORE = _pattern(r"\.")
_IN_NUMBERS = _pattern(r"[.,\-/]")
_ENCLOSED = re.compile(r"\(([A-ZÄÖÜ]?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[A-ZÄÖÜ])\) ?(?=\S)")
_NAME = re.compile(r"[\"„“»›‚'(\[]{0,3}[^\W\d_]{2}")
_CAPITAL = re.compile(r"[\"„“»›‚'(\[]{0,3}[A-ZÄÖÜ\d]")
_VARIANT = re.compile(r"(?:neu|alt|opt)\b")
_FIELD = re.compile(r"HF[ .\-]?")
_SIZE = re.compile(
    r"(?:mio|mrd|tsd|millionen?|milliarden?|km|ha|qm|kwp?|mwp?|gwh?|kwh|mwh|prozent|grad|uhr|euro|"
    r"eur)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:minuten?|stunden?|tage?|wochen?|monate?|jahre?|std|min|mal)\b", re.IGNORECASE
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
NUMBER = re.compile(
    r"[A-ZÄÖÜ]{0,4}[ .\-]?\d{1,3}(?:[.,\-/]\d{1,3}){0,4}[a-z]?\.?|[A-ZÄÖÜ]\.?|[IVX]{2,6}\.?"
)
"""A number that stands alone: "1.1", "M 2", "A", "IV."."""
_LEFT_OUT = 3
"""Of so many numbers up to the highest a column may say but one."""
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_VALUES = {"I": 1, "V": 5, "X": 10}


class Doubt(StrEnum):
    """Why a number before a title may be none."""

    NONE = ""
    """ "1.1 Radweg", "M 1.2 Radweg", "2: Wohnen"."""
    COUNT = "count"
    """ "3 Kitas", "A Wohnen", "IV Wohnen": a count of things, or a word."""
    ORDER = "order"
    """ "2. Stadtteil", "7.5. Tag der Vielfalt", "C. Müller": an order, a day, a name cut short."""
    NAME = "name"
    """ "CO2 senken", "B 96 verlegen", "Projekt 21 beginnen": a part of a name."""


@dataclass(frozen=True)
class Code:
    """``shown``: the number, every sign of it. ``title``: what stands behind it in its cell.

    ``typed``: what was probably typed where a spreadsheet made a date of it ("01.10.2026" or
    "01. Okt" of "1.10", "Jan 20" of "1.20"), else "".
    """

    shown: str
    typed: str = ""
    title: str = ""


@dataclass(frozen=True)
class Numbered:
    """A title behind its number. ``code``: without the sign between them; ``word``: what stood
    before the number, "Maßnahme"."""

    code: str
    title: str
    doubt: Doubt = Doubt.NONE
    word: str = ""


# --- a column of numbers ------------------------------------------------------------------------


def read_code(text: str) -> Code:
    """The number of a measure, as shown: "1,10" is neither 1.1 nor another measure's 1.10."""
    shown = squash(text)
    typed = _before_it_was_a_date(shown)
    found = None if typed else _IN_NUMBERS.fullmatch(_opened(shown))
    if not found or _is_word(found) or _VARIANT.match(found["title"]):
        return Code(shown, typed)
    counts = found["title"][0].isdigit() and not (_is_range(found) or _doubt(found))
    if not (_NAME.match(found["title"]) or counts):
        return Code(shown)
    dot = "." if found["dot"] else ""
    return Code(f"{found['code']}{dot}", title=found["title"])


def _before_it_was_a_date(shown: str) -> str:
    day = parse_date(shown)
    if day:
        return f"{day.day}.{day.month}"
    line = Line(shown)
    partial = partial_at(line, 0)
    if not partial or partial.kind not in {"day", "month"} or not _names_a_month(line):
        return ""
    month = partial.months[0]
    if partial.kind == "day":
        return f"{partial.day}.{month}" if partial.after == len(line) else ""
    at = line.skip(partial.after, "-")
    year = line.digits(at) in {2, 4} and at + 1 == len(line)
    return f"{month}.{line.low(at)[-2:]}" if year else ""


def _names_a_month(line: Line) -> bool:
    return any(token.low in words.MONTHS for token in line.tokens)


# --- a number before a title --------------------------------------------------------------------


def before_title(text: str) -> Numbered | None:
    """The number a title begins with, or None: "1.1 Radweg", not "24-Stunden-Lauf", "3.000 Bäume".

    Where it is in doubt the text alone does not say whether it is one.
    """
    found = _BEFORE.fullmatch(_opened(squash(text)))
    if not found or _is_word(found) or _is_size(found) or _is_range(found):
        return None
    title, doubt = found["title"], _doubt(found)
    if doubt and not _NAME.match(title):
        return None
    return Numbered(found["code"], title, doubt, found["word"] or "")


def _opened(text: str) -> str:
    """ "(1) Wohnen" as "1) Wohnen"."""
    found = _ENCLOSED.match(text)
    return f"{found[1]}) {text[found.end() :]}" if found else text


def _is_range(found: re.Match[str]) -> bool:
    """ "4 – 6 Kitas"."""
    dash = found["dash"] or found["close"] or found["joint"]
    return bool(dash and found["title"][0].isdigit())


def _is_word(found: re.Match[str]) -> bool:
    """A letter that is none of a list: "V wie Verkehr", or one joined to what follows."""
    if not (found["letter"] or found["roman"]):
        return False
    return not found["sign"] and not _CAPITAL.match(found["title"])


def _is_size(found: re.Match[str]) -> bool:
    """ "1.5 Mio. Bäume", "3.000 Bäume", "30 Minuten Takt"."""
    if found["letters"] or not found["digits"]:
        return False
    if found["sign"] and not found["joint"]:
        return False
    whole = "." not in found["digits"] and not found["dot"]
    return bool(
        _THOUSANDS.fullmatch(found["digits"])
        or _SIZE.match(found["title"])
        or (whole and _LENGTH.match(found["title"]))
    )


def _doubt(found: re.Match[str]) -> Doubt:
    if found["sign"]:
        return Doubt.NONE
    several = "." in (found["digits"] or "")
    if found["dot"] and not found["letters"]:
        day = several and _DAY.fullmatch(found["digits"])
        return Doubt.ORDER if day or not several else Doubt.NONE
    if several:
        return Doubt.NONE
    if (found["word"] or "Projekt") != "Projekt" or _FIELD.fullmatch(found["letters"] or ""):
        return Doubt.NONE
    letters = found["letters"] or found["word"]
    if (letters or "")[-1:] == "." or (found["digits"] or "")[:1] == "0":
        return Doubt.NONE  # "A.1" has two parts, and no count begins with a nought
    return Doubt.NAME if letters else Doubt.COUNT


# --- a column as a whole ------------------------------------------------------------------------


def counted_on(texts: Iterable[str]) -> set[str]:
    """Those of the texts that are in doubt, and whose number is one: they count along ("1 Radweg",
    "2 Ampel", but not "3 Kitas" between "7 Bäume"), stand above or below another number ("B" above
    "B1"), or share their letters with others ("M1", "M4"). Two count along that begin with 1 or A,
    else three.
    """
    texts = list(texts)
    read = {text: found for text in texts if (found := before_title(text))}
    runs: dict[_Place, list[str]] = {}
    counted: set[str] = set()
    for text in texts:
        if text not in read or not read[text].doubt:
            continue
        for series, place in _places(read[text]):
            run = [*runs.pop((series, place), [])[-2:], text]
            runs[series, place + 1] = run
            if (len(run) > 2 or len(run) == place == 2) and not _of_one_kind(read, run):
                counted.update(run)
    return counted | _supported(read)


def numbered_in(texts: Sequence[str]) -> set[str]:
    """As `counted_on`, of a column that says its texts again and again, in whatever order: fields
    of action beside measures. Three or more that all have one and go up are numbers though some are
    left out, unless they are far apart; one that stands twice is, before the same word."""
    distinct = list(dict.fromkeys(texts))
    read = {text: found for text in distinct if (found := before_title(text))}
    places = {text: _places(found)[0] for text, found in read.items()}
    if len(read) == len(distinct) > 2 and _rise(list(places.values())):
        return set() if _of_one_kind(read, distinct) else set(distinct)
    if len(texts) > len(distinct):
        distinct = sorted(places, key=lambda text: places[text])
    known = {(places[text], _first_word(read[text])) for text in counted_on(distinct)}
    return {text for text, place in places.items() if (place, _first_word(read[text])) in known}


def _rise(places: list["_Place"]) -> bool:
    """1, 2, 5 do; 1, 2, 40 do not, but 10, 20, 30 do."""
    steps = [b[1] - a[1] for a, b in pairwise(places) if a[0] == b[0]]
    if len(steps) < len(places) - 1 or min(steps) < 1:
        return False
    return places[-1][1] <= _LEFT_OUT * len(places) or len(set(steps)) == 1


def _of_one_kind(read: Mapping[str, Numbered], texts: Iterable[str]) -> bool:
    """ "1. Arbeitsmarkt", "2. Arbeitsmarkt": an order of things that have one name."""
    found = [read[text] for text in texts]
    in_order = all(one.doubt is Doubt.ORDER for one in found)
    return in_order and len({fold(one.title) for one in found}) == 1


def _first_word(found: Numbered) -> str:
    return fold(found.title).partition(" ")[0]


_Place = tuple[tuple[str, ...], int]
"""A series ("A 1." has A 1.1, A 1.2 ...) and the place in it, from 1."""


def _places(found: Numbered) -> list[_Place]:
    """ "I" may be a letter or the first of all."""
    pieces = parts_of(found.code)
    last = pieces[-1]
    above = (found.word, *pieces[:-1])
    if last.isdigit():
        return [(above, int(last))]
    if pieces[:-1]:  # "3a"
        return [(above, ord(last) - 96)]
    places: list[_Place] = [(("letter",), ord(last) - 64)] if len(last) == 1 else []
    return [*places, (("roman",), _roman(last))] if set(last) <= _VALUES.keys() else places


def _roman(text: str) -> int:
    values = [_VALUES[sign] for sign in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _supported(read: Mapping[str, Numbered]) -> set[str]:
    """Those in doubt that stand above or below another number, or share their letters."""
    known = {tuple(parts_of(one.code)) for one in read.values()}
    above = {pieces[:-1] for pieces in known}
    letters = Counter(name for name, _code in {(_letters_of(n), n.code) for n in read.values()})
    alike = {name for name, count in letters.items() if count > 1 and 2 * count >= len(read)}
    codes = {text: tuple(parts_of(one.code)) for text, one in read.items() if one.doubt}
    return {
        text
        for text, pieces in codes.items()
        if pieces in above or pieces[:-1] in known or _letters_of(read[text]) in alike - {""}
    }


def _letters_of(found: Numbered) -> str:
    first = parts_of(found.code)[0]
    return found.word or (first if first.isalpha() and first != found.code else "")


def parts_of(code: str) -> list[str]:
    """ "A1.2" -> A, 1, 2."""
    return _PIECES.findall(code)


def is_numbered_below(code: str, above: str) -> bool:
    """1.1 is below 1, and A1 below A; 11 is not below 1."""
    rest = code[len(above) :]
    if not code.startswith(above) or not rest:
        return False
    return rest[0] in ".-/ _" or (above[-1].isalpha() and rest[0].isdigit())

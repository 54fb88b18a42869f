"""A cell of indicators: what is measured, in which unit, from which value to which.

    cell  = entry { (line end | bullet | ";") entry }
    entry = [name] [":"] { [role] [time ":"] value [time] | yes-no | source }
    value = [at least] NUMBER [unit]
    role  = "Ist" | "Ausgangswert" | "von" | "Ziel" | "Soll" | "auf" | "→" | "mindestens" ...

Values without a role: a single one is aimed at; of several with their years the last is, unless
they follow year upon year: such a row tells what was, and its last is where one stands. ``since``,
the first year of the plan, parts what was from what shall be.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.german.dates import point_at
from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.numbers import NUMBER, to_decimal
from gemeinwerk.german.partials import Span
from gemeinwerk.german.signs import Line, rest_of
from gemeinwerk.german.text import fold, squash


@dataclass(frozen=True)
class Indicator:
    """``name``: what is measured, "" where the cell gives a value only. ``yes_no``: met or not.

    ``baseline``/``target`` with the last day each is of, where said; of yes and no 1 is the target
    "ja", 0 the baseline "nein".
    """

    name: str
    unit: str = ""
    baseline: Decimal | None = None
    baseline_date: date | None = None
    target: Decimal | None = None
    target_date: date | None = None
    yes_no: bool = False
    source: str = ""


@dataclass(frozen=True)
class Indicators:
    """What a cell says of indicators; ``rest``: what is in none of them."""

    items: tuple[Indicator, ...]
    rest: str
    text: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BASELINE = _words(
    "ist istwert iststand ausgangswert ausgangslage baseline bisher bislang derzeit aktuell vorjahr"
    " stand heute referenzwert basiswert startwert basisjahr von gegenwaertig zurzeit ausgangspunkt"
    " bestand from"
)
_TARGET = _words(
    "ziel zielwert zielgroesse zielvorgabe zielmarke soll sollwert target auf angestrebt"
    " zielzahl planwert to kuenftig → =>"
)
_WORTHS = _words("wert stand zustand groesse")
_AT_LEAST = _words(
    "mind mindestens ca circa rd rund etwa max maximal hoechstens ueber unter min > < ≥ ≤ ~ ≈ +"
    " bis_zu"
)
_TIMELY = _words("bis in im ab seit zum am ende mitte anfang stand jahr jahre jahres den dem bis")
_STOPS = _words(
    "bis in im ab seit zum am von auf und oder nach ueber unter mit bei fuer an aus durch der"
    " die das"
    " des den dem sind ist werden wird wurden haben hat zu zur als gegenueber im vom nehmen sollen"
    " jaehrlich monatlich"
)
_UNITS = _words(
    "% ‰ € eur euro teur t kg g mg km m cm ha qm kwh mwh gwh twh kw mw kwp mwp l h std min st stk"
    " stck stueck tonnen hektar liter prozent prozentpunkte punkte grad pkt db dba tsd mio pers ew"
    " vzae vzk co m² m³ km²"
)
_NO_UNIT = _STOPS | _TARGET | _BASELINE
_NAMED = _words(
    "§ §§ din en iso nr abs absatz art artikel quartier phase stufe klasse paragraph sgb kfw linie"
    " agenda teil modul kapitel gruppe ziffer tempo jahrgang bezirk stadtteil massnahme"
    " handlungsfeld"
    " hf baustein satz buch kategorie level zone fb amt nummer b k l"
)
"""The number behind these is their name, no value."""
_CHANGES = re.compile(
    r"(?:redu|senk|minder|verringer|einspar|steiger|erhoeh|zunahm|zuwachs|rueckgang|anstieg|abnahm)",
    re.IGNORECASE,
)
_PARTING = frozenset(",;:.()[]/|&•·–-\"'!…_=")
_BULLET = re.compile(r"\s*(?:[-–•*·▪►➢✓]|\d{1,2}[.)]|[a-z]\))\s+")
_SPLIT = re.compile(r"\s*;\s+")
_GOES_ON = re.compile(
    r"(?:ziel|soll|ist|baseline|ausgangs|target|bis|stand|quelle|derzeit|aktuell|(?:19|20)\d\d|\d)",
    re.IGNORECASE,
)
_YES_NO = {("ja",), ("nein",), ("ja", "/", "nein"), ("j", "/", "n"), ("ja", "oder", "nein"),
           ("erfuellt",), ("vorhanden",), ("ja", "-", "nein"), ("yes",), ("no",),
           ("yes", "/", "no")}  # fmt: skip
_MET = dict.fromkeys(("ja", "yes", "erfuellt", "vorhanden"), Decimal(1))
_NOT_YET = dict.fromkeys(("nein", "no"), Decimal(0))
_SOURCE = re.compile(r"\(?\bQuelle\s*:\s*(?P<source>[^();]{2,80})\)?", re.IGNORECASE)
_NUMBER = re.compile(rf"(?:{NUMBER})")
_RHYTHMS = [
    ("monthly", r"monatlich|monthly"), ("quarterly", r"vierteljaehrlich|quartal|quarterly"),
    ("half_yearly", r"halbjaehrlich|half"), ("two_yearly", r"zweijaehrlich|alle (?:zwei|2) jahre"),
    ("yearly", r"jaehrlich|pro jahr|annual|yearly"), ("once", r"einmalig|once"),
]  # fmt: skip
LARGEST = Decimal(10) ** 13


def rhythm_of(text: str) -> str:
    "How often a value is taken: monthly, quarterly, half_yearly, yearly, two_yearly, once or"
    " ."
    folded = fold(text)
    return next((rhythm for rhythm, words in _RHYTHMS if re.search(words, folded)), "")


def value_of(text: str) -> tuple[Decimal | None, str]:
    """ "200 Personen bis 2028" -> (200, "Personen"); a year alone is no value."""
    found = parse_indicators(text).items
    if len(found) != 1:
        return None, ""
    [one] = found
    return (one.baseline if one.target is None else one.target), one.unit


def lines(text: str) -> list[str]:
    """The lines of a cell without bullets; lines that say nothing are left out."""
    if is_empty(text):
        return []
    found = [squash(_without_bullet(line)) for line in text.splitlines()]
    return [line for line in found if line and not is_empty(line)]


def _without_bullet(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


@lru_cache(maxsize=4_000)
def parse_indicators(text: str, since: int | None = None) -> Indicators:
    """The indicators of a cell; never raises."""
    items: list[Indicator] = []
    rests: list[str] = []
    for line in lines(text):
        for part in _entries(line):
            item, rest = _Entry(part, since).read()
            items.append(item)
            rests.extend([rest] if rest else [])
    return Indicators(tuple(items), " … ".join(rests), squash(text))


def _entries(line: str) -> list[str]:
    """Parted at semicolons, unless what follows is a value of what stands before."""
    parts: list[str] = []
    for part in _SPLIT.split(line):
        if parts and (_GOES_ON.match(part) or parts[-1].count("(") > parts[-1].count(")")):
            parts[-1] = f"{parts[-1]}; {part}"
        elif part.strip():
            parts.append(part)
    return parts


@dataclass
class _Value:
    number: Decimal
    unit: str
    start: int
    end: int
    role: str = ""
    when: Span | None = None
    tokens: set[int] = field(default_factory=set)


class _Entry:
    """One indicator, read from left to right."""

    def __init__(self, text: str, since: int | None) -> None:
        self.since = since
        self.source = ""
        found = _SOURCE.search(text)
        if found:
            self.source = squash(found["source"])
            text = f"{text[: found.start()]} {text[found.end() :]}"
        self.line = Line(text)
        self.used: set[int] = set()
        self.values: list[_Value] = []
        self.first: int | None = None
        self.role, self.pending = "", set[int]()
        self.time: Span | None = None
        self.answer = ""

    def read(self) -> tuple[Indicator, str]:
        place = 0
        while place < len(self.line):
            place = self._step(place)
        baseline, target = self._chosen()
        for value in self.values:
            if value in (baseline, target):
                self.used |= value.tokens
        return self._made(baseline, target)

    # --- one step ---------------------------------------------------------------------------------

    def _step(self, place: int) -> int:
        line = self.line
        role = self._role_at(place)
        if role:
            after, name = role
            if self.values and line.low(place - 1) == "(" and line.low(after) == ")":
                self.values[-1].role = name  # "12 (Ist)"
                self.values[-1].tokens |= set(range(place, after))
                return after
            if self._is_led(after):
                self._begin(place)
                taken = set(range(place, after))
                self.pending = taken if self.role not in {"", name} else self.pending | taken
                self.role = name
                return after
        answer = self._answer_at(place)
        if answer:
            self._begin(place)
            self.answer = " ".join(line.low(n) for n in range(place, answer))
            self.used |= set(range(place, answer))
            return answer
        found = self._time_at(place)
        if found:
            return self._take_time(place, *found)
        value = self._value_at(place)
        if value:
            return self._take_value(place, value)
        if line[place].text not in _PARTING:
            self._end_of_time()
        return place + 1

    def _begin(self, place: int) -> None:
        if self.first is None:
            self.first = place

    def _end_of_time(self) -> None:
        if self.time is None and not self.values:
            self.role, self.pending = "", set()

    def _role_at(self, place: int) -> tuple[int, str] | None:
        line = self.line
        low = line.low(place)
        if low == "-" and line.low(place + 1) == ">":
            return place + 2, "target"
        if low == "bis" and line.low(place + 1) == "zu":
            return place + 2, "target"
        compound = line.low(place + 1) == "-" and line.low(place + 2) in _WORTHS
        if low in {"ist", "soll", "ziel"} and compound:
            return place + 3, "baseline" if low == "ist" else "target"
        if low in _TARGET:
            return place + 1, "target"
        if low in _BASELINE:
            return place + 1, "baseline"
        return None

    def _is_led(self, place: int) -> bool:
        """Whether a value or a time follows a role, after marks and small words."""
        for at in range(place, min(place + 6, len(self.line))):
            token = self.line[at]
            if token.is_number:
                return not (token.tight and self.line[at - 1].is_word)
            if self._answer_at(at):
                return True
            small = token.low in _TIMELY | _AT_LEAST or token.text in _PARTING
            if not small and self._time_at(at) is None and self._role_at(at) is None:
                return False
        return False

    def _answer_at(self, place: int) -> int | None:
        line = self.line
        before = line[place - 1].text
        if place and before not in {":", "(", "=", "→", ">", "?", "-"}:
            return None
        for words in sorted(_YES_NO, key=len, reverse=True):
            if all(line.low(place + n) == word for n, word in enumerate(words)):
                after = line[place + len(words)].text
                if after in {" ", ")", ",", ";", ".", "("}:
                    return place + len(words)
        return None

    # --- times ------------------------------------------------------------------------------------

    def _time_at(self, place: int) -> tuple[Span, int, int] | None:
        """A time with the small words before it: its span, where it begins, the token behind."""
        line, at = self.line, place
        while line.low(at) in _TIMELY:
            at += 1
        for start in range(place, at + 1):
            found = point_at(line, start, prose=True)
            if found and found.span:
                return (
                    (found.span, place, found.after) if self._is_time(start, found.after) else None
                )
        return None

    def _is_time(self, start: int, after: int) -> bool:
        """A bare year is a number where a unit or a noun follows and no word of time leads it."""
        line = self.line
        if after != start + 1:
            return True
        before, behind = line[start - 1], line[after]
        if before.low in _TIMELY | _BASELINE | _TARGET or before.text in {"(", "/"}:
            counted = before.low in {"ziel", "soll", "ist", "auf", "von"}
            return not (counted and _is_noun(behind.text))
        if behind.text in {":", ")", "="} or not _is_noun(behind.text):
            counting = line.low(0) in {"anzahl", "zahl"} and before.text == ":"
            return not (counting and after >= len(line))
        return False

    def _take_time(self, place: int, span: Span, begin: int, after: int) -> int:
        taken = set(range(place, after))
        self._begin(place)
        leads = self.line.low(after) in {":", "="} or not self.values or self.values[-1].when
        if leads or (self.role and self._is_led(after)):
            self.pending = taken if self.time else self.pending | taken
            self.time = span
            if self.line.low(place) == "bis" and not self.role:
                self.role = "target"
        else:
            value = self.values[-1]
            value.when = span
            value.tokens |= taken
            if self.line.low(place) == "bis" and not value.role:
                value.role = "target"
        return after

    # --- values -----------------------------------------------------------------------------------

    def _value_at(self, place: int) -> _Value | None:
        line = self.line
        at = place
        while line.low(at) in _AT_LEAST or (at > place and line.low(at) == "."):
            at += 1
        token = line[at]
        negative = token.text == "-" and line.tight(at + 1) and not token.tight
        number = line[at + negative]
        if not number.is_number or (number.tight and not negative and line[at - 1].is_word):
            return None
        if line.low(place - 1) in _NAMED or (number.tight and line.low(place - 1) == "-"):
            return None
        found = _NUMBER.match(line.text, number.start)
        value = to_decimal(found.group()) if found else None
        if found is None or value is None or abs(value) >= LARGEST:
            return None
        end = at + negative
        while end < len(line) and line[end].start < found.end():
            end += 1
        if (
            line.low(end) == "-"
            and line.tight(end)
            and line.tight(end + 1)
            and line[end + 1].is_word
        ):
            return None  # "30-Zonen"
        if line[end].tight and (line[end].is_number or (line.low(end) in {".", ",", "-"}
                                and line.tight(end + 1) and line[end + 1].is_number)):  # fmt: skip
            return None  # "1.2.3", "10-15"
        if line.low(end) in {"-", "bis"} and line[end + 1].is_number and not self._time_at(end):
            return None
        if line[end - 1].text and line.low(at - 1) in {"-", "bis"} and line[at - 2].is_number:
            return None
        unit = self._unit_at(end)
        typed = line.typed(end, unit)
        value = -value if negative else value
        return _Value(value, typed, place, unit)

    def _unit_at(self, place: int) -> int:
        """The token behind the unit that begins here: "%", "t CO2", "kWh/m²a", "neue Kurse"."""
        line = self.line
        at = place
        low = line.low(at)
        if low in {"%", "‰", "€", "$"}:
            return self._per(at + 1)
        if low in _UNITS:
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
            return self._per(self._nouns(at))
        if (
            low == "von"
            and line[at + 1].is_number
            and "auf" not in (line.low(at + 2), line.low(at + 3))
        ):
            return self._nouns(at + 2)  # "35 von 80"
        adjectives = at
        while adjectives - at < 2 and _is_adjective(line[adjectives].text, line.low(adjectives)):
            adjectives += 1
        if _is_noun(line[adjectives].text) and line.low(adjectives) not in _NO_UNIT:
            at = adjectives + 1
            while at < len(line) and line[at].tight and line[at].text not in ",;:.()":
                at += 1
            return self._per(self._nouns(at))
        return self._per(place)

    def _nouns(self, at: int) -> int:
        while _is_noun(self.line[at].text) and self.line.low(at) not in _NO_UNIT:
            at += 1
        return at

    def _per(self, place: int) -> int:
        """ "pro Jahr", "je Einwohner", "/Jahr", "p. a."."""
        line = self.line
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

    def _take_value(self, place: int, value: _Value) -> int:
        line = self.line
        if line.low(place - 1) == "um" and not _CHANGES.search(line.text[:200]):
            return value.end  # "steigt um 10 %" names no value
        if line.low(place - 1) == "um":
            self.pending.add(place - 1)
            self._begin(place - 1)
        self._begin(place)
        value.tokens = set(range(place, value.end)) | self.pending
        value.role = self.role
        value.when = self.time
        if self.time:
            self.time = None
        self.role, self.pending = "", set()
        self.values.append(value)
        return value.end

    # --- put together -----------------------------------------------------------------------------

    def _chosen(self) -> tuple[_Value | None, _Value | None]:
        baseline = next((one for one in self.values if one.role == "baseline"), None)
        target = next((one for one in reversed(self.values) if one.role == "target"), None)
        free = [one for one in self.values if not one.role]
        if self.since:
            past = [one for one in free if one.when and one.when.end.year < self.since]
            ahead = [one for one in free if one not in past]
            baseline = baseline or (past[-1] if past else None)
            if len(ahead) == 1 or (ahead and all(one.when for one in ahead)):
                target = target or ahead[-1]
            elif target and ahead and not baseline:
                baseline = ahead[0]
            return baseline, target
        if target and free and baseline is None:
            return free[-1], target
        if baseline and free and target is None:
            return baseline, free[-1]
        if len(free) == 1 and not self.values[1:]:
            return baseline, free[0]
        if len(free) > 1 and all(one.when for one in free) and not (baseline or target):
            years = [one.when.end.year for one in free if one.when]
            if years == list(range(years[0], years[0] + len(years))):
                return free[-1], None
            return free[0], free[-1]
        return baseline, target

    def _made(self, baseline: _Value | None, target: _Value | None) -> tuple[Indicator, str]:
        line = self.line
        first = len(line) if self.first is None else self.first
        while first and line[first - 1].text in _PARTING and line[first - 1].text not in ")":
            first -= 1
        name = line.typed(0, first)
        named = set(range(first))
        left = [n for n in range(len(line)) if n not in self.used | named
                and line[n].text not in _PARTING]  # fmt: skip
        one = target or baseline
        if (not name and left) or (self.values and one is None and not self.answer):
            # A sentence with a value in it names itself: "mind. 80 % der Befragten sind zufrieden".
            name, named = line.text, set(range(len(line)))
        unit = next((value.unit for value in (target, baseline) if value and value.unit), "")
        unused = [n not in self.used | named for n in range(len(line))]
        item = Indicator(
            name=name.strip(" :=–-"),
            unit=unit,
            baseline=baseline.number
            if baseline
            else _NOT_YET.get(self.answer)
            if one is None
            else None,
            baseline_date=baseline.when.end if baseline and baseline.when else None,
            target=target.number if target else _MET.get(self.answer) if one is None else None,
            target_date=target.when.end if target and target.when else None,
            yes_no=bool(self.answer) and one is None,
            source=self.source,
        )
        return item, rest_of(line, unused, _PARTING)


def _is_noun(text: str) -> bool:
    return text[0].isalpha() and text[0].isupper()


def _is_adjective(text: str, low: str) -> bool:
    return text[0].islower() and low not in _NO_UNIT and len(text) > 3 and low[-1] in "enrms"

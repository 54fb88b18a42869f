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
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.german import indicator_words as words
from gemeinwerk.german.dates import point_at
from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.indicator_values import Value, is_noun, value_at
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


_CHANGES = re.compile(
    r"(?:redu|senk|minder|verringer|einspar|steiger|erhoeh|zunahm|zuwachs|rueckgang|anstieg|abnahm)",
    re.IGNORECASE,
)
_PARTING = frozenset(",;:.()[]/|&•·–-\"'!…_=")
_BULLET = re.compile(r"\s*(?:[-–•*·▪►➢✓]|\d{1,2}[.)]|[a-z]\))\s+")
_SPLIT = re.compile(r"\s*;\s+")
_IN_BRACKETS = re.compile(r"[(\[](?:in )?(?P<unit>[^()\[\]]{1,20})[)\]]$")
_GOES_ON = re.compile(
    r"(?:ziel|soll|ist|baseline|ausgangs|target|bis|stand|quelle|derzeit|aktuell|(?:19|20)\d\d|\d)",
    re.IGNORECASE,
)
_ANSWERS: dict[str, list[tuple[str, ...]]] = {}
for _answer in (
    "ja / nein", "ja - nein", "ja oder nein", "j / n", "yes / no", "ja", "nein", "erfuellt",
    "vorhanden", "yes", "no",
):  # fmt: skip
    _ANSWERS.setdefault(_answer.split()[0], []).append(tuple(_answer.split()))
_MET = dict.fromkeys(("ja", "yes", "erfuellt", "vorhanden"), Decimal(1))
_NOT_YET = dict.fromkeys(("nein", "no"), Decimal(0))
_FAR = 4
"""Small words before a year: "bis zum Ende des"."""
_SOURCE = re.compile(r"\(?\bQuelle\s*:\s*(?P<source>[^();]{2,80})\)?", re.IGNORECASE)
_RHYTHMS = [
    ("monthly", r"monatlich|monthly"), ("quarterly", r"vierteljaehrlich|quartal|quarterly"),
    ("half_yearly", r"halbjaehrlich|half"), ("two_yearly", r"zweijaehrlich|alle (?:zwei|2) jahre"),
    ("yearly", r"jaehrlich|pro jahr|annual|yearly"), ("once", r"einmalig|once"),
]  # fmt: skip


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
        self.values: list[Value] = []
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
        answer = None if self.answer else self._answer_at(place)
        if answer:
            self._begin(place)
            self.answer = " ".join(line.low(n) for n in range(place, answer))
            self.used |= set(range(place, answer))
            return answer
        found = self._time_at(place)
        if found:
            return self._take_time(place, *found)
        value = value_at(self.line, place)
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
        compound = line.low(place + 1) == "-" and line.low(place + 2) in words.WORTHS
        if low in {"ist", "soll", "ziel"} and compound:
            return place + 3, "baseline" if low == "ist" else "target"
        if low in words.TARGET:
            return place + 1, "target"
        if low in words.BASELINE:
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
            small = token.low in words.TIMELY | words.AT_LEAST or token.text in _PARTING
            if not small and self._time_at(at) is None and self._role_at(at) is None:
                return False
        return False

    def _answer_at(self, place: int) -> int | None:
        line = self.line
        before = line[place - 1].text
        if place and before not in {":", "(", "=", "→", ">", "?", "-"}:
            return None
        for answer in _ANSWERS.get(line.low(place), ()):
            if all(line.low(place + n) == word for n, word in enumerate(answer)):
                after = line[place + len(answer)].text
                if after in {" ", ")", ",", ";", ".", "("}:
                    return place + len(answer)
        return None

    # --- times ------------------------------------------------------------------------------------

    def _time_at(self, place: int) -> tuple[Span, int, int] | None:
        """A time with the small words before it: its span, where it begins, the token behind."""
        line, at = self.line, place
        while line.low(at) in words.TIMELY and at < place + _FAR:
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
        if before.low in words.TIMELY | words.BASELINE | words.TARGET or before.text in {"(", "/"}:
            counted = before.low in {"ziel", "soll", "ist", "auf", "von"}
            return not (counted and is_noun(behind.text))
        if behind.text in {":", ")", "="} or not is_noun(behind.text):
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

    def _take_value(self, place: int, value: Value) -> int:
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

    def _chosen(self) -> tuple[Value | None, Value | None]:
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

    def _made(self, baseline: Value | None, target: Value | None) -> tuple[Indicator, str]:
        line = self.line
        first = len(line) if self.first is None else self.first
        while first and line[first - 1].text in _PARTING and line[first - 1].text not in ")]":
            first -= 1
        name = line.typed(0, first)
        named = set(range(first))
        taken = self.used | named
        left = [n for n in range(len(line)) if n not in taken and line[n].text not in _PARTING]
        one = target or baseline
        if (not name and left) or (self.values and one is None and not self.answer):
            # A sentence with a value in it names itself: "mind. 80 % der Befragten sind zufrieden".
            name, named = line.text, set(range(len(line)))
        unit = next((value.unit for value in (target, baseline) if value and value.unit), "")
        taken = self.used | named
        unused = [n not in taken for n in range(len(line))]
        name, unsaid = _without_empty(name.strip(" :=–-"))
        item = Indicator(
            name=name,
            unit=unit or _unit_in(name),
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
        rest = rest_of(line, unused, _PARTING)
        return item, " … ".join(part for part in (unsaid, rest) if part)


def _without_empty(name: str) -> tuple[str, str]:
    """ "Zahl der Kurse: k. A." without what says nothing, and that."""
    head, colon, value = name.rpartition(":")
    return (head.strip(), value.strip()) if colon and is_empty(value) and head else (name, "")


def _unit_in(name: str) -> str:
    """The unit a name has in brackets: "Fläche (m²)", "Anteil [in %]"."""
    found = _IN_BRACKETS.search(name)
    bare = fold(found["unit"]) if found else ""
    return found["unit"] if found and bare.partition("/")[0].split(" ")[0] in words.UNITS else ""

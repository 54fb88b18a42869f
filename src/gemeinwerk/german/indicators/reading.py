"""A cell of indicators: what is measured, in which unit, from which value to which.

    cell  = entry { (line end | bullet | ";") entry }
    entry = [name] [":"] { [role] [time ":"] value [time] | yes-no | source }
    value = [at least] NUMBER [unit]
    role  = "Ist" | "Ausgangswert" | "von" | "Ziel" | "Soll" | "auf" | "→" | "mindestens" ...

Values without a role: a single one is aimed at; of several with their years the last is, unless
they follow year upon year: such a row tells what was, and its last is where one stands. ``since``,
the first year of the plan, parts what was from what shall be. A range is no value: its entry stays
text. What is met or not ("Satzung beschlossen") has no value but yes and no, and the day of it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.indicators import words
from gemeinwerk.german.indicators.cells import entries, lines
from gemeinwerk.german.indicators.roles import answer_at, role_at
from gemeinwerk.german.indicators.values import (
    Value,
    is_compared,
    is_noun,
    latest,
    number_end,
    value_at,
)
from gemeinwerk.german.indicators.yes_no import ANSWERS, is_state
from gemeinwerk.german.signs import Line, rest_of
from gemeinwerk.german.text import fold, squash
from gemeinwerk.german.times.dates import point_at
from gemeinwerk.german.times.partials import Span


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
_IN_BRACKETS = re.compile(r"[(\[](?:in )?(?P<unit>[^()\[\]]{1,20})[)\]]$")
_SMALL = words.TIMELY | words.AT_LEAST
_BEFORE_TIME = words.TIMELY | words.BASELINE | words.TARGET
_FAR = 4
"""Small words before a year: "bis zum Ende des"."""
_SOURCE = re.compile(r"\(?\bQuelle\s*:\s*(?P<source>[^();]{2,80})\)?", re.IGNORECASE)


def single_value(text: str) -> Indicator | None:
    """What a cell of one value says: "200 Personen bis 2028", "ja"; None where it says several.

    A sentence there ("soll erhöht werden") is no yes or no.
    """
    items = parse_indicators(text, states=False).items
    return items[0] if len(items) == 1 else None


def value_of(text: str) -> tuple[Decimal | None, str]:
    """ "200 Personen bis 2028" -> (200, "Personen"); a year alone is no value."""
    one = single_value(text)
    if one is None:
        return None, ""
    return (one.baseline if one.target is None else one.target), one.unit


@lru_cache(maxsize=4_000)
def parse_indicators(text: str, since: int | None = None, *, states: bool = True) -> Indicators:
    """The indicators of a cell; never raises. ``states``: whether "Satzung beschlossen" is met or
    not without a "ja" behind it."""
    items: list[Indicator] = []
    rests: list[str] = []
    for line in lines(text):
        for part in entries(line):
            item, rest = _Entry(part, since, states=states).read()
            items.append(item)
            rests.extend([rest] if rest else [])
    return Indicators(tuple(items), " … ".join(rests), squash(text))


@lru_cache(maxsize=16_384)
def values_in(text: str) -> tuple[Value, ...]:
    """Every number of a text that is no time and no name, in order, ranges included."""
    if not any(sign.isdigit() for sign in text):
        return ()
    found: list[Value] = []
    for line in lines(text):
        for part in entries(line):
            entry = _Entry(part, None, states=False)
            entry.read()
            found += entry.values
    return tuple(found)


class _Entry:
    """One indicator, read from left to right."""

    def __init__(self, text: str, since: int | None, *, states: bool) -> None:
        self.since, self.states = since, states
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
        self.answer: set[int] = set()
        self.answered: bool | None = None

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
        role = role_at(self.line, place)
        if role:
            after, name = role
            if self.values and line.low(place - 1) == "(" and line.low(after) == ")":
                self.values[-1].role = name  # "12 (Ist)"
                self.values[-1].tokens |= set(range(place, after))
                return after
            if self._is_led(after):
                self._begin(place)
                most = line.low(place) == "bis"  # "bis zu 50": left over, as all bounds are
                taken = set(range(place, place if most else after))
                self.pending = taken if self.role not in {"", name} else self.pending | taken
                self.role = name
                return after
        answer = None if self.answer else answer_at(self.line, place)
        if answer:
            self._answer(place, answer)
            return answer
        found = self._time_at(place)
        if found:
            return self._take_time(place, *found)
        value = value_at(self.line, place)
        if value:
            return self._take_value(place, value)
        if line[place].text not in _PARTING:
            self._end_of_time()
        return number_end(line, place) if line[place].is_number else place + 1

    def _answer(self, place: int, end: int) -> None:
        """Yes or no; a number in what it answers is part of the name: "1 Stelle besetzt: Ja"."""
        line = self.line
        if self.values:
            behind = range(self.values[-1].end, place)
            if any(line[n].is_word and n not in self.values[-1].tokens for n in behind):
                self.values, self.first = [], None
        self._begin(place)
        self.answer = set(range(place, end))
        self.answered = ANSWERS[" ".join(line.low(n) for n in range(place, end))]

    def _begin(self, place: int) -> None:
        if self.first is None:
            self.first = place

    def _end_of_time(self) -> None:
        if self.time is None and not self.values:
            self.role, self.pending = "", set()

    def _is_led(self, place: int) -> bool:
        """Whether a value or a time follows a role, after marks and small words."""
        for at in range(place, min(place + 6, len(self.line))):
            token = self.line[at]
            if token.is_number:
                return not (token.tight and self.line[at - 1].is_word)
            if answer_at(self.line, at):
                return True
            small = token.low in _SMALL or token.text in _PARTING
            if not small and role_at(self.line, at) is None and self._time_at(at) is None:
                return False
        return False

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
        if is_compared(self.line, start):
            return False
        if before.low in _BEFORE_TIME or before.text in {"(", "/"}:
            counted = before.low in {"ziel", "soll", "ist", "auf", "von"}
            return not (counted and is_noun(behind.text))
        if behind.text in {":", ")", "="} or not is_noun(behind.text):
            counting = line.low(0) in {"anzahl", "zahl"} and before.text == ":"
            return not (counting and after >= len(line))
        return False

    def _take_time(self, place: int, span: Span, begin: int, after: int) -> int:
        line = self.line
        # Of a stretch over years a value takes the end only: all of it is left over as well.
        taken = set(range(place, after)) if span.start.year == span.end.year else set[int]()
        self._begin(place)
        leads = line.low(after) in {":", "="} or not self.values or self.values[-1].when
        ends = line.low(after) in {")", ","}
        if leads or (self.role and not ends and self._is_led(after)):
            self.pending = taken if self.time else self.pending | taken
            self.time = span
            if line.low(place) == "bis" and not self.role:
                self.role = "target"
        else:
            value = self.values[-1]
            value.when = span
            value.tokens |= taken
            if self.role and not self.time:  # "12 (Stand 2025)"
                value.role = value.role or self.role
                value.tokens |= self.pending
            self.role, self.pending, self.time = "", set(), None
            if line.low(place) == "bis" and not value.role:
                value.role = "target"
        return after

    # --- values -----------------------------------------------------------------------------------

    def _take_value(self, place: int, value: Value) -> int:
        line = self.line
        changes = line.low(value.end - 1) in words.LESS | words.MORE
        if line.low(place - 1) == "um" and not (changes or _CHANGES.search(line.text[:200])):
            return value.end  # "steigt um 10 %" names no value
        if line.low(place - 1) == "um":
            self.pending.add(place - 1)
            self._begin(place - 1)
        self._begin(place)
        value.tokens = set(range(place, value.end)) - value.bounds | self.pending
        value.role = self.role
        value.when = self.time
        if self.time:
            self.time = None
        self.role, self.pending = "", set()
        self.values.append(value)
        return value.end

    # --- put together -----------------------------------------------------------------------------

    def _chosen(self) -> tuple[Value | None, Value | None]:
        said = [one for one in self.values if not one.is_range]
        baseline = next((one for one in said if one.role == "baseline"), None)
        target = latest([one for one in said if one.role == "target"])
        free = [one for one in said if not one.role]
        if self.since:
            past = [one for one in free if one.when and one.when.end.year < self.since]
            ahead = [one for one in free if one not in past]
            baseline = baseline or (past[-1] if past else None)
            if target and ahead and not ahead[0].when:
                baseline = baseline or ahead[0]
            elif len(ahead) == 1 or (ahead and all(one.when for one in ahead)):
                target = target or ahead[-1]
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
        line, one = self.line, target or baseline
        name, named = self._name(one)
        taken = self.used | named
        unit = next((value.unit for value in (target, baseline) if value and value.unit), "")
        name, unsaid = _without_empty(name.strip(" :=").rstrip(" :=–-"))
        item = Indicator(name, unit or _unit_in(name), source=self.source)
        if one:
            item = replace(
                item,
                baseline=baseline.number if baseline else None,
                baseline_date=_last_day(baseline),
                target=target.number if target else None,
                target_date=_last_day(target),
            )
        elif not self.values and (self.answer or (self.states and is_state(name))):
            item = self._met(item)
            taken |= self.answer | (self.pending if self.time else set())
        unused = [n not in taken for n in range(len(line))]
        rest = rest_of(line, unused, _PARTING)
        return item, " … ".join(part for part in (unsaid, rest) if part)

    def _name(self, one: Value | None) -> tuple[str, set[int]]:
        """What stands before the first value, with its tokens; a sentence with a value in it names
        itself: "mind. 80 % der Befragten sind zufrieden"."""
        line, everything = self.line, set(range(len(self.line)))
        first = len(line) if self.first is None else self.first
        while first and line[first - 1].text in _PARTING and line[first - 1].text not in ")]":
            first -= 1
        if self.values and one is None and not self.answer:
            return line.text, everything
        name = line.typed(0, first)
        of_values = {token for value in self.values for token in value.tokens | value.bounds}
        of_time = self.pending if self.time else set[int]()
        spoken = self.used | of_values | self.answer | of_time | set(range(first))
        left = [n for n in everything - spoken if line[n].text not in _PARTING]
        if name or not left:
            return name, set(range(first))
        if not self.values and not self.answer:  # "bis 2027: Konzept liegt vor"
            begin = min(left)
            whole = is_state(line.typed(begin, len(line))) and not any(
                n in spoken for n in range(begin, len(line))
            )
            if whole:
                return line.typed(begin, len(line)), set(range(begin, len(line)))
        return line.text, everything

    def _met(self, item: Indicator) -> Indicator:
        """What is met or not: 1 is the target "ja", 0 the baseline "nein"; a day beside it is the
        day it shall be met, or was before the plan began."""
        day = self.time.end if self.time else None
        past = bool(day and self.since and day.year < self.since)
        met = self.answered or (self.answered is None and day is not None)
        if self.answered is False:
            return replace(item, yes_no=True, baseline=Decimal(0), baseline_date=day)
        if not met:
            return replace(item, yes_no=True)
        if past:
            return replace(item, yes_no=True, baseline=Decimal(1), baseline_date=day)
        return replace(item, yes_no=True, target=Decimal(1), target_date=day)


def _last_day(value: Value | None) -> date | None:
    return value.when.end if value and value.when else None


def _without_empty(name: str) -> tuple[str, str]:
    """ "Zahl der Kurse: k. A." without what says nothing, and that."""
    head, colon, value = name.rpartition(":")
    return (head.strip(), value.strip()) if colon and is_empty(value) and head else (name, "")


def _unit_in(name: str) -> str:
    """The unit a name has in brackets: "Fläche (m²)", "Anteil [in %]"."""
    found = _IN_BRACKETS.search(name)
    bare = fold(found["unit"]) if found else ""
    return found["unit"] if found and bare.partition("/")[0].split(" ")[0] in words.UNITS else ""

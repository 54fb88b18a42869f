"""Periods: "2024–2026", "ab 2025 fortlaufend", "bis 31.12.2026", "Daueraufgabe", "kurzfristig".

    cell   = { clause | permanent | rhythm | vague | open | tentative | parting | other }
    clause = since point [onwards] | until point | after point | before point
           | point stretch point | point stretch [open] | stretch point | point onwards | point

A word counts only where the grammar has a place for it: "ab" before a date is a beginning, "ab"
before "Beschluss" is left over with it. Every word is in a value or in ``rest``.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from gemeinwerk.german.empties import Empty, empty_kind
from gemeinwerk.german.partials import Span
from gemeinwerk.german.signs import Line, rest_of
from gemeinwerk.german.text import fold, squash
from gemeinwerk.german.time_items import Item, Kind, items_of


class Column(StrEnum):
    """Where a cell stands: a column of beginnings, of ends, or of whole periods."""

    PERIOD = "timeframe"
    START = "start"
    END = "end"


@dataclass(frozen=True)
class Period:
    """What a cell says about time.

    ``start``/``end``: first and last day, None where not said. ``open_end``: it is said that no end
    is set ("ab 2026", "2025-", "bis auf Weiteres"). ``permanent``: an ongoing task. ``rhythm``:
    how often, as typed. ``vague``: words that name no date ("kurzfristig"), as typed.
    ``tentative``: a word says that it is not certain ("voraussichtlich"). ``rest``: words left
    over. ``points``: what it names, in order. ``backwards``: the end was typed before the start
    ("2028-2026").
    """

    start: date | None
    end: date | None
    permanent: bool
    vague: tuple[str, ...]
    empty: bool
    rest: str
    text: str
    backwards: bool = False
    open_end: bool = False
    tentative: bool = False
    rhythm: str = ""
    points: tuple[Span, ...] = ()

    @property
    def understood(self) -> bool:
        said = self.start or self.end or self.permanent or self.vague or self.empty
        return bool(said or self.open_end or self.rhythm)


_ENDLESS = (Kind.OPEN, Kind.FURTHER, Kind.PERMANENT)
_SAID = frozenset({*_ENDLESS, Kind.RHYTHM, Kind.VAGUE, Kind.TENTATIVE})
_AGAIN: dict[Kind, set[Kind]] = {
    Kind.SINCE: {Kind.SINCE, Kind.AFTER},
    Kind.UNTIL: {Kind.UNTIL, Kind.BEFORE},
}
_LEADING = frozenset({Kind.SINCE, Kind.UNTIL, Kind.AFTER, Kind.BEFORE})
_FAR = 12
"""Items: a small word further away from a date says nothing about it."""
_MARKS = frozenset(",;:.()[]/|&•·–-\"'!…_")


def parse_period(text: str, column: Column = Column.PERIOD) -> Period:
    """What a cell says about time; never raises. Words about anything else are in ``rest``.

    In a column of beginnings a point is its first day, in one of ends its last.
    """
    return _parsed(text, column)


@lru_cache(maxsize=4_000)
def _parsed(text: str, column: Column) -> Period:
    kind = empty_kind(text)
    if kind is not None:
        return Period(
            None, None, False, (), kind is not Empty.ELSEWHERE,
            squash(text) if kind is Empty.ELSEWHERE else "", squash(text),
            open_end=column is Column.END and fold(text).strip(" .") in {"offen", "open"},
        )  # fmt: skip
    line = Line(text)
    return _Reader(line, items_of(line), column).read(squash(text))


@dataclass
class _Bound:
    """A day a clause gives, and the items it was made of."""

    day: date
    items: list[int]
    soft: bool = False
    """The last day of a point that is its first as well: "2026"."""


@dataclass
class _Reader:
    line: Line
    items: list[Item]
    column: Column
    starts: list[_Bound] = field(default_factory=list)
    ends: list[_Bound] = field(default_factory=list)
    open_end: bool = False
    backwards: bool = False
    used: set[int] = field(default_factory=set)

    def read(self, shown: str) -> Period:
        place = 0
        while place < len(self.items):
            place = self._clause(place)
        if self.open_end or any(self._words(kind) for kind in _ENDLESS):
            # "2026, danach laufend": the year is that of the beginning.
            self.ends = [bound for bound in self.ends if not bound.soft]
        start = min((bound.day for bound in self.starts), default=None)
        end = max((bound.day for bound in self.ends), default=None)
        self._leave_what_counts_not(start, end)
        if start and end and end < start:
            start, end, self.backwards = end, start, True
        rhythm = self._words(Kind.RHYTHM)
        permanent = bool(self._words(Kind.PERMANENT) or (rhythm and not end))
        further = bool(self._words(Kind.FURTHER))
        return Period(
            start=start,
            end=end,
            permanent=permanent or (further and not end),
            vague=self._words(Kind.VAGUE),
            empty=False,
            rest=self._rest(),
            text=shown,
            backwards=self.backwards,
            open_end=(self.open_end or further or bool(self._words(Kind.OPEN))) and not end,
            tentative=bool(self._words(Kind.TENTATIVE)),
            rhythm=", ".join(rhythm),
            points=tuple(item.span for item in self.items if item.span),
        )

    # --- clauses --------------------------------------------------------------------------------

    def _kind(self, place: int) -> Kind | None:
        return self.items[place].kind if 0 <= place < len(self.items) else None

    def _low(self, place: int) -> str:
        return self.line.low(self.items[place].start) if 0 <= place < len(self.items) else ""

    def _span(self, place: int) -> Span | None:
        return self.items[place].span if 0 <= place < len(self.items) else None

    def _clause(self, place: int) -> int:
        kind = self._kind(place)
        if kind in _LEADING:
            return self._led(place)
        if kind is Kind.STRETCH and self._span(place + 1) and self._opens(place):
            self._until(self._span(place + 1), [place, place + 1])
            return place + 2
        if kind is Kind.POINT:
            return self._from_point(place)
        if kind in _SAID:
            self.used.add(place)
        if kind is Kind.PARTING or (kind is Kind.PLACING and self._places(place)):
            self.used.add(place)
        return place + 1

    def _behind(self, place: int, *kinds: Kind) -> int:
        """Behind items of these kinds, but not far."""
        end = place + _FAR
        while place < end and self._kind(place) in kinds:
            place += 1
        return place

    def _opens(self, place: int) -> bool:
        """A dash right before a point and right at the beginning: "-2026" is "bis 2026"."""
        return place == 0 and self.line[self.items[1].start].tight

    def _places(self, place: int) -> bool:
        """Whether "im", "Jahr" stand before a point or what else means a time."""
        place = self._behind(place, Kind.PLACING, Kind.TENTATIVE, Kind.PARTING, *_LEADING)
        return self._kind(place) not in {None, Kind.OTHER, Kind.STRETCH}

    def _led(self, place: int) -> int:
        kind = self._kind(place)
        at = self._behind(place + 1, Kind.TENTATIVE, Kind.PLACING)
        while kind and self._kind(at) in _AGAIN.get(kind, set()):  # "Beginn: ab 2026"
            kind = self._kind(at)
            at = self._behind(at + 1, Kind.TENTATIVE, Kind.PLACING)
            if at > place + _FAR:
                return at
        if self._low(place) in _NAMES_AN_END and self._kind(at) in _ENDLESS:
            self.used.add(place)
            self.open_end = True
            return at
        if kind is Kind.SINCE and self._kind(at) in {Kind.VAGUE, Kind.PERMANENT}:
            self.used.add(place)  # "Beginn: sofort"
            return at
        span = self._span(at)
        if span is None:
            return place + 1
        used = list(range(place, at + 1))
        if kind is Kind.UNTIL:
            self._until(span, used)
        elif kind is Kind.BEFORE:
            self._end(span.start - timedelta(days=1), used)
        elif kind is Kind.AFTER:
            self._start(span.end + timedelta(days=1), used)
            self.open_end = True
        else:
            return self._since(span, at, used)
        return at + 1

    def _since(self, span: Span, at: int, used: list[int]) -> int:
        self._start(span.start, used)
        if self.column is not Column.START or self._low(used[0]) in _GO_ON:
            self.open_end = True
        return self._stretched(at) or at + 1

    def _stretched(self, at: int) -> int:
        """Behind "- 2027", "bis offen", "ff." or "-" that follow a point; 0 where none does."""
        begin = at
        if self._low(at + 1) in {"und", "u"} and self._kind(at + 2) is Kind.ONWARDS:
            at += 1
        kind = self._kind(at + 1)
        if kind is Kind.ONWARDS or (kind is Kind.STRETCH and self._ends_open(at + 1)):
            self.open_end = True
            self.used.update({begin, at, at + 1})
            return at + 2
        if self._kind(at + 1) is Kind.FURTHER:
            self.used.update({at, at + 1})
            return at + 2
        at += 1
        if self._kind(at) in {Kind.STRETCH, Kind.UNTIL}:
            after = self._behind(at + 1, Kind.TENTATIVE, Kind.PLACING, Kind.UNTIL)
            after += self._low(after) == "("
            if self._span(after):
                first = self._span(begin)
                last = self._span(after)
                self.backwards |= bool(first and last and last.end < first.start)
                self._until(last, list(range(begin, after + 1)))
                return after + 1
            if self._kind(after) in _ENDLESS:
                self.open_end = True
                self.used.update(range(begin, after + 1))
                return after + 1
        return 0

    def _ends_open(self, place: int) -> bool:
        """Whether nothing but marks follows a dash: "2025-", "2025 - (offen)", "2026 – ?"."""
        at = place + 1
        while self._kind(at) is Kind.PARTING or self._low(at) == "?":
            at += 1
        return at >= len(self.items) and self._low(place) in {"-", "→"}

    def _from_point(self, place: int) -> int:
        span = self.items[place].span
        if span is None:
            return place + 1
        behind = self._stretched(place)
        if behind:
            self._start(span.start, [place])
            return behind
        named = self._name_behind(place)
        if named:
            used = list(range(place, place + 4))
            if named is Kind.SINCE:
                self._start(span.start, used)
            else:
                self._end(span.end, used)
            return place + 4
        if self.column is Column.START:
            self._start(span.start, [place])
        elif self.column is Column.END or span.deadline:
            self._end(span.end, [place])
        else:
            self._start(span.start, [place])
            self.ends.append(_Bound(span.end, [place], soft=True))
        return place + 1

    def _name_behind(self, place: int) -> Kind | None:
        """What a point is, in brackets behind it: "2025 (Start), 2026 (Abschluss)"."""
        if self._low(place + 1) == "(" and self._low(place + 3) == ")":
            kind = self._kind(place + 2)
            return kind if kind in {Kind.SINCE, Kind.UNTIL} else None
        return None

    # --- days -----------------------------------------------------------------------------------

    def _start(self, day: date, used: list[int]) -> None:
        self.starts.append(_Bound(day, used))
        self.used.update(used)

    def _until(self, span: Span | None, used: list[int]) -> None:
        if span:
            self._end(span.end, used)

    def _end(self, day: date, used: list[int]) -> None:
        self.ends.append(_Bound(day, used))
        self.used.update(used)

    def _leave_what_counts_not(self, start: date | None, end: date | None) -> None:
        """A day that is neither the first nor the last nor between them is left over: "bis 2026,
        spätestens 2028" ends in 2028, and 2026 is said."""
        counting = {
            place
            for bound in (*self.starts, *self.ends)
            if bound.day in {start, end} or (start and start < bound.day < (end or date.max))
            for place in bound.items
        }
        for bound in (*self.starts, *self.ends):
            self.used.difference_update(set(bound.items) - counting)

    # --- words ----------------------------------------------------------------------------------

    def _words(self, kind: Kind) -> tuple[str, ...]:
        return tuple(
            self.line.typed(item.start, item.end) for item in self.items if item.kind is kind
        )

    def _rest(self) -> str:
        unused = [True] * len(self.line)
        for place in self.used:
            item = self.items[place]
            unused[item.start : item.end] = [False] * (item.end - item.start)
        for place, item in enumerate(self.items):
            if item.kind is Kind.PARTING and not self._within_rest(place):
                unused[item.start : item.end] = [False] * (item.end - item.start)
            elif item.kind is Kind.PARTING:
                unused[item.start : item.end] = [True] * (item.end - item.start)
        return rest_of(self.line, unused, _MARKS)

    def _within_rest(self, place: int) -> bool:
        """Whether what stands before and behind a comma or "und" is left over as well."""
        before, after = place - 1, self._behind(place + 1, Kind.PARTING)
        while before > place - _FAR and self._kind(before) is Kind.PARTING:
            before -= 1
        return self._is_left(before) and self._is_left(after)

    def _is_left(self, place: int) -> bool:
        return 0 <= place < len(self.items) and place not in self.used


_NAMES_AN_END = frozenset(["bis", "ende", "end", "until", "to", "projektende"])
_GO_ON = frozenset(["ab", "seit", "since", "from"])

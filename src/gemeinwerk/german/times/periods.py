"""Periods: "2024–2026", "ab 2025 fortlaufend", "bis 31.12.2026", "Daueraufgabe", "kurzfristig".

    cell = { clause | length | permanent | rhythm | vague | open | tentative | parting | other }

A word counts only where the grammar has a place for it: "ab" before a date is a beginning, "ab"
before "Beschluss" is left over with it. Every word is in a value or in ``rest``; so is every time.
The period goes from the first to the last of them. What it does not say, the rest does: times with
a gap between them ("2026, 2028 und 2030"), of which one is chosen ("2026 oder 2028"), that lie
inside ("ab 2022; Ausbau ab 2024") or that have words of their own ("Planung 2026, Bau 2027"). Where
the end was typed before the start, or one time ends before another begins ("bis 2026, ab 2028"),
no day is taken.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from gemeinwerk.german.empties import Empty, empty_kind
from gemeinwerk.german.signs import Line, rest_of
from gemeinwerk.german.text import fold, squash
from gemeinwerk.german.times import words
from gemeinwerk.german.times.cells import items_of
from gemeinwerk.german.times.clauses import ENDLESS, Reader
from gemeinwerk.german.times.items import Kind
from gemeinwerk.german.times.lengths import last_day
from gemeinwerk.german.times.partials import Span
from gemeinwerk.german.times.said import Clause, Column, Says

__all__ = ["Column", "Period", "parse_period"]

_ARROW = re.compile(r"(?<=\d) ?-{1,2}> ?(?=\d)")
"""As keyboards have it: "2025 -> 2027"."""


@dataclass(frozen=True)
class Period:
    """What a cell says about time.

    ``start``/``end``: first and last day, None where not said. ``open_end``: it is said that no end
    is set ("ab 2026", "2025-", "bis auf Weiteres"). ``permanent``: an ongoing task. ``rhythm``:
    how often, as typed. ``vague``: words that name no date ("kurzfristig"), as typed.
    ``tentative``: a word says that it is not certain ("voraussichtlich"). ``rest``: words left
    over. ``unsaid``: what the days, ``open_end`` and ``permanent`` do not say: the rest, and how
    often, how vague, how certain. ``points``: the times it names, in order. ``backwards``: the end
    was typed before the start ("2028-2026"); no day is taken.
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
    unsaid: str = ""

    @property
    def understood(self) -> bool:
        said = self.start or self.end or self.permanent or self.vague or self.empty
        return bool(said or self.open_end or self.rhythm)


_MARKS = frozenset(",;:.()[]/|&•·–-\"'!…_")
_FAR = 12
_UNCERTAIN = frozenset({Kind.RHYTHM, Kind.VAGUE, Kind.TENTATIVE})
_SEPARATORS = frozenset({",", ";", "/", "&", "•", "|", "und", "u", "and", "sowie", *words.THEN})


def parse_period(text: str, column: Column = Column.PERIOD) -> Period:
    """What a cell says about time; never raises. Words about anything else are in ``rest``.

    In a column of beginnings a point is its first day, in one of ends its last.
    """
    return _parsed(text, column)


@lru_cache(maxsize=4_000)
def _parsed(text: str, column: Column) -> Period:
    kind = empty_kind(text)
    if kind is not None:
        rest = squash(text) if kind is Empty.ELSEWHERE else ""
        return Period(
            None, None, False, (), kind is not Empty.ELSEWHERE, rest, squash(text), unsaid=rest,
            open_end=column is Column.END and fold(text).strip(" .") in {"offen", "open"},
        )  # fmt: skip
    line = Line(_ARROW.sub("→", text))
    reader = Reader(line, items_of(line), column)
    reader.read()
    return _Weighing(reader).period(squash(text))


@dataclass
class _Weighing:
    """Which days the clauses come to, and which of them say more than these days do."""

    reader: Reader
    start: date | None = None
    end: date | None = None
    used: set[int] = field(default_factory=set)
    chosen: set[int] = field(default_factory=set)
    """Items of "oder" between two times."""

    def period(self, shown: str) -> Period:
        reader = self.reader
        self.used = set(reader.used)
        said = {kind: self._words(kind) for kind in (*ENDLESS, *_UNCERTAIN)}
        endless = any(said[kind] for kind in ENDLESS) or self._goes_on_in_rhythm()
        open_end = reader.open_end or any(clause.open for clause in reader.clauses)
        self._take_days(open_end or endless)
        if not endless:
            self._take_length()
        crossed = reader.backwards or bool(self.start and self.end and self.end < self.start)
        if crossed:
            self.start = self.end = None
        else:
            for clause in self._telling():
                self.used.update(clause.places)
        further = bool(said[Kind.FURTHER])
        doubted = any(item.doubt[0] < item.doubt[1] for item in reader.items)
        unending = not self.end and not crossed
        rest = self._rest()
        return Period(
            start=self.start,
            end=self.end,
            permanent=bool(said[Kind.PERMANENT] or ((said[Kind.RHYTHM] or further) and unending)),
            vague=said[Kind.VAGUE],
            empty=False,
            rest=rest,
            text=shown,
            backwards=crossed and not self._are_two(),
            open_end=(open_end or further or bool(said[Kind.OPEN])) and unending,
            tentative=bool(said[Kind.TENTATIVE]) or doubted,
            rhythm=", ".join(said[Kind.RHYTHM]),
            points=tuple(item.span for item in reader.items if item.span),
            unsaid=self._rest(_UNCERTAIN)
            if doubted or any(said[kind] for kind in _UNCERTAIN)
            else rest,
        )

    # --- days -----------------------------------------------------------------------------------

    def _take_days(self, unending: bool) -> None:
        clauses = self.reader.clauses
        starts = [one for one in clauses if one.start]
        ends = [one for one in clauses if one.end and not (unending and one.says is Says.POINT)]
        # "Antrag 2025, Beginn 2026": what is called the beginning is it.
        starts = [one for one in starts if one.named and one.says is Says.START] or starts
        ends = [one for one in ends if one.named and one.says is Says.END] or ends
        self.start = min((one.start for one in starts if one.start), default=None)
        self.end = max((one.end for one in ends if one.end), default=None)

    def _take_length(self) -> None:
        """ "2 Jahre ab 2026": where one beginning, one length and no end are said."""
        reader = self.reader
        lengths = [n for n, item in enumerate(reader.items) if item.kind is Kind.LENGTH]
        if len(lengths) != 1 or len(reader.clauses) != 1 or self.start is None:
            return
        clause, [place] = reader.clauses[0], lengths
        length = reader.items[place].length
        exact = not clause.span.deadline or clause.span.start == clause.span.end
        since = clause.says is Says.START and clause.bound is Kind.SINCE
        if not since or not exact or not length:
            return
        first = place
        while self._lasts(first - 1) and first > place - _FAR:
            first -= 1
        after = place + 1 + (reader.low(place + 1) == "lang")
        if self._words_beside(first, after, clause.places):
            return
        self.end = last_day(self.start, length)
        self.used.update(range(first, after))

    def _lasts(self, place: int) -> bool:
        """Words before a length that say no more than it does: "für die Dauer von"."""
        low = self.reader.low(place)
        return low in words.LASTING or low == ":" or self.reader.kind(place) is Kind.TENTATIVE

    def _words_beside(self, first: int, after: int, clause: list[int]) -> bool:
        """Whether a length has words of its own: "max. 2 Jahre", "3 Jahre Förderung"."""
        before, behind = self._segment(first, after, set(clause))
        beside = [*range(before, first), *range(after, behind)]
        return any(
            self.reader.kind(place) is Kind.OTHER or self.reader.low(place) in words.BOUNDING
            for place in beside
        )

    def _goes_on_in_rhythm(self) -> bool:
        """ "2026, dann jährlich": the year is that of the beginning."""
        reader = self.reader
        then = False
        for place, item in enumerate(reader.items):
            if item.kind is Kind.RHYTHM and then and place in reader.used:
                return True
            if item.kind is not Kind.PARTING or reader.low(place) in words.THEN:
                then = reader.low(place) in words.THEN
        return False

    def _are_two(self) -> bool:
        """ "Konzept bis 2026, Umsetzung ab 2027": one ends before the other begins."""
        before = True
        for clause in self.reader.clauses:
            if clause.named or clause.says not in {Says.START, Says.END}:
                return False
            if clause.says is Says.END and not before:
                return False
            before &= clause.says is Says.END
        return True

    # --- which of them say more -----------------------------------------------------------------

    def _telling(self) -> list[Clause]:
        """The clauses of which the days say everything."""
        clauses = self.reader.clauses
        whole = sorted(
            (one for one in clauses if one.says in {Says.POINT, Says.STRETCH}),
            key=lambda one: one.start or date.min,
        )
        until = self._without_a_gap(whole)
        chosen = self._is_chosen()
        in_a_row = bool(until and not chosen and whole[0].start == self.start)
        found = []
        for clause in clauses:
            if clause.says is Says.START:
                follows = in_a_row and until and clause.start == until + timedelta(days=1)
                tells = clause.start == self.start or bool(follows)
            elif clause.says is Says.END:
                tells = clause.end == self.end
            else:
                tells = in_a_row and (clause.says is Says.POINT or until == self.end)
            if tells and not (len(clauses) > 1 and self._has_words(clause)):
                found.append(clause)
        return found

    def _without_a_gap(self, whole: list[Clause]) -> date | None:
        """The last day of times of which each begins where the one before ends; None where they
        do not, or where there are none."""
        until: date | None = None
        for before, clause in zip([*whole[:1], *whole], whole, strict=False):
            if clause.start is None or clause.end is None:
                return None
            again = (clause.start, clause.end) == (before.start, before.end)
            if not again and until and clause.start != until + timedelta(days=1):
                return None
            until = clause.end
        return until

    def _is_chosen(self) -> bool:
        """ "2026 oder 2028"."""
        reader = self.reader
        for one, other in zip(reader.clauses, reader.clauses[1:], strict=False):
            between = range(one.places[-1] + 1, other.places[0])
            self.chosen.update(p for p in between if reader.low(p) in words.CHOICE)
        return bool(self.chosen)

    def _has_words(self, clause: Clause) -> bool:
        before, behind = self._segment(clause.places[0], clause.places[-1] + 1, set())
        return any(
            self.reader.kind(place) is Kind.OTHER and self._is_word(place)
            for place in (*range(before, clause.places[0]), *range(clause.places[-1] + 1, behind))
        )

    def _is_word(self, place: int) -> bool:
        token = self.reader.line[self.reader.items[place].start]
        return token.is_word or token.is_number

    def _segment(self, first: int, after: int, but: set[int]) -> tuple[int, int]:
        """From the comma or bracket before to the comma behind, or to the next time; a bracket
        with a time in it is no longer part of it."""
        low = self.reader.low
        worded = False
        while first > 0 and not self._parts(first - 1, but):
            if low(first - 1) == ")" or (low(first - 1) == "(" and worded):
                break
            first -= 1
            worded |= self.reader.kind(first) is Kind.OTHER
        bracket = 0
        while after < len(self.reader.items) and not self._parts(after, but):
            if low(after) in {"(", ")"}:
                bracket = after if low(after) == "(" else 0
            after += 1
        return first, bracket or after

    def _parts(self, place: int, but: set[int]) -> bool:
        kind, low = self.reader.kind(place), self.reader.low(place)
        return place not in but and (kind is Kind.POINT or low in _SEPARATORS)

    # --- words ----------------------------------------------------------------------------------

    def _words(self, kind: Kind) -> tuple[str, ...]:
        items = self.reader.items
        return tuple(
            self.reader.line.typed(items[place].start, items[place].end)
            for place in sorted(self.reader.used)
            if items[place].kind is kind
        )

    def _rest(self, but: frozenset[Kind] = frozenset()) -> str:
        """What no value says, and items of these kinds."""
        reader, items = self.reader, self.reader.items
        left = [
            place not in self.used or item.kind in but or place in self.chosen
            for place, item in enumerate(items)
        ]
        unused = [False] * len(reader.line)
        after = len(items)
        for place in range(len(items) - 1, -1, -1):
            item = items[place]
            if item.kind is Kind.PARTING:
                # As what stands on both of its sides.
                left[place] = place > 0 and after < len(items) and left[after]
            elif item.kind in {Kind.PLACING, Kind.ONLY}:
                left[place] |= after < len(items) and left[after] and _is_time(items[after].kind)
            if item.kind is not Kind.PARTING:
                after = place
        before = False
        for place, item in enumerate(items):
            if item.kind is Kind.PARTING:
                left[place] &= before
            else:
                before = left[place]
            unused[item.start : item.end] = [left[place]] * (item.end - item.start)
            if Kind.TENTATIVE in but:
                unused[slice(*item.doubt)] = [True] * (item.doubt[1] - item.doubt[0])
        return rest_of(reader.line, unused, _MARKS)


def _is_time(kind: Kind) -> bool:
    return kind not in {Kind.OTHER, Kind.LENGTH}

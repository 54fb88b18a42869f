"""The items of a time cell put together: which days each part of it says. See `periods`.

    clause = leaders point [stretch point | open] | "zwischen" point "und" point
           | stretch point | point stretch point | point onwards | point ["nicht"]
    leader = since | until | after | before | begin | finish | "nicht" | "erst"

Leaders that do not go together ("Beginn spätestens 2028", "Ende ab 2027"), and what is denied and
no bound ("nicht 2026"), say no day: such a clause is left over, whole.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from gemeinwerk.german.times import words
from gemeinwerk.german.times.asides import (
    aside_at,
    beginning_at,
    behind_condition,
    is_told_apart,
    point_behind,
)
from gemeinwerk.german.times.items import Kind
from gemeinwerk.german.times.leaders import DENIED, LEADING, NAMES, meaning
from gemeinwerk.german.times.looking import FAR, Looking
from gemeinwerk.german.times.partials import Span
from gemeinwerk.german.times.said import Clause, Column, Says

ENDLESS = (Kind.OPEN, Kind.FURTHER, Kind.PERMANENT)
SAID = frozenset({*ENDLESS, Kind.RHYTHM, Kind.VAGUE, Kind.TENTATIVE})
_DENIED_FROM_AFAR = (Kind.BEFORE, Kind.AFTER, Kind.UNTIL)
_BETWEEN_LEADERS = (Kind.TENTATIVE, Kind.PLACING, Kind.ONLY)
_BOTH = words.CHOICE | {"/", "und"}
_AT_LEAST = frozenset({"mindestens", "mind", "wenigstens"})
_ADVERBS = frozenset({"mehr", "schon", "bereits"})
_GO_ON = frozenset(["ab", "seit", "since", "from"])
_NAMES_AN_END = frozenset(["bis", "ende", "end", "until", "to", "projektende"])
_PARTS_CLAUSES = frozenset(",;(/&•|")


@dataclass
class Reader(Looking):
    """Reads from left to right. ``used``: items that are in a value, beside those of clauses."""

    column: Column
    clauses: list[Clause] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    open_end: bool = False
    backwards: bool = False
    _doubtful: bool = False
    """A "nicht" stands before, and it is not clear what it denies."""

    def read(self) -> None:
        place = 0
        while place < len(self.items):
            place = self._clause(place)

    # --- clauses --------------------------------------------------------------------------------

    def _clause(self, place: int) -> int:
        kind, before = self.kind(place), len(self.clauses)
        if is_told_apart(kind, self.low(place)):
            aside = aside_at(self, place)
            if aside:
                return self._left_over(aside)
            condition = behind_condition(self, place)
            if condition:
                return condition
            bound = beginning_at(self, place)
            if bound:
                return self._of_a_part(bound, place)
        if kind is Kind.NOT:
            return self._denying(place)
        if kind in LEADING:
            return self._denied(self._led(place), before)
        if kind is Kind.BETWEEN:
            return self._between(place)
        if kind is Kind.STRETCH and self.span(place + 1) and self._opens(place):
            self._end_at(place + 1, [place, place + 1])
            return place + 2
        if kind is Kind.POINT:
            return self._denied(self._from_point(place), before)
        if kind in SAID or (kind is Kind.ONLY and self._leads_on(place)):
            self.used.add(place)
        elif kind is Kind.PARTING or (kind is Kind.PLACING and self._places(place)):
            self.used.add(place)
            self._doubtful &= self.low(place) not in _PARTS_CLAUSES
        return place + 1

    def _opens(self, place: int) -> bool:
        """A dash right at the beginning and right before a point ("-2026" is "bis 2026"), or
        before the only one; else it is a bullet."""
        alone = self.column is not Column.START and all(
            item.kind in SAID or item.kind is Kind.PARTING for item in self.items[2:]
        )
        return place == 0 and (alone or self.line[self.items[1].start].tight)

    def _left_over(self, place: int) -> int:
        """Behind the clause that begins here, of which nothing is taken."""
        before, flags = len(self.clauses), (self.open_end, self.backwards)
        after = self._clause(place)
        self._drop(before)
        self.open_end, self.backwards = flags
        self.used.difference_update(range(place, after))
        if self.low(after) in words.ONTO:  # "von 2026 auf 2027"
            at = self.behind(after + 1, *_BETWEEN_LEADERS)
            if self.span(at):
                self.used.update(range(after, at))
                return at
        return after

    def _of_a_part(self, bound: Kind, place: int) -> int:
        """ "Baubeginn 2026": a first day and no last; "bis Baubeginn 2026" is neither."""
        at = point_behind(self, place)
        before = place - 1
        while self.kind(before) is Kind.PLACING and before > place - FAR:
            before -= 1
        span = self.span(at)
        if self.kind(before) in {*LEADING, Kind.NOT} - {Kind.SINCE} or span is None:
            return at + 1
        self.used.update(one for one in range(place + 1, at) if self.kind(one) is not Kind.OTHER)
        self._bounded(bound, span, [at], named=True)
        self.clauses[-1].named = False
        self.clauses[-1].open = bound is Kind.SINCE and self.column is not Column.START
        return at + 1

    def _places(self, place: int) -> bool:
        """Whether "im", "Jahr" stand before a point or what else means a time."""
        small = (Kind.PLACING, Kind.TENTATIVE, Kind.PARTING, Kind.ONLY, Kind.NOT, *LEADING)
        place = self.behind(place, *small)
        return self.kind(place) not in {None, Kind.OTHER, Kind.STRETCH, Kind.LENGTH}

    def _leads_on(self, place: int) -> bool:
        """ "erst ab 2027": "erst" says no more than "ab" does."""
        at = self.behind(place + 1, *_BETWEEN_LEADERS)
        return self.kind(at) in {Kind.SINCE, Kind.AFTER}

    # --- what is denied ---------------------------------------------------------------------------

    def _denying(self, place: int) -> int:
        at = self._behind_adverbs(place + 1)
        at = self.behind(at, *_BETWEEN_LEADERS)
        if self.kind(at) in LEADING:
            return self._led(place)
        if self.kind(at) in {Kind.POINT, Kind.BETWEEN}:
            before = len(self.clauses)
            at = self._clause(at)
            self._drop(before)
            return at
        if self.kind(at) in SAID:  # "keine Daueraufgabe"
            return at + 1
        self._doubtful = True
        return place + 1

    def _behind_adverbs(self, place: int) -> int:
        return place + (self.low(place) in _ADVERBS)

    def _denied(self, place: int, before: int) -> int:
        """Behind a "nicht" that follows a clause: "vor 2027 nicht" is "nicht vor 2027"; one further
        behind ("bis 2027 ist kein Start möglich") may deny it, and it is left over."""
        if len(self.clauses) == before:
            return place
        clause = self.clauses[-1]
        if self.kind(place) is not Kind.NOT:
            if clause.bound in _DENIED_FROM_AFAR and self._denies_from_afar(place):
                self._drop(before)
            return place
        after = self._behind_adverbs(place + 1)
        names = self.kind(after) is Kind.BEGIN and not self._leads(after + 1)
        if not names and (self._leads(after) or self.kind(after) in SAID):
            return place
        if clause.bound in {Kind.BEFORE, Kind.AFTER} and not clause.named:
            self._drop(before)
            used = [*clause.places, *range(place, after + names)]
            self._bounded(DENIED[clause.bound], clause.span, used)
            return after + names
        if self.low(place) in words.DENIES:
            self._drop(before)
            return after
        return place

    def _leads(self, place: int) -> bool:
        return self.kind(place) in {*LEADING, Kind.POINT}

    def _denies_from_afar(self, place: int) -> bool:
        """Whether a "nicht" that leads to nothing else follows in the same half-sentence."""
        at = self.behind(place, Kind.OTHER, Kind.PLACING)
        return at > place and self.kind(at) is Kind.NOT

    def _drop(self, before: int) -> None:
        del self.clauses[before:]

    # --- leaders ----------------------------------------------------------------------------------

    def _leaders(self, place: int) -> tuple[list[Kind], int]:
        """The leaders from here on, and the place behind them and what may stand between."""
        found: list[Kind] = []
        at, end = place, place + FAR
        while at < end:
            kind = self.kind(at)
            if kind in LEADING or kind is Kind.NOT:
                found.append(kind)
                at = self._behind_adverbs(at + 1) if kind is Kind.NOT else at + 1
            elif kind in _BETWEEN_LEADERS or self._is_at_least(at):
                at += 1
            else:
                break
        return found, at

    def _is_at_least(self, place: int) -> bool:
        """ "bis mindestens 2028": left over, and the day counts."""
        before = self.low(place) == "." and self.low(place - 1) == "mind"
        return before or self.low(place) in _AT_LEAST

    def _led(self, place: int) -> int:
        leaders, at = self._leaders(place)
        doubtful, self._doubtful = self._doubtful, False
        ends = any(self.low(leader) in _NAMES_AN_END for leader in range(place, at))
        if ends and self.kind(at) in ENDLESS and Kind.NOT not in leaders:
            self.used.update(range(place, at))
            self.open_end = True
            return at
        begins = leaders[-1] in {Kind.SINCE, Kind.BEGIN}
        if begins and self.kind(at) in {Kind.VAGUE, Kind.PERMANENT} and Kind.NOT not in leaders:
            self.used.update(range(place, at))  # "Beginn: sofort"
            return at
        span = self.span(at)
        if span is None:
            self._doubtful = doubtful or Kind.NOT in leaders
            return place + 1
        bound = meaning(leaders)
        if doubtful and bound in {Kind.BEFORE, Kind.AFTER}:
            bound = None
        if self.kind(place - 1) is Kind.LENGTH and bound in {Kind.BEFORE, Kind.AFTER}:
            bound = None  # "2 Jahre nach 2026"
        if bound is None:
            return at + 1
        named = bool(NAMES & set(leaders))
        used = [one for one in range(place, at + 1) if self.low(one) not in _AT_LEAST]
        if bound is Kind.SINCE:
            return self._since(span, at, used, named)
        beyond = leaders[-1] is Kind.BEYOND and self.low(at + 1) == "hinaus"
        at += beyond
        self._bounded(bound, span, [*used, at] if beyond else used, named)
        other = self.span(at + 2)
        if bound is Kind.UNTIL and other and self.low(at + 1) in _BOTH:
            self._bounded(bound, other, [at + 2], named)  # "bis Q2/Q3 2027"
            at += 2
        return at + 1

    def _bounded(
        self, bound: Kind, span: Span, used: list[int], named: bool = False, opened: bool = False
    ) -> None:
        """One day that a leader gives; none where the column holds the other end."""
        day = timedelta(days=1)
        starts = bound in {Kind.SINCE, Kind.AFTER}
        if not named and self.column is (Column.END if starts else Column.START):
            self.open_end |= starts
            return
        if starts:
            start = span.start if bound is Kind.SINCE else span.end + day
            clause = Clause(Says.START, start, None, used, span, bound, named)
            goes_on = opened or bound is Kind.AFTER or self.low(used[0]) in _GO_ON
            clause.open = goes_on or self.column is not Column.START
        else:
            end = span.end if bound is Kind.UNTIL else span.start - day
            clause = Clause(Says.END, None, end, used, span, bound, named)
        self._add(clause)

    def _end_at(self, place: int, used: list[int]) -> None:
        span = self.span(place)
        if span:
            self._bounded(Kind.UNTIL, span, used)

    def _since(self, span: Span, at: int, used: list[int], named: bool) -> int:
        end, after, further = self._stretched(at)
        if after and (end or further):
            used += range(at + 1, after)
            says = Says.STRETCH if end else Says.START
            self._add(Clause(says, span.start, end, used, span, Kind.SINCE, named))
            return after
        if after:
            used += range(at + 1, after)
        self._bounded(Kind.SINCE, span, used, named, opened=bool(after))
        return after or at + 1

    # --- stretches --------------------------------------------------------------------------------

    def _between(self, place: int) -> int:
        """ "zwischen 2026 und 2028"."""
        at = self.behind(place + 1, *_BETWEEN_LEADERS)
        joint = at + 1
        after = self.behind(joint + 1, *_BETWEEN_LEADERS)
        first, last = self.span(at), self.span(after)
        if not first or not last or self.low(joint) not in {"und", "and", "-"}:
            return place + 1
        used = list(range(place, after + 1))
        self._add(Clause(Says.STRETCH, first.start, last.end, used, first))
        return after + 1

    def _add(self, clause: Clause) -> None:
        self.backwards |= bool(clause.start and clause.end and clause.end < clause.start)
        self.used.update(place for place in clause.places if self.kind(place) in SAID)
        self.clauses.append(clause)

    def _stretched(self, at: int) -> tuple[date | None, int, bool]:
        """The end said behind a point ("- 2027"), the place behind it, 0 where nothing follows
        ("bis offen", "ff.", "-" do), and whether "bis auf Weiteres" does."""
        if self.low(at + 1) in {"und", "u"} and self.kind(at + 2) is Kind.ONWARDS:
            at += 1
        kind = self.kind(at + 1)
        if kind is Kind.ONWARDS or (kind is Kind.STRETCH and self._ends_open(at + 1)):
            return None, at + 2, False
        if kind is Kind.FURTHER:
            self.used.add(at + 1)
            return None, at + 2, True
        at = self._behind_doubt(at + 1)
        if self.kind(at) not in {Kind.STRETCH, Kind.UNTIL}:
            return None, 0, False
        at += self.kind(at) is Kind.STRETCH and self.kind(at + 1) is Kind.STRETCH  # "--"
        after = self._behind_doubt(self.behind(at + 1, *_BETWEEN_LEADERS, Kind.UNTIL))
        last = self.span(after)
        if last:
            return last.end, after + 1, False
        if self.kind(after) in ENDLESS:
            self.used.update(range(at, after + 1))
            return None, after + 1, False
        return None, 0, False

    def _behind_doubt(self, place: int) -> int:
        """Behind "?", "(vsl.)" and an opening bracket."""
        end = place + FAR
        while place < end and (self.kind(place) is Kind.TENTATIVE or self.low(place) in {"(", ")"}):
            place += 1
        return place

    def _ends_open(self, place: int) -> bool:
        """Whether nothing but marks follows a dash: "2025-", "2025 - (offen)", "2026 – ?"."""
        at = place + 1
        while self.kind(at) is Kind.PARTING or self.low(at) == "?":
            at += 1
        return at >= len(self.items) and self.low(place) in {"-", "→"}

    # --- points -----------------------------------------------------------------------------------

    def _from_point(self, place: int) -> int:
        span = self.items[place].span
        if span is None:
            return place + 1
        end, after, further = self._stretched(place)
        if after and end:
            used = list(range(place, after))
            self._add(Clause(Says.STRETCH, span.start, end, used, span))
            return after
        if after:
            self._bounded(Kind.SINCE, span, list(range(place, after)), opened=not further)
            return after
        bound, behind = self._bound_behind(place)
        if bound:
            named = self.kind(place + 2) in NAMES
            self._bounded(bound, span, list(range(place, behind)), named=True)
            self.clauses[-1].open = not named and bound is Kind.SINCE
            return behind
        self.clauses.append(self._point(span, place))
        return place + 1

    def _point(self, span: Span, place: int) -> Clause:
        if self.column is Column.START:
            return Clause(Says.START, span.start, None, [place], span)
        if self.column is Column.END or span.deadline:
            return Clause(Says.END, None, span.end, [place], span)
        return Clause(Says.POINT, span.start, span.end, [place], span)

    def _bound_behind(self, place: int) -> tuple[Kind | None, int]:
        """What is said of a point behind it: "2025 (Start), 2026 (Abschluss)", "2028 spätestens";
        and the place behind that."""
        bracket = self.low(place + 1) == "("
        at = place + 1 + bracket
        if bracket and self.low(at + 1) != ")":
            return None, 0
        bound = words.BOUNDS_BEHIND.get(self.low(at))
        if bound and self.kind(at + 1) not in {*LEADING, *_BETWEEN_LEADERS, Kind.POINT, Kind.NOT}:
            return Kind(bound), at + 1 + bracket
        names = {Kind.BEGIN: Kind.SINCE, Kind.FINISH: Kind.UNTIL}
        return (names.get(self.kind(at) or Kind.OTHER), at + 2) if bracket else (None, 0)

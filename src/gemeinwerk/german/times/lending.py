"""Points that lend each other their year: "Mai bis Oktober 2025", "3.-6. 2026", "2026: Q1-Q3".

list   = parts [year] | year parts | parts year "-" part | part year "/" year
parts  = part { joint part }
part   = month | quarter | half | season | week | day | number
number : of what stands behind it ("1.-15. Mai", "I.-III. Quartal") or before it ("Q1-3"), or a
         month where nothing does ("03-06/2026")
"""

from dataclasses import dataclass, replace
from datetime import date

from gemeinwerk.german.signs import Line
from gemeinwerk.german.times import words
from gemeinwerk.german.times.items import Item, Kind
from gemeinwerk.german.times.partials import Partial, months_of, partial_at, span_in, stretch
from gemeinwerk.german.times.years import has_year, in_year, year_at

_JOINTS = frozenset({"-", "/", "bis", "und", "u", "+", "to", ",", "sowie", "oder", "bzw"})
_MOST = 12
"""Parts of one list."""
_BOUNDS = {
    **dict.fromkeys(("ab", "fruehestens"), Kind.SINCE),
    **dict.fromkeys(("bis", "spaetestens"), Kind.UNTIL),
}
_DOUBTS = words.TENTATIVE - words.CHOICE
_MOST_DOUBTS = 6
"""Tokens of doubt before a time."""
_NUMBER = "number"
_BEHIND_A_WORD = frozenset({"quarter", "half", "week"})
_WINTER = (12, 14)
_LATE_WEEK = 40
"""From here on a stretch of weeks may go over New Year."""


@dataclass(slots=True)
class _Part:
    start: int
    partial: Partial
    """Of kind "number" until it is clear of what."""
    joint: Item | None = None
    """What stands between it and the next."""

    @property
    def after(self) -> int:
        return self.partial.after


class Lists:
    """The lists of a line, tried from left to right."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._tried = 0
        """Before this token no list of numbers begins: it was looked for."""

    def at(self, place: int) -> list[Item]:
        """The items of the list that begins at a token, [] where none does."""
        year = year_at(self.line, place)
        if year:
            return self._backwards(place, year) or self._behind_year(place, year)
        parts = self._parts(place)
        if not parts:
            return []
        year = in_year(self.line, parts[-1].after, prose=False)
        if len(parts) == 1:
            return self._going_on(parts[0], year) if year else self._before_bracket(parts[0])
        kind = self._kind_of_numbers(parts) if parts[-1].partial.kind == _NUMBER else ""
        if parts[-1].partial.kind == _NUMBER and not (year and kind):
            self._tried = parts[-1].start
            return []
        if not year:  # none of them has one: they are not looked at again
            return _unread(parts, place)
        second = self._next_year(year)
        if second and parts[-1].partial.months == _WINTER:  # "Herbst/Winter 2026/27"
            year = year[0], second[1]
        elif second and parts[0].partial.months > parts[-1].partial.months:
            year = second  # "Oktober-Februar 2026/27"
        return self._lent(parts, year, place, kind)

    # --- parts ----------------------------------------------------------------------------------

    def _parts(self, place: int) -> list[_Part]:
        parts: list[_Part] = []
        at = place
        while len(parts) < _MOST:
            partial = self._partial(at, parts)
            if not partial or not _go_together(parts, partial):
                break
            if parts and self._is_year(at, parts[-1]):
                break
            parts.append(_Part(at, partial))
            joint = self._joint(partial)
            if joint is None:
                break
            parts[-1].joint = joint
            at = joint.end
        if parts:
            parts[-1].joint = None
        return parts if _named(parts) else []

    def _is_year(self, place: int, before: _Part) -> bool:
        """ "Q1/26", "KW 12/26"; not "KW 12/13 2026"."""
        line = self.line
        slash = before.joint and line.low(before.joint.start) == "/"
        short = slash and not partial_at(line, place) and year_at(line, place, short=True)
        return bool(short and not year_at(line, place + 1))

    def _partial(self, place: int, parts: list[_Part]) -> Partial | None:
        line = self.line
        kind = parts[-1].partial.kind if parts else ""
        part = words.YEAR_PARTS.get(line.low(place))
        if part and kind in {"", "part"}:
            return Partial("part", part, 0, place + 1)
        if line.low(place) in words.WINTER:
            return Partial("season", _WINTER, 0, place + 1)
        found = partial_at(line, place)
        if found or (kind and kind not in _BEHIND_A_WORD | {_NUMBER}):
            return found
        if kind in _BEHIND_A_WORD:
            return self._number_behind(place, kind)
        return self._number(place) if kind or place >= self._tried else None

    def _number_behind(self, place: int, kind: str) -> Partial | None:
        """ "Q1-3", "KW 12-14"."""
        number = self.line.whole_number(place, (1, 2) if kind == "week" else (1,))
        number = number or words.ORDINALS.get(self.line.low(place))
        if not number or (self.line.tight(place + 1) and self.line[place + 1].is_word):
            return None
        months = (0, 0) if kind == "week" else months_of(kind, number)
        return Partial(kind, months, number if kind == "week" else 0, place + 1)

    def _number(self, place: int) -> Partial | None:
        """A number before "-", or with a dot before any joint."""
        line = self.line
        number = words.ORDINALS.get(line.low(place)) or line.whole_number(place)
        if not number or (line.tight(place) and line[place - 1].text.isalnum()):
            return None
        after = line.skip(place + 1, ".")
        return Partial(_NUMBER, (0, 0), number, after)

    def _joint(self, partial: Partial) -> Item | None:
        line = self.line
        at = partial.after
        if partial.kind in {"quarter", "half"}:
            at = line.skip(at, ".")
        low = line.low(at)
        if low not in _JOINTS:
            return None
        dotted = line.low(at - 1) == "."
        stretch = low in words.STRETCH
        if partial.kind == _NUMBER and not dotted and not (stretch and self._stands_alone(at - 1)):
            return None
        kind = Kind.STRETCH if stretch else Kind.PARTING
        kind = Kind.TENTATIVE if low in words.CHOICE else kind
        return Item(kind, at, line.skip(at + 1, "zum", "."))

    def _stands_alone(self, place: int) -> bool:
        """Not "Phase 3 - 6/2026": a number without a dot behind a word of its own."""
        before = self.line[place - 1]
        return not before.is_word or before.low in _BEFORE_A_NUMBER

    def _kind_of_numbers(self, parts: list[_Part]) -> str:
        """ "03-06/2026", "3.-6. 2026" are months, "I-III/2026" quarters: two numbers, and a mark
        before the year."""
        line, after, joint = self.line, parts[-1].after, parts[0].joint
        if len(parts) != 2 or not joint or joint.kind is not Kind.STRETCH:
            return ""
        digits = [line[part.start].is_number for part in parts]
        twice_two = all(line.digits(part.start) == 2 for part in parts)
        marked = line.low(after - 1) == "." or line.low(after) == "/" or twice_two
        if all(digits) and marked:
            return "month" if all(1 <= part.partial.day <= 12 for part in parts) else ""
        slash = line.low(after) == "/" or line.low(parts[0].start - 1) == "/"
        return "quarter" if not any(digits) and slash else ""

    def _next_year(self, year: tuple[int, int]) -> tuple[int, int] | None:
        """The year that follows, behind "/": "2026/27"."""
        found = self.line.low(year[1]) == "/" and year_at(self.line, year[1] + 1, short=True)
        return found if found and found[0] == year[0] + 1 else None

    # --- lists ----------------------------------------------------------------------------------

    def _lent(
        self, parts: list[_Part], year: tuple[int, int], begin: int, kind: str = ""
    ) -> list[Item]:
        """The list that begins at a token, in one year or over New Year. Where one of them is no
        point, none is. ``kind``: of numbers, where nothing else says it."""
        found: list[Item] = []
        resolved = _resolved(parts, kind)
        if not resolved:
            return _unread(parts, begin, year[1])
        last = resolved[-1]
        for place, (part, partial) in enumerate(zip(parts, resolved, strict=True)):
            before = _in_year_before(partial, last, part.joint)
            span = span_in(self.line, part.start, partial, year[0] - before)
            if not span:
                return _unread(parts, begin, year[1])
            start = begin if place == 0 else part.start
            end = part.joint.start if part.joint else max(part.after, year[1])
            typed = self.line.typed(start, end)
            deadline = len(parts) == 1 and (span.deadline or partial.kind == "part")
            found.append(Item(Kind.POINT, start, end, replace(span, text=typed, deadline=deadline)))
            found.extend([part.joint] if part.joint else [])
        return found

    def _backwards(self, place: int, year: tuple[int, int]) -> list[Item]:
        """ "2028-26", "2028/2026": a stretch all the same; "2028-03" is a month."""
        line, joint = self.line, year[1]
        if line.low(joint) not in {"-", "/"}:
            return []
        second = year_at(line, joint + 1, short=True)
        if not second or second[0] >= year[0] or line.low(joint + 1) <= "12" or second[0] < 2000:
            return []
        first = stretch(line, place, year, (1, 12)).span
        last = stretch(line, joint + 1, second, (1, 12)).span
        return [
            Item(Kind.POINT, place, joint, first),
            Item(Kind.STRETCH, joint, joint + 1),
            Item(Kind.POINT, joint + 1, second[1], last),
        ]

    def _parts_from_year(self, place: int) -> bool:
        """Whether a year behind a list begins something else: "2026: Mai, 2027: Juni"."""
        line = self.line
        iso = line.low(place) == "/" and line.low(place + 2) in {"-", "/"}
        return iso or line.low(place) in {",", "-"}

    def _behind_year(self, place: int, year: tuple[int, int]) -> list[Item]:
        """ "2026: März-Juni", "2026 (Q4)", "2026/Q1-Q3", "2026-W14"."""
        line = self.line
        mark = line.low(year[1])
        begin = line.skip(year[1], "-", "/", ",", ":", "(")
        certain = _behind_doubt(line, begin)
        bound = _BOUNDS.get(line.low(certain))
        if bound:
            return self._bounded(place, year, (begin, certain), bound)
        at = line.skip(certain, "im", "in", "das", "der")
        numbers = mark == "/" and line.low(at + 1) == "-"
        if line[at].is_number and not numbers and not partial_at(line, at):
            return []
        parts = self._parts(at)
        if not parts or (parts[-1].partial.kind == "part" and not self._is_all(parts, year[1])):
            return []
        kind = self._kind_of_numbers(parts) if parts[-1].partial.kind == _NUMBER else "-"
        if not kind:
            return []
        loose = mark == "-" and not line.tight(year[1])
        if loose and parts[0].partial.kind not in {"quarter", "half"}:
            return []  # "2026 - Mai"
        after = parts[-1].after
        if has_year(line, after) and not self._parts_from_year(after):
            return []
        found = self._lent(parts, (year[0], after), place, kind)
        found[0].doubt = (begin, certain)
        return found

    def _bounded(
        self, place: int, year: tuple[int, int], doubt: tuple[int, int], bound: Kind
    ) -> list[Item]:
        """ "2026 (frühestens Q3)", "2026, spätestens im Herbst": the year is that of the bound; of
        "2026 (ab Mai)" and "2026 (bis Mai)" the rest of the year is meant."""
        line, leader = self.line, doubt[1]
        at = line.skip(line.skip(leader + 1, *_BOUNDS), "im", "zum", "in", "der")
        parts = self._parts(at)
        if not parts or not self._is_all(parts, year[1]) or has_year(line, parts[-1].after):
            return []
        found = self._lent(parts, (year[0], parts[-1].after), at)
        found[0].doubt = doubt
        [last] = found
        if last.span is None:
            return []
        if line.low(leader) not in {"ab", "bis"}:
            return [Item(Kind.PLACING, place, leader), Item(bound, leader, at), last]
        first_day, last_day = date(year[0], 1, 1), date(year[0], 12, 31)
        if bound is Kind.SINCE:
            last.span = replace(last.span, end=last_day, deadline=False)
        else:
            last.span = replace(last.span, start=first_day, deadline=False)
        last.start = place
        return [last]

    def _is_all(self, parts: list[_Part], mark: int) -> bool:
        """ "2026 (Mitte)", "2026, Mitte"; "2026 (Ende der Förderung)" is something else."""
        closed = ")" if self.line.low(mark) == "(" else ""
        told = self.line.low(mark) in {"(", ","} and self.line.low(parts[-1].after) == closed
        return told and len(parts) == 1

    def _before_bracket(self, part: _Part) -> list[Item]:
        """ "Q4 (2026)", "Herbst (vsl. 2026)"."""
        line, place = self.line, part.after
        if line.low(place) != "(" or part.partial.kind == _NUMBER:
            return []
        certain = _behind_doubt(line, place + 1)
        year = year_at(line, certain)
        if not year or line.low(year[1]) != ")":
            return []
        found = self._lent([part], (year[0], year[1] + 1), part.start)
        found[0].doubt = (place + 1, certain)
        return found

    def _going_on(self, part: _Part, year: tuple[int, int]) -> list[Item]:
        """ "Mai 2026 - Juli", "Frühjahr 2026/2027"."""
        line, partial, after = self.line, part.partial, year[1]
        if partial.kind in {_NUMBER, "part"} or partial.months == _WINTER:
            return []
        next_year = self._next_year(year)
        if next_year and partial.kind not in {"week", "day"}:
            joint = Item(Kind.PARTING, after, after + 1)
            second = self._lent([_Part(part.start, partial)], next_year, after + 1)
        elif line.low(after) in words.STRETCH:
            joint = Item(Kind.STRETCH, after, line.skip(after + 1, "zum"))
            next_part = partial_at(line, joint.end)
            if not next_part or next_part.kind != partial.kind:
                return []
            if has_year(line, next_part.after) or line.low(next_part.after) in _JOINTS:
                return []
            over = next_part.months < partial.months  # "Q4 2026 - Q1"
            last = _Part(joint.end, next_part)
            second = self._lent([last], (year[0] + over, next_part.after), joint.end)
        else:
            return []
        first = self._lent([_Part(part.start, partial)], year, part.start)
        return [*first, joint, *second]


_BEFORE_A_NUMBER = words.PLACING | words.LINKS | words.SINCE | words.UNTIL | words.PARTING


def _behind_doubt(line: Line, place: int) -> int:
    """Behind "vsl.", "voraussichtlich im" and the like."""
    end = place + _MOST_DOUBTS
    while place < end and line.low(place) in _DOUBTS:
        place = line.skip(place + 1, ".")
    return place


def _go_together(parts: list[_Part], partial: Partial) -> bool:
    if not parts:
        return True
    kind = parts[-1].partial.kind
    if kind == _NUMBER:
        return partial.kind in {_NUMBER, "quarter", "half", "week", "day"}
    return kind == partial.kind


def _named(parts: list[_Part]) -> bool:
    """Whether it is a list of times: a number alone is not yet one."""
    return len(parts) > 1 or (bool(parts) and parts[0].partial.kind != _NUMBER)


def _resolved(parts: list[_Part], kind: str) -> list[Partial] | None:
    """Numbers as what the first that has a name is; None where they cannot be."""
    named = next((part.partial for part in parts if part.partial.kind != _NUMBER), None)
    found = [_numbered(part.partial, named, kind) for part in parts]
    days = [partial.day for partial in found]
    one_month = len({partial.months for partial in found}) == 1
    backwards = named and named.kind == "day" and one_month and days != sorted(days)  # "28.-3.1."
    return None if backwards or any(not _is_any(partial) for partial in found) else found


def _is_any(partial: Partial) -> bool:
    return bool(partial.months[0] or partial.kind == "week")


def _numbered(partial: Partial, named: Partial | None, kind: str) -> Partial:
    """A number as what it stands for; months (0, 0) where there is none such."""
    if partial.kind != _NUMBER:
        return partial
    number, kind = partial.day, named.kind if named else kind
    if kind == "month":
        return Partial(kind, (number, number), 0, partial.after)
    if named and kind in {"day", "week"}:
        return Partial(kind, named.months, number, partial.after)
    return Partial(kind, months_of(kind, number), 0, partial.after)


def _in_year_before(partial: Partial, last: Partial, joint: Item | None) -> bool:
    """ "November bis Februar 2027", "KW 50 - KW 2 2027", "Winter/Frühjahr 2027"."""
    if joint is None:
        return False
    if partial.kind == "week":
        over = partial.day > last.day and partial.day >= _LATE_WEEK
        return over and joint.kind is Kind.STRETCH
    over = partial.months > last.months
    return over and (joint.kind is Kind.STRETCH or partial.months == _WINTER)


def _unread(parts: list[_Part], begin: int, after: int = 0) -> list[Item]:
    """The list as words that say nothing, from a token on."""
    found: list[Item] = []
    for part in parts:
        end = part.joint.start if part.joint else max(part.after, after)
        found.append(Item(Kind.OTHER, begin, end))
        if part.joint:
            found.append(part.joint)
            begin = part.joint.end
    return found

"""A cell of people and units taken apart: who leads, who works with them, what else it says.

    cell  = list { role list }
    list  = name { (";" | line end | bullet | "," | "/" | "und") name }
    name  = unit-word NUMBER { ("/" | "," | "und") NUMBER }     "Amt 50/51": two
          | unit-word [NUMBER ["–"]] ["für"] topic { "," topic } ["und" topic]
          | words ["(" words ")"]
    role  = "Koop.:" | "in Zusammenarbeit mit" | "Federführung:" ...

"und" parts only what would be a name by itself on both sides, a comma only outside of a name that
a unit-word opened: "Stabsstelle Integration und Vielfalt" and "Amt für Jugend, Soziales und Sport"
are one, and so are "Kinder-, Jugend- und Familienbüro" and what stands between quotation marks.
What says that the list is not whole ("u. a.", "etc."), numbers of a list, persons and how to reach
them are left over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from gemeinwerk.german.empties import Empty, empty_kind
from gemeinwerk.german.parties import words
from gemeinwerk.german.parties.asides import without_asides
from gemeinwerk.german.parties.beginnings import is_topic, is_unit, looks, opens
from gemeinwerk.german.parties.private import Known, of_units
from gemeinwerk.german.parties.roles_behind import Role, bare, marked, role_of
from gemeinwerk.german.signs import Line
from gemeinwerk.german.text import fold, squash
from gemeinwerk.german.times.words import ROMAN_MONTHS

T = TypeVar("T")


@dataclass(frozen=True)
class Named:
    """``lead`` and ``contributing``: names as typed, in order. ``rest``: what is no name."""

    lead: tuple[str, ...]
    contributing: tuple[str, ...]
    rest: str


@dataclass(frozen=True)
class Segments:
    """Stretches of a cell between hard marks and roles, and what those named in each do; names may
    carry a sign of their own (`roles_behind`).

    ``shown``: the cell without ``private`` (persons and how to reach them) and without what is
    ``doubtful``: a person, or a unit nobody knows.
    """

    parts: tuple[tuple[Role, str], ...]
    rest: tuple[str, ...]
    shown: str = ""
    private: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def parse_names(text: str) -> Named:
    """Everybody a cell names; never raises."""
    found = segments(text)
    rest = list(found.rest)
    named: list[tuple[Role, str]] = []
    for role, part in found.parts:
        names, left = names_of(part)
        named += [(role_of(name, role), bare(name)) for name in names]
        rest += map(bare, left)
    lead, contributing = by_role(named)
    return Named(
        lead,
        contributing,
        " … ".join(dict.fromkeys([*rest, *found.private, *found.doubtful])),
    )


def by_role(named: Iterable[tuple[Role, T]]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Who leads and who works with them, each once. Where one is said to lead, it alone does."""
    some = list(named)
    said = any(role is Role.LEADS for role, _one in some)
    leading = {Role.LEADS} if said else {Role.UNSAID}
    lead = dict.fromkeys(one for role, one in some if role in leading)
    return tuple(lead), tuple(
        dict.fromkeys(one for role, one in some if role not in leading and one not in lead)
    )


def segments(text: str, known: Known | None = None) -> Segments:
    """A cell parted at line ends, bullets, semicolons and roles. ``known``: see `private`."""
    kind = empty_kind(text, units=True)
    if kind is not None:
        return Segments((), (squash(text),) if kind is Empty.ELSEWHERE else (), squash(text))
    found, cell = _Segments(), of_units(text, known)
    for line in cell.shown.splitlines():
        found.read(Line(marked(line)))
    parts, rest = tuple(found.parts), tuple(found.rest)
    return Segments(parts, rest, squash(cell.shown), cell.taken, cell.doubtful)


def names_of(segment: str) -> tuple[list[str], list[str]]:
    """The names in a segment as typed, and what is none."""
    found = _Names(Line(segment))
    found.read()
    return found.names, found.rest


def _phrases(*lists: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((one for some in lists for one in some), key=len, reverse=True):
        tokens = tuple(phrase.split())
        found.setdefault(tokens[0], []).append(tokens)
    return found


_CONTRIBUTING = _phrases(words.CONTRIBUTING)
_LEADING = _phrases(words.LEADING)
_SO_ON = _phrases(words.AND_SO_ON)
_SURELY_LEADING = _phrases(words.SURELY_LEADING)
_ROLES = (
    (Role.HELPS, _CONTRIBUTING), (Role.LEADS, _SURELY_LEADING), (Role.UNSAID, _LEADING),
)  # fmt: skip
_WIDE = 80
"""Tokens between brackets; what opens and does not close is no bracket."""
_HARD = frozenset(";•|·►▪●")
_EDGES = frozenset(",;:/-–.")
_SOFT = frozenset(",/")


@dataclass
class _Segments:
    parts: list[tuple[Role, str]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    leading: Role = Role.UNSAID

    def read(self, line: Line) -> None:
        """One line of the cell; a role said in the one above goes on."""
        place = begin = self._behind_bullet(line)
        number = line[0].text if begin and line[0].is_number else ""
        before = None  # who leads outside of the bracket one is in
        while place < len(line):
            if number and _is_next_of(line, place, number):
                self._segment(line, begin, place)
                number = line[place].text
                self.rest.append(line.typed(place, place + 2))
                place = begin = place + 2
                continue
            opens = line[place].text == "("
            role = self._role_at(line, place + opens, begin + opens * (place + 1 - begin))
            if role:
                self._segment(line, begin, place)
                before = self.leading if opens else before
                begin, self.leading = role
                place = begin
                continue
            if line[place].text == ")" and before is not None:
                self._segment(line, begin, place)
                self.leading, before = before, None
                begin = place + 1
            elif line[place].text in _HARD or (line.low(place) == "+" and not line.tight(place)):
                self._segment(line, begin, place)
                begin = place + 1
            place = _over_brackets(line, place) + 1
        self._segment(line, begin, len(line))

    def _behind_bullet(self, line: Line) -> int:
        """Behind "-", "•", "1.", "a)"; the number of a list is left over."""
        if line[0].text in "-–•*·▪►●" and not line.tight(1):
            return 1
        letter = len(line[0].text) == 1 and line[0].text.islower()
        short = letter or (line[0].is_number and len(line[0].text) < 3)
        if _phrase_behind(line, 0, _SO_ON):
            return 0
        if short and line.low(1) in {".", ")"} and len(line) > 2 and not line.tight(2):
            self.rest.append(line.typed(0, 2))
            return 2
        return 0

    def _role_at(self, line: Line, place: int, begin: int) -> tuple[int, Role] | None:
        """The token behind a role that begins here, and what those behind it do."""
        for role, phrases in _ROLES:
            after = _phrase_behind(line, place, phrases)
            if not after:
                continue
            colon = line.skip(line.skip(after, "."), ":", "-", "=")
            named = line.low(colon - 1) in {":", "=", "-"} and colon > after
            several = after > place + 1 and (role is Role.HELPS or line.low(after - 1) in words.BY)
            opens = place == begin or line[place - 1].text in "(,;"
            if named or several or (line.low(place) == "mit" and place and opens):
                return line.skip(colon, "dem", "den", "der", "des"), role
        return None

    def _segment(self, line: Line, begin: int, end: int) -> None:
        while begin < end and (line[begin].text in _EDGES or line.low(begin) in words.JOINTS):
            begin += 1
        while end > begin and line[end - 1].text in ",;:/-–(":
            end -= 1
        if end > begin and line.low(end - 1) == ")" and "(" not in line.typed(begin, end):
            end -= 1
        if end > begin:
            self.parts.append((self.leading, line.typed(begin, end)))


class _Names:
    """The names of a segment, from left to right."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.names: list[str] = []
        self.rest: list[str] = []

    def read(self) -> None:
        line, place, start = self.line, 0, 0
        while place < len(line):
            after = _phrase_behind(line, place, _SO_ON)
            if after:
                self._name(start, place)
                self.rest.append(line.typed(place, after))
                start = place = after
                continue
            cut = self._cut_at(start, place)
            if cut:
                self._name(start, place)
                start = place = cut
                continue
            place = _over_brackets(line, place) + 1
        self._name(start, len(line))

    def _cut_at(self, start: int, place: int) -> int:
        """Behind a comma, slash or "und" that parts two names, 0 where it does not."""
        line, end = self.line, len(self.line)
        token = line[place]
        if token.text not in _SOFT and token.low not in words.JOINTS:
            return 0
        if _is_shortened(line, place) or line.low(place + 1) == "co":
            return 0
        after = place + 1
        if line.low(after) in words.JOINTS and not _phrase_behind(line, after, _SO_ON):
            after += 1
        if start == place or after >= end:
            return after
        if token.text in _SOFT:
            return after if _comma_parts(line, start, place, after) else 0
        strict = opens(line, start)
        quoted = line[start].text == line[place - 1].text == '"'
        alone = (
            strict
            or quoted
            or any(looks(line, at) or line[at].is_number for at in range(start, place))
        )
        parts = line[after].text == '"' or is_unit(line, after, end, strict=strict)
        return after if alone and parts else 0

    def _name(self, start: int, end: int) -> None:
        line = self.line
        while start < end and (line[start].text in ",;:/-–.&+" or line.low(start) in words.JOINTS):
            start += 1
        while end > start and (line[end - 1].text in ",;:/-–" or line.low(end - 1) in words.JOINTS):
            end -= 1
        start, end, asides = without_asides(line, start, end)
        self.rest += asides
        if start < end - 1 and line[start].text in words.ARTICLES:
            start += 1
        if end - start > 2 and _over_brackets(line, start) == end - 1:
            start, end = start + 1, end - 1
        if start >= end:
            return
        typed = line.typed(start, end)
        if empty_kind(typed, units=True) is not None:
            self.rest.append(typed)
            return
        numbers = _numbers(line, start, end)
        if numbers:
            self.names.extend(numbers)
            return
        before = self.names[-1] if self.names else ""
        if line[start].is_number and before:
            opener = before.split(" ")[0]
            if fold(opener) in words.SHARED:
                typed = f"{opener} {typed}"
        self.names.append(typed)


def _numbers(line: Line, start: int, end: int) -> list[str]:
    """ "Amt 50/51", "FB 10, 20 und 30", "Ämter 50, 51": one name each."""
    if line.low(start) not in words.SHARED or not line[start + 1].is_number:
        return []
    found: list[str] = []
    at = start + 1
    while at < end:
        after = at + 1
        while after < end and line.tight(after) and line[after].text not in ",/":
            after += 1
        found.append(f"{line[start].text} {line.typed(at, after)}")
        if after >= end:
            return found if len(found) > 1 else []
        if line[after].text not in _SOFT and line.low(after) not in words.JOINTS:
            return []
        at = after + 1
        if not line[at].is_number:
            return []
    return []


def _is_shortened(line: Line, place: int) -> bool:
    """Whether a comma, slash or "und" stands within a compound: "Kinder-, Jugend- und
    Familienbüro", "Bau-/Umweltamt", "Stadtentwicklung und -planung"."""
    before, word, after = line[place - 1], line[place - 2], line[place + 1]
    if before.text == "-" and word.is_word and (before.tight or line.low(place) in words.JOINTS):
        return place > 1
    return (
        after.text == "-"
        and line.tight(place + 2)
        and line[place + 2].is_word
        and (before.is_word and (not after.tight or line.low(place) == "/"))
    )


def _comma_parts(line: Line, start: int, place: int, after: int) -> bool:
    """Whether a comma or slash parts two names."""
    end = len(line)
    if line.low(place) == "/" and line.low(place - 1) in {"m", "w", "d"}:
        return False
    if line.low(place - 2) == "buendnis" and line.low(place + 1) == "die":
        return False
    if line.low(place) == "/" and line.tight(place) and line.tight(place + 1):
        if fold(line[place - 1].text) in ROMAN_MONTHS and line[place + 1].is_number:
            return False  # "III/50"
        both = line[place - 1].is_word and line[place + 1].is_word
        if both and not (looks(line, place - 1) and looks(line, place + 1)):
            return False
    opened = opens(line, start)
    if not opened or is_unit(line, after, end, strict=True):
        return True
    if is_topic(line, after):
        return False
    # "Amt für Jugend, Soziales und Sport": the name goes on up to its "und".
    return not any(line.low(at) in words.JOINTS for at in range(after, _list_end(line, after, end)))


def _over_brackets(line: Line, place: int) -> int:
    """The closing bracket or quotation mark of one that opens here, else the place itself."""
    closing = {"(": ")", '"': '"'}.get(line[place].text)
    if closing and closing in line.text:
        for at in range(place + 1, min(place + _WIDE, len(line))):
            if line[at].text == closing:
                return at
    return place


def _is_next_of(line: Line, place: int, number: str) -> bool:
    """Whether "2." stands here in a line that begins with "1."."""
    return (
        line[place].is_number
        and line[place].text == str(int(number) + 1)
        and line.low(place + 1) in {".", ")"}
        and place + 2 < len(line)
        and not line.tight(place + 2)
    )


def _phrase_behind(line: Line, place: int, phrases: dict[str, list[tuple[str, ...]]]) -> int:
    for tokens in phrases.get(line.low(place), ()):
        if all(line.low(place + n) == word for n, word in enumerate(tokens)):
            after = place + len(tokens)
            if not (line.tight(after) and line[after].is_word):
                return after
    return 0


def _list_end(line: Line, place: int, end: int) -> int:
    """Up to the next name that stands by itself."""
    for at in range(place, end):
        if line[at].text in _SOFT and is_unit(line, at + 1, end, strict=True):
            return at
    return end

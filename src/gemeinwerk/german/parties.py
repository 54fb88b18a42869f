"""Who is meant in a cell of units: several in one, by name, by abbreviation, with people beside.

A register (name, abbreviation, other names) makes sure; without one a cell is only cut where it is
plain that it names several.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.text import fold, squash

# Runs of blanks are one blank already: a pattern that looked through runs of any length again and
# again would take the square of their length.
_STRONG = re.compile(r" ?(?:[;•|]| \+ | & |,? ?\b(?:sowie|zusammen mit|gemeinsam mit|in Zusammenarbeit mit|in Kooperation mit|in Abstimmung mit|unter Beteiligung von)\b) ?")  # fmt: skip  # noqa: E501
_WEAK = re.compile(r" ?(?:,|/|\bund\b|\band\b) ?")
_COMMA = re.compile(r" ?(?:,|/) ?")
_SYNONYMS = [
    ("geschaeftsbereich", "gb"), ("fachbereich", "fb"), ("fachdienst", "fd"), ("dezernat", "dez"),
    ("organisationseinheit", "oe"), ("abteilung", "abt"), ("referat", "ref"),
    ("stabsstelle", "st"), ("sachgebiet", "sg"), ("stadtamt", "amt"), ("department", "dep"),
]  # fmt: skip
_UNIT_WORD = re.compile(
    r"^(?:fb|gb|fd|oe|abt|amt|dez|ref|st|sg|fg|eb|bm|ob|a|fachbereich|fachdienst|geschäftsbereich"
    r"|dezernat|abteilung|referat|stabsstelle|stabstelle|büro|\w*amt|\w*büro|\w*stelle|\w*betrieb"
    r"|\w*center|\w*beauftragte\w*|\w*beirat|\w*werke|vhs|volkshochschule|bibliothek|kita\w*"
    r"|schul\w*|jobcenter|feuerwehr|ordnungs\w*|sozial\w*|jugend\w*|bau\w*|kultur\w*)\b"
    r"|^\d{1,3}(?:\.\d{1,3})*$|^(?-i:[A-ZÄÖÜ]{2,6})(?:[ .\-]?\d+(?:\.\d+)*)?$",
    re.IGNORECASE,
)
_UNIT_CODE = re.compile(
    r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,11}[ .\-]?\d[\d.]{0,6}|\d{2,3}(?:\.\d+)*|[A-ZÄÖÜ]{2,6}"
)
_LIKENESS = 93
LONGEST_NAME = 300
"""Signs of a name in which slips of the pen are looked for, through the whole register."""


@dataclass(frozen=True)
class Unit:
    """A unit of the register; ``key`` is whatever the caller knows it by."""

    key: Any
    name: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    internal: bool = True
    """Part of the administration: only such a unit can lead."""


@dataclass(frozen=True)
class Parties:
    """``units``: found in the register, in order. ``others``: what stands beside them, as typed."""

    units: tuple[Unit, ...]
    others: tuple[str, ...]
    text: str

    @property
    def names(self) -> tuple[str, ...]:
        return (*(unit.name for unit in self.units), *self.others)


@dataclass(eq=False)
class Register:
    """Finds units by any of their names."""

    units: Sequence[Unit] = ()
    _by_form: dict[str, Unit | None] = field(default_factory=dict)
    _longest: int = 1
    _cache: dict[str, Parties] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit in self.units:
            for name in (unit.name, unit.abbreviation, *unit.aliases):
                form = normal(name)
                if not form:
                    continue
                known = self._by_form.get(form, unit)
                # A name two units share means neither for certain.
                self._by_form[form] = unit if known is unit or known == unit else None
                self._longest = max(self._longest, len(_words(name)))

    def __bool__(self) -> bool:
        return bool(self.units)

    def find(self, name: str) -> Unit | None:
        """The unit of that name; small slips of the pen in a long name are forgiven."""
        form = normal(name)
        if not form:
            return None
        if form in self._by_form:
            return self._by_form[form]
        if not 10 <= len(form) <= LONGEST_NAME:
            return None
        hit = process.extractOne(
            form, [f for f in self._by_form if len(f) >= 10], scorer=fuzz.ratio,
            score_cutoff=_LIKENESS,
        )  # fmt: skip
        return self._by_form[hit[0]] if hit else None

    def parties(self, text: str) -> Parties:
        """Everybody named in a cell."""
        if text not in self._cache:
            self._cache[text] = self._parties(text)
        return self._cache[text]

    def _parties(self, text: str) -> Parties:
        shown = squash(text)
        if is_empty(text):
            return Parties((), (), shown)
        units: list[Unit] = []
        others: list[str] = []
        for part in _strong_parts(text):
            self._take(part, units, others)
        return Parties(tuple(dict.fromkeys(units)), tuple(dict.fromkeys(others)), shown)

    def _take(self, part: str, units: list[Unit], others: list[str]) -> None:
        whole = self.find(part)
        if whole:
            units.append(whole)
            return
        without = re.sub(r"\([^()]*\)", " ", part)
        inside = re.findall(r"\(([^()]*)\)", part)
        if inside and without.strip():
            unit = self.find(without)
            if unit:
                units.append(unit)
                left = [text for text in inside if self.find(text) != unit and text.strip()]
                others.extend(f"{squash(without)} ({squash(text)})" for text in left)
                return
        if self.units and self._take_known(part, units, others):
            return
        others.extend([squash(part)] if self.units else _units_by_look(part))

    def _take_known(self, part: str, units: list[Unit], others: list[str]) -> bool:
        """Cuts at commas, slashes and "und", joining pieces again where a name contains them."""
        pieces = [piece for piece in _WEAK.split(part) if piece.strip()]
        joints = _WEAK.findall(part)
        if len(pieces) < 2 or len(pieces) > 40:
            return False
        found: list[tuple[int, int, Unit]] = []
        start = 0
        while start < len(pieces):
            for end in range(min(len(pieces), start + 6), start, -1):
                unit = self.find(_joined(pieces, joints, start, end))
                if unit:
                    found.append((start, end, unit))
                    start = end
                    break
            else:
                start += 1
        if not found:
            return False
        position = 0
        for begin, end, unit in found:
            _leave(pieces, joints, position, begin, others)
            units.append(unit)
            position = end
        _leave(pieces, joints, position, len(pieces), others)
        return True


def _joined(pieces: list[str], joints: list[str], start: int, end: int) -> str:
    text = pieces[start]
    for place in range(start + 1, end):
        joint = joints[place - 1] if place - 1 < len(joints) else " "
        text += f"{joint}{pieces[place]}"
    return text


def _leave(pieces: list[str], joints: list[str], start: int, end: int, others: list[str]) -> None:
    """What lies between two units is kept as it was typed, cut at commas only."""
    if start >= end:
        return
    text = _joined(pieces, joints, start, end)
    others.extend(squash(piece) for piece in re.split(r" ?, ?", text) if piece.strip())


def _strong_parts(text: str) -> list[str]:
    lines = [squash(line).strip(" -–•*·,") for line in text.splitlines()]
    parts = [part.strip(" ,") for line in lines for part in _STRONG.split(line)]
    return [part for part in parts if part.strip(".")]


def _units_by_look(part: str) -> list[str]:
    """Without a register: cut where each piece looks like a unit of its own, else whole."""
    for joint, looks in ((_WEAK, _UNIT_CODE.fullmatch), (_COMMA, _UNIT_WORD.match)):
        pieces = [squash(piece) for piece in joint.split(part) if piece.strip()]
        if len(pieces) > 1 and all(looks(piece) for piece in pieces):
            return pieces
    return [squash(part)]


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(name))


@lru_cache(maxsize=20_000)
def normal(name: str) -> str:
    """ "Fachbereich 32", "FB 32" and "fb32" alike."""
    text = fold(name)
    for long, short in _SYNONYMS:
        text = re.sub(rf"\b{long}\b", short, text)
    text = re.sub(r"\b(?:der|die|das|des|fuer|und|the|of)\b", "", text)
    return re.sub(r"[^a-z0-9]", "", text)


def register_of(units: Iterable[Unit]) -> Register:
    return Register(tuple(units))

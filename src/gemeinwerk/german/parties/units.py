"""Who is meant in a cell of units: several in one, by name, by abbreviation, with people beside.

A register (name, abbreviation, other names) makes sure; without one `lists` takes the cell
apart by its words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from gemeinwerk.german.parties.lists import by_role, names_of, segments
from gemeinwerk.german.parties.roles_behind import Role, bare, role_of
from gemeinwerk.german.text import fold, squash

_WEAK = re.compile(r" ?(?:,|/|\bund\b|\band\b|&) ?")
_SYNONYMS = [
    ("geschaeftsbereich", "gb"), ("fachbereich", "fb"), ("fachdienst", "fd"), ("dezernat", "dez"),
    ("organisationseinheit", "oe"), ("abteilung", "abt"), ("referat", "ref"),
    ("stabsstelle", "st"), ("sachgebiet", "sg"), ("stadtamt", "amt"), ("department", "dep"),
]  # fmt: skip
_LIKENESS = 93
_LONG = 10
"""Signs of a name in which slips of the pen are forgiven."""
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
    """``units``: found in the register, in order. ``others``: what stands beside them, as typed.

    ``text``: what was typed without ``private``: persons and how to reach them, as typed, which is
    for the office alone. ``doubtful``: taken out as well, a person or a unit nobody knows.
    ``helping``: those the cell itself says work with the others ("Koop.: Caritas"). ``said``: it
    says itself who leads ("Amt 65 (FF)"). ``rest``: what names nobody ("u. a.").
    """

    units: tuple[Unit, ...]
    others: tuple[str, ...]
    text: str
    helping: "Parties | None" = None
    said: bool = False
    rest: str = ""
    private: str = ""
    doubtful: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (*(unit.name for unit in self.units), *self.others)

    @property
    def beside(self) -> tuple[str, ...]:
        """All it says, for everybody to read, beside its units."""
        helping = self.helping.names if self.helping else ()
        return (*self.others, *helping, *([self.rest] if self.rest else ()))


@dataclass(eq=False)
class Register:
    """Finds units by any of their names."""

    units: Sequence[Unit] = ()
    _by_form: dict[str, Unit | None] = field(default_factory=dict)
    _by_digits: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _longest: int = 1
    _cache: dict[str, Parties] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit in self.units:
            for name in (unit.name, unit.abbreviation, *unit.aliases):
                form = normal(name)
                if not form:
                    continue
                if len(form) >= _LONG and form not in self._by_form:
                    self._by_digits.setdefault(_digits(form), []).append(form)
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
        if not _LONG <= len(form) <= LONGEST_NAME:
            return None
        # A number is no slip of the pen: "Fachbereich Soziales 1" is not "Fachbereich Soziales 2".
        alike = self._by_digits.get(_digits(form), [])
        hit = process.extractOne(form, alike, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
        return self._by_form[hit[0]] if hit else None

    def parties(self, text: str) -> Parties:
        """Everybody named in a cell."""
        if text not in self._cache:
            self._cache[text] = self._parties(text)
        return self._cache[text]

    def _parties(self, text: str) -> Parties:
        whole = self._by_form.get(normal(text))
        if whole:  # whatever it looks like: "Haus 3", "Frau Holle"
            return Parties((whole,), (), squash(text))
        found = segments(text, self.find if self.units else None)
        cell = _Cell(self.find, list(found.rest))
        for role, part in found.parts:
            cell.role = role
            self._take(part, cell)
        leading, helping = by_role(cell.named)
        helps = _of(helping)
        return replace(
            _of(leading, found.shown),
            helping=helps if helps.names else None,
            said=any(role is Role.LEADS for role, _one in cell.named),
            rest=" … ".join(dict.fromkeys(cell.rest)),
            private=" … ".join(dict.fromkeys(found.private)),
            doubtful=" … ".join(dict.fromkeys(found.doubtful)),
        )

    def _take(self, part: str, cell: "_Cell") -> None:
        if cell.take(part) or (self.units and self._take_known(part, cell)):
            return
        for name in cell.names_of(part):
            if not cell.take(name):
                cell.add(name, name)

    def _take_known(self, part: str, cell: "_Cell") -> bool:
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
            cell.leave(pieces, joints, position, begin)
            cell.add(unit, _joined(pieces, joints, begin, end))
            position = end
        cell.leave(pieces, joints, position, len(pieces))
        return True


@dataclass
class _Cell:
    """What a cell names so far, each with what it does. ``role``: of those of this part."""

    find: Callable[[str], Unit | None]
    rest: list[str]
    named: list[tuple[Role, Unit | str]] = field(default_factory=list)
    role: Role = Role.UNSAID

    def add(self, one: Unit | str, typed: str) -> None:
        self.named.append((role_of(typed, self.role), bare(one) if isinstance(one, str) else one))

    def take(self, part: str) -> bool:
        """A unit of the register, with what stands in brackets behind it."""
        whole = self.find(part)
        if whole:
            self.add(whole, part)
            return True
        without = re.sub(r"\([^()]*\)", " ", part)
        inside = re.findall(r"\(([^()]*)\)", part)
        unit = self.find(without) if inside and without.strip() else None
        if not unit:
            return False
        self.add(unit, part)
        for text in inside:
            if self.find(text) != unit and text.strip():
                self.add(f"{squash(without)} ({squash(text)})", part)
        return True

    def names_of(self, part: str) -> list[str]:
        names, left = names_of(part)
        self.rest += map(bare, left)
        return names

    def leave(self, pieces: list[str], joints: list[str], start: int, end: int) -> None:
        """What lies between two units is parted as if there were no register."""
        if start < end:
            for name in self.names_of(_joined(pieces, joints, start, end).strip(" ,/")):
                self.add(name, name)


def _of(named: Sequence[Unit | str], text: str | None = None) -> Parties:
    """``text``: of the whole cell, where that is not just its names."""
    units = tuple(one for one in named if isinstance(one, Unit))
    found = Parties(units, tuple(one for one in named if isinstance(one, str)), text or "")
    return replace(found, text=", ".join(found.names)) if text is None else found


def _joined(pieces: list[str], joints: list[str], start: int, end: int) -> str:
    text = pieces[start]
    for place in range(start + 1, end):
        joint = joints[place - 1] if place - 1 < len(joints) else " "
        text += f"{joint}{pieces[place]}"
    return text


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


def _digits(form: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[0-9]+", form))


def register_of(units: Iterable[Unit]) -> Register:
    return Register(tuple(units))

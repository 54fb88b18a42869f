"""What of a cell is nobody's business: persons and how to reach them, taken out of the rest.

A unit and what it does are public, the telephone number and the name of who works there are not
(`contacts`, `addresses`, `persons`). What is taken out stays as typed, with the office.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gemeinwerk.german.parties import addresses, contacts, persons
from gemeinwerk.german.parties.contacts import Stretch
from gemeinwerk.german.parties.surely import surely_reached
from gemeinwerk.german.parties.words import CONTRIBUTING, LEADING, names_somebody
from gemeinwerk.german.text import fold, squash


@dataclass(frozen=True)
class Parted:
    """``shown``: the text without what is private, line by line. ``taken``: that, as typed."""

    shown: str
    taken: tuple[str, ...]


Finder = Callable[[str], Iterator[Stretch]]
_QUOTED = re.compile(r"[„“\"»«][^„“”\"»«]{1,120}[“”\"«»]")
_BETWEEN = re.compile(r"(?:[\s,;:/()\[\]|+&–—-]|\b(?:und|u\.|oder|bzw\.))*")
_EDGE_LEFT = re.compile(r"(?:[\s,;/|+&–—-]|(?<!\w)(?:und|u\.|oder|bzw\.|sowie|bei|durch|c/o))*$")
_EDGE_RIGHT = re.compile(r"(?:[\s,;:/|+&–—-]|(?:und|u\.|oder|bzw\.|sowie)(?!\w))*")
_BRACKETS = (("(", ")"), ("[", "]"))
_LABEL = re.compile(r"(?:^|[,;|/(\[•]|\s[–-]\s)\s*(?P<label>[^\W\d_][\w .*/-]{0,40}?)\s?:\s*$")
_ROLES = frozenset(re.sub(r"[\W_]", "", one) for one in (*LEADING, *CONTRIBUTING))
_FAR = 60
"""Signs of a label."""
_WHERE = re.compile(
    r"@|\bat\b|tel|fon|fax|mobil|handy|durchwahl|\bdw|nst|app|ruf|hotline|festnetz|nebenst|mail|0\d"
    r"|\+\d|iban|\bbic|blz|konto|kto|geb|jahrg|jg\.|\*|[a-z]{2}\d\d|frau|herr|\b[fh]rn?\.|fam|dr\.|prof"
    r"|ansprech|kontakt|bearbeit|leit|hd\.|c/o|gez\.",
    re.IGNORECASE,
)
"""Without one of these there is nothing to take out of a cell that is not of units."""


@lru_cache(maxsize=20_000)
def of_units(text: str) -> Parted:
    """A cell of units without persons and all that tells how to reach somebody."""
    return _parted(
        text,
        contacts.reached,
        contacts.open_to_callers,
        persons.addressed,
        persons.labelled,
        _outside_quotes(addresses.placed),
        _outside_quotes(persons.alone),
    )


@lru_cache(maxsize=4_000)
def of_any(text: str) -> Parted:
    """Any other cell without what surely is mail, telephone, IBAN, day of birth or a person."""
    if not _WHERE.search(text):
        return Parted(text, ())
    return _parted(text, surely_reached, persons.addressed)


def _outside_quotes(find: Finder) -> Finder:
    """What is quoted is called so: "Haus A", "Max Muster"."""

    def found(line: str) -> Iterator[Stretch]:
        quoted = [hit.span() for hit in _QUOTED.finditer(line)]
        for start, end in find(line):
            if not any(first < start and end < last for first, last in quoted):
                yield start, end

    return found


def _parted(text: str, *finders: Finder) -> Parted:
    shown: list[str] = []
    taken: list[str] = []
    for line in text.splitlines():
        line = squash(line)
        if not line:
            continue
        found = sorted(
            stretch for find in finders for stretch in find(line) if stretch[1] > stretch[0]
        )
        if not found:
            shown.append(line)
            continue
        stretches = _joined(line, found)
        taken += [line[start:end] for start, end in stretches]
        left = _without(line, stretches)
        if left.strip(" -–•*·.,;:()[]"):
            shown.append(left)
    return Parted("\n".join(shown), tuple(taken)) if taken else Parted(text, ())


def _joined(line: str, found: list[Stretch]) -> list[Stretch]:
    """Those that overlap or that only marks part are one."""
    joined: list[Stretch] = []
    for start, end in found:
        if joined:
            first, last = joined[-1]
            between = _BETWEEN.match(line, last)
            if start <= last or (between and between.end() >= start):
                joined[-1] = first, max(last, end)
                continue
        joined.append((start, end))
    return [(_with_label(line, start), _with_bracket(line, start, end)) for start, end in joined]


def _with_label(line: str, start: int) -> int:
    """ "Adresse: " belongs to what is taken out, "Federführung: " and "Jugendamt: " do not."""
    begin = max(0, start - _FAR)
    hit = _LABEL.search(line[begin:start])
    if hit is None or _is_role(hit["label"]) or any(map(_names_unit, hit["label"].split())):
        return start
    return begin + hit.start("label")


def _is_role(label: str) -> bool:
    return re.sub(r"[\W_]", "", fold(label)) in _ROLES


def _names_unit(word: str) -> bool:
    return names_somebody(word) or word[:1].isdigit()


def _with_bracket(line: str, start: int, end: int) -> int:
    for opens, closes in _BRACKETS:
        opened = line.count(opens, start, end) > line.count(closes, start, end)
        if opened and line[end : end + 1] == closes:
            return end + 1
    return end


def _without(line: str, stretches: list[Stretch]) -> str:
    """The line without these, and without the marks that parted them from what stays."""
    kept = ""
    place = 0
    for start, end in [*stretches, (len(line), len(line))]:
        piece = line[place:start]
        if place:
            edge = _EDGE_RIGHT.match(piece)
            parting, piece = (edge.group(), piece[edge.end() :]) if edge else ("", piece)
            kept = _put_together(kept, parting, piece)
        else:
            kept = piece
        if start < len(line):
            left = _EDGE_LEFT.search(kept, max(0, len(kept) - _FAR))
            kept = kept[: left.start()] if left else kept
            label = _LABEL.search(kept, max(0, len(kept) - _FAR))
            if kept.endswith(":") and not (label and _is_role(label["label"])):
                kept = kept[:-1].rstrip()
        place = end
    return kept


def _put_together(before: str, parting: str, behind: str) -> str:
    """What stood before and behind of something taken out, parted as it was."""
    for opens, closes in _BRACKETS:
        if before.endswith(opens) and behind.startswith(closes):
            before, behind = before[:-1].rstrip(), behind[1:].lstrip()
            glued = not before or not behind or behind[0] in ",;:/.)"
            return before + behind if glued else f"{before} {behind}"
        if not before and behind.startswith(opens) and behind.endswith(closes):
            return behind[1:-1]  # "Frau Müller (Jugendamt)"
    if before.endswith(":"):  # "Federführung: Frau Müller, Jugendamt"
        return f"{before} {behind}"
    if not before or not behind or before[-1] in "([" or behind[0] in ",;/)]":
        return before + behind
    return f"{before}{';' if ';' in parting else ','} {behind}"

"""What of a cell is nobody's business: persons and how to reach them, taken out of the rest.

A unit and what it does are public, the telephone number and the name of who works there are not
(`contacts`, `addresses`, `persons`). What is taken out stays as typed, with the office.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gemeinwerk.german.parties import addresses, contacts, persons
from gemeinwerk.german.parties.alone import alone as persons_alone
from gemeinwerk.german.parties.contacts import Stretch
from gemeinwerk.german.parties.surely import surely_reached
from gemeinwerk.german.parties.words import CONTRIBUTING, LEADING, names_somebody
from gemeinwerk.german.text import fold, squash


@dataclass(frozen=True)
class Parted:
    """``shown``: the text without what is private, line by line. ``taken``: that, as typed.

    ``doubtful``: what may be a person or a unit, as typed; it stands in neither of the two.
    """

    shown: str
    taken: tuple[str, ...]
    doubtful: tuple[str, ...] = ()


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
_MASK = "\0"
_NUMBER_BEHIND = re.compile(
    r"[\s,;:]{0,3}(?P<all>\(?(?P<number>(?P<dash>[-–]\s?)?(?P<digits>\d{2,8})(?:[-/]\d{1,6})?))"
    r"(?P<close>\))?(?![\w.,]{0,2}\d)(?!\s?[^\W\d_])"
)
_OF_EXTENSIONS, _OF_UNITS_DIGITS = 3, 4
"""Digits: fewer has no extension, more has no unit."""
_PIECE = re.compile(r"[^\s,;/|()\[\]:&+][^,;/|()\[\]:&+]{0,200}(?<!\s)")
_MOST_PIECES = 4
"""Between marks that one name may hold: "Amt für Jugend, Soziales und Sport"."""
_WHERE = re.compile(
    r"@|\bat\b|tel|fon|fax|mobil|handy|durchwahl|\bdw|nst|app|ruf|hotline|festnetz|nebenst|mail|0\d"
    r"|\+\d|iban|\bbic|blz|konto|kto|geb|jahrg|jg\.|\*|[a-z]{2}\d\d|frau|herr|\b[fh]rn?\.|fam|dr\.|prof"
    r"|ansprech|kontakt|bearbeit|leit|hd\.|c/o|gez\."
)
"""In small letters. Without one of these there is nothing to take out of a cell that is not of
units."""


Known = Callable[[str], object]
"""Whether a name is one of the register."""


def of_units(text: str, known: Known | None = None) -> Parted:
    """A cell of units without persons and all that tells how to reach somebody."""
    return _parted(text, *_OF_UNITS, known=known, alone=True)


@lru_cache(maxsize=20_000)
def surely_private(text: str) -> Parted:
    """As `of_units`, of a text somebody has looked at: what is doubtful stays shown."""
    return _parted(text, *_OF_UNITS, alone=True, doubting=False)


@lru_cache(maxsize=4_000)
def of_any(text: str) -> Parted:
    """Any other cell without what surely is mail, telephone, IBAN, day of birth or a person."""
    if not _WHERE.search(text.casefold()):
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


_OF_UNITS = (
    contacts.reached,
    contacts.open_to_callers,
    persons.addressed,
    persons.labelled,
    _outside_quotes(addresses.placed),
    _outside_quotes(persons.backwards),
)


def _parted(
    text: str,
    *finders: Finder,
    known: Known | None = None,
    alone: bool = False,
    doubting: bool = True,
) -> Parted:
    shown: list[str] = []
    taken: list[str] = []
    doubtful: list[str] = []
    for line in filter(None, map(squash, text.splitlines())):
        found, doubts = _found(line, finders, [], alone=alone)
        if known and (found or doubts):
            found, doubts = _found(line, finders, _known_names(line, known), alone=alone)
        doubts = doubts if doubting else []
        if not found and not doubts:
            shown.append(line)
            continue
        taken += [line[start:end] for start, end in found]
        doubtful += [line[start:end] for start, end in doubts]
        left = _without(line, sorted([*found, *doubts]))
        if left.strip(" -–•*·.,;:()[]"):
            shown.append(left)
    if not taken and not doubtful:
        return Parted(text, ())
    return Parted("\n".join(shown), tuple(taken), tuple(doubtful))


def _found(
    line: str, finders: Iterable[Finder], known: list[Stretch], *, alone: bool
) -> tuple[list[Stretch], list[Stretch]]:
    """What is private in a line and what is doubtful, outside of what is ``known``."""
    found = [one for find in finders for one in find(line) if one[1] > one[0]]
    found = _joined(line, [one for one in found if not _touches(one, known)])
    if not alone:
        return found, []
    more, doubts = _alone(line, [*found, *known])
    return _with_numbers(line, _joined(line, [*found, *more]), doubts, known)


def _with_numbers(
    line: str, found: list[Stretch], doubts: list[Stretch], known: list[Stretch]
) -> tuple[list[Stretch], list[Stretch]]:
    """ "Krüger -456", "Frau Krüger, 28912": how to reach them. "Frau Krüger (456)" may be that or
    the number of a unit."""
    sure = list[Stretch]()
    for start, end in found:
        number = _NUMBER_BEHIND.match(line, end)
        if number is None or _touches(number.span("number"), known):
            sure.append((start, end))
        elif len(number["digits"]) < _OF_EXTENSIONS and not number["dash"]:
            sure.append((start, end))  # "Frau Krüger (66)"
        elif number["dash"] or len(number["digits"]) > _OF_UNITS_DIGITS:
            sure.append((start, number.end()))
        else:
            sure.append((start, end))
            doubts = [*doubts, number.span("number")]
    return _joined(line, sure), [one for one in doubts if not _touches(one, sure)]


def _touches(stretch: Stretch, others: list[Stretch]) -> bool:
    return any(start < stretch[1] and stretch[0] < end for start, end in others)


def _alone(line: str, others: list[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
    """Persons nobody addresses, and doubtful ones, outside of all that is known and quoted."""
    signs = list(line)
    for start, end in (*others, *(hit.span() for hit in _QUOTED.finditer(line))):
        signs[start:end] = _MASK * (end - start)
    sure, doubts = list[Stretch](), list[Stretch]()
    for start, end, is_sure in persons_alone("".join(signs)):
        if is_sure:
            sure.append((persons.with_label(line, start), end))
        else:
            doubts.append((start, end))
    return sure, [one for one in doubts if not _touches(one, sure)]


def _known_names(line: str, known: Known) -> list[Stretch]:
    """Where names of the register stand between two marks, also such with marks in them."""
    pieces = [hit.span() for hit in _PIECE.finditer(line)]
    found: list[Stretch] = []
    place = 0
    while place < len(pieces):
        for last in range(min(len(pieces), place + _MOST_PIECES), place, -1):
            start, end = pieces[place][0], pieces[last - 1][1]
            if known(line[start:end]):
                found.append((start, end))
                place = last - 1
                break
        place += 1
    return found


def _joined(line: str, found: list[Stretch]) -> list[Stretch]:
    """Those that overlap or that only marks part are one."""
    joined: list[Stretch] = []
    for start, end in sorted(found):
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

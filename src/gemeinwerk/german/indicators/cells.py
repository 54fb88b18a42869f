"""A cell of indicators cut into its entries: lines without bullets, lists, things counted.

"3 Bänke; 5 Bäume und 2 Brunnen"       three entries: each counts something else
"12 Kurse (2025); 20 Kurse (2028)"     one: both count courses
"- 20 %"                               a minus, unless other lines begin so, too
"""

import re
from functools import lru_cache

from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.indicators import words
from gemeinwerk.german.indicators.values import value_at
from gemeinwerk.german.signs import Line
from gemeinwerk.german.text import fold, squash
from gemeinwerk.german.times.dates import point_at

_BULLET = re.compile(r"\s*(?:[-–•*·▪►➢✓]|\d{1,2}[.)]|[a-z]\))\s+")
_MINUS = re.compile(r"\s*[-–]\s+[\d.,]{1,15}\s?(?P<unit>%|‰|[^\W\d_]{1,15}²?)")
_NO_MINUS = frozenset(
    ["l", "h", "g", "m", "std", "min", "st", "stk", "stck", "stueck", "pers", "ew", "tsd", "mio"]
)
"""Units of things that a list may well begin with."""
_SPLIT = re.compile(r" ?; ")
_LIST = re.compile(r" ?[;,] (?:und )?| (?:und|sowie) ")
_GOES_ON = re.compile(
    r"(?:ziel|soll|ist|baseline|ausgangs|target|bis|stand|quelle|derzeit|aktuell|(?:19|20)\d\d|\d)",
    re.IGNORECASE,
)
_MOST = 12
"""Things counted in one line."""

_RHYTHMS = [
    ("monthly", r"monatlich|monthly"), ("quarterly", r"vierteljaehrlich|quartal|quarterly"),
    ("half_yearly", r"halbjaehrlich|half"), ("two_yearly", r"zweijaehrlich|alle (?:zwei|2) jahre"),
    ("yearly", r"jaehrlich|pro jahr|annual|yearly"), ("once", r"einmalig|once"),
]  # fmt: skip


def lines(text: str) -> list[str]:
    """The lines of a cell without bullets; lines that say nothing are left out."""
    return list(_lines(text))


@lru_cache(maxsize=4_096)  # each cell is asked for its lines again and again
def _lines(text: str) -> tuple[str, ...]:
    if is_empty(text):
        return ()
    typed = [line for line in text.splitlines() if line.strip()]
    alone = sum(bool(_BULLET.match(line)) for line in typed) == 1
    found = [squash(_without_bullet(line, alone=alone)) for line in typed]
    return tuple(line for line in found if line and not is_empty(line))


def _without_bullet(line: str, *, alone: bool) -> str:
    minus = _MINUS.match(line) if alone else None
    if minus:
        unit = minus["unit"].casefold()
        if unit in words.UNITS and unit not in _NO_MINUS:
            return line
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def entries(line: str) -> list[str]:
    """Parted where each piece counts something else, and at semicolons unless what follows is a
    value of what stands before."""
    line = squash(line)
    pieces = _LIST.split(line, _MOST)
    if len(pieces) > 1 and line[:1] not in "([":
        things = [_thing_counted(piece) for piece in pieces]
        if all(things) and len(set(things)) == len(things):
            return pieces
    parts: list[str] = []
    for part in _SPLIT.split(line):
        if parts and (_GOES_ON.match(part) or parts[-1].count("(") > parts[-1].count(")")):
            parts[-1] = f"{parts[-1]}; {part}"
        elif part.strip():
            parts.append(part)
    return parts


def _thing_counted(piece: str) -> str:
    """The unit of a piece that is a number of things and no more, but for its time; else ""."""
    if not piece or len(piece) > 80 or not any(sign.isdigit() for sign in piece[:20]):
        return ""
    line = Line(piece)
    value = value_at(line, 0)
    if value is None or value.is_range or not any(sign.isupper() for sign in value.unit):
        return ""
    place = value.end
    while line.low(place) in words.TIMELY or line.low(place) in {"(", "."}:
        place += 1
    point = point_at(line, place, prose=True)
    place = line.skip(point.after if point else place, ")", ".")
    return value.unit if place >= len(line) else ""


def rhythm_of(text: str) -> str:
    """How often a value is taken: monthly, quarterly, half_yearly, yearly, two_yearly or once."""
    folded = fold(text)
    return next((rhythm for rhythm, said in _RHYTHMS if re.search(said, folded)), "")

"""The numbers that Word writes before paragraphs: "1.2", "a)", "IV."."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gemeinwerk.tables.docxstyles import attribute, child_of, indent_of
from gemeinwerk.tables.package import Package, local

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SILENT = {"none", "bullet"}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    plain: bool = False
    """All numbers of the text as digits, however their own levels are written."""
    close: bool = False
    """Nothing stands between number and text."""
    indent: int | None = None
    """How far its paragraphs are moved in, in blanks."""


@dataclass(slots=True)
class Numbers:
    """The lists of a document, and how far each has counted."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    """Name of a list -> its levels, and where it begins anew."""
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package, part: str) -> "Numbers":
        numbers = cls()
        if not package.has(part):
            return numbers
        for _event, element in package.events(part):
            tag = local(element.tag)
            if tag == "abstractNum":
                name = attribute(element, "abstractNumId")
                numbers._levels[name] = _levels_of(element)
            elif tag == "num":
                above = attribute(child_of(element, "abstractNumId"), "val")
                numbers._lists[attribute(element, "numId")] = above, _starts(element)
        return numbers

    def indent(self, name: str, level: int) -> int | None:
        """How far a list moves the paragraphs of a level in."""
        shape = self._levels.get(self._lists.get(name, ("", {}))[0], {}).get(level)
        return shape.indent if shape else None

    def next(self, name: str, level: int) -> str:
        """What stands before the next paragraph of a list, with the blank after it; "" where
        nothing or only a dot does."""
        above, starts = self._lists.get(name, ("", {}))
        levels = self._levels.get(above, {})
        shape = levels.get(level)
        if shape is None or shape.style == "none":
            return ""
        counts = self._counts[above]
        if level in starts and (name, level) not in self._begun:
            self._begun.add((name, level))
            counts[level] = starts[level]
        else:
            counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if shape.style in _SILENT:
            return ""
        text = re.sub(
            r"%([1-9])", lambda found: _count(levels, counts, int(found[1]) - 1, shape), shape.text
        )
        return text if shape.close or not text else f"{text} "


def _count(levels: dict[int, _Level], counts: dict[int, int], level: int, shape: _Level) -> str:
    above = levels.get(level, _Level())
    return written(counts.get(level, above.start), "decimal" if shape.plain else above.style)


def _levels_of(element: Element) -> dict[int, _Level]:
    found = {}
    for child in element:
        if local(child.tag) == "lvl":
            found[_whole(attribute(child, "ilvl"), 0)] = _Level(
                _whole(attribute(child_of(child, "start"), "val"), 1),
                attribute(child_of(child, "numFmt"), "val") or "decimal",
                attribute(child_of(child, "lvlText"), "val")[:100],
                child_of(child, "isLgl") is not None,
                attribute(child_of(child, "suff"), "val") == "nothing",
                indent_of(child_of(child, "pPr")),
            )
    return found


def _starts(element: Element) -> dict[int, int]:
    found = {}
    for child in element:
        if local(child.tag) == "lvlOverride":
            start = attribute(child_of(child, "startOverride"), "val")
            if start:
                found[_whole(attribute(child, "ilvl"), 0)] = _whole(start, 1)
    return found


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else default


def written(number: int, style: str) -> str:
    """A number as a list writes it."""
    if style == "decimalZero":
        return f"{number:02}"
    if style in {"lowerLetter", "upperLetter"} and 0 < number < 1000:
        letter = chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = _roman(number)
        return roman if style == "lowerRoman" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text

"""What the styles of a Word document say of its text: headings, struck through, hidden, bold,
numbered, moved in.

A property of a text is its own, else that of its character style, else of its paragraph's style;
a style inherits from the one it is based on.
"""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gemeinwerk.tables.looks import blanks_of_twips
from gemeinwerk.tables.package import Package, local

_HEADING = re.compile(r"(?:heading|berschrift|title|titel)\s*(\d*)", re.IGNORECASE)
_NO = {"0", "false", "off", "none"}
_NO_LEVEL = 9
_DEEPEST = 20
"""Styles may be based on styles; one based on itself is no endless search."""


@dataclass(frozen=True, slots=True)
class Look:
    """None where nothing is said."""

    struck: bool | None = None
    hidden: bool | None = None
    bold: bool | None = None

    def over(self, other: "Look") -> "Look":
        """What is said here, else there."""
        return Look(
            other.struck if self.struck is None else self.struck,
            other.hidden if self.hidden is None else self.hidden,
            other.bold if self.bold is None else self.bold,
        )


PLAIN = Look()


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    look: Look = PLAIN
    number: tuple[str, int] | None = None
    indent: int | None = None
    outline: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    known: dict[str, _Style] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package, part: str) -> "Styles":
        styles = cls()
        if package.has(part):
            for _event, element in package.events(part):
                if local(element.tag) == "style":
                    styles.known[attribute(element, "styleId")] = _style(element)
        return styles

    def heading(self, name: str) -> int:
        """The level of a heading, 0 for any other style."""
        found = _HEADING.search(self.known[name].name) if name in self.known else None
        return int(found[1] or 1) if found else 0

    def is_prompt(self, name: str) -> bool:
        """Whether a style is that of a control nobody filled in."""
        return name in self.known and self.known[name].name.casefold() == "placeholder text"

    def look(self, name: str) -> Look:
        """Of a style, with all it is based on."""
        if not name:
            return PLAIN
        if name not in self._looks:
            found = PLAIN
            for style in self._chain(name):
                found = found.over(style.look)
            self._looks[name] = found
        return self._looks[name]

    def number(self, name: str) -> tuple[str, int] | None:
        """List and level that a style numbers its paragraphs by."""
        return next((one.number for one in self._chain(name) if one.number), None)

    def indent(self, name: str) -> int | None:
        """How far a style moves its paragraphs in, in blanks."""
        found = (one.indent for one in self._chain(name))
        return next((indent for indent in found if indent is not None), None)

    def outline(self, name: str) -> int:
        """The level of a style in the outline, from 1; 0 for text."""
        if level := self.heading(name):
            return level
        return next((one.outline for one in self._chain(name) if one.outline is not None), 0)

    def _chain(self, name: str) -> list[_Style]:
        found = list[_Style]()
        while name in self.known and len(found) < _DEEPEST:
            found.append(self.known[name])
            name = self.known[name].based_on
        return found


def _style(element: Element) -> _Style:
    return _Style(
        attribute(child_of(element, "name"), "val"),
        attribute(child_of(element, "basedOn"), "val"),
        look_of(child_of(element, "rPr")),
        number_of(child_of(element, "pPr")),
        indent_of(child_of(element, "pPr")),
        outline_of(child_of(element, "pPr")),
    )


def look_of(properties: Element | None) -> Look:
    """What the properties of a text say."""
    if properties is None:
        return PLAIN
    struck = hidden = bold = None
    for child in properties:
        tag = local(child.tag)
        if tag in {"strike", "dstrike"}:
            struck = bool(struck) or _is_on(child)
        elif tag in {"vanish", "specVanish"}:
            hidden = bool(hidden) or _is_on(child)
        elif tag == "b":
            bold = _is_on(child)
    return PLAIN if (struck, hidden, bold) == (None, None, None) else Look(struck, hidden, bold)


def _is_on(element: Element) -> bool:
    return attribute(element, "val").lower() not in _NO


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property stands there and is not switched off."""
    found = child_of(properties, name)
    return found is not None and _is_on(found)


def number_of(properties: Element | None) -> tuple[str, int] | None:
    """List and level of a paragraph's properties."""
    numbered = child_of(properties, "numPr")
    if numbered is None:
        return None
    level = attribute(child_of(numbered, "ilvl"), "val")
    name = attribute(child_of(numbered, "numId"), "val")
    return name, int(level) if level.isdecimal() and len(level) < 3 else 0


def indent_of(properties: Element | None) -> int | None:
    """How far a paragraph's first line is moved in, in blanks; None where that is not said."""
    said = child_of(properties, "ind")
    if said is None:
        return None
    left = _twips(said, "left", "start")
    return blanks_of_twips(left + _twips(said, "firstLine") - _twips(said, "hanging"))


def _twips(element: Element, *names: str) -> int:
    text = next((text for name in names if (text := attribute(element, name))), "")
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and len(digits) < 6 else 0


def outline_of(properties: Element | None) -> int | None:
    """The level of a paragraph in the outline, from 1; 0 for text, None where that is not said."""
    level = attribute(child_of(properties, "outlineLvl"), "val")
    if not level.isdecimal() or len(level) > 2:
        return None
    return int(level) + 1 if int(level) < _NO_LEVEL else 0


def attribute(element: Element | None, name: str) -> str:
    """An attribute by its name without the namespace."""
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if local(k) == name), "")


def child_of(element: Element | None, *path: str) -> Element | None:
    """The first element on a path of names."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child.tag) == name), None)
    return element

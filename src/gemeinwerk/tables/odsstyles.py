"""What the styles of a LibreOffice spreadsheet say: struck through, hidden, bold, moved in, how a
date is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gemeinwerk.tables.dateformat import Precision
from gemeinwerk.tables.looks import blanks_of
from gemeinwerk.tables.package import Package, local

_DEEPEST = 20


@dataclass(slots=True)
class Style:
    """None where nothing is said; ``above``: the style it is based on."""

    struck: bool | None = None
    hidden: bool | None = None
    shown: bool | None = None
    """Of a sheet."""
    bold: bool | None = None
    indent: int | None = None
    """How far the text is moved in, in blanks."""
    above: str = ""
    data: str = ""
    """The name of the format of numbers and dates."""


@dataclass(slots=True)
class Styles:
    """Styles by kind and name ("table-cell", "ce1"), and formats of dates by name."""

    known: dict[tuple[str, str], Style] = field(default_factory=dict)
    dates: dict[str, Precision] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    """Formats that show nothing: ";;;"."""
    margins: list[str] = field(default_factory=list)
    """What is printed over and under each page."""

    def read(self, package: Package, part: str) -> None:
        """Take up the styles of a part; those of the sheets' own part come last and count."""
        if not package.has(part):
            return
        for _event, element in package.events(part):
            if local(element.tag) == "table":
                element.clear()
            self.take(element)

    def take(self, element: Element) -> None:
        """An element that was read whole, if it is a style."""
        tag = local(element.tag)
        if tag in {"style", "default-style"}:
            self.known[get(element, "family"), get(element, "name")] = _style(element)
        elif tag == "date-style":
            self.dates[get(element, "name")] = _precision(element)
        elif tag in {"number-style", "text-style"}:
            inside = [one for one in element if local(one.tag) not in {"map", "text-properties"}]
            if not inside:
                self.silent.add(get(element, "name"))
        elif tag in _MARGINS and get(element, "display") != "false":
            text = " ".join("".join(_words(element)).split())
            if not _PAGE.fullmatch(text) and text not in self.margins:
                self.margins.append(text)

    def look(self, family: str, name: str) -> Style:
        """A style with all it is based on."""
        found = Style()
        for _ in range(_DEEPEST):
            style = self.known.get((family, name))
            if style is None:
                break
            found = Style(
                style.struck if found.struck is None else found.struck,
                style.hidden if found.hidden is None else found.hidden,
                style.shown if found.shown is None else found.shown,
                style.bold if found.bold is None else found.bold,
                style.indent if found.indent is None else found.indent,
                data=found.data or style.data,
            )
            if not style.above:
                break
            name = style.above
        return found


_MARGINS = {"header", "footer", "header-left", "footer-left", "header-first", "footer-first"}
_COUNTED = {"sheet-name", "page-number", "page-count", "date", "time", "title", "file-name"}
"""Fields whose text is made when the page is printed."""
_PAGE = re.compile(r"(?:seiten?|page|von|of|[\W_])*", re.IGNORECASE)


def _words(element: Element) -> Iterator[str]:
    """The words of a margin, without page numbers and the like."""
    if local(element.tag) not in _COUNTED:
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""
        yield " " if local(element.tag) == "p" else ""


def _style(element: Element) -> Style:
    style = Style(above=get(element, "parent-style-name"), data=get(element, "data-style-name"))
    for child in element:
        tag = local(child.tag)
        if tag == "text-properties":
            lines = [get(child, name) for name in _LINES if get(child, name)]
            if lines:
                style.struck = any(line != "none" for line in lines)
            if get(child, "display"):
                style.hidden = get(child, "display") == "none"
            if weight := get(child, "font-weight"):
                style.bold = weight in _BOLD
        elif tag == "paragraph-properties" and get(child, "margin-left"):
            style.indent = blanks_of(get(child, "margin-left"))
        elif tag == "table-properties" and get(child, "display"):
            style.shown = get(child, "display") != "false"
    return style


_BOLD = {"bold", "600", "700", "800", "900"}
_LINES = ("text-line-through-style", "text-line-through-type")


def _precision(element: Element) -> Precision:
    parts = {local(child.tag): child for child in element}
    month = parts.get("month")
    signs = 0
    if month is not None:
        long, text = get(month, "style") == "long", get(month, "textual") == "true"
        signs = (4 if long else 3) if text else 2
    year = parts.get("year")
    years = 0 if year is None else 4 if get(year, "style") == "long" else 2
    return Precision("day" in parts, signs, years, "hours" in parts)


def get(element: Element, name: str) -> str:
    """An attribute by its name without the namespace."""
    return next((v for k, v in element.attrib.items() if local(k) == name), "")

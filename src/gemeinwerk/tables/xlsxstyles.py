"""What the styles and strings of an Excel workbook say: number formats, what is struck through,
bold or moved in.

A cell's text may be struck through as a whole (its font) or in part (a run of its own).
"""

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from gemeinwerk.tables import numberformat
from gemeinwerk.tables.looks import BLANKS_OF_A_STEP
from gemeinwerk.tables.package import Package, local

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """Of a cell. hides: its format shows no text; indent: how far it is moved in, in blanks."""

    number_format: str = "General"
    struck: bool = False
    hides: bool = False
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text; struck is None where the cell's own font decides."""

    text: str
    struck: bool | None = None


Text = str | tuple[Run, ...]
PLAIN = Style()


@dataclass(slots=True)
class _Styles:
    formats: dict[int, str] = field(default_factory=dict)
    fonts: list[frozenset[str]] = field(default_factory=list)
    """Of each font, which of "strike" and "b" it has."""
    found: list[Style] = field(default_factory=list)

    def style(self, xf: Element) -> Style:
        number, font = whole(xf.get("numFmtId")), whole(xf.get("fontId"))
        code = self.formats.get(number) or numberformat.builtin_format(number)
        has = self.fonts[font] if 0 <= font < len(self.fonts) else frozenset()
        return Style(code, "strike" in has, numberformat.hides_text(code), "b" in has)


def read_styles(package: Package, part: str) -> list[Style]:
    """The styles of cells, by their number."""
    styles = _Styles()
    inside = ""
    for event, element in package.events(part, ("start", "end")):
        tag = local(element.tag)
        if tag in {"cellXfs", "fonts"}:
            inside = tag if event == "start" else ""
        elif event == "start" and tag == "numFmt":
            code = element.get("formatCode", "General")
            styles.formats[whole(element.get("numFmtId"))] = code[: numberformat.LONGEST_FORMAT]
        elif event == "start" and tag == "xf" and inside == "cellXfs":
            styles.found.append(styles.style(element))
        elif event == "start" and tag == "alignment" and inside == "cellXfs" and styles.found:
            indent = BLANKS_OF_A_STEP * whole(element.get("indent"))
            styles.found[-1] = replace(styles.found[-1], indent=indent)
        elif event == "end" and tag == "font" and inside == "fonts":
            styles.fonts.append(frozenset(name for name in ("strike", "b") if _has(element, name)))
    return styles.found


def _has(font: Element, name: str) -> bool:
    return any(local(child.tag) == name and child.get("val", "1") not in _NO for child in font)


def text_of(element: Element) -> Text:
    """A string, in runs where a part of it has a font of its own; without the reading aids of
    East Asian scripts."""
    runs: list[Run] = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            runs.append(Run(unescaped(child.text or "")))
        elif tag == "r":
            runs.append(_run(child))
    if any(run.struck is not None for run in runs):
        return tuple(runs)
    return "".join(run.text for run in runs)


def is_bold(element: Element) -> bool:
    """Whether a string is bold whatever the font of its cell: each run with words has one."""
    said = False
    for child in element:
        text = "".join(one.text or "" for one in child if local(one.tag) == "t")
        if local(child.tag) == "r" and text.strip():
            fonts = [one for one in child if local(one.tag) == "rPr"]
            if not any(_has(font, "b") for font in fonts):
                return False
            said = True
    return said


def _run(element: Element) -> Run:
    struck = None
    parts = []
    for child in element:
        tag = local(child.tag)
        if tag == "rPr":
            struck = _has(child, "strike")
        elif tag == "t":
            parts.append(child.text or "")
    return Run(unescaped("".join(parts)), struck)


def plain(text: Text) -> str:
    """A text with all its runs."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def parted(text: Text, struck: bool) -> tuple[str, list[str]]:
    """What of a text counts, and the pieces that are struck through. struck: the cell's font."""
    if isinstance(text, str):
        return ("", [text]) if struck and text else (text, [])
    kept, away = [], list[str]()
    before = False
    for run in text:
        gone = struck if run.struck is None else run.struck
        if not gone:
            kept.append(run.text)
        elif before:
            away[-1] += run.text
        else:
            away.append(run.text)
        before = gone
    return "".join(kept), away


def unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPE.sub(_sign, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _sign(found: re.Match[str]) -> str:
    """_x000D_ is a line's end; what is no character (NUL, half a surrogate pair) is dropped."""
    sign = chr(int(found[1], 16))
    return sign if sign.isprintable() or sign in "\n\r\t" else ""


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute."""
    try:
        return int(text) if text else default
    except ValueError:
        return default

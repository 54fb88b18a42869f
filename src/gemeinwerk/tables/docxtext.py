"""The text of a Word paragraph as it would print, and what stands in it without being printed.

Struck through, hidden, deleted while changes were tracked, prompts of controls nobody filled in and
old results of drop-downs and tick boxes never become text: they are set aside with their place, and
so are footnotes, comments, text boxes and the addresses behind links.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.docxnumbers import Numbers
from gemeinwerk.tables.docxstyles import (
    Look,
    Styles,
    attribute,
    child_of,
    is_on,
    look_of,
    number_of,
    outline_of,
)
from gemeinwerk.tables.docxstyles import indent_of as indent_said
from gemeinwerk.tables.grid import Aside, Beside, indent_of
from gemeinwerk.tables.package import local

_SILENT = {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText",
           "delInstrText", "tblGrid", "rubyPr"}  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {
    "footnoteReference": Beside.FOOTNOTE,
    "endnoteReference": Beside.ENDNOTE,
    "commentReference": Beside.COMMENT,
}
_TICKS = {"F0FE": "☒", "F0FD": "☒", "F078": "☒", "F052": "☑", "F0FC": "✓", "F050": "✓",
          "F0A8": "☐", "F06F": "☐", "F0A3": "☐", "F0B7": "•", "F0A7": "•"}  # fmt: skip
"""Signs of the fonts that forms tick their boxes with."""
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_BLANKS = re.compile(r" {2,}")
TICKED, EMPTY = "☒", "☐"


@dataclass(slots=True)
class _Field:
    """A field between its begin and its end. shown: what a form shows, whatever its old result."""

    shown: str | None = None
    in_result: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph without blanks around. ``indent``: how far it is moved in, in blanks; ``level``:
    in the outline, from 1, 0 for text."""

    text: str
    indent: int = 0
    bold: bool = False
    level: int = 0


@dataclass
class _Line:
    """A paragraph on its way. ``thin``: some words are not bold."""

    thin: bool = False
    parts: list[str] = field(default_factory=list)
    away: list[tuple[Beside, str]] = field(default_factory=list)

    def add(self, text: str, kind: Beside | None) -> None:
        if kind is None:
            self.parts.append(text)
        elif self.away and self.away[-1][0] == kind:
            self.away[-1] = kind, self.away[-1][1] + text
        else:
            self.away.append((kind, text))


@dataclass
class Place:
    """Where in the document the reader is."""

    sheet: str = ""
    row: int = 1
    column: int | None = None


@dataclass
class Reader:
    """Reads paragraph after paragraph of a document, in its order."""

    allowance: Allowance
    styles: Styles
    numbers: Numbers
    notes: dict[tuple[Beside, str], str]
    links: dict[str, str]
    place: Place = field(default_factory=Place)
    aside: list[Aside] = field(default_factory=list)
    told: set[tuple[Beside, str]] = field(default_factory=set)
    _fields: list[_Field] = field(default_factory=list)

    def paragraph(self, element: Element, kind: Beside | None = None) -> str:
        """Its text without blanks around. kind: what all of it is, where it is no text."""
        return self.written(element, kind).text

    def written(self, element: Element, kind: Beside | None = None) -> Written:
        """A paragraph and how it looks."""
        properties = child_of(element, "pPr")
        style = attribute(child_of(properties, "pStyle"), "val")
        line = _Line()
        self._walk(element, line, kind, self.styles.look(style))
        numbered = number_of(properties) or self.styles.number(style)
        text = "".join(line.parts)
        if line.away:
            text = _BLANKS.sub(" ", text)
            self._set_aside(line.away)
        indent, text = indent_of(text), text.strip()
        # A paragraph of which nothing is left is counted by no list.
        if numbered and (text or not line.away) and kind is None:
            text = f"{self.numbers.next(*numbered)}{text}".strip()
        indent += self._indent(properties, style, numbered)
        level = outline_of(properties)
        level = self.styles.outline(style) if level is None else level
        return Written(text, indent, not line.thin, level)

    def _indent(
        self, properties: Element | None, style: str, numbered: tuple[str, int] | None
    ) -> int:
        """Said of the paragraph, else of its list, else of its style."""
        own = indent_said(properties)
        if own is None and numbered:
            own = self.numbers.indent(*numbered)
        if own is None:
            own = self.styles.indent(style)
        return own or 0

    def set_aside(self, kind: Beside, text: str) -> None:
        """List a text with the place the reader is at."""
        kept = self.allowance.text(text).strip()
        if kept:
            at = self.place
            self.aside.append(Aside(kind, at.sheet, at.row, at.column, kept))

    def _set_aside(self, found: list[tuple[Beside, str]]) -> None:
        for kind, text in found:
            self.set_aside(kind, text)

    def _walk(self, element: Element, line: _Line, kind: Beside | None, look: Look) -> None:
        for child in element:
            tag = local(child.tag)
            if tag in _SILENT:
                continue
            if tag == "r":
                self._run(child, line, kind, look)
            elif tag in {"t", "delText"}:
                self._say(line, child.text or "", kind)
            elif tag in {"del", "moveFrom"}:
                self._walk(child, line, Beside.DELETED, look)
            elif tag == "sdt":
                self._control(child, line, kind, look)
            elif tag == "AlternateContent":
                self._walk(_one_of(child), line, kind, look)
            elif tag == "txbxContent":
                self._text_box(child, line)
            else:
                self._sign(child, tag, line, kind)
                self._walk(child, line, kind, look)

    def _sign(self, child: Element, tag: str, line: _Line, kind: Beside | None) -> None:
        """What an element itself says, whatever stands in it."""
        if tag in _SIGNS:
            self._say(line, _SIGNS[tag], kind)
        elif tag == "sym":
            code = attribute(child, "char").upper()
            self._say(line, _TICKS.get(code) or _sign_of(code), kind)
        elif tag == "fldChar":
            self._field(child, line, kind)
        elif tag in _NOTES:
            self._note(_NOTES[tag], attribute(child, "id"), line)
        elif tag == "hyperlink":
            target = self.links.get(attribute(child, "id"), "")
            if target:
                line.away.append((Beside.LINK, target))

    def _run(self, run: Element, line: _Line, kind: Beside | None, look: Look) -> None:
        properties = child_of(run, "rPr")
        if properties is not None:
            style = attribute(child_of(properties, "rStyle"), "val")
            look = look_of(properties).over(self.styles.look(style)).over(look)
            if kind is None and style and self.styles.is_prompt(style):
                kind = Beside.PROMPT
        if kind is None and look.struck:
            kind = Beside.STRUCK
        if kind is None and look.hidden:
            kind = Beside.HIDDEN
        before = len(line.parts)
        self._walk(run, line, kind, look)
        said = "".join(line.parts[before:]).strip()
        line.thin = line.thin or bool(said and not look.bold)

    def _say(self, line: _Line, text: str, kind: Beside | None) -> None:
        if any(one.shown is not None and one.in_result for one in self._fields):
            kind = kind or Beside.CHOICE
        if "\uf000" <= max(text, default="") <= "\uf0ff":
            text = _PRIVATE.sub(lambda sign: _TICKS.get(f"{ord(sign[0]):04X}", sign[0]), text)
        line.add(text, kind)

    def _control(self, element: Element, line: _Line, kind: Beside | None, look: Look) -> None:
        """A content control: its prompt is no text; a tick box shows what it holds."""
        content = child_of(element, "sdtContent")
        if content is None:
            return
        properties = child_of(element, "sdtPr")
        before = len(line.parts)
        self._walk(content, line, kind or control_kind(element), look)
        ticked = child_of(properties, "checkbox")
        if ticked is not None and kind is None and not "".join(line.parts[before:]).strip():
            line.parts.append(TICKED if is_on(ticked, "checked") else EMPTY)

    def _field(self, element: Element, line: _Line, kind: Beside | None) -> None:
        step = attribute(element, "fldCharType")
        if step == "begin":
            self._fields.append(_Field(_shown_by(child_of(element, "ffData"))))
        elif step == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif step == "end" and self._fields:
            ended = self._fields.pop()
            if ended.shown:
                self._say(line, ended.shown, kind)

    def _note(self, kind: Beside, name: str, line: _Line) -> None:
        text = self.notes.get((kind, name), "")
        self.told.add((kind, name))
        if text:
            line.away.append((kind, text))

    def _text_box(self, element: Element, line: _Line) -> None:
        texts = [self.paragraph(one) for one in _paragraphs(element)]
        line.away.append((Beside.TEXT_BOX, "\n".join(text for text in texts if text)))


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs of a text box, not those of boxes in it."""
    for child in element:
        if local(child.tag) == "p":
            yield child
        else:
            yield from _paragraphs(child)


def control_kind(element: Element) -> Beside | None:
    """PROMPT for a content control nobody filled in."""
    empty = is_on(child_of(element, "sdtPr"), "showingPlcHdr")
    return Beside.PROMPT if empty else None


def _one_of(element: Element) -> Element:
    """Of several ways to show the same the first; the last is for older programs."""
    return next((child for child in element if local(child.tag) == "Choice"), element)


def _sign_of(code: str) -> str:
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= sign <= "\udfff" else sign


def _shown_by(form: Element | None) -> str | None:
    """What a tick box or drop-down of an old form shows; None for any other field."""
    ticked, listed = child_of(form, "checkBox"), child_of(form, "ddList")
    if ticked is not None:
        state = "checked" if child_of(ticked, "checked") is not None else "default"
        return TICKED if is_on(ticked, state) else EMPTY
    if listed is None:
        return None
    choices = [attribute(one, "val") for one in listed if local(one.tag) == "listEntry"]
    number = attribute(child_of(listed, "result"), "val")
    number = number or attribute(child_of(listed, "default"), "val") or "0"
    place = int(number) if number.isdecimal() and len(number) < 5 else 0
    return choices[place] if place < len(choices) else ""


def plain_text(element: Element) -> str:
    """All the words of a note, its paragraphs joined."""
    return " ".join(" ".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    for paragraph in element.iter():
        if local(paragraph.tag) == "p":
            yield "".join(_texts(paragraph))


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag not in {"p", "del", "moveFrom"}:
            yield from _texts(child)

"""A cell of a LibreOffice spreadsheet: what it shows, what it stores, what stands beside it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from gemeinwerk.tables.dateformat import Moment, Precision, german_date, in_precision
from gemeinwerk.tables.grid import Beside, indent_of
from gemeinwerk.tables.numberformat import SCALES, german, names_scale
from gemeinwerk.tables.odsstyles import Styles, get
from gemeinwerk.tables.package import local

_BLANKS = re.compile(r" {2,}")
_CLOCK = re.compile(r"PT(\d{1,6})H(\d{1,2})M")
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_MOST_PLACES = 6
_FACTORS, _PERCENT = (Decimal(1), *map(Decimal, SCALES)), (Decimal("0.01"),)
_DAY = Precision(day=True, month=2, year=4, clock=False)
_BOXES = {"frame", "text-box", "custom-shape", "rect", "ellipse", "line", "g", "polygon", "control",
          "caption", "connector", "path"}  # fmt: skip


@dataclass(slots=True)
class Shown:
    """``value``: what is stored where that is more than the text. ``indent``, ``bold``: how the
    text looks, see `grid.Row`."""

    text: str
    value: Moment | Decimal | None = None
    number_format: str = ""
    away: list[tuple[Beside, str]] = field(default_factory=list)
    indent: int = 0
    bold: bool = False


@dataclass(slots=True)
class _Line:
    """``bold``: of the words next to come; ``said``: there are some, ``thin``: not all are bold."""

    styles: Styles
    bold: bool = False
    said: bool = False
    thin: bool = False
    indent: int = 0
    parts: list[str] = field(default_factory=list)
    away: list[tuple[Beside, str]] = field(default_factory=list)

    def add(self, text: str, kind: Beside | None) -> None:
        if not text:
            return
        if kind is None:
            self.parts.append(text)
            if not text.isspace():
                self.said, self.thin = True, self.thin or not self.bold
        elif self.away and self.away[-1][0] == kind:
            self.away[-1] = kind, self.away[-1][1] + text
        else:
            self.away.append((kind, text))


def shown(cell: Element, style: str, styles: Styles) -> Shown:
    """What a cell says; style: of the cell, its row or its column."""
    look = styles.look("table-cell", style) if style else None
    kind = Beside.STRUCK if look and look.struck else None
    if kind is None and look and look.hidden:
        kind = Beside.HIDDEN
    data = look.data if look else ""
    line = _Line(styles, bold=bool(look and look.bold), indent=(look and look.indent) or 0)
    _take_content(cell, line, kind)
    found = _as_seen(cell, line, kind, data)
    words = "".join(line.parts)
    found.indent = line.indent + indent_of(words)
    found.bold = not line.thin if line.said else line.bold
    return found


def _as_seen(cell: Element, line: _Line, kind: Beside | None, data: str) -> Shown:
    styles = line.styles
    words = "".join(line.parts).strip("\n")
    if any(one in {Beside.STRUCK, Beside.HIDDEN} for one, _text in line.away):
        words = _BLANKS.sub(" ", words)
        if not words.strip():
            return Shown("", away=line.away)
        return Shown(words.strip(), away=line.away)
    found = _stored(cell, words.strip(), styles.dates.get(data, _DAY))
    if local(cell.tag) == "covered-table-cell":  # another cell is merged over it
        kind = kind or Beside.HIDDEN
    found.away = line.away
    if found.text and (kind or data in styles.silent):
        found.away.append((kind or Beside.HIDDEN, found.text))
        found.text, found.value = "", None
    found.number_format = data
    return found


def _take_content(cell: Element, line: _Line, kind: Beside | None) -> None:
    for child in cell:
        tag = local(child.tag)
        if tag in {"p", "h"}:
            line.add("\n" if line.parts else "", None)
            _take_words(child, line, _kind(line.styles, "paragraph", child, kind), "paragraph")
        elif tag == "annotation":
            line.away.append((Beside.COMMENT, text_in(child)))
        elif tag in _BOXES or tag == "table":
            line.away.append((Beside.TEXT_BOX, text_in(child)))


def _kind(styles: Styles, family: str, element: Element, kind: Beside | None) -> Beside | None:
    """What the text of an element is; its own style counts more than that around it."""
    name = get(element, "style-name")
    if not name:
        return kind
    look = styles.look(family, name)
    if look.struck or (look.struck is None and kind == Beside.STRUCK):
        return Beside.STRUCK
    return Beside.HIDDEN if look.hidden or (kind == Beside.HIDDEN and look.hidden is None) else None


def _take_words(element: Element, line: _Line, kind: Beside | None, family: str) -> None:
    """Those of a paragraph or span, which may have a style of their own."""
    before = line.bold
    if name := get(element, "style-name"):
        look = line.styles.look(family, name)
        line.bold = line.bold if look.bold is None else look.bold
        if family == "paragraph" and not line.said:
            line.indent += look.indent or 0
    _take_line(element, line, kind)
    line.bold = before


def _take_line(element: Element, line: _Line, kind: Beside | None) -> None:
    line.add(element.text or "", kind)
    for child in element:
        tag = local(child.tag)
        if tag == "s":
            line.add(" " * min(_blanks(child), 100), kind)
        elif tag in {"line-break", "tab"}:
            blank = " " if line.parts else "\t"
            line.add("\n" if tag == "line-break" else blank, kind)
        elif tag == "annotation":
            line.away.append((Beside.COMMENT, text_in(child)))
        elif tag in _BOXES:
            line.away.append((Beside.TEXT_BOX, text_in(child)))
        elif tag == "hidden-text":
            line.add(get(child, "string-value") or child.text or "", Beside.HIDDEN)
        elif tag == "a":
            line.away.append((Beside.LINK, get(child, "href")))
            _take_line(child, line, kind)
        else:
            own = _kind(line.styles, "text", child, kind) if tag == "span" else kind
            _take_words(child, line, own, "text")
        line.add(child.tail or "", kind)


def _blanks(element: Element) -> int:
    count = get(element, "c")
    return int(count) if count.isdecimal() and len(count) < 4 else 1


def text_in(element: Element) -> str:
    """All the words of something beside the cells, its paragraphs joined."""
    texts = [" ".join("".join(one.itertext()).split()) for one in _paragraphs(element)]
    return " ".join(text for text in texts if text)


def _paragraphs(element: Element) -> list[Element]:
    if local(element.tag) in {"p", "h"}:
        return [element]
    return [one for child in element for one in _paragraphs(child)]


def _stored(cell: Element, words: str, precision: Precision) -> Shown:
    """Values may stand in the attributes of a cell alone."""
    kind = get(cell, "value-type")
    if kind == "date":
        return _date(get(cell, "date-value"), words, precision)
    if kind == "string":
        return Shown(words or get(cell, "string-value").strip())
    if kind == "boolean":
        return Shown(words or ("ja" if get(cell, "boolean-value") == "true" else "nein"))
    if kind == "time":
        return Shown(words or _time(get(cell, "time-value")))
    if kind in {"float", "percentage", "currency"}:
        return _number(cell, kind, words)
    return Shown(words)


def _date(value: str, words: str, precision: Precision) -> Shown:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return Shown(words or value)
    day: date = moment if moment.time() != time() else moment.date()
    if isinstance(day, datetime):
        return Shown(german_date(day), day)
    return Shown(in_precision(day, precision), day)


def _time(value: str) -> str:
    found = _CLOCK.match(value)
    return f"{int(found[1])}:{found[2]:0>2}" if found else value


def _number(cell: Element, kind: str, words: str) -> Shown:
    """As shown where more is shown than digits, else the stored number with all its places."""
    try:
        number = Decimal(get(cell, "value"))
    except InvalidOperation:
        return Shown(words)
    if not number.is_finite() or abs(number) > Decimal(10) ** 15:
        return Shown(words or get(cell, "value"))
    if not words:
        return Shown(_without_words(cell, kind, number))
    if exact := _exact(words, number):
        return Shown(exact, number)
    if kind == "percentage" or re.search(r"[^\W\d_]|€|\$|%", words):
        return Shown(words, number)
    plain = words.replace(".", "").replace(",", ".") if _NUMBER.fullmatch(words) else ""
    if re.fullmatch(r"-?\d+\.\d+", words) and Decimal(words) == number:
        plain = words  # of an English document
    if not plain:
        return Shown(words, number) if re.fullmatch(r"[\d./-]+", words) else Shown(german(number))
    code = re.match(r"-?0\d", plain)
    if code or ("." in plain and Decimal(plain) == number):
        return Shown(plain.replace(".", ","), number)
    return Shown(german(number))


def _exact(words: str, number: Decimal) -> str:
    """What is shown of a number with all its places, where it is shown rounded beside a unit or in
    thousands: "13 T€" of 12500 is "12,5 T€", "13" is "12,5 Tsd."; "" where nothing is cut."""
    found = _NUMBER.findall(words)
    if len(found) != 1 or re.match(r"-?0\d", found[0]):
        return ""
    places = len(found[0].partition(",")[2])
    shown = Decimal(found[0].replace(".", "").replace(",", "."))
    before, after = words.split(found[0])
    if shown == number or places > _MOST_PLACES:
        return ""
    for factor in _PERCENT if "%" in words else _FACTORS:
        value = number / factor
        if value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) != shown:
            continue
        if factor == 1 and not (before + after).strip():
            return ""
        silent = factor in SCALES and not names_scale(before) and not names_scale(after)
        scale = f" {SCALES[int(factor)]}" if silent else ""
        return f"{before}{german(value, places)}{scale}{after}"
    return ""


def _without_words(cell: Element, kind: str, number: Decimal) -> str:
    if kind == "percentage":
        return f"{german(number * 100)} %"
    unit = get(cell, "currency") if kind == "currency" else ""
    return f"{german(number)} {'€' if unit == 'EUR' else unit}".strip()

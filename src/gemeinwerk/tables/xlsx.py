"""Excel workbooks (.xlsx, .xlsm), streamed: values, merged cells, what is hidden, comments.

openpyxl reads either fast and without merged cells or with them and slowly; so the few elements
that matter are read here. Formulas are never carried out: the stored result counts.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.tables import numberformat
from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Area, Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.package import Package, local

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN_NAME = re.compile(r"(?:tabelle|sheet|blatt|table)\s*\d*", re.IGNORECASE)


@dataclass
class _Book:
    package: Package
    allowance: Allowance
    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    epoch_1904: bool = False
    formulas: int = 0


def read_xlsx(data: bytes, limits: Limits) -> Workbook:
    """All sheets of a workbook, hidden ones too."""
    package = Package(data, limits)
    book = _Book(package, Allowance(limits))
    main = _main_part(package)
    relations = _relations(package, main)
    for target, kind in relations.values():
        if kind == "sharedStrings" and package.has(target):
            book.strings = list(_shared_strings(package, target))
        elif kind == "styles" and package.has(target):
            book.formats = _formats(package, target)
    workbook = Workbook("xlsx", [])
    for name, state, relation in _sheet_list(book, main):
        target, kind = relations.get(relation, ("", ""))
        if kind == "worksheet" and package.has(target):
            _read_sheet(book, workbook, target, Sheet(name, hidden=state != "visible"))
    workbook.notes += _notes(book)
    if not workbook.sheets:
        raise UnreadableTable(_("Die Excel-Datei enthält kein Tabellenblatt."))
    return workbook


def _notes(book: _Book) -> list[str]:
    notes = []
    if book.formulas:
        notes.append(
            ngettext(
                "{n} Zelle enthält eine Formel. Gelesen wurde ihr gespeichertes Ergebnis; "
                "gerechnet wird nicht.",
                "{n} Zellen enthalten Formeln. Gelesen wurden ihre gespeicherten Ergebnisse; "
                "gerechnet wird nicht.",
                book.formulas,
            ).format(n=book.formulas)
        )
    if any(name.lower().endswith("vbaproject.bin") for name in book.package.names()):
        notes.append(_("Die Datei enthält Makros. Sie wurden weder ausgeführt noch übernommen."))
    if any(name.lower().startswith("xl/drawings/drawing") for name in book.package.names()):
        notes.append(_("Die Datei enthält Bilder oder Textfelder. Sie wurden nicht gelesen."))
    if book.allowance.cut:
        told = _("Sehr lange Zellen wurden gekürzt: {n}.")
        notes.append(told.format(n=book.allowance.cut))
    return notes


def _main_part(package: Package) -> str:
    for target, kind in _relations(package, "").values():
        if kind == "officeDocument":
            return target
    return "xl/workbook.xml"


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Id -> (name of the part, last word of the kind) of what a part refers to."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if not package.has(path):
        return found
    for _event, element in package.events(path):
        if local(element.tag) != "Relationship" or element.get("TargetMode") == "External":
            continue
        target = element.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = (posixpath.normpath(full), kind)
    return found


def _sheet_list(book: _Book, main: str) -> Iterator[tuple[str, str, str]]:
    for _event, element in book.package.events(main):
        tag = local(element.tag)
        if tag == "workbookPr":
            book.epoch_1904 = element.get("date1904", "0") in {"1", "true"}
        elif tag == "sheet":
            relation = next((v for k, v in element.attrib.items() if local(k) == "id"), "")
            yield element.get("name", ""), element.get("state", "visible"), relation


def _shared_strings(package: Package, part: str) -> Iterator[str]:
    for _event, element in package.events(part):
        if local(element.tag) == "si":
            yield _text_of(element)
            element.clear()


def _text_of(element: Element) -> str:
    """All runs of a string, without the reading aids of East Asian scripts."""
    text = "".join(
        run.text or ""
        for child in element
        if local(child.tag) != "rPh"
        for run in ([child] if local(child.tag) == "t" else child)
        if local(run.tag) == "t"
    )
    return _ESCAPE.sub(_unescaped, text).replace("\r\n", "\n").replace("\r", "\n")


def _unescaped(found: re.Match[str]) -> str:
    """_x000D_ is a line's end; what is no character (NUL, half a surrogate pair) is dropped."""
    sign = chr(int(found[1], 16))
    return sign if sign.isprintable() or sign in "\n\r\t" else ""


def _formats(package: Package, part: str) -> list[str]:
    """The number format of each cell style."""
    own: dict[int, str] = {}
    styles: list[str] = []
    inside = False
    for event, element in package.events(part, ("start", "end")):
        tag = local(element.tag)
        if tag == "cellXfs":
            inside = event == "start"
        elif event == "start" and tag == "numFmt":
            code = element.get("formatCode", "General")
            own[_int(element.get("numFmtId"))] = code[: numberformat.LONGEST_FORMAT]
        elif event == "start" and tag == "xf" and inside:
            number = _int(element.get("numFmtId"))
            styles.append(own.get(number) or numberformat.builtin_format(number))
    return styles


def _int(text: str | None, default: int = 0) -> int:
    try:
        return int(text) if text else default
    except ValueError:
        return default


def _read_sheet(book: _Book, workbook: Workbook, part: str, sheet: Sheet) -> None:
    book.allowance.sheet()
    sheet.named = not _PLAIN_NAME.fullmatch(sheet.name.strip())
    hidden: set[int] = set()
    number = 0
    for _event, element in book.package.events(part):
        tag = local(element.tag)
        if tag == "row":
            number = _int(element.get("r"), number + 1)
            row = _read_row(book, workbook, sheet, element, number)
            if row.cells:
                book.allowance.rows(sheet.name)
                sheet.rows.append(row)
            element.clear()
        elif tag == "col" and element.get("hidden") in {"1", "true"}:
            first, last = _int(element.get("min"), 1), _int(element.get("max"), 1)
            hidden.update(range(max(first, 1) - 1, min(last, book.allowance.limits.max_columns)))
        elif tag == "mergeCell":
            area = _area(element.get("ref", ""))
            if area and book.allowance.merge():
                sheet.merges.append(area)
        elif tag == "sheetData":
            element.clear()
    sheet.hidden_columns = frozenset(hidden)
    workbook.sheets.append(sheet)
    for target, kind in _relations(book.package, part).values():
        if kind == "comments" and book.package.has(target):
            workbook.aside += _comments(book, target, sheet.name)


def _read_row(book: _Book, workbook: Workbook, sheet: Sheet, element: Element, number: int) -> Row:
    row = Row(number, {}, element.get("hidden") in {"1", "true"})
    column = -1
    book.allowance.begin_row()
    for cell in element:
        place = _PLACE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else column + 1
        text, formula = _cell(book, cell)
        if formula is not None:
            book.formulas += 1
            if not text and formula:
                lost = book.allowance.text(f"={formula}")
                workbook.lost.append((sheet.name, number, column, lost))
        if not text.strip():
            continue
        book.allowance.column(sheet.name, number, column + 1)
        row.cells[column] = book.allowance.text(text).strip()
        if cell.get("t") == "e":
            workbook.errors.add((sheet.name, number, column))
    return row


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(book: _Book, cell: Element) -> tuple[str, str | None]:
    """The text of a cell, and its formula where it has one."""
    value, formula = "", None
    for child in cell:
        tag = local(child.tag)
        if tag == "v":
            value = child.text or ""
        elif tag == "f":
            formula = child.text or ""
        elif tag == "is":
            value = _text_of(child)
    kind = cell.get("t", "n")
    if kind == "s":
        index = _int(value, -1)
        return (book.strings[index] if 0 <= index < len(book.strings) else ""), formula
    if kind == "b":
        return (_("ja") if value == "1" else _("nein")) if value else "", formula
    if kind == "d":
        return value.replace("T00:00:00", ""), formula
    if kind == "n" and value:
        style = _int(cell.get("s"))
        number_format = book.formats[style] if style < len(book.formats) else "General"
        return numberformat.shown(value, number_format, epoch_1904=book.epoch_1904), formula
    return value, formula


def _area(reference: str) -> Area | None:
    first, _colon, last = reference.partition(":")
    begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
    if not begin or not end:
        return None
    return Area(int(begin[2]), _column(begin[1]), int(end[2]), _column(end[1]))


def _comments(book: _Book, part: str, sheet: str) -> Iterator[tuple[str, int, str]]:
    for _event, element in book.package.events(part):
        if local(element.tag) == "comment":
            place = _PLACE.fullmatch(element.get("ref", ""))
            words = [_text_of(child) for child in element if local(child.tag) == "text"]
            text = " ".join(" ".join(words).split())
            if text:
                book.allowance.begin_row()
                yield sheet, int(place[2]) if place else 1, book.allowance.text(text)

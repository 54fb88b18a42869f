"""Excel workbooks (.xlsx, .xlsm), streamed: values, merged cells, what is hidden or struck.

openpyxl reads either fast and without merged cells or with them and slowly; so the few elements
that matter are read here. Formulas are never carried out: the stored result counts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from xml.etree.ElementTree import Element

from gemeinwerk.tables import numberformat
from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.dateformat import shown_moment
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import (
    Area,
    Aside,
    Beside,
    Row,
    Sheet,
    Stored,
    Workbook,
    cell_name,
    indent_of,
)
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.notes import formulas_note, macros_note, repaired_note
from gemeinwerk.tables.package import Package, damaged_at, local
from gemeinwerk.tables.relations import Relation, parts, relations
from gemeinwerk.tables.words import Words
from gemeinwerk.tables.xlsxbeside import ON_SHEET, Found, on_sheet, texts_beside
from gemeinwerk.tables.xlsxcontrols import controls, is_label_of
from gemeinwerk.tables.xlsxstyles import (
    PLAIN,
    Style,
    Text,
    is_bold,
    parted,
    plain,
    read_styles,
    text_of,
    unescaped,
    whole,
)

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_PLAIN_NAME = re.compile(r"(?:tabelle|sheet|blatt|table)\s*\d*", re.IGNORECASE)
_BLANKS = re.compile(r" {2,}")
_YES = {"1", "true"}
_MOST_STEPS = 500_000
"""Cells below merged areas that are looked at; beyond them a sheet is read as if not merged."""


_At = tuple[Sheet, int, int]
"""Sheet, row and column of a cell."""


@dataclass
class _Book:
    package: Package
    allowance: Allowance
    workbook: Workbook
    strings: list[Text] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    """The places of strings that are bold themselves."""
    styles: list[Style] = field(default_factory=list)
    epoch_1904: bool = False
    formulas: int = 0


def read_xlsx(data: bytes, limits: Limits) -> Workbook:
    """All sheets of a workbook, hidden ones too."""
    package = Package(data, limits)
    book = _Book(package, Allowance(limits), Workbook("xlsx", []))
    main = next(iter(parts(package, "", "officeDocument")), "xl/workbook.xml")
    related = relations(package, main)
    _read_shared(book, main)
    for name, state, relation in _sheet_list(book, main):
        target = related.get(relation, Relation("", ""))
        if target.kind == "worksheet" and package.has(target.target):
            _read_sheet(book, target.target, Sheet(name, hidden=state != "visible"))
    workbook = book.workbook
    workbook.notes += _notes(book)
    if not workbook.sheets:
        raise UnreadableTable(
            "Die Excel-Datei enthält kein Tabellenblatt. Bitte neu speichern.",
            "The Excel file holds no worksheet. Save it anew.",
        )
    return workbook


def _read_shared(book: _Book, main: str) -> None:
    """Strings and styles that all sheets have in common."""
    package = book.package
    for part in parts(package, main, "sharedStrings") or ["xl/sharedStrings.xml"]:
        if package.has(part):
            book.strings = list(_shared_strings(book, part))
    for part in parts(package, main, "styles") or ["xl/styles.xml"]:
        if package.has(part):
            book.styles = read_styles(package, part)


def _notes(book: _Book) -> list[Words]:
    names = book.package.names()
    notes = formulas_note(book.formulas)
    notes += macros_note(any(name.endswith("vbaproject.bin") for name in names))
    if any(name.startswith(("xl/drawings/drawing", "xl/charts/chart")) for name in names):
        notes.append(
            Words(
                "Die Datei enthält Bilder, Diagramme oder Textfelder. Texte daraus sind "
                "aufgelistet, alles andere wurde nicht gelesen.",
                "The file holds pictures, charts or text boxes. Their texts are listed, all else "
                "was not read.",
            )
        )
    return notes + repaired_note(book.allowance)


def _sheet_list(book: _Book, main: str) -> Iterator[tuple[str, str, str]]:
    for _event, element in book.package.events(main):
        tag = local(element.tag)
        if tag == "workbookPr":
            book.epoch_1904 = element.get("date1904", "0") in _YES
        elif tag == "sheet":
            relation = next((v for k, v in element.attrib.items() if local(k) == "id"), "")
            yield element.get("name", ""), element.get("state", "visible"), relation


def _shared_strings(book: _Book, part: str) -> Iterator[Text]:
    place = 0
    for _event, element in book.package.events(part):
        if local(element.tag) == "si":
            if is_bold(element):
                book.bold.add(place)
            place += 1
            yield text_of(element)
            element.clear()


def _read_sheet(book: _Book, part: str, sheet: Sheet) -> None:
    book.allowance.sheet()
    sheet.named = not _PLAIN_NAME.fullmatch(sheet.name.strip())
    addresses = relations(book.package, part)
    hidden: set[int] = set()
    more: list[Found] = []
    number = 0
    for _event, element in book.package.events(part):
        tag = local(element.tag)
        if tag == "row":
            number = whole(element.get("r"), number + 1)
            row = _read_row(book, sheet, element, number)
            if row.cells:
                book.allowance.rows(sheet.name)
                sheet.rows.append(row)
            element.clear()
        elif tag == "col" and _is_hidden(element, "width"):
            first, last = whole(element.get("min"), 1), whole(element.get("max"), 1)
            hidden.update(range(max(first, 1) - 1, min(last, book.allowance.limits.max_columns)))
        elif tag == "mergeCell":
            area = _area(element.get("ref", ""))
            if area and book.allowance.merge():
                sheet.merges.append(area)
        elif tag == "sheetData":
            element.clear()
        elif tag in ON_SHEET:
            more.append(on_sheet(element, addresses))
    sheet.hidden_columns = frozenset(hidden)
    _set_covered_apart(book, sheet)
    book.workbook.sheets.append(sheet)
    found, all_read = controls(book.package, part)
    if not all_read:
        book.workbook.notes.append(_unread_controls(sheet))
    beside = texts_beside(book.package, part, sheet.name, book.allowance, [*more, *found])
    book.workbook.aside += (
        one for one in beside if one.kind != Beside.TEXT_BOX or not is_label_of(found, one.text)
    )


def _set_covered_apart(book: _Book, sheet: Sheet) -> None:
    """What stands in cells that others are merged over is seen by nobody.

    Areas that begin at the same cell were made by no spreadsheet: there all cells are read.
    """
    begins = {(area.first_row, area.first_column) for area in sheet.merges}
    if not begins or len(begins) < len(sheet.merges):
        return
    sheet.rows.sort(key=lambda row: row.number)
    numbers = [row.number for row in sheet.rows]
    steps = 0
    for area in sheet.merges:
        begin = bisect_left(numbers, area.first_row)
        for row in sheet.rows[begin : bisect_right(numbers, area.last_row)]:
            steps += 1 + len(row.cells)
            if steps > _MOST_STEPS:  # no sheet that somebody made has areas that lie on each other
                return
            inside = [c for c in row.cells if area.first_column <= c <= area.last_column]
            for column in inside:
                if (row.number, column) != (area.first_row, area.first_column):
                    _set_aside(book, Beside.HIDDEN, (sheet, row.number, column), row.cells[column])
                    del row.cells[column]
    sheet.rows = [row for row in sheet.rows if row.cells]


def _unread_controls(sheet: Sheet) -> Words:
    return Words(
        f"Auf dem Blatt „{sheet.name}“ sind Formularfelder oder Textfelder beschädigt; sie wurden "
        "nicht gelesen. Bitte durchsehen.",
        f"On the sheet “{sheet.name}” form fields or text boxes are damaged; they were not read. "
        "Please look through them.",
    )


def _is_hidden(element: Element, size: str) -> bool:
    """Hidden by name, or a row without height, a column without width."""
    return element.get("hidden") in _YES or element.get(size) in {"0", "0.0"}


def _read_row(book: _Book, sheet: Sheet, element: Element, number: int) -> Row:
    row = Row(number, {}, _is_hidden(element, "ht"), outline=whole(element.get("outlineLevel")))
    column = -1
    book.allowance.begin_row(sheet.name, number)
    for cell in element:
        if local(cell.tag) != "c":
            continue
        place = _PLACE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else column + 1
        _read_cell(book, sheet, row, column, cell)
    return row


def _read_cell(book: _Book, sheet: Sheet, row: Row, column: int, cell: Element) -> None:
    value, formula, inline = _parts_of(cell)
    kind, style = cell.get("t", "n"), _style(book, cell)
    if formula is not None:
        book.formulas += 1
        if not value and formula:
            lost = book.allowance.text(f"={formula}")
            book.workbook.lost.append((sheet.name, row.number, column, lost))
    if not value:
        return
    at = sheet, row.number, column
    text, stored = _text(book, at, kind, value, inline, style)
    if style.struck or not isinstance(text, str):
        text, struck = parted(text, style.struck)
        for piece in struck:
            _set_aside(book, Beside.STRUCK, at, piece)
        text, stored = _BLANKS.sub(" ", text), None if style.struck else stored
    if (stored and not text) or (style.hides and kind != "n"):  # a format that shows nothing
        _set_aside(book, Beside.HIDDEN, at, text or value)
        return
    if not text or text.isspace():
        return
    book.allowance.column(sheet.name, row.number, column + 1)
    row.cells[column] = book.allowance.text(text).strip()
    bold = style.bold or (kind == "s" and whole(value, -1) in book.bold)
    row.set_look(column, style.indent + indent_of(text), bold=bold)
    if stored:
        row.stored = {**row.stored, column: stored}
    if kind == "e":
        book.workbook.errors.add((sheet.name, row.number, column))


def _set_aside(book: _Book, kind: Beside, at: _At, text: str) -> None:
    sheet, row, column = at
    text = book.allowance.text(text).strip()
    if text:
        book.workbook.aside.append(Aside(kind, sheet.name, row, column, text))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _parts_of(cell: Element) -> tuple[str, str | None, Text]:
    """The stored value of a cell, its formula where it has one, and a text of its own."""
    value, formula = "", None
    inline: Text = ""
    for child in cell:
        tag = local(child.tag)
        if tag == "v":
            value = child.text or ""
        elif tag == "f":
            formula = child.text or ""
        elif tag == "is":
            inline = text_of(child)
            value = plain(inline)
    return value, formula, inline


def _style(book: _Book, cell: Element) -> Style:
    number = cell.get("s")
    if number is None:
        return book.styles[0] if book.styles else PLAIN
    place = whole(number, -1)
    return book.styles[place] if 0 <= place < len(book.styles) else PLAIN


def _text(
    book: _Book, at: _At, kind: str, value: str, inline: Text, style: Style
) -> tuple[Text, Stored | None]:
    """What a cell shows, and what it stores where that is more."""
    if kind == "n":
        return numberformat.shown(value, style.number_format, epoch_1904=book.epoch_1904)
    if kind == "s":
        place = whole(value, -1)
        if not 0 <= place < len(book.strings):
            raise _without_text(at)
        return book.strings[place], None
    if kind == "b":
        return "ja" if value in _YES else "nein", None
    if kind == "d":
        return _iso_date(value, style)
    return inline or unescaped(value), None


def _without_text(at: _At) -> UnreadableTable:
    sheet, row, column = at
    name = cell_name(row, column)
    return damaged_at(
        f"Der Text der Zelle {name} auf dem Blatt „{sheet.name}“ fehlt in ihr",
        f"the text of cell {name} on the sheet “{sheet.name}” is missing from it",
    )


def _iso_date(value: str, style: Style) -> tuple[str, Stored | None]:
    """A date as strict files write it: 2026-12-31T00:00:00."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value, None
    day = moment.date() if moment.time() == time() else moment
    return shown_moment(day, style.number_format), Stored(day, style.number_format)


def _area(reference: str) -> Area | None:
    first, _colon, last = reference.partition(":")
    begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
    if not begin or not end:
        return None
    return Area(int(begin[2]), _column(begin[1]), int(end[2]), _column(end[1]))

"""LibreOffice spreadsheets (.ods), streamed. Formulas are never carried out."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.dateformat import german_date
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Area, Aside, Beside, Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.notes import formulas_note, macros_note, repaired_note
from gemeinwerk.tables.numberformat import german
from gemeinwerk.tables.package import Package, local

_PLAIN_NAME = re.compile(r"(?:tabelle|sheet|blatt|table)\s*\d*", re.IGNORECASE)
_HIDDEN = {"collapse", "filter"}


@dataclass
class _State:
    workbook: Workbook
    allowance: Allowance
    row: int = 0
    column: int = 0
    hidden_columns: set[int] | None = None
    formulas: int = 0
    hidden_styles: frozenset[str] = frozenset()


def read_ods(data: bytes, limits: Limits) -> Workbook:
    """All sheets of a spreadsheet, hidden ones too."""
    package = Package(data, limits)
    state = _State(Workbook("ods", []), Allowance(limits))
    hidden_styles: set[str] = set()
    style = ""
    for event, element in package.events("content.xml", ("start", "end")):
        tag = local(element.tag)
        if event == "start":
            if tag == "style":
                style = _get(element, "name")
            elif tag == "table-properties" and _get(element, "display") == "false":
                hidden_styles.add(style)
            elif tag == "table":
                _begin_sheet(state, element, hidden_styles)
        elif tag == "table-column":
            _take_column(state, element)
        elif tag == "table-row":
            _take_row(state, element)
            element.clear()
        elif tag == "table" and state.workbook.sheets:
            state.workbook.sheets[-1].hidden_columns = frozenset(state.hidden_columns or ())
            element.clear()
    _add_notes(state, package)
    if not state.workbook.sheets:
        raise UnreadableTable(
            "Die Datei enthält kein Tabellenblatt. Bitte neu speichern.",
            "The file holds no sheet. Save it anew.",
        )
    return state.workbook


def _get(element: Element, name: str) -> str:
    """An attribute by its name without the namespace."""
    return next((v for k, v in element.attrib.items() if local(k) == name), "")


def _count(element: Element, name: str) -> int:
    text = _get(element, name)
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _begin_sheet(state: _State, element: Element, hidden_styles: set[str]) -> None:
    name = _get(element, "name")
    state.allowance.sheet()
    sheet = Sheet(
        name,
        hidden=_get(element, "style-name") in hidden_styles,
        named=not _PLAIN_NAME.fullmatch(name.strip()),
    )
    state.workbook.sheets.append(sheet)
    state.row, state.column, state.hidden_columns = 0, 0, set()


def _take_column(state: _State, element: Element) -> None:
    count = _count(element, "number-columns-repeated")
    if _get(element, "visibility") in _HIDDEN and state.hidden_columns is not None:
        last = min(state.column + count, state.allowance.limits.max_columns)
        state.hidden_columns.update(range(state.column, last))
    state.column += count


def _take_row(state: _State, element: Element) -> None:
    """One row; a repeated one is taken once per repetition unless it is empty."""
    repeated = _count(element, "number-rows-repeated")
    if not state.workbook.sheets:
        return
    sheet = state.workbook.sheets[-1]
    cells = _cells(state, sheet, element)
    if cells:
        state.allowance.rows(sheet.name, repeated)
        state.allowance.repeated(repeated - 1, len(cells), state.allowance.in_row)
        hidden = _get(element, "visibility") in _HIDDEN
        for number in range(state.row + 1, state.row + 1 + repeated):
            sheet.rows.append(Row(number, dict(cells), hidden))
    state.row += repeated


def _cells(state: _State, sheet: Sheet, element: Element) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 0
    state.allowance.begin_row(sheet.name, state.row + 1)
    for cell in element:
        if local(cell.tag) not in {"table-cell", "covered-table-cell"}:
            continue
        repeated = _count(cell, "number-columns-repeated")
        text = _text(cell)
        if _get(cell, "formula"):
            state.formulas += 1
            if not text:
                formula = state.allowance.text(_get(cell, "formula"))
                state.workbook.lost.append((sheet.name, state.row + 1, column, formula))
        if text:
            state.allowance.column(sheet.name, state.row + 1, column + repeated)
            text = state.allowance.text(text, times=repeated)
            for place in range(column, column + repeated):
                cells[place] = text
        _take_span(state, sheet, cell, column)
        _take_comment(state, sheet, cell, column)
        column += repeated
    return cells


def _take_span(state: _State, sheet: Sheet, cell: Element, column: int) -> None:
    wide, high = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
    if (wide > 1 or high > 1) and state.allowance.merge():
        first = state.row + 1
        sheet.merges.append(Area(first, column, first + high - 1, column + wide - 1))


def _take_comment(state: _State, sheet: Sheet, cell: Element, column: int) -> None:
    for child in cell:
        if local(child.tag) == "annotation":
            text = " ".join(_paragraphs(child)).strip()
            if text:
                told = state.allowance.text(text)
                place = sheet.name, state.row + 1, column
                state.workbook.aside.append(Aside(Beside.COMMENT, *place, told))


def _text(cell: Element) -> str:
    kind, value = _get(cell, "value-type"), _get(cell, "value")
    words = "\n".join(_paragraphs(cell)).strip()
    if kind == "date":
        try:
            return german_date(datetime.fromisoformat(_get(cell, "date-value")))
        except ValueError:
            return words
    if kind == "float" and value:
        # As shown where a unit is shown with it, else the stored number with all its places.
        try:
            return words if re.search(r"[^\W\d_]|€|\$", words) else german(Decimal(value))
        except InvalidOperation:
            return words
    return words


def _paragraphs(element: Element) -> list[str]:
    return [_line(child) for child in element if local(child.tag) in {"p", "h"}]


def _line(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        tag = local(child.tag)
        if tag == "s":
            parts.append(" " * min(_count(child, "c"), 100))
        elif tag in {"line-break", "tab"}:
            parts.append("\n" if tag == "line-break" else " ")
        elif tag != "annotation":
            parts.append(_line(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _add_notes(state: _State, package: Package) -> None:
    notes = formulas_note(state.formulas)
    notes += macros_note(any(name.startswith("basic/") for name in package.names()))
    state.workbook.notes += notes + repaired_note(state.allowance)

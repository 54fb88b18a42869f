"""LibreOffice spreadsheets (.ods), streamed. Formulas are never carried out."""

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Area, Aside, Beside, Row, Sheet, Stored, Workbook
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.notes import formulas_note, macros_note, repaired_note
from gemeinwerk.tables.odscells import Shown, shown, text_in
from gemeinwerk.tables.odsstyles import Styles, get
from gemeinwerk.tables.package import Package, local

_PLAIN_NAME = re.compile(r"(?:tabelle|sheet|blatt|table)\s*\d*", re.IGNORECASE)
_HIDDEN = {"collapse", "filter"}
_CELLS = {"table-cell", "covered-table-cell"}


@dataclass
class _State:
    workbook: Workbook
    allowance: Allowance
    styles: Styles
    row: int = 0
    group: int = 0
    """How deep the next row lies in groups of rows."""
    column: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: list[tuple[int, str]] = field(default_factory=list)
    """(first column beyond, style of its cells) of the sheet's columns."""
    formulas: int = 0


def read_ods(data: bytes, limits: Limits) -> Workbook:
    """All sheets of a spreadsheet, hidden ones too."""
    package = Package(data, limits)
    state = _State(Workbook("ods", []), Allowance(limits), Styles())
    state.styles.read(package, "styles.xml")
    state.allowance.begin_row()
    _set_aside(state, [(Beside.MARGIN, text) for text in state.styles.margins], ("", 1, None))
    depth = 0
    """How many tables lie in one another: one in a cell or among changes is no sheet."""
    changes = False
    for event, element in package.events("content.xml", ("start", "end")):
        tag = local(element.tag)
        if tag == "tracked-changes":
            changes = event == "start"
            if not changes:
                _take_changes(state, element)
        elif tag == "table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                _begin_sheet(state, element)
            elif event == "end" and depth == 0 and state.workbook.sheets:
                state.workbook.sheets[-1].hidden_columns = frozenset(state.hidden_columns)
                element.clear()
        elif tag == "table-row-group" and depth == 1 and not changes:
            state.group += 1 if event == "start" else -1
        elif event == "end" and depth == 0 and not changes:
            state.styles.take(element)
        elif event == "end" and depth == 1 and not changes:
            _take(state, element, tag)
    _add_notes(state, package)
    if not state.workbook.sheets:
        raise UnreadableTable(
            "Die Datei enthält kein Tabellenblatt. Bitte neu speichern.",
            "The file holds no sheet. Save it anew.",
        )
    return state.workbook


def _take(state: _State, element: Element, tag: str) -> None:
    """What stands on a sheet."""
    if tag == "table-column":
        _take_column(state, element)
    elif tag == "table-row":
        _take_row(state, element)
        element.clear()
    elif tag == "shapes":
        sheet = state.workbook.sheets[-1]
        state.allowance.begin_row(sheet.name)
        _set_aside(state, [(Beside.TEXT_BOX, text_in(element))], (sheet.name, 1, None))


def _count(element: Element, name: str) -> int:
    text = get(element, name)
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _begin_sheet(state: _State, element: Element) -> None:
    name = get(element, "name")
    state.allowance.sheet()
    look = state.styles.look("table", get(element, "style-name"))
    sheet = Sheet(name, hidden=look.shown is False, named=not _PLAIN_NAME.fullmatch(name.strip()))
    state.workbook.sheets.append(sheet)
    state.row, state.column, state.group = 0, 0, 0
    state.hidden_columns, state.column_styles = set(), []


def _take_column(state: _State, element: Element) -> None:
    count = _count(element, "number-columns-repeated")
    if get(element, "visibility") in _HIDDEN:
        last = min(state.column + count, state.allowance.limits.max_columns)
        state.hidden_columns.update(range(state.column, last))
    state.column += count
    style = get(element, "default-cell-style-name")
    state.column_styles.append((state.column, style))


def _take_row(state: _State, element: Element) -> None:
    """One row; a repeated one is taken once per repetition unless it is empty."""
    repeated = _count(element, "number-rows-repeated")
    sheet = state.workbook.sheets[-1]
    row = Row(state.row + 1, {}, get(element, "visibility") in _HIDDEN, outline=state.group)
    _take_cells(state, sheet, row, element)
    if row.cells:
        state.allowance.rows(sheet.name, repeated)
        state.allowance.repeated(repeated - 1, len(row.cells), state.allowance.in_row)
        sheet.rows.append(row)
        sheet.rows += [
            replace(row, number=row.number + more, cells=dict(row.cells))
            for more in range(1, repeated)
        ]
    state.row += repeated


def _take_cells(state: _State, sheet: Sheet, row: Row, element: Element) -> None:
    column = 0
    state.allowance.begin_row(sheet.name, row.number)
    own = get(element, "default-cell-style-name")
    for cell in element:
        if local(cell.tag) not in _CELLS:
            continue
        repeated = _count(cell, "number-columns-repeated")
        style = get(cell, "style-name") or own or _column_style(state, column)
        found = shown(cell, style, state.styles)
        place = sheet.name, row.number, column
        _set_aside(state, found.away, place)
        if get(cell, "formula"):
            _take_formula(state, cell, found, place)
        if found.text:
            _keep(state, sheet, row, column, repeated, found)
        wide, high = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
        if (wide > 1 or high > 1) and state.allowance.merge():
            last = row.number + high - 1
            sheet.merges.append(Area(row.number, column, last, column + wide - 1))
        column += repeated


def _keep(state: _State, sheet: Sheet, row: Row, column: int, repeated: int, found: Shown) -> None:
    state.allowance.column(sheet.name, row.number, column + repeated)
    text = state.allowance.text(found.text, times=repeated)
    row.cells.update(dict.fromkeys(range(column, column + repeated), text))
    if found.indent or found.bold:
        for place in range(column, column + repeated):
            row.set_look(place, found.indent, bold=found.bold)
    if found.value is not None:
        stored = Stored(found.value, found.number_format)
        row.stored = {**row.stored, **dict.fromkeys(range(column, column + repeated), stored)}


def _take_formula(state: _State, cell: Element, found: Shown, place: tuple[str, int, int]) -> None:
    state.formulas += 1
    if not found.text and not found.away:
        state.workbook.lost.append((*place, state.allowance.text(get(cell, "formula"))))


def _column_style(state: _State, column: int) -> str:
    return next((style for beyond, style in state.column_styles if column < beyond), "")


def _set_aside(
    state: _State, found: list[tuple[Beside, str]], place: tuple[str, int, int | None]
) -> None:
    for kind, text in found:
        kept = state.allowance.text(text).strip()
        if kept:
            state.workbook.aside.append(Aside(kind, *place, kept))


def _take_changes(state: _State, element: Element) -> None:
    """What cells held before, where changes were tracked."""
    state.allowance.begin_row()
    _set_aside(state, [(Beside.DELETED, text_in(one)) for one in element], ("", 1, None))
    element.clear()


def _add_notes(state: _State, package: Package) -> None:
    notes = formulas_note(state.formulas)
    notes += macros_note(any(name.startswith("basic/") for name in package.names()))
    state.workbook.notes += notes + repaired_note(state.allowance)

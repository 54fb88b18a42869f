"""The workbook: title rows, a header over two lines, a group row for each field, a legend."""

import io
import re
import zipfile
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.demo import content
from gemeinwerk.demo.spreadsheet.cells import COLUMNS, SAME_AS_ABOVE, cells
from gemeinwerk.demo.spreadsheet.layout import (
    FOOTNOTES,
    HEADINGS,
    HIDDEN,
    LEGEND,
    REQUEST,
    SUBTITLE,
    TITLE,
)
from gemeinwerk.demo.stages import in_spreadsheet

HEADER = 5
_LINE = Side(style="thin", color="B8C4BE")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAP = Alignment(wrap_text=True, vertical="top")
_HEAD = PatternFill("solid", fgColor="1F5B4C")
_GROUP = PatternFill("solid", fgColor="DCE8E3")
_SAVED = (2024, 11, 15, 16, 42, 0)


def as_bytes() -> bytes:
    """The file, byte for byte the same for the same content."""
    book = Workbook()
    _measures(book.active or book.create_sheet())
    _legend(book.create_sheet("Legende"))
    book.properties.creator = "Büro für Chancengleichheit und Vielfalt"
    book.properties.title = SUBTITLE
    raw = io.BytesIO()
    book.save(raw)
    return _without_clock(raw.getvalue())


def _measures(sheet: Worksheet) -> None:
    sheet.title = "Maßnahmen"
    _title(sheet)
    _header(sheet)
    last = _body(sheet)
    for number, text in enumerate(FOOTNOTES, start=last + 2):
        sheet.cell(number, 1, text).font = Font(size=9, italic=True)
    sheet.freeze_panes = f"{get_column_letter(COLUMNS.index('description') + 1)}{HEADER + 2}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{HEADER}:{HEADER + 1}"


def _title(sheet: Worksheet) -> None:
    fonts = (Font(size=11), Font(size=16, bold=True), Font(size=10, color="9C2A2A"))
    for number, (text, font) in enumerate(zip((TITLE, SUBTITLE, REQUEST), fonts, strict=True), 1):
        sheet.cell(number, 1, text).font = font
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=8)


def _header(sheet: Worksheet) -> None:
    for column, name in enumerate(COLUMNS, start=1):
        above, below, width = HEADINGS[name]
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].hidden = name in HIDDEN
        for row, text in ((HEADER, above), (HEADER + 1, below)):
            cell = sheet.cell(row, column, text or None)
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill, cell.border = _HEAD, _BOX
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        if not below:
            _merge(sheet, HEADER, column, HEADER + 1, column)
    for heading, group in groupby(range(len(COLUMNS)), key=lambda n: HEADINGS[COLUMNS[n]][0]):
        columns = [number + 1 for number in group]
        if len(columns) > 1:
            _merge(sheet, HEADER, columns[0], HEADER, columns[-1])
            sheet.cell(HEADER, columns[0], heading)


def _body(sheet: Worksheet) -> int:
    """Write the measures under their fields; the number of the last row."""
    fields = {field["code"]: field["title"] for field in content.read("concept")["field"]}
    number = HEADER + 2
    same: dict[int, tuple[int, int]] = {}
    for place, row in enumerate(in_spreadsheet()):
        if row["field"] in fields:
            _group_row(sheet, number, f"Handlungsfeld {row['field']}: {fields.pop(row['field'])}")
            number += 1
        for column in _measure_row(sheet, number, row, place):
            first, last = same.get(column, (0, 0))
            same[column] = (first if last == number - 1 else number - 1, number)
            _keep_span(sheet, column, *same[column])
        number += 1
    return number - 1


def _keep_span(sheet: Worksheet, column: int, first: int, last: int) -> None:
    """Merge a column's cells over rows; a span that grows replaces the shorter one."""
    if last - first > 1:
        sheet.unmerge_cells(
            start_row=first, end_row=last - 1, start_column=column, end_column=column
        )
    _merge(sheet, first, column, last, column)


def _group_row(sheet: Worksheet, number: int, text: str) -> None:
    sheet.cell(number, 1, text).font = Font(bold=True, size=12)
    sheet.cell(number, 1).fill = _GROUP
    _merge(sheet, number, 1, number, len(COLUMNS))


def _measure_row(sheet: Worksheet, number: int, row: dict[str, Any], place: int) -> list[int]:
    """Write a row; the columns in which it says the same as the row above."""
    same = []
    for column, (name, value) in enumerate(cells(row, place).items(), start=1):
        if value == SAME_AS_ABOVE:
            same.append(column)
            continue
        cell = sheet.cell(number, column, None if value == "" else value)
        cell.alignment, cell.border = _WRAP, _BOX
        if name == "code":
            cell.number_format = "@"
        elif name.startswith("cost_") and not isinstance(value, str):
            cell.number_format = '#,##0 "€"'
    return same


def _legend(sheet: Worksheet) -> None:
    sheet.cell(1, 1, "Legende").font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 70
    units = [(u["abbreviation"], u["name"]) for u in content.read("town")["unit"]]
    others = [(o["abbreviation"], o["name"]) for o in content.read("town")["organisation"]]
    number = 3
    for heading, lines in (
        ("Abkürzungen", LEGEND),
        ("Organisationseinheiten", units),
        ("Mitwirkende", others),
    ):
        sheet.cell(number, 1, heading).font = Font(bold=True)
        for below, (short, long) in enumerate(lines, start=1):
            sheet.cell(number + below, 1, short)
            sheet.cell(number + below, 2, long)
        number += len(lines) + 2


def _merge(sheet: Worksheet, row: int, column: int, last_row: int, last_column: int) -> None:
    sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)


def _without_clock(raw: bytes) -> bytes:
    """The same file as if saved on the evening it was sent, whenever this runs."""
    moment = b"2024-11-15T16:42:00Z"
    fresh = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment, data)
            entry = zipfile.ZipInfo(name, _SAVED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return fresh.getvalue()

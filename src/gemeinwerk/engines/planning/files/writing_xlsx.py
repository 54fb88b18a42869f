"""A plan as a workbook: meetings, people, goals. Nothing in it is a formula."""

import re
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.engines.planning.files.sheets import (
    Sheet,
    Value,
    begins_like_formula,
    clean,
    goals,
    meetings,
    people,
)
from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.problem import Problem

_MOST_IN_A_CELL = 32_000
_WIDEST = 60
"""Of a column, in characters; what is longer goes on in a second line."""
_WRAP = Alignment(wrap_text=True, vertical="top")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_DAY = {"de": "dd.mm.yyyy", "en": "yyyy-mm-dd"}


def as_xlsx(problem: Problem, plan: Plan, language: str = "de") -> bytes:
    """Three sheets, headings frozen and repeated on paper, dates as real dates.

    The sheet of people holds their names: it is for those who plan, not for publication.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in (
        meetings(problem, plan, language),
        people(problem, plan, language),
        goals(plan, language),
    ):
        _write(book.create_sheet(sheet.title), sheet, language)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(page: Worksheet, sheet: Sheet, language: str) -> None:
    for place, heading in enumerate(sheet.headings, start=1):
        head = page.cell(1, place, heading.in_language(language))
        head.font, head.alignment = Font(bold=True), _WRAP
    for number, row in enumerate(sheet.rows, start=2):
        for place, value in enumerate(row, start=1):
            _put(page.cell(number, place), value, language)
    for place, column in enumerate(page.columns, start=1):
        longest = max(len(str(cell.value)) for cell in column)
        page.column_dimensions[get_column_letter(place)].width = min(longest + 2, _WIDEST)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(cell: Cell | Any, value: Value, language: str) -> None:
    cell.alignment = _WRAP
    if isinstance(value, str):
        text = clean(value)
        cell.value = _ESCAPE.sub("_x005F_", text)[:_MOST_IN_A_CELL]
        cell.data_type = "s"
        cell.quotePrefix = begins_like_formula(text)
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = _DAY["en" if language == "en" else "de"]
    elif isinstance(value, Fraction):
        cell.value = float(value)
        cell.number_format = "0.0%"
    else:
        cell.value = value

"""Lists as spreadsheets, written row by row: what anybody typed is a text there and no formula."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from gemeinwerk.core.escaping import begins_like_formula, for_xlsx

MOST_IN_A_CELL = 32_000  # Excel's own limit is 32,767
NARROW, WIDE = 14, 28
Row = Sequence[object]


def xlsx(title: str, head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """One sheet with a head that stays in sight."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, name in enumerate(head):
        sheet.column_dimensions[_letter(number)].width = WIDE if len(name) > 5 else NARROW
    sheet.append([_cell(sheet, name, bold=True) for name in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number + 1)


def _cell(sheet: Any, value: object, *, bold: bool = False) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, date | int):
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # it takes days as well
        if isinstance(value, date):
            cell.number_format = "DD.MM.YYYY"
        return cell
    text = for_xlsx(str(value))[:MOST_IN_A_CELL]
    if not (bold or begins_like_formula(text)):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if bold:
        cell.font, cell.alignment = Font(bold=True), Alignment(vertical="top")
    else:
        cell.quotePrefix = True
    return cell


def batches(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]

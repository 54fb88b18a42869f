"""An XLSX file as a table: the stored results of formulas, never the formulas themselves."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from gemeinwerk.engines.planning.files.table import (
    MOST_COLUMNS,
    Cell,
    Row,
    Table,
    check_number,
    checked_row,
)
from gemeinwerk.engines.planning.problem import ProblemError, Words

MOST_UNPACKED = 60 * 1024 * 1024
_MOST_PARTS = 2_000
_LAST_ROW = 1_048_576
"""Of any Excel sheet; a file that claims more is damaged."""


def read_spreadsheet(content: bytes) -> Table:
    """The first visible sheet on which anything stands. Other sheets with content are noted."""
    _check_package(content)
    try:
        sheets = list(_sheets(content))
    except ProblemError:
        raise
    # openpyxl lets whatever goes wrong inside it through: KeyError, TypeError, SyntaxError ...
    except Exception as error:
        raise _damaged() from error
    filled = [(title, rows) for title, rows in sheets if rows]
    if not filled:
        raise ProblemError("", Words("Auf keinem Blatt steht etwas.", "All sheets are empty."))
    notes = tuple(
        (
            Words(f"Blatt „{title}“", f"sheet “{title}”"),
            Words(
                f"Gelesen wurde nur das Blatt „{filled[0][0]}“.",
                f"Only the sheet “{filled[0][0]}” was read.",
            ),
        )
        for title, _rows in filled[1:]
    )
    return Table(tuple(filled[0][1]), notes)


def _check_package(content: bytes) -> None:
    """Before anything is unpacked: a part never unpacks to more than the directory says."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            too_large = (
                len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED
            )
            locked = any(part.flag_bits & 1 for part in parts)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged() from error
    if too_large:
        raise ProblemError(
            "",
            Words(
                "Die Datei wird beim Auspacken übermäßig groß und deshalb nicht geöffnet. Bitte "
                "leere Zeilen und Formatierungen am Ende der Blätter löschen.",
                "The file unpacks to an excessive size and is not opened. Delete empty rows and "
                "formats at the end of the sheets.",
            ),
        )
    if locked:
        raise ProblemError(
            "",
            Words(
                "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.",
                "The file is protected by a password. Save it without one.",
            ),
        )


def _damaged() -> ProblemError:
    return ProblemError(
        "",
        Words(
            "Die Datei ist beschädigt oder keine Excel-Datei (.xlsx). Bitte im Ursprungsprogramm "
            "öffnen und als XLSX oder CSV neu speichern.",
            "The file is damaged or no Excel file (.xlsx). Open it in the program it comes from "
            "and save it as XLSX or CSV.",
        ),
    )


def _sheets(content: bytes) -> Iterator[tuple[str, list[Row]]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield sheet.title, _rows(sheet)
    finally:
        book.close()


def _rows(sheet: Any) -> list[Row]:
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    found: list[Row] = []
    values = sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1, values_only=True)
    gap = None
    for number, row in enumerate(values, start=1):
        if row is gap:
            continue
        if all(value is None for value in row):
            gap = row  # rows that are missing from the file are one and the same empty row
            continue
        checked = checked_row(number, [_cell(value) for value in row])
        if checked:
            found.append(checked)
            check_number(found)
    return found


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        # A day with an hour is read as a text, so that the hour is not lost.
        return value.date() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()

"""Small files of every kind, made in memory."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import docx
import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.worksheet.worksheet import Worksheet

Rows = Iterable[Sequence[Any]]


def xlsx(rows: Rows = (), shape: Callable[[Worksheet], None] | None = None, **more: Rows) -> bytes:
    """A workbook: `rows` on the first sheet, further sheets by name; `shape` finishes the first."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Maßnahmen"
    for row in rows:
        sheet.append(list(row))
    if shape:
        shape(sheet)
    for name, lines in more.items():
        further = book.create_sheet(name)
        for row in lines:
            further.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(rows: Rows) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Maßnahmen")
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, int | float):
                cell = TableCell(valuetype="float", value=value)
            else:
                cell = TableCell(valuetype="string")
            cell.addElement(P(text="" if value is None else str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def sheets_docx(*parts: str | dict[str, str]) -> bytes:
    """A Word document: texts are headings, dictionaries are tables of two columns."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_heading(part, 1)
            continue
        table = document.add_table(rows=0, cols=2)
        for label, value in part.items():
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value
        document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def tables_docx(*parts: str | Rows) -> bytes:
    """A Word document: texts are headings of the first level, or with "¶" before them paragraphs;
    lists of rows are tables. A row of one cell is merged over all columns."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            text = part.removeprefix("¶")
            document.add_paragraph(text) if part != text else document.add_heading(text, 1)
            continue
        rows = [list(row) for row in part]
        width = max(map(len, rows))
        table = document.add_table(rows=0, cols=width)
        for row in rows:
            cells = table.add_row().cells
            if len(row) == 1 < width:
                cells[0].merge(cells[-1]).text = row[0]
            else:
                for cell, text in zip(cells, row, strict=False):
                    cell.text = text
        document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def csv(rows: Rows, *, separator: str = ";", encoding: str = "utf-8") -> bytes:
    def cell(value: Any) -> str:
        text = "" if value is None else str(value)
        needs = separator in text or "\n" in text or '"' in text
        return '"' + text.replace('"', '""') + '"' if needs else text

    lines = [separator.join(cell(value) for value in row) for row in rows]
    return "\r\n".join(lines).encode(encoding)


def package(**parts: bytes | str) -> bytes:
    """A zip with these parts; "xl/workbook.xml" is written xl__workbook_xml."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def changed_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part rewritten."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.namelist():
            content = old.read(item)
            new.writestr(item, change(content) if item == name else content)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one part more."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()

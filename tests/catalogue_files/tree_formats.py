"""A drawn tree, as rows with their look, in every kind of file that can show it.

data = FORMATS["ods"](WAYS["indent"][0](tree))
"""

import io
from collections.abc import Callable

import docx
from docx.shared import Pt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import ParagraphProperties, Style, TextProperties
from odf.table import Table, TableCell, TableRow, TableRowGroup
from odf.text import P, S

from tests.catalogue_files import files
from tests.catalogue_files.tree_files import Written


def ods(written: Written) -> bytes:
    """Indents by the margin of the cell's style, as LibreOffice writes them; outline by groups."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Tabelle1")
    inside = [table]
    for number, row in enumerate(written.rows, start=1):
        line = TableRow()
        for column, value in enumerate(row):
            indent, bold = written.indents.get((number, column), 0), number in written.bold
            cell = TableCell(valuetype="string", stylename=_style(document, indent, bold))
            cell.addElement(_paragraph("" if value is None else str(value)))
            line.addElement(cell)
        level = written.outline.get(number, 0)
        del inside[level + 1 :]
        while len(inside) <= level:
            inside.append(TableRowGroup())
            inside[-2].addElement(inside[-1])
        inside[-1].addElement(line)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _style(document: OpenDocumentSpreadsheet, indent: int, bold: bool) -> Style:
    style = Style(name=f"ce{indent}{bold:d}", family="table-cell")
    if indent:
        style.addElement(ParagraphProperties(marginleft=f"{indent * 0.353:.3f}cm"))
    if bold:
        style.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(style)
    return style


def _paragraph(text: str) -> P:
    paragraph = P()
    blanks = len(text) - len(text.lstrip())
    if blanks:
        paragraph.addElement(S(c=blanks))
    paragraph.addText(text.lstrip())
    return paragraph


def word(written: Written) -> bytes:
    """A table; outline by paragraphs in the styles of headings."""
    document = docx.Document()
    rows = [row for row in written.rows if row]
    places = [place for place, row in enumerate(written.rows, start=1) if row]
    deepest = max(written.outline.values(), default=0)
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for number, row in zip(places, rows, strict=True):
        for column, (cell, value) in enumerate(zip(table.add_row().cells, row, strict=False)):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run("" if value is None else str(value))
            run.bold = number in written.bold or None
            indent = written.indents.get((number, column), 0)
            if indent:
                paragraph.paragraph_format.left_indent = Pt(12 * indent)
            level = written.outline.get(number, deepest)
            if level < deepest and not column:
                paragraph.style = f"Heading {level + 1}"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


FORMATS: dict[str, Callable[[Written], bytes]] = {
    "xlsx": Written.xlsx,
    "ods": ods,
    "docx": word,
    "csv": lambda written: files.csv(written.rows),
}

"""Tables of a Word document as a reader's program understands them: which row and which column are
headings, and that the heading comes again on each page."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

LAMPS = {
    "done": "●", "progress": "▶", "partly": "◐", "delayed": "▲", "off": "■", "none": "○",
    "dropped": "–", "unknown": "◌",
}  # fmt: skip
"""A shape for each tone of a state; the word stands beside it."""
_SMALL = Pt(8)


def table(
    file: Any, headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[Any]
) -> None:
    """With a heading that comes again on each page, and rows that no page breaks."""
    made = file.add_table(rows=0, cols=len(headings), style="Table Grid")
    made.autofit = False
    scope(made, heading_row=True)
    _row(made, headings, widths, bold=True, heading=True)
    for cells in rows:
        _row(made, cells, widths)


def scope(made: Any, *, heading_row: bool) -> None:
    """Says that the first column, and the first row too, are headings of the others."""
    for old in list(made._tbl.tblPr.iter(qn("w:tblLook"))):
        made._tbl.tblPr.remove(old)
    look = OxmlElement("w:tblLook")
    first_row = "1" if heading_row else "0"
    for name, value in (
        ("val", "00A0" if heading_row else "0080"),
        ("firstRow", first_row),
        ("lastRow", "0"),
        ("firstColumn", "1"),
        ("lastColumn", "0"),
        ("noHBand", "1"),
        ("noVBand", "1"),
    ):
        look.set(qn(f"w:{name}"), value)
    made._tbl.tblPr.append(look)


def _row(
    made: Any,
    texts: Sequence[str],
    widths: Sequence[Any],
    *,
    bold: bool = False,
    heading: bool = False,
) -> None:
    row = made.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = bold, _SMALL

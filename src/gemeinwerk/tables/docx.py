"""Word documents: one two-column table per measure, or one table with a header row."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Area, Block, Piece, Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.notes import repaired_note
from gemeinwerk.tables.package import Package, local

_HEADING = re.compile(r"(?:heading|berschrift|title|titel)\s*(\d*)", re.IGNORECASE)
_SKIPPED = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "sectPr"}
_INVISIBLE = {"txbxContent", "Fallback"}


def read_docx(data: bytes, limits: Limits) -> Workbook:
    """Paragraphs and tables in their order; deleted text of tracked changes is left out."""
    package, allowance = Package(data, limits), Allowance(limits)
    if not package.has("word/document.xml"):
        raise UnreadableTable(
            "Das Word-Dokument ist beschädigt. Bitte neu speichern.",
            "The Word document is damaged. Save it anew.",
        )
    names = _style_names(package)
    body: Element | None = None
    for _event, element in package.events("word/document.xml"):
        if local(element.tag) == "body":
            body = element
    blocks = list(_blocks(body, names, allowance)) if body is not None else []
    for number, block in enumerate((b for b in blocks if b.rows), start=1):
        block.number = number
    sheets = [sheet_of(block) for block in blocks if block.rows]
    return Workbook("docx", sheets, repaired_note(allowance), blocks=blocks)


def sheet_of(block: Block) -> Sheet:
    """A table of a document as a sheet; its cells that reach over others as merged areas."""
    sheet = Sheet(f"Tabelle {block.number}", named=False)
    areas: dict[tuple[int, int], Area] = {}
    above: dict[int, Area] = {}
    for number, pieces in enumerate(block.rows, start=1):
        column = 0
        texts: dict[int, str] = {}
        for piece in pieces:
            last = column + piece.span - 1
            if piece.merged and column in above:
                begun = above[column]
                area = Area(begun.first_row, column, number, last)
            else:
                area = Area(number, column, number, last)
                if piece.text:
                    texts[column] = piece.text
            above[column] = areas[area.first_row, column] = area
            column = last + 1
        if texts:
            sheet.rows.append(Row(number, texts))
    sheet.merges = [
        area
        for area in areas.values()
        if area.last_row > area.first_row or area.last_column > area.first_column
    ]
    return sheet


def _attribute(element: Element | None, name: str) -> str:
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if local(k) == name), "")


def _child(element: Element | None, *path: str) -> Element | None:
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child.tag) == name), None)
    return element


def _style_names(package: Package) -> dict[str, int]:
    """Style id -> level of heading, for styles that are headings."""
    levels: dict[str, int] = {}
    if not package.has("word/styles.xml"):
        return levels
    for _event, element in package.events("word/styles.xml"):
        if local(element.tag) == "style":
            found = _HEADING.search(_attribute(_child(element, "name"), "val"))
            if found:
                levels[_attribute(element, "styleId")] = int(found[1] or 1)
    return levels


def _blocks(body: Element, levels: dict[str, int], allowance: Allowance) -> Iterator[Block]:
    for element in body:
        tag = local(element.tag)
        if tag == "p":
            text = _paragraph(element).strip()
            if text:
                allowance.rows("")
                allowance.begin_row()
                text = allowance.text(text)
                style = _attribute(_child(element, "pPr", "pStyle"), "val")
                yield Block(text, heading=levels.get(style, 0))
        elif tag == "tbl":
            yield Block(rows=list(_table_rows(element, allowance)))
        elif tag in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _blocks(element, levels, allowance)


def _table_rows(table: Element, allowance: Allowance) -> Iterator[list[Piece]]:
    for element in table:
        tag = local(element.tag)
        if tag == "tr":
            allowance.rows("")
            allowance.begin_row()
            row = list(_row_cells(element, allowance))
            if sum(cell.span for cell in row) > allowance.limits.max_columns:
                most = allowance.limits.max_columns
                raise UnreadableTable(
                    f"Eine Tabelle hat mehr als {most} Spalten. Bitte aufteilen.",
                    f"A table has more than {most} columns. Split it.",
                )
            yield row
        elif tag in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _table_rows(element, allowance)


def _row_cells(row: Element, allowance: Allowance) -> Iterator[Piece]:
    for element in row:
        tag = local(element.tag)
        if tag == "tc":
            properties = _child(element, "tcPr")
            span = _attribute(_child(properties, "gridSpan"), "val")
            merge = _child(properties, "vMerge")
            yield Piece(
                allowance.text("\n".join(_cell_lines(element)).strip()),
                span=int(span) if span.isdecimal() and len(span) < 4 else 1,
                merged=merge is not None and _attribute(merge, "val") != "restart",
            )
        elif tag in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _row_cells(element, allowance)


def _cell_lines(cell: Element) -> Iterator[str]:
    for element in cell:
        tag = local(element.tag)
        if tag == "p":
            text = _paragraph(element).strip()
            if text:
                yield text
        elif tag == "tbl":  # a table inside a cell: its rows as lines
            for child in element:
                if local(child.tag) == "tr":
                    texts = [" ".join(_cell_lines(c)) for c in child if local(c.tag) == "tc"]
                    yield " ".join(text for text in texts if text)
        elif tag in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _cell_lines(element)


def _paragraph(element: Element) -> str:
    """The text as it would print: tabs and breaks kept, deleted text and field codes left out."""
    parts: list[str] = []
    for child in element:
        tag = local(child.tag)
        if tag in _SKIPPED or tag in _INVISIBLE:
            continue
        if tag == "t":
            parts.append(child.text or "")
        elif tag in {"tab", "ptab"}:
            parts.append("\t")
        elif tag in {"br", "cr"}:
            parts.append("\n")
        elif tag in {"noBreakHyphen", "softHyphen"}:
            parts.append("-" if tag == "noBreakHyphen" else "")
        else:
            parts.append(_paragraph(child))
    return "".join(parts)

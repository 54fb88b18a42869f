"""Word documents: their paragraphs and tables in order, and what stands beside them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.docxnumbers import Numbers
from gemeinwerk.tables.docxstyles import Styles, attribute, child_of, is_on
from gemeinwerk.tables.docxtext import Place, Reader, Written, control_kind, plain_text
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Area, Beside, Block, Piece, Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.notes import macros_note, repaired_note
from gemeinwerk.tables.package import Package, local
from gemeinwerk.tables.relations import parts, relations

_AROUND = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}
_AWAY = {"del": Beside.DELETED, "moveFrom": Beside.DELETED}
_DEEPEST = 9
"""Headings have nine levels."""
_NOTES = {
    "footnotes": ("footnote", Beside.FOOTNOTE),
    "endnotes": ("endnote", Beside.ENDNOTE),
    "comments": ("comment", Beside.COMMENT),
}


def read_docx(data: bytes, limits: Limits) -> Workbook:
    """Paragraphs and tables in their order; each table is a sheet as well."""
    package, allowance = Package(data, limits), Allowance(limits)
    main = next(iter(parts(package, "", "officeDocument")), "word/document.xml")
    if not package.has(main):
        raise UnreadableTable(
            "Das Word-Dokument ist beschädigt. Bitte neu speichern.",
            "The Word document is damaged. Save it anew.",
        )
    reader = _reader(package, main, allowance)
    body: Element | None = None
    for _event, element in package.events(main):
        if local(element.tag) == "body":
            body = element
    document = _Document(reader)
    blocks = list(document.blocks(body)) if body is not None else []
    _tell_rest(package, main, reader)
    sheets = [sheet_of(block) for block in blocks if block.rows]
    notes = macros_note(any(name.endswith("vbaproject.bin") for name in package.names()))
    notes += repaired_note(allowance)
    return Workbook("docx", sheets, notes, reader.aside, blocks=blocks)


def _reader(package: Package, main: str, allowance: Allowance) -> Reader:
    styles = next(iter(parts(package, main, "styles")), "word/styles.xml")
    numbers = next(iter(parts(package, main, "numbering")), "word/numbering.xml")
    links = {name: one.target for name, one in relations(package, main).items() if one.outside}
    notes = dict(_notes(package, main))
    return Reader(allowance, Styles.of(package, styles), Numbers.of(package, numbers), notes, links)


def _notes(package: Package, main: str) -> Iterator[tuple[tuple[Beside, str], str]]:
    """The words of footnotes, endnotes and comments, by their number."""
    for kind, (tag, beside) in _NOTES.items():
        for part in parts(package, main, kind):
            for _event, element in package.events(part):
                if local(element.tag) == tag:
                    yield (beside, attribute(element, "id")), plain_text(element)


def _tell_rest(package: Package, main: str, reader: Reader) -> None:
    """Notes that no text points at, and what is printed over and under each page."""
    reader.place = Place()
    for (kind, name), text in reader.notes.items():
        if (kind, name) not in reader.told:
            reader.set_aside(kind, text)
    for margin in ("header", "footer"):
        for part in parts(package, main, margin):
            for _event, element in package.events(part):
                if local(element.tag) in {"hdr", "ftr"}:
                    reader.set_aside(Beside.MARGIN, plain_text(element))


class _Document:
    """Goes through the body once, from top to bottom."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.allowance = reader, reader.allowance
        self.tables = 0

    def blocks(self, body: Element, kind: Beside | None = None) -> Iterator[Block]:
        for element in body:
            tag = local(element.tag)
            if tag == "p":
                self.reader.place = Place("", max(self.tables, 1))
                self.allowance.begin_row()
                text = self.reader.paragraph(element, kind)
                if text:
                    self.allowance.rows("")
                    style = attribute(child_of(element, "pPr", "pStyle"), "val")
                    heading = self.reader.styles.heading(style)
                    yield Block(self.allowance.text(text), heading=heading)
            elif tag == "tbl":
                frame = _frame(element)
                if frame is not None:
                    yield from self.blocks(frame, kind)
                elif any(local(one.tag) == "tr" for one in element.iter()):
                    self.tables += 1
                    rows = list(self._rows(element, kind))
                    yield Block(number=self.tables, rows=rows)
            elif tag in _AROUND or tag in _AWAY:
                yield from self.blocks(element, kind or _kind(element, tag))

    def _rows(self, table: Element, kind: Beside | None, number: int = 0) -> Iterator[list[Piece]]:
        for element in table:
            tag = local(element.tag)
            if tag == "tr":
                self.allowance.rows("")
                number += 1
                self.reader.place = Place(f"Tabelle {self.tables}", number, 0)
                self.allowance.begin_row(f"Tabelle {self.tables}", number)
                yield self._row(element, kind or _row_kind(element))
            elif tag in _AROUND or tag in _AWAY:
                for row in self._rows(element, kind or _kind(element, tag), number):
                    number += 1
                    yield row

    def _row(self, element: Element, kind: Beside | None) -> list[Piece]:
        properties = child_of(element, "trPr")
        row = _gap(properties, "gridBefore")
        self._cells(element, row, kind)
        row += _gap(properties, "gridAfter")
        most = self.allowance.limits.max_columns
        if sum(piece.span for piece in row) > most:
            raise UnreadableTable(
                f"Tabelle {self.tables} hat in Zeile {self.reader.place.row} mehr als {most} "
                "Spalten. Bitte aufteilen.",
                f"Table {self.tables} has more than {most} columns in row "
                f"{self.reader.place.row}. Split it.",
            )
        return row

    def _cells(self, element: Element, row: list[Piece], kind: Beside | None) -> None:
        for child in element:
            tag = local(child.tag)
            if tag == "tc":
                self._cell(child, row, kind)
            elif tag in _AROUND or tag in _AWAY:
                self._cells(child, row, kind or _kind(child, tag))

    def _cell(self, element: Element, row: list[Piece], kind: Beside | None) -> None:
        properties = child_of(element, "tcPr")
        if child_of(properties, "cellDel") is not None:
            kind = kind or Beside.DELETED
        self.reader.place.column = sum(piece.span for piece in row)
        lines = [(line, inner) for line, inner in self._lines(element, kind) if line.text]
        own = "\n".join(line.text for line, inner in lines if not inner)
        if own:  # a table beside words of the cell's own is no part of them
            inside = "\n".join(line.text for line, inner in lines if inner)
            self.reader.set_aside(Beside.TABLE, inside)
        text = self.allowance.text(own or "\n".join(line.text for line, _inner in lines))
        across = child_of(properties, "hMerge")
        if row and across is not None and attribute(across, "val") != "restart" and not text:
            row[-1].span += 1
            return
        merge = child_of(properties, "vMerge")
        merged = merge is not None and attribute(merge, "val") != "restart"
        if merged and text:  # the cell above it is all that is seen
            self.reader.set_aside(Beside.HIDDEN, text)
            text = ""
        span = _span(attribute(child_of(properties, "gridSpan"), "val"))
        first = next((line for line, _inner in lines), Written(""))
        bold = all(line.bold for line, _inner in lines)
        row.append(Piece(text, span, merged, first.indent, bold and bool(text), first.level))

    def _lines(self, cell: Element, kind: Beside | None) -> Iterator[tuple[Written, bool]]:
        """The lines of a cell, and whether each is a row of a table inside it."""
        for element in cell:
            tag = local(element.tag)
            if tag == "p":
                yield self.reader.written(element, kind), False
            elif tag == "tbl":
                for row in element.iter():
                    if local(row.tag) == "tr":
                        yield Written(" ".join(self._inner(row, kind or _row_kind(row)))), True
            elif tag in _AROUND or tag in _AWAY:
                yield from self._lines(element, kind or _kind(element, tag))

    def _inner(self, row: Element, kind: Beside | None) -> Iterator[str]:
        for child in row:
            tag = local(child.tag)
            if tag == "tc":
                # Tables inside are rows of their own.
                inside = (one for one in child if local(one.tag) != "tbl")
                text = " ".join(line for line in self._lines_of(inside, kind) if line)
                if text:
                    yield text
            elif tag in _AROUND or tag in _AWAY:
                yield from self._inner(child, kind or _kind(child, tag))

    def _lines_of(self, elements: Iterator[Element], kind: Beside | None) -> Iterator[str]:
        for element in elements:
            tag = local(element.tag)
            if tag == "p":
                yield self.reader.paragraph(element, kind)
            elif tag in _AROUND or tag in _AWAY:
                inside = (one for one in element if local(one.tag) != "tbl")
                yield from self._lines_of(inside, kind or _kind(element, tag))


def _frame(table: Element) -> Element | None:
    """The only cell of a table that does no more than frame other tables."""
    rows = [one for one in table if local(one.tag) == "tr"]
    cells = [one for row in rows for one in row if local(one.tag) == "tc"]
    if len(cells) == 1 and any(local(one.tag) == "tbl" for one in cells[0]):
        return cells[0]
    return None


def _kind(element: Element, tag: str) -> Beside | None:
    return _AWAY.get(tag) or (control_kind(element) if tag == "sdt" else None)


def _row_kind(row: Element) -> Beside | None:
    """What a whole row is: deleted while changes were tracked, or hidden."""
    properties = child_of(row, "trPr")
    if child_of(properties, "del") is not None:
        return Beside.DELETED
    return Beside.HIDDEN if is_on(properties, "hidden") else None


def _gap(properties: Element | None, name: str) -> list[Piece]:
    """Columns that a row leaves out at its beginning or end."""
    count = attribute(child_of(properties, name), "val")
    return [Piece("", _span(count))] if count.isdecimal() and int(count[:4]) else []


def _span(text: str) -> int:
    return max(int(text), 1) if text.isdecimal() and len(text) < 4 else 1


def sheet_of(block: Block) -> Sheet:
    """A table of a document as a sheet; its cells that reach over others as merged areas."""
    sheet = Sheet(f"Tabelle {block.number}", named=False)
    areas: dict[tuple[int, int], Area] = {}
    above: dict[int, Area] = {}
    outlined = any(piece.level for pieces in block.rows for piece in pieces)
    for number, pieces in enumerate(block.rows, start=1):
        column = 0
        row = Row(number, {}, outline=_outline(pieces) if outlined else 0)
        for piece in pieces:
            last = column + piece.span - 1
            if piece.merged and column in above:
                begun = above[column]
                area = Area(begun.first_row, column, number, last)
            else:
                area = Area(number, column, number, last)
            if piece.text:
                row.cells[column] = piece.text
                row.set_look(column, piece.indent, bold=piece.bold)
            above[column] = areas[area.first_row, column] = area
            column = last + 1
        if row.cells:
            sheet.rows.append(row)
    sheet.merges = [
        area
        for area in areas.values()
        if area.last_row > area.first_row or area.last_column > area.first_column
    ]
    return sheet


def _outline(pieces: list[Piece]) -> int:
    """How deep a row lies where some begin with headings: text lies below all of them."""
    first = next((piece.level for piece in pieces if piece.text), 0)
    return first - 1 if first else _DEEPEST

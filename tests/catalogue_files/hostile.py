"""Files that say much in few bytes, for every format."""

import io
import zipfile

_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    "<office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = ("Nr.", "Maßnahme", "Federführung")


def zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def ods(content: str) -> bytes:
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mime, "content.xml": _ODS.format(content)})


def ods_cell(text: str, times: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{times}"><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def ods_rows(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def ods_table(rows: str) -> str:
    return f'<table:table table:name="M">{rows}</table:table>'


def ods_head() -> str:
    return ods_rows("".join(ods_cell(text) for text in HEAD))


def ods_bomb(rows: int, columns: int, text: str) -> bytes:
    return ods(ods_table(ods_head() + ods_rows(ods_cell(text, columns), rows)))


def ods_sheets(count: int) -> bytes:
    return ods(ods_table(ods_head()) * count)


def ods_deep(depth: int) -> bytes:
    nested = "<text:span>" * depth + "x" + "</text:span>" * depth
    return ods(ods_table(ods_head() + ods_rows(ods_cell(nested))))


def xlsx(rows: str, *, sheets: int = 1, strings: str = "", styles: str = "") -> bytes:
    """One part for all the sheets."""
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r1"/>' for n in range(sheets))
    relations = "".join(
        f'<Relationship Id="r{n}" Type="x/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            [("worksheet", "s.xml"), ("sharedStrings", "t.xml"), ("styles", "f.xml")], start=1
        )
    )
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}">{relations}'
            "</Relationships>",
            "xl/s.xml": f'<worksheet xmlns="{_MAIN}">{rows}</worksheet>',
            "xl/t.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
            "xl/f.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
        }
    )


def xlsx_row(*cells: str) -> str:
    inner = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in cells)
    return f"<row>{inner}</row>"


def xlsx_head() -> str:
    return xlsx_row(*HEAD)


def xlsx_sheets(count: int, rows: int = 1) -> bytes:
    return xlsx(f"<sheetData>{xlsx_head() * rows}</sheetData>", sheets=count)


def xlsx_shared(length: int, columns: int, rows: int = 1) -> bytes:
    """One long string that every cell says again."""
    row = "<row>" + '<c t="s"><v>0</v></c>' * columns + "</row>"
    strings = f"<si><t>{'x' * length}</t></si>"
    return xlsx(f"<sheetData>{xlsx_head()}{row * rows}</sheetData>", strings=strings)


def xlsx_deep(depth: int) -> bytes:
    nested = "<r>" * depth + "</r>" * depth
    strings = f"<si><t>x</t>{nested}</si>"
    return xlsx(f"<sheetData>{xlsx_head()}</sheetData>", strings=strings)


def xlsx_places(places: int) -> bytes:
    """A number shown with very many places."""
    zeros = "0.".ljust(places, "0")
    styles = (
        f'<numFmts><numFmt numFmtId="200" formatCode="{zeros}"/></numFmts>'
        '<cellXfs><xf numFmtId="200"/></cellXfs>'
    )
    row = "<row>" + '<c s="0"><v>1.5</v></c>' * 3 + "</row>"
    return xlsx(f"<sheetData>{xlsx_head()}{row}</sheetData>", styles=styles)


def xlsx_merges(count: int) -> bytes:
    merges = '<mergeCell ref="A1:XFD1048576"/>' * count
    body = xlsx_row("1", "Kurse", "FB 1")
    return xlsx(f"<sheetData>{xlsx_head()}{body}</sheetData><mergeCells>{merges}</mergeCells>")


def docx(body: str) -> bytes:
    return zipped(
        {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'}
    )


def docx_paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx_row(*cells: str, span: int = 1) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{docx_paragraph(text)}</w:tc>'
        for text in cells
    )
    return f"<w:tr>{inner}</w:tr>"


def docx_rows(count: int, *cells: str, span: int = 1) -> bytes:
    row = docx_row(*(cells or ("Maßnahme", "Kurse")), span=span)
    return docx(f"<w:tbl>{row * count}</w:tbl>")


def docx_deep(depth: int) -> bytes:
    return docx("<w:sdt>" * depth + docx_paragraph("x") + "</w:sdt>" * depth)


def csv_line(separators: int) -> bytes:
    return b"Nr.;Ma\xc3\x9fnahme;Amt\n1" + b";x" * separators

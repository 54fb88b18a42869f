"""Office files made by hand, part by part: what no library writes can be tried as well."""

import io
import zipfile

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TRANSITIONAL = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "fo", "number", "draw")
)


def package(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def relations(base: str, *related: tuple[str, str]) -> str:
    """Relationship elements rId1, rId2 ... from (kind, target); an address is outside."""
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{base}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"{external(target)}/>'
        for n, (kind, target) in enumerate(related, start=1)
    )
    return f"<Relationships>{lines}</Relationships>"


def external(target: str) -> str:
    return ' TargetMode="External"' if ":" in target else ""


# --- Word ---------------------------------------------------------------------------------------


def docx(body: str, related: tuple[tuple[str, str], ...] = (), **parts: str) -> bytes:
    """A document; a part `footnotes` becomes word/footnotes.xml and is related."""
    names = tuple((name, f"{name}.xml") for name in parts)
    return package(
        {
            "_rels/.rels": relations(TRANSITIONAL, ("officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(TRANSITIONAL, *names, *related),
            **{f"word/{name}.xml": text for name, text in parts.items()},
        }
    )


def part(tag: str, content: str) -> str:
    return f"<w:{tag} {W}>{content}</w:{tag}>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    inside = "".join(
        one if one.startswith(("<w:p>", "<w:sdt>", "<w:tbl>")) else p(one) for one in content
    )
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def sdt(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


# --- Excel --------------------------------------------------------------------------------------


def xlsx(
    sheet: str,
    *,
    strings: str | None = None,
    styles: str = "",
    state: str = "visible",
    base: str = TRANSITIONAL,
    related: tuple[tuple[str, str], ...] = (),
    separator: str = "/",
    **parts: str,
) -> bytes:
    """One sheet "Blatt A" of the given elements. related: of the sheet; parts: their content."""
    main = f'xmlns="{base}/spreadsheetml/main" xmlns:r="r"'
    kinds = [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]
    kinds += [("sharedStrings", "sharedStrings.xml")] if strings is not None else []
    found: dict[str, str | bytes] = {
        "_rels/.rels": relations(base, ("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {main}><sheets><sheet name="Blatt A" sheetId="1" '
        f'state="{state}" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(base, *kinds),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}>{sheet}</worksheet>",
        "xl/worksheets/_rels/sheet1.xml.rels": relations(base, *related),
        "xl/styles.xml": f"<styleSheet {main}>{styles}</styleSheet>",
        **{f"xl/{name.replace('__', '/')}.xml": text for name, text in parts.items()},
    }
    if strings is not None:
        found["xl/sharedStrings.xml"] = f"<sst {main}>{strings}</sst>"
    return package({name.replace("/", separator): text for name, text in found.items()})


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def row(*cells: str, **attributes: str) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    inside = "".join(cell if cell.startswith("<") else text_cell(cell) for cell in cells)
    return f"<row{told}>{inside}</row>"


def text_cell(text: str, style: int = 0) -> str:
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{text}</t></is></c>'


def cell(value: object, style: int = 0, kind: str = "n") -> str:
    return f'<c t="{kind}" s="{style}"><v>{value}</v></c>'


def formats(*codes: str, fonts: str = "<font/>", xfs: str = "") -> str:
    """Styles: 1, 2 ... are the given number formats; `xfs` come after them."""
    own = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for n, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{200 + n}" fontId="0"/>' for n in range(len(codes)))
    return (
        f"<numFmts>{own}</numFmts><fonts>{fonts}</fonts>"
        f'<cellXfs><xf numFmtId="0" fontId="0"/>{used}{xfs}</cellXfs>'
    )


# --- LibreOffice --------------------------------------------------------------------------------


def ods(table: str, *, automatic: str = "", before: str = "", named: str = "") -> bytes:
    """One sheet "Blatt A" of rows; `automatic` styles, `named` ones in styles.xml."""
    body = (
        f'<office:body><office:spreadsheet>{before}<table:table table:name="Blatt A" '
        f'table:style-name="ta1">{table}</table:table></office:spreadsheet></office:body>'
    )
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles>{body}</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:styles>{named}</office:styles>"
            "</office:document-styles>",
        }
    )


def ods_row(*cells: str) -> str:
    inside = "".join(one if one.startswith("<") else ods_cell(one) for one in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def ods_cell(text: str = "", kind: str = "string", style: str = "", **values: str) -> str:
    told = "".join(f' office:{name.replace("_", "-")}="{value}"' for name, value in values.items())
    look = f' table:style-name="{style}"' if style else ""
    inside = text if text.startswith("<") or not text else f"<text:p>{text}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{look}{told}>{inside}</table:table-cell>'

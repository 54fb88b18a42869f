"""Word: what a person sees is read, what nobody sees is listed with its place."""

import pytest

from gemeinwerk.tables import Beside, Workbook, read
from tests.tables.made import W, docx, p, package, part, r, relations, sdt, tbl, tc, tr

PROMPT = "<w:showingPlcHdr/>"


def one_cell(*content: str, **parts: str) -> tuple[str, list[tuple[str, str]]]:
    """What a cell says, and what is listed beside it."""
    return told(read(docx(tbl(tr("Kosten", tc(*content))), **parts)))


def told(book: Workbook) -> tuple[str, list[tuple[str, str]]]:
    (row,) = book.sheets[0].rows
    places = {(one.sheet, one.row, one.column) for one in book.aside}
    assert places <= {("Tabelle 1", 1, 1)}
    return row.cells.get(1, ""), [(one.kind, one.text) for one in book.aside]


STYLES = part(
    "styles",
    '<w:style w:styleId="alt"><w:name w:val="Alt"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:styleId="aelter"><w:name w:val="Aelter"/><w:basedOn w:val="alt"/></w:style>'
    '<w:style w:styleId="rund"><w:name w:val="R"/><w:basedOn w:val="rund"/></w:style>'
    '<w:style w:styleId="Platzhaltertext"><w:name w:val="Placeholder Text"/></w:style>',
)


@pytest.mark.parametrize(
    ("content", "says", "beside"),
    [
        (p(r("2025", "<w:strike/>"), " 2027"), "2027", [("struck", "2025")]),
        (p(r("2025", "<w:dstrike/>"), " 2027"), "2027", [("struck", "2025")]),
        (p(r("2025", '<w:strike w:val="0"/>'), " 2027"), "2025 2027", []),
        (p(r("alt", '<w:rStyle w:val="aelter"/>'), "neu"), "neu", [("struck", "alt")]),
        (p("alt", properties='<w:pStyle w:val="alt"/>'), "", [("struck", "alt")]),
        (
            p(r("gilt", '<w:strike w:val="false"/>'), properties='<w:pStyle w:val="alt"/>'),
            "gilt", [],
        ),
        (p(r("x", '<w:rStyle w:val="rund"/>')), "x", []),
        (p("a ", r("b", "<w:strike/>"), r("c", "<w:strike/>"), " d"), "a d", [("struck", "bc")]),
        (p("Text", r(" INTERN", "<w:vanish/>")), "Text", [("hidden", "INTERN")]),
        (p("neu", "<w:del><w:r><w:delText>alt</w:delText></w:r></w:del>"), "neu",
         [("deleted", "alt")]),
        (p(f"<w:ins>{r('neu')}</w:ins>", f"<w:moveFrom>{r('weg')}</w:moveFrom>"), "neu",
         [("deleted", "weg")]),
        (p(r("Klicken", '<w:rStyle w:val="Platzhaltertext"/>')), "", [("prompt", "Klicken")]),
        (p(sdt(PROMPT, r("Klicken Sie hier"))), "", [("prompt", "Klicken Sie hier")]),
        (sdt(PROMPT, p("Klicken Sie hier")), "", [("prompt", "Klicken Sie hier")]),
        (p(sdt('<w:dropDownList><w:listItem w:value="b"/></w:dropDownList>', r("a"))), "a", []),
        (p(r("a"), "<w:r><w:tab/></w:r>", r("b")), "a\tb", []),
    ],
)  # fmt: skip
def test_a_cell_says_what_is_seen_in_it(content, says, beside):
    assert one_cell(content, styles=STYLES) == (says, beside)


def field(data: str, result: str = "") -> str:
    return p(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>',
        "<w:r><w:instrText>FORM</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r(result),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


DROP_DOWN = '<w:ddList>{}<w:listEntry w:val="Bund"/><w:listEntry w:val="Land"/></w:ddList>'


@pytest.mark.parametrize(
    ("content", "says", "beside"),
    [
        (field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"), "☒", []),
        (field("<w:checkBox><w:default w:val='1'/></w:checkBox>"), "☒", []),
        (field("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☒"),
         "☐", [("choice", "☒")]),
        (field(DROP_DOWN.format('<w:result w:val="1"/>'), "Bund"), "Land", [("choice", "Bund")]),
        (field(DROP_DOWN.format("")), "Bund", []),
        (field("<w:textInput/>", "500 €"), "500 €", []),
        (p(sdt('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', r("☒")), " Bund"),
         "☒ Bund", []),
        (p(sdt('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "")), "☒", []),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " ja"), "☒ ja", []),
        (p(r("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>'), " nein"), "☐ nein", []),
    ],
)  # fmt: skip
def test_forms_are_read_as_they_show_themselves(content, says, beside):
    assert one_cell(content) == (says, beside)


NOTE = part("footnotes", f'<w:footnote w:id="2">{p("vorbehaltlich")}</w:footnote>'
                         f'<w:footnote w:id="3">{p("verwaist")}</w:footnote>')  # fmt: skip
COMMENT = part("comments", f'<w:comment w:id="3">{p("Bitte", r("prüfen"))}</w:comment>')
ENDNOTE = part("endnotes", f'<w:endnote w:id="2">{p("Quelle: Rat")}</w:endnote>')
BOX = f"<w:txbxContent>{p('im', r(' Kasten'))}</w:txbxContent>"


def test_notes_and_comments_are_listed_where_they_belong():
    cell = p(
        "30.000 €",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        '<w:r><w:commentReference w:id="3"/></w:r>',
    )
    book = read(
        docx(tbl(tr("Kosten", tc(cell))), footnotes=NOTE, comments=COMMENT, endnotes=ENDNOTE)
    )
    assert book.sheets[0].rows[0].cells[1] == "30.000 €"
    (_, at) = book.sheets[0].rows[0].cells
    cell = book.cell(book.sheets[0], book.sheets[0].rows[0], at)
    assert cell.texts(Beside.FOOTNOTE) == ["vorbehaltlich"]
    assert cell.texts(Beside.ENDNOTE) == ["Quelle: Rat"]
    assert cell.texts(Beside.COMMENT) == ["Bitteprüfen"]
    assert [(one.sheet, one.text) for one in book.aside][3:] == [("", "verwaist")]


def test_a_text_box_is_listed_once_and_is_part_of_no_cell():
    shown = f"<mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
    again = f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>"
    assert one_cell(p("Text", f"<w:r>{shown}{again}</w:r>")) == (
        "Text", [("text_box", "im Kasten")],
    )  # fmt: skip


def test_boxes_in_boxes_are_gone_through_once():
    inner = p("x")
    for _ in range(12):
        inner = p(f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>")
    _says, beside = one_cell(inner)
    assert [text for _kind, text in beside] == ["x"]


def test_a_link_keeps_its_address_beside_its_text():
    book = read(
        docx(
            tbl(tr("Quelle", tc(p(f'<w:hyperlink r:id="rId1">{r("hier")}</w:hyperlink>')))),
            related=(("hyperlink", "https://example.org/plan"),),
        )
    )
    assert told(book) == ("hier", [("link", "https://example.org/plan")])


def numbering(*levels: str) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/>{level}</w:lvl>' for n, level in enumerate(levels)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{inside}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{again}</w:num>',
    )


def numbered(text: str, level: int = 0, name: int = 1) -> str:
    told = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'
    return p(*([text] if text else []), properties=told)


def test_automatic_numbers_stand_before_their_paragraph():
    lists = numbering(
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>',
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>',
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="·"/>',
    )
    cells = [
        numbered("Verkehr"), numbered("Rad", 1), numbered("Bus", 1), numbered("Pläne", 2),
        numbered("Bauen"), numbered("Halle", 1), numbered("", 0), numbered("Anders", 0, 2),
    ]  # fmt: skip
    text, _ = one_cell(*cells, numbering=lists)
    assert text.split("\n") == [
        "1. Verkehr", "1.a) Rad", "1.b) Bus", "Pläne", "2. Bauen", "2.a) Halle", "3.", "5. Anders",
    ]  # fmt: skip


def test_a_heading_numbered_by_its_style():
    styles = part(
        "styles",
        '<w:style w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    lists = numbering('<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/>')
    head = '<w:pStyle w:val="h1"/>'
    book = read(
        docx(
            p("Verkehr", properties=head) + p("Bauen", properties=head),
            styles=styles, numbering=lists,
        )
    )  # fmt: skip
    assert [(one.text, one.heading) for one in book.blocks] == [("I Verkehr", 1), ("II Bauen", 1)]


def test_cells_stand_in_their_columns():
    book = read(
        docx(
            tbl(
                tr("Feld", "Nr.", "Titel", "Amt"),
                tr(tc("Verkehr", properties='<w:vMerge w:val="restart"/>'), "1", "Rad", "A"),
                tr(tc("", properties="<w:vMerge/>"), "2", "Bus", "B"),
                tr("3", tc("Bahn", properties='<w:gridSpan w:val="2"/>'),
                   properties='<w:gridBefore w:val="1"/>'),
                tr("Bauen", "4", properties='<w:gridAfter w:val="2"/>'),
            )
        )
    )  # fmt: skip
    (sheet,) = book.sheets
    assert [row.cells for row in sheet.rows][2:] == [
        {1: "2", 2: "Bus", 3: "B"}, {1: "3", 2: "Bahn"}, {0: "Bauen", 1: "4"},
    ]  # fmt: skip
    areas = {(a.first_row, a.first_column, a.last_row, a.last_column) for a in sheet.merges}
    assert {(2, 0, 3, 0), (4, 2, 4, 3)} <= areas


def test_rows_that_are_gone_or_hidden_are_listed():
    book = read(
        docx(
            tbl(
                tr("Nr.", "Titel"),
                tr("1", "weg", properties="<w:del/>"),
                tr("2", "verborgen", properties="<w:hidden/>"),
                tr("3", tc("Zelle weg", properties="<w:cellDel/>")),
                tr("4", tc("unter der Zelle darüber", properties="<w:vMerge/>")),
            )
        )
    )
    assert [row.cells for row in book.sheets[0].rows] == [
        {0: "Nr.", 1: "Titel"}, {0: "3"}, {0: "4"},
    ]  # fmt: skip
    assert [(one.kind, one.row, one.column, one.text) for one in book.aside] == [
        ("deleted", 2, 0, "1"), ("deleted", 2, 1, "weg"), ("hidden", 3, 0, "2"),
        ("hidden", 3, 1, "verborgen"), ("deleted", 4, 1, "Zelle weg"),
        ("hidden", 5, 1, "unter der Zelle darüber"),
    ]  # fmt: skip


def test_head_and_foot_of_the_pages_are_listed():
    book = read(docx(p("Text"), header=part("hdr", p("Entwurf")), footer=part("ftr", p("Stand"))))
    assert [(one.kind, one.text) for one in book.aside] == [
        ("margin", "Entwurf"), ("margin", "Stand"),
    ]  # fmt: skip


def test_a_table_inside_a_cell_is_read_as_lines():
    inner = tbl(tr("2026", "10 €"), tr("2027", tc(p(r("alt", "<w:strike/>"), "20 €"))))
    assert one_cell(inner) == ("2026 10 €\n2027 20 €", [("struck", "alt")])


def test_a_table_beside_words_of_the_cell_is_listed_with_its_place():
    inner = tbl(tr("Teil A", "2026"), tr("Teil B", "2027"))
    assert one_cell(p("Radweg bauen"), inner, p("")) == (
        "Radweg bauen", [("table", "Teil A 2026\nTeil B 2027")]
    )  # fmt: skip


def test_a_table_of_one_cell_that_frames_others_is_none():
    framed = tbl(tr(tc(p("Verkehr"), tbl(tr("Maßnahme", "Radweg")), p(""))))
    blocks = read(docx(framed)).blocks
    assert [(one.text, [[c.text for c in row] for row in one.rows]) for one in blocks] == [
        ("Verkehr", []),
        ("", [["Maßnahme", "Radweg"]]),
    ]


def test_the_main_part_may_be_called_otherwise():

    made = package(
        {
            "_rels/.rels": relations(
                "http://purl.oclc.org/ooxml", ("officeDocument", "word/d2.xml")
            ),
            "word/d2.xml": f"<w:document {W}><w:body>{p('Text')}</w:body></w:document>",
        }
    )
    assert [one.text for one in read(made).blocks] == ["Text"]

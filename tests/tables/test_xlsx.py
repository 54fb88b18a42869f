"""Excel: what a person sees is read, what nobody sees is listed with its place."""

from datetime import date

import pytest

from gemeinwerk.tables import Beside, UnreadableTable, read, set_hidden_apart
from tests.tables.made import STRICT, cell, data, formats, package, row, text_cell, xlsx

STRUCK = '<xf numFmtId="0" fontId="1"/>'
FONTS = "<font/><font><strike/></font>"


def one(
    content: str, strings: str | None = None, styles: str = ""
) -> tuple[str, list[tuple[str, str]]]:
    book = read(xlsx(data(row(content)), strings=strings, styles=styles))
    rows = book.sheets[0].rows
    assert {(a.sheet, a.row, a.column) for a in book.aside} <= {("Blatt A", 1, 0)}
    return rows[0].cells[0] if rows else "", [(a.kind.value, a.text) for a in book.aside]


RICH = (
    "<si><r><rPr><strike/></rPr><t>2025</t></r><r><rPr/><t> 2027</t></r></si>"
    "<si><r><t>alt</t></r><r><rPr><b/></rPr><t> neu</t></r></si>"
    '<si><r><rPr><strike val="0"/></rPr><t>gilt</t></r></si>'
    "<si><t>漢字</t><rPh><t>かんじ</t></rPh></si>"
)


@pytest.mark.parametrize(
    ("content", "says", "beside"),
    [
        (cell(0, kind="s"), "2027", [("struck", "2025")]),
        (cell(1, kind="s"), "alt neu", []),
        (cell(1, 1, "s"), "neu", [("struck", "alt")]),
        (cell(2, 1, "s"), "gilt", []),
        (cell(3, kind="s"), "漢字", []),
        (text_cell("alt", 1), "", [("struck", "alt")]),
        (cell(5, 1), "", [("struck", "5")]),
        (cell("weg", 1, "str"), "", [("struck", "weg")]),
    ],
)
def test_what_is_struck_through_is_no_value(content, says, beside):
    assert one(content, RICH, formats(fonts=FONTS, xfs=STRUCK)) == (says, beside)


@pytest.mark.parametrize(
    ("value", "code", "says"),
    [
        (7, "000", "007"),
        (3, '"K-"000', "K-003"),
        (7, '"M"00', "M07"),
        (105, "0-00", "1-05"),
        (1.1, "0.00", "1,10"),
        (25000, '#,##0 "€"', "25000 €"),
        (12000, '#,##0, "T€"', "12 T€"),
        (12500, "#,##0,", "12,5 Tsd."),
        (12500, '#,##0, "€"', "12,5 Tsd. €"),
        (12500, '#,##0,"k"', "12,5 k"),
        (12534, '#,##0," TEUR"', "12,534 TEUR"),
        (1500000, "0.0,,", "1,5 Mio."),
        (0, "#,##0,", "0"),
        (-12500, "#,##0,;[Red](#,##0,)", "-12,5 Tsd."),
        (-12500, '#,##0 "€";[Red](#,##0 "€")', "-12500 €"),
        (12500, '#.##0. "T€"', "12,5 T€"),
        (12500, '#.##0,00 "€"', "12500,00 €"),
        (12500, '[>=1000]#,##0," T€";#,##0" €"', "12,5 T€"),
        (500, '[>=1000]#,##0," T€";#,##0" €"', "500 €"),
        (1500000, '[>=1000000]0.0,," Mio. €";[>=1000]0," T€";0" €"', "1,5 Mio. €"),
        (120, '[>=1000000]0.0,," Mio. €";[>=1000]0," T€";0" €"', "120 €"),
        (12500, "#,##0.00 [$€-407]", "12500,00 €"),
        (0.125, "0.0%", "12,5 %"),
        (0.8, "0%", "80 %"),
        (5, '0" Stellen"', "5 Stellen"),
        (1, '"ja";;"nein"', "ja"),
        (0, '"ja";;"nein"', "nein"),
        (1, '[=1]"ja";[=0]"nein"', "ja"),
        (46387, "DD.MM.YYYY", "31.12.2026"),
        (46387, "TT.MM.JJJJ", "31.12.2026"),
        (46387, "d. mmm", "31.12.2026"),
        (46357, "mmm yy", "Dez 26"),
        (46357, "mmm\\-yy", "Dez 26"),
        (46357, "MMMM YYYY", "Dezember 2026"),
        (46357, "mm/yyyy", "12/2026"),
        (46357, "yyyy", "2026"),
        (46357.6875, "dd.mm.yyyy hh:mm", "01.12.2026 16:30"),
        (0.6875, "hh:mm", "16:30"),
        (1.5, "[h]:mm", "36:00"),
        ("1E+999999999", "000", "1E+999999999"),
    ],
)
def test_numbers_are_read_as_shown(value, code, says):
    assert one(cell(value, 1), styles=formats(code)) == (says, [])


def test_a_date_keeps_its_day_beside_what_is_shown():
    book = read(xlsx(data(row(cell(46357, 1))), styles=formats("mmm yy")))
    (sheet,) = book.sheets
    found = book.cell(sheet, sheet.rows[0], 0)
    assert (found.shown, found.value, found.number_format) == (
        "Dez 26", date(2026, 12, 1), "mmm yy",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"), [(cell(5, 1), ";;;"), (cell(0, 1), "0;-0;"), (text_cell("x", 1), ";;;")]
)
def test_what_a_format_hides_is_listed(content, code):
    says, beside = one(content, styles=formats(code))
    assert (says, [kind for kind, _text in beside]) == ("", ["hidden"])


@pytest.mark.parametrize(
    "sheet",
    [
        data(row("a", "b", "c", hidden="1")),
        data(row("a", "b", "c", ht="0")),
        '<cols><col min="1" max="3" hidden="1"/></cols>' + data(row("a", "b", "c")),
        '<cols><col min="1" max="3" width="0"/></cols>' + data(row("a", "b", "c")),
    ],
)
def test_hidden_rows_and_columns_are_listed_cell_by_cell(sheet):
    book = read(xlsx(sheet))
    set_hidden_apart(book)
    assert book.sheets[0].rows == []
    assert [(one.kind, one.row, one.column, one.text) for one in book.aside] == [
        ("hidden", 1, place, text) for place, text in enumerate("abc")
    ]
    assert book.notes[-1].de.startswith("Ausgeblendet und deshalb nicht gelesen auf dem Blatt")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_listed_as_a_whole(state):
    book = read(xlsx(data(row("a")), state=state))
    set_hidden_apart(book)
    assert [sheet.rows for sheet in book.sheets] == [[]]
    assert [one.text for one in book.beside(Beside.HIDDEN)] == ["a"]


def test_strict_files_and_their_dates():
    iso = cell("2026-12-31T00:00:00", kind="d")
    book = read(
        xlsx(data(row(cell(0, kind="s"), iso)), strings="<si><t>Text</t></si>", base=STRICT)
    )
    assert book.sheets[0].rows[0].cells == {0: "Text", 1: "31.12.2026"}


def test_names_with_backslashes():
    book = read(xlsx(data(row(cell(0, kind="s"))), strings="<si><t>Text</t></si>", separator="\\"))
    assert book.sheets[0].rows[0].cells == {0: "Text"}


@pytest.mark.parametrize("strings", [None, "", "<si><t>a</t></si>"])
def test_a_text_that_is_missing_is_refused_with_its_place(strings):
    made = xlsx(data(row("a"), row("b", cell(7, kind="s"))), strings=strings)
    with pytest.raises(UnreadableTable) as refused:
        read(made)
    assert "Der Text der Zelle B2 auf dem Blatt „Blatt A“ fehlt" in refused.value.words.de


COMMENTS = (
    '<comments><commentList><comment ref="A1"><text><r><t>Bitte</t></r><r><t> prüfen</t></r></text>'
    '</comment><comment ref="B1"><text><t>[Threaded comment] Kommentar: Und jetzt?</t></text>'
    "</comment></commentList></comments>"
)
THREADS = (
    '<ThreadedComments><threadedComment ref="B1"><text>Und jetzt?</text></threadedComment>'
    "</ThreadedComments>"
)
DRAWING = (
    "<wsDr><twoCellAnchor><from><col>2</col><row>4</row></from><sp><txBody><p><r><t>im</t></r>"
    "<r><t> Kasten</t></r></p></txBody></sp></twoCellAnchor></wsDr>"
)


def test_everything_beside_the_cells_has_its_place():
    sheet = data(row("a", "b")) + (
        '<hyperlinks><hyperlink ref="A1" r:id="rId4"/></hyperlinks>'
        '<headerFooter><oddHeader>&amp;L&amp;"Arial"Entwurf&amp;R&amp;P</oddHeader></headerFooter>'
    )
    related = (
        ("comments", "../comments1.xml"), ("threadedComment", "../threads.xml"),
        ("drawing", "../drawings/drawing1.xml"), ("hyperlink", "https://example.org"),
    )  # fmt: skip
    book = read(
        xlsx(
            sheet, related=related, comments1=COMMENTS, threads=THREADS, drawings__drawing1=DRAWING
        )
    )
    assert [(one.kind, one.row, one.column, one.text) for one in book.aside] == [
        ("comment", 1, 1, "Und jetzt?"), ("comment", 1, 0, "Bitte prüfen"),
        ("text_box", 5, 2, "im Kasten"), ("link", 1, 0, "https://example.org"),
        ("margin", 1, None, "Entwurf"),
    ]  # fmt: skip


def test_what_others_are_merged_over_is_seen_by_nobody():
    rows = data(row("Radweg", "Amt", "alt"), row("darunter", "b"), row("c"))
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    book = read(xlsx(rows + merges))
    assert [one.cells for one in book.sheets[0].rows] == [
        {0: "Radweg", 1: "Amt"}, {1: "b"}, {0: "c"}
    ]  # fmt: skip
    assert [(one.kind, one.row, one.column, one.text) for one in book.aside] == [
        ("hidden", 2, 0, "darunter"), ("hidden", 1, 2, "alt")
    ]  # fmt: skip


def test_areas_that_lie_on_each_other_take_no_time_without_end():
    rows = "".join(row("a", "b", r=str(n)) for n in range(1, 1_001))
    merges = "".join(f'<mergeCell ref="A{n}:B1000"/>' for n in range(1, 1_001))
    assert read(xlsx(data(rows) + f"<mergeCells>{merges}</mergeCells>")).sheets[0].rows


VML = """<xml xmlns:v="v" xmlns:x="x">
<v:shape><v:textbox><div>Mit<br>Frist</div></v:textbox><x:ClientData ObjectType="Checkbox">
<x:Anchor>3, 15, 2, 4, 5, 0, 3, 0</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape>
<v:shape><v:textbox><div>Ohne</div></v:textbox><x:ClientData ObjectType="Radio">
<x:Anchor>3, 15, 4, 4, 5, 0, 3, 0</x:Anchor></x:ClientData></v:shape>
<v:shape><x:ClientData ObjectType="Drop"><x:Sel>2</x:Sel><x:FmlaRange>$F$1:$F$3</x:FmlaRange>
</x:ClientData></v:shape>
<v:shape><v:textbox><div>Zettel</div></v:textbox></v:shape>
<v:shape><v:textbox><div>Bitte prüfen</div></v:textbox><x:ClientData ObjectType="Note"/></v:shape>
</xml>"""
LABELS = (
    "<wsDr><twoCellAnchor><from><col>3</col><row>2</row></from><sp><txBody><p><r><t>Mit Frist</t>"
    "</r></p></txBody></sp></twoCellAnchor></wsDr>"
)


def test_ticks_choices_and_old_text_boxes_are_listed_as_they_show():
    related = (("vmlDrawing", "../vml.xml"), ("drawing", "../drawings/drawing1.xml"))
    book = read(xlsx(data(row("a")), related=related, vml=VML, drawings__drawing1=LABELS))
    assert [(one.row, one.column, one.text) for one in book.aside] == [
        (3, 3, "☒ Mit Frist"), (5, 3, "☐ Ohne"), (1, None, "2 ($F$1:$F$3)"), (1, None, "Zettel"),
    ]  # fmt: skip
    assert {one.kind for one in book.aside} == {"text_box"}


def test_a_tick_without_a_drawing_is_listed():
    made = xlsx(
        data(row("a")), related=(("ctrlProp", "../tick.xml"), ("ctrlProp", "../drop.xml")),
        tick='<formControlPr objectType="CheckBox" checked="Checked"/>',
        drop='<formControlPr objectType="Drop" sel="3" fmlaRange="F1:F4"/>',
    )  # fmt: skip
    assert [one.text for one in read(made).aside] == ["☒", "3 (F1:F4)"]


def test_a_damaged_drawing_is_said_and_the_rest_is_read():
    book = read(xlsx(data(row("a")), related=(("vmlDrawing", "../v.xml"),), v="<xml><v></xml>"))
    assert [one.cells for one in book.sheets[0].rows] == [{0: "a"}]
    assert "Formularfelder" in book.notes[-1].de


def test_no_cell_is_cut():
    long = "x" * 40_000
    assert one(text_cell(long)) == (long, [])


def test_a_row_without_end_is_refused_with_its_place():
    with pytest.raises(UnreadableTable) as refused:
        read(xlsx(data(row("a"), row("x" * 300_001))))
    assert refused.value.words.de.startswith("Zeile 2 auf „Blatt A“ hat mehr als 300000 Zeichen")


def test_a_file_without_relations_is_read_by_the_usual_names():
    made = package(
        {
            "xl/workbook.xml": '<workbook><sheets><sheet name="A" id="x"/></sheets></workbook>',
        }
    )
    with pytest.raises(UnreadableTable, match="kein Tabellenblatt"):
        read(made)

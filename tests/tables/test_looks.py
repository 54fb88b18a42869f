"""How a cell looks is read from every kind of file: moved in, bold, deep in the outline."""

import pytest

from gemeinwerk.tables import read
from tests.tables import made


def looks(data):
    """Of each row its outline, and of its first cell text, indent and whether it is bold."""
    (sheet,) = read(data).sheets
    return [
        (row.cells[0], (row.indents or {}).get(0, 0), 0 in (row.bold or ()), row.outline)
        for row in sheet.rows
    ]


# --- Word ---------------------------------------------------------------------------------------

STYLES = made.part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Unten"><w:name w:val="Unten"/><w:pPr>'
    '<w:ind w:left="567"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Noch"><w:basedOn w:val="Unten"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Fett"><w:name w:val="Fett"/><w:pPr>'
    '<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
    "</w:style>",
)
NUMBERING = made.part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/>'
    '<w:pPr><w:ind w:left="1134" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


@pytest.mark.parametrize(
    ("paragraph", "indent", "bold"),
    [
        (made.p("Rad"), 0, False),
        (made.p("Rad", properties='<w:ind w:left="567"/>'), 9, False),
        (made.p("Rad", properties='<w:ind w:start="567"/>'), 9, False),
        (made.p("Rad", properties='<w:ind w:left="567" w:hanging="567"/>'), 0, False),
        (made.p("Rad", properties='<w:ind w:firstLine="567"/>'), 9, False),
        (made.p("Rad", properties='<w:ind w:left="-99"/>'), 0, False),
        (made.p("Rad", properties='<w:ind w:left="viel"/>'), 0, False),
        (made.p("Rad", properties='<w:pStyle w:val="Unten"/>'), 9, False),
        (made.p("Rad", properties='<w:pStyle w:val="Noch"/>'), 9, False),
        (made.p("Rad", properties='<w:pStyle w:val="Unten"/><w:ind w:left="0"/>'), 0, False),
        (
            made.p("Rad", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
            13,
            False,
        ),
        (made.p("   Rad"), 3, False),
        (made.p("<w:r><w:tab/></w:r>", "Rad"), 4, False),
        (made.p(made.r("Rad", "<w:b/>")), 0, True),
        (made.p(made.r("Rad", "<w:b/>"), made.r(" ")), 0, True),
        (made.p(made.r("R", "<w:b/>"), made.r("ad")), 0, False),
        (made.p(made.r("Rad", '<w:rStyle w:val="Stark"/>')), 0, True),
        (made.p(made.r("Rad", '<w:rStyle w:val="Stark"/><w:b w:val="0"/>')), 0, False),
        (made.p(made.r("Rad", '<w:b w:val="false"/>')), 0, False),
    ],
)
def test_a_cell_of_word_looks_as_its_paragraph_its_list_and_its_styles_say(paragraph, indent, bold):
    cell = f"<w:tc>{paragraph}</w:tc>"
    data = made.docx(made.tbl(made.tr(cell, "x")), styles=STYLES, numbering=NUMBERING)
    assert looks(data) == [("Rad", indent, bold, 0)]


def test_headings_in_cells_are_an_outline_and_text_is_below_all_of_them():
    rows = [made.p("Energie", properties='<w:pStyle w:val="Fett"/>'),
            made.p("Sonne", properties='<w:outlineLvl w:val="2"/>'), made.p("Dach"),
            made.p("Netz", properties='<w:outlineLvl w:val="9"/>')]  # fmt: skip
    table = made.tbl(*(made.tr(f"<w:tc>{one}</w:tc>") for one in rows))
    found = looks(made.docx(table, styles=STYLES))
    assert [(name, bold, outline) for name, _indent, bold, outline in found] == [
        ("Energie", True, 1), ("Sonne", False, 2), ("Dach", False, 9), ("Netz", False, 9),
    ]  # fmt: skip


def test_a_cell_of_several_lines_is_bold_where_all_are():
    bold, thin = made.p(made.r("Rad", "<w:b/>")), made.p("weg")
    rows = made.tr(f"<w:tc>{bold}{bold}</w:tc>"), made.tr(f"<w:tc>{bold}{thin}</w:tc>")
    assert [one[2] for one in looks(made.docx(made.tbl(*rows)))] == [True, False]


# --- LibreOffice --------------------------------------------------------------------------------


def ods(rows, styles=""):
    return made.package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {made.ODF}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            "<office:body><office:spreadsheet>"
            f'<table:table table:name="A">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def cell(inside="<text:p>Rad</text:p>", style=""):
    name = f' table:style-name="{style}"' if style else ""
    return f"<table:table-row><table:table-cell{name}>{inside}</table:table-cell></table:table-row>"


def style(name, inside, *, above="", family="table-cell"):
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{above}">{inside}</style:style>'
    )


MARGIN = '<style:paragraph-properties fo:margin-left="{}"/>'
WEIGHT = '<style:text-properties fo:font-weight="{}"/>'
ODS_STYLES = (
    style("in", MARGIN.format("0.706cm"))
    + style("points", MARGIN.format("20pt"))
    + style("none", MARGIN.format("0cm"), above="in")
    + style("below", "", above="in")
    + style("bold", WEIGHT.format("bold"))
    + style("heavy", WEIGHT.format("700"))
    + style("thin", WEIGHT.format("normal"), above="bold")
    + style("s", WEIGHT.format("bold"), family="text")
    + style("n", WEIGHT.format("normal"), family="text")
    + style("p", MARGIN.format("10pt"), family="paragraph")
)


@pytest.mark.parametrize(
    ("row", "indent", "bold"),
    [
        (cell(), 0, False),
        (cell(style="in"), 6, False),
        (cell(style="points"), 6, False),
        (cell(style="none"), 0, False),
        (cell(style="below"), 6, False),
        (cell('<text:p><text:s text:c="3"/>Rad</text:p>'), 3, False),
        (cell("<text:p><text:tab/>Rad</text:p>"), 4, False),
        (cell('<text:p text:style-name="p">Rad</text:p>'), 3, False),
        (cell(style="bold"), 0, True),
        (cell(style="heavy"), 0, True),
        (cell(style="thin"), 0, False),
        (cell('<text:p><text:span text:style-name="s">Rad</text:span></text:p>'), 0, True),
        (cell('<text:p><text:span text:style-name="s">R</text:span>ad</text:p>'), 0, False),
        (cell('<text:p>R<text:span text:style-name="n">ad</text:span></text:p>', "bold"), 0, False),
    ],
)
def test_a_cell_of_libreoffice_looks_as_its_styles_say(row, indent, bold):
    assert looks(ods(row, ODS_STYLES)) == [("Rad", indent, bold, 0)]


def test_groups_of_rows_are_the_outline_and_repeated_rows_look_the_same():
    begin, end = "<table:table-row-group>", "</table:table-row-group>"
    repeated = '<table:table-row table:number-rows-repeated="2">'
    twice = cell(style="bold").replace("<table:table-row>", repeated)
    rows = f"{cell()}{begin}{cell(style='in')}{begin}{twice}{end}{cell()}{end}{cell()}"
    assert looks(ods(rows, ODS_STYLES)) == [
        ("Rad", 0, False, 0), ("Rad", 6, False, 1), ("Rad", 0, True, 2), ("Rad", 0, True, 2),
        ("Rad", 0, False, 1), ("Rad", 0, False, 0),
    ]  # fmt: skip


# --- Excel, CSV ---------------------------------------------------------------------------------


def test_a_text_of_excel_may_be_bold_without_its_cell():
    runs = "<r><rPr><b/></rPr><t>Rad</t></r>", "<r><t>weg</t></r>"
    strings = f"<si>{runs[0]}</si><si>{''.join(runs)}</si>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in (1, 2))
    assert looks(made.xlsx(f"<sheetData>{cells}</sheetData>", strings=strings)) == [
        ("Rad", 0, True, 0), ("Radweg", 0, False, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "indent"),
    [("Rad", 0), ("  Rad", 2), ("\u00a0\u00a0Rad", 2), ("\tRad", 4), ('"  Rad"', 2), ("\n Rad", 1)],
)
def test_a_cell_of_a_csv_file_is_moved_in_by_the_blanks_it_begins_with(typed, indent):
    typed = f'"{typed}"' if "\n" in typed else typed
    assert looks(f"{typed};x;y\r\na;b;c".encode())[0] == ("Rad", indent, False, 0)

"""LibreOffice: what a person sees is read, what nobody sees is listed with its place."""

from datetime import date
from decimal import Decimal

import pytest

from gemeinwerk.tables import Beside, Workbook, read, set_hidden_apart
from tests.tables.made import ods, ods_cell, ods_row

STYLES = (
    '<style:style style:name="weg" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="weg2" style:family="table-cell" style:parent-style-name="weg"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'style:text-line-through-type="single"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties '
    'style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties '
    'text:display="none"/></style:style>'
    '<style:style style:name="ta1" style:family="table"><style:table-properties '
    'table:display="{display}"/></style:style>'
    '<number:date-style style:name="N1"><number:month number:textual="true"/><number:year/>'
    "</number:date-style>"
    '<number:date-style style:name="N2"><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="monat" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="jahr" style:family="table-cell" style:data-style-name="N2"/>'
)


def book_of(*cells: str, display: str = "true", **more: str) -> Workbook:
    return read(ods(ods_row(*cells), automatic=STYLES.replace("{display}", display), **more))


def one(cell: str) -> tuple[str, list[tuple[str, str]]]:
    book = book_of(cell)
    rows = book.sheets[0].rows
    assert {(a.sheet, a.row, a.column) for a in book.aside} <= {("Blatt A", 1, 0)}
    return rows[0].cells[0] if rows else "", [(a.kind.value, a.text) for a in book.aside]


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


@pytest.mark.parametrize(
    ("cell", "says", "beside"),
    [
        (ods_cell("2025", style="weg"), "", [("struck", "2025")]),
        (ods_cell("2025", style="weg2"), "", [("struck", "2025")]),
        (ods_cell("5", "float", "weg", value="5"), "", [("struck", "5")]),
        (ods_cell(kind="float", style="weg", value="5"), "", [("struck", "5")]),
        (ods_cell(f"<text:p>{span('2025', 'T1')} 2027</text:p>"), "2027", [("struck", "2025")]),
        (ods_cell(f"<text:p>{span('gilt', 'T2')} alt</text:p>", style="weg"), "gilt",
         [("struck", "alt")]),
        (ods_cell(f"<text:p>a{span(' intern', 'T3')}</text:p>"), "a", [("hidden", "intern")]),
        (ods_cell("<office:annotation><text:p>Bitte</text:p><text:p>prüfen</text:p>"
                  "</office:annotation><text:p>Rad</text:p>"), "Rad",
         [("comment", "Bitte prüfen")]),
        (ods_cell("<text:p>Rad</text:p><draw:frame><draw:text-box><text:p>im Kasten</text:p>"
                  "</draw:text-box></draw:frame>"), "Rad", [("text_box", "im Kasten")]),
        (ods_cell('<text:p><text:a xlink:href="https://example.org" '
                  'xmlns:xlink="x">hier</text:a></text:p>'), "hier",
         [("link", "https://example.org")]),
        (ods_cell("<text:p>a</text:p><text:p>b<text:line-break/>c</text:p>"), "a\nb\nc", []),
        (ods_cell("<text:p/><text:p>a</text:p>"), "a", []),
    ],
)  # fmt: skip
def test_a_cell_says_what_is_seen_in_it(cell, says, beside):
    assert one(cell) == (says, beside)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (ods_cell(kind="string", string_value="Text"), "Text"),
        (ods_cell(kind="float", value="5000.5"), "5000,5"),
        (ods_cell(kind="percentage", value="0.8"), "80 %"),
        (ods_cell(kind="currency", value="5", currency="EUR"), "5 €"),
        (ods_cell(kind="date", date_value="2026-12-31"), "31.12.2026"),
        (ods_cell(kind="boolean", boolean_value="true"), "ja"),
        (ods_cell(kind="time", time_value="PT16H30M00S"), "16:30"),
        (ods_cell("007", "float", value="7"), "007"),
        (ods_cell("K-003", "float", value="3"), "K-003"),
        (ods_cell("1,10", "float", value="1.1"), "1,10"),
        (ods_cell("1.10", "float", value="1.1"), "1,10"),
        (ods_cell("5.000", "float", value="5000"), "5000"),
        (ods_cell("5.000,50", "float", value="5000.5"), "5000,50"),
        (ods_cell("5,1", "float", value="5.1234"), "5,1234"),
        (ods_cell("12 T€", "float", value="12000"), "12 T€"),
        (ods_cell("13 T€", "float", value="12500"), "12,5 T€"),
        (ods_cell("13", "float", value="12500"), "12,5 Tsd."),
        (ods_cell("12,5", "float", value="12500"), "12,5 Tsd."),
        (ods_cell("13 €", "float", value="12500"), "12,5 Tsd. €"),
        (ods_cell("1,5", "float", value="1500000"), "1,5 Mio."),
        (ods_cell("12.501 €", "currency", value="12500.75"), "12500,75 €"),
        (ods_cell("13 %", "percentage", value="0.125"), "12,5 %"),
        (ods_cell("80 %", "percentage", value="0.8"), "80 %"),
        (ods_cell("12.500 €", "currency", value="12500"), "12.500 €"),
        (ods_cell("01.12.26", "date", date_value="2026-12-01T16:30:00"), "01.12.2026 16:30"),
        (ods_cell("StraÃŸe"), "Straße"),
    ],
)
def test_a_value_is_read_as_it_is_shown_with_all_its_places(cell, says):
    assert one(cell) == (says, [])


def test_a_date_keeps_its_day_and_shows_its_precision():
    book = book_of(
        ods_cell("Dez 26", "date", "monat", date_value="2026-12-01"),
        ods_cell("2026", "date", "jahr", date_value="2026-12-01"),
    )
    (row,) = book.sheets[0].rows
    assert row.cells == {0: "Dez 26", 1: "2026"}
    assert [row.stored[place].value for place in (0, 1)] == [date(2026, 12, 1)] * 2


def test_a_style_may_stand_at_the_row_or_the_column():
    column = '<table:table-column table:default-cell-style-name="weg"/>'
    made = ods(column + ods_row("alt", "neu"), automatic=STYLES.replace("{display}", "true"))
    book = read(made)
    assert book.sheets[0].rows[0].cells == {1: "neu"}
    assert [one.text for one in book.beside(Beside.STRUCK)] == ["alt"]


def test_repeated_cells_and_rows_stand_as_often_as_they_say():
    cell = ods_cell("x").replace("cell ", 'cell table:number-columns-repeated="3" ', 1)
    row = ods_row("1", cell).replace("row>", 'row table:number-rows-repeated="2">', 1)
    (sheet,) = read(ods(row)).sheets
    assert [(one.number, one.cells) for one in sheet.rows] == [
        (number, {0: "1", 1: "x", 2: "x", 3: "x"}) for number in (1, 2)
    ]


def test_hidden_sheets_rows_and_covered_cells():
    book = book_of("a", display="false")
    set_hidden_apart(book)
    assert (book.sheets[0].rows, [one.text for one in book.aside]) == ([], ["a"])
    covered = "<table:covered-table-cell><text:p>darunter</text:p></table:covered-table-cell>"
    book = read(
        ods(ods_row("a", covered) + ods_row("b").replace(">", ' table:visibility="filter">', 1))
    )
    set_hidden_apart(book)
    assert [row.cells for row in book.sheets[0].rows] == [{0: "a"}]
    assert [(one.kind, one.row, one.column, one.text) for one in book.aside] == [
        ("hidden", 1, 1, "darunter"), ("hidden", 2, 0, "b"),
    ]  # fmt: skip


def test_what_cells_held_before_a_change_is_listed_and_is_no_sheet():
    changes = (
        "<table:tracked-changes><table:cell-content-change><table:previous>"
        "<table:change-track-table-cell><text:p>alt</text:p></table:change-track-table-cell>"
        "</table:previous></table:cell-content-change></table:tracked-changes>"
    )
    book = read(ods(ods_row("neu"), before=changes))
    assert [sheet.name for sheet in book.sheets] == ["Blatt A"]
    assert book.sheets[0].rows[0].cells == {0: "neu"}
    assert [(one.kind, one.text) for one in book.aside] == [("deleted", "alt")]


def test_numbers_keep_their_value():
    (row,) = book_of(ods_cell("80 %", "percentage", value="0.8")).sheets[0].rows
    assert row.stored[0].value == Decimal("0.8")


def test_what_is_printed_over_and_under_each_page_is_listed():
    pages = (
        "<style:master-page><style:header><text:p>Entwurf <text:sheet-name>???</text:sheet-name>"
        "</text:p></style:header><style:footer><text:p>Seite <text:page-number>1</text:page-number>"
        "</text:p></style:footer><style:footer-left style:display='false'><text:p>alt</text:p>"
        "</style:footer-left></style:master-page>"
    )
    book = read(ods(ods_row("a"), named=pages))
    assert [(one.kind, one.text) for one in book.aside] == [("margin", "Entwurf")]

"""The same catalogue in every kind of file, encoding and separator."""

import pytest

from gemeinwerk.catalogue_files import UnreadableFile, read
from tests.catalogue_files import files

ROWS = [
    ["Nr.", "Maßnahme", "Zuständigkeit", "Zeitraum", "Kosten"],
    ["1", "Beratung für Geflüchtete", "Fachbereich 38", "2025–2027", "ca. 25.000 €/Jahr"],
    ["2", "Größere Räume", "Amt für Ämter", "bis Ende 2026", "noch nicht ermittelt"],
]


def essence(data, name="datei"):
    return [
        (one.row, one.code, one.title, one.lead.text, str(one.end), one.cost_state)
        for one in read(data, name).measures
    ]


EXPECTED = [
    (2, "1", "Beratung für Geflüchtete", "Fachbereich 38", "2027-12-31", "stated"),
    (3, "2", "Größere Räume", "Amt für Ämter", "2026-12-31", "unknown"),
]


def test_excel():
    assert essence(files.xlsx(ROWS)) == EXPECTED


def test_libreoffice():
    assert essence(files.ods(ROWS)) == EXPECTED


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_csv(separator, encoding):
    assert essence(files.csv(ROWS, separator=separator, encoding=encoding)) == EXPECTED


def test_the_name_of_a_file_is_not_believed():
    assert essence(files.xlsx(ROWS), "datei.csv") == EXPECTED
    assert essence(files.csv(ROWS), "datei.xlsx") == EXPECTED


def test_a_line_break_in_a_quoted_cell_is_no_new_record():
    rows = [["Nr.", "Maßnahme", "Beschreibung"], ["1", "Beratung", "erste Zeile\nzweite; Zeile"]]
    (measure,) = read(files.csv(rows), "x.csv").measures
    assert (measure.row, measure.description) == (2, "erste Zeile\nzweite; Zeile")


def test_a_blank_line_of_a_csv_counts_as_a_record():
    data = "Nr.;Maßnahme;Amt\r\n\r\n1;Beratung;FB 1\r\n".encode()
    assert [one.row for one in read(data, "x.csv").measures] == [3]


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line():
    lines = [f"{n};Maßnahme {n};FB {n};2026" for n in range(1, 300)]
    lines[5] = '6;"Maßnahme 6;FB 6;2026'
    data = ("Nr.;Maßnahme;Amt;Zeitraum\n" + "\n".join(lines)).encode()
    with pytest.raises(UnreadableFile, match="In Zeile 7 ist ein Anführungszeichen nicht"):
        read(data, "x.csv")


def test_word_has_a_table_of_two_columns_per_measure():
    document = files.sheets_docx(
        "Handlungsfeld 2: Wohnen",
        {
            "Nr.": "2.1",
            "Maßnahme": "Beratung",
            "Federführung": "FB 38",
            "Laufzeit": "2026",
            "Bemerkung": "eilt",
        },
        {"Nr.": "2.2", "Maßnahme": "Leitfaden", "Federführung": "FB 39", "Laufzeit": "laufend"},
    )
    reading = read(document, "katalog.docx")
    assert [(one.row, one.code, one.title) for one in reading.measures] == [
        (1, "2.1", "Beratung"),
        (2, "2.2", "Leitfaden"),
    ]
    assert [(one.code, one.title) for one in reading.fields] == [("2", "Wohnen")]
    assert [(one.row, one.column, one.value) for one in reading.unread] == [
        (1, "Bemerkung", "eilt")
    ]


def test_word_with_number_and_title_over_the_table():
    document = files.sheets_docx(
        {"M 1.1 Beratung": "", "Ziel": "Wohnen", "Verantwortlich": "FB 38", "Zeitrahmen": "2025"},
        {"M 1.2 Leitfaden": "", "Ziel": "Wohnen", "Verantwortlich": "FB 39", "Zeitrahmen": "2026"},
    )
    reading = read(document, "katalog.docx")
    assert [(one.code, one.title) for one in reading.measures] == [
        ("M 1.1", "Beratung"),
        ("M 1.2", "Leitfaden"),
    ]


def test_numbers_are_read_as_the_sheet_shows_them():
    def shape(sheet):
        sheet["C2"].number_format = '#,##0 "€"'
        sheet["D2"].number_format = "0%"
        sheet["E2"].number_format = "DD.MM.YYYY"
        sheet["F2"].number_format = '#,##0, "T€"'

    rows = [
        ["Nr.", "Maßnahme", "Kosten", "Quote", "Fällig am", "Mittelbedarf"],
        [1, "Beratung", 25000, 0.8, 46387, 12000],
    ]
    reading = read(files.xlsx(rows, shape), "x.xlsx")
    (measure,) = reading.measures
    assert measure.cost == "Kosten: 25000 €; Mittelbedarf: 12 T€"
    assert [str(line.amount) for line in measure.costs] == ["25000.00", "12000.00"]
    assert measure.leftover == [{"column": "Quote", "value": "80 %"}]
    assert str(measure.end) == "2026-12-31"

"""Headings with gaps, in several lines, and said again on each page."""

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

KINDS = ["csv", "xlsx", "ods"]
ROWS = [["1.1", "Radweg bauen", "Tiefbau", "2026"], ["1.2", "Park", "Garten", "2027"]]
FOUND = [("1.1", "Radweg bauen", ("Tiefbau",), 2026), ("1.2", "Park", ("Garten",), 2027)]
HEAD = ["Nr.", "Maßnahme", "Amt", "Zeitraum"]


def reading_of(rows, kind="csv"):
    if kind == "docx":
        return read(files.tables_docx([[cell or "" for cell in row] for row in rows]), "k")
    return read(getattr(files, kind)(rows), "k")


def told(reading):
    return [
        (one.code, one.title, one.lead.names, one.end.year if one.end else None)
        for one in reading.measures
    ]


@pytest.mark.parametrize("kind", [*KINDS, "docx"])
@pytest.mark.parametrize(
    "head",
    [
        ["", "Maßnahme", "Amt", "Zeitraum"],
        ["", "", "Amt", "Zeitraum"],
        ["Nr.", "", "Amt", "Zeitraum"],
    ],
)
def test_a_heading_without_its_first_cells(head, kind):
    assert told(reading_of([head, *ROWS], kind)) == FOUND


def test_a_heading_without_its_first_cells_below_a_title_and_above_a_field():
    rows = [["Katalog 2026"], ["", "", "Amt", "Zeitraum"], ["", "Verkehr"], *ROWS]
    reading = reading_of(rows)
    assert told(reading) == FOUND
    assert [one.title for one in reading.fields] == ["Verkehr"]


def test_a_column_of_remarks_is_no_title_where_a_heading_names_one():
    rows = [["Vorhaben", "Amt", ""], ["Radweg", "Tiefbau", "siehe Vorlage"]]
    (one,) = reading_of(rows).measures
    assert one.title == "Radweg"
    assert [left["value"] for left in one.leftover] == ["siehe Vorlage"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_heading_that_stands_on_each_page_is_told_and_no_measure(kind):
    page = [["Maßnahmenkatalog"], HEAD]
    reading = reading_of([*page, ROWS[0], *page, ROWS[1], ["Seite 2"]], kind)
    assert told(reading) == FOUND
    assert reading.fields == []
    said = [one.value for one in reading.outside]
    assert said.count("Maßnahmenkatalog") == 2
    assert said.count("Zeitraum") == 1
    assert "Seite 2" in said


def test_two_lines_of_heading_stand_on_each_page():
    page = [
        ["Nr.", "Maßnahme", "Zeitraum", "", "Kosten", ""],
        ["", "", "von", "bis", "(T€)", "Quelle"],
    ]
    rows = [
        *page, ["1", "Radweg", "2026", "2027", "10", "Land"],
        *page, ["2", "Park", "2026", "2027", "20", "Bund"],
    ]  # fmt: skip
    measures = reading_of(rows).measures
    assert [(one.title, one.start.year, one.end.year) for one in measures] == [
        ("Radweg", 2026, 2027),
        ("Park", 2026, 2027),
    ]
    assert [line.high for one in measures for line in one.costs] == [10_000, 20_000]


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_line_below_a_word_over_several_columns(kind):
    rows = [
        ["Nr.", "Maßnahme", "Verantwortung", "", "Kosten", ""],
        ["", "", "Amt", "Partnerinnen", "einmalig", "jährlich"],
        ["1", "Radweg", "Tiefbau", "ADFC", "10.000", "2.000"],
    ]
    (one,) = reading_of(rows, kind).measures
    assert one.lead.names == ("Tiefbau",)
    assert [(line.kind, line.high) for line in one.costs] == [
        ("one_off", 10_000),
        ("recurring", 2_000),
    ]


def test_words_that_go_on_in_the_next_line():
    rows = [
        ["lfd.", "Bezeichnung der", "Feder-", "Umsetzungs-"],
        ["Nr.", "Maßnahme", "führung", "zeitraum"],
        *ROWS,
    ]
    reading = reading_of(rows)
    assert told(reading) == FOUND
    assert list(reading.mapping) == [
        "lfd. Nr.", "Bezeichnung der Maßnahme", "Federführung", "Umsetzungszeitraum"
    ]  # fmt: skip


def test_a_first_measure_of_short_words_is_no_line_of_the_heading():
    rows = [["Maßnahme", "Kosten", "", "Amt"], ["Evaluation", "5 €", "7 €", "Garten"]]
    assert [one.title for one in reading_of(rows).measures] == ["Evaluation"]


@pytest.mark.parametrize(
    "rows",
    [
        [["", "", "2026", "2027", "Summe"], ["", "", "T€", "T€", "T€"]],
        [["", "", "2026 (T€)", "2027 (T€)", "Gesamt (T€)"]],
        [["", "", "2026 T€", "2027 T€", "Gesamt T€"]],
    ],
)
def test_a_further_line_says_what_is_counted(rows):
    head = ["Maßnahme", "Amt", "Kosten", "", ""]
    (one,) = reading_of([head, *rows, ["Radweg", "Tiefbau", "10", "20", "30"]]).measures
    assert [(line.high, line.first_year) for line in one.costs] == [(10_000, 2026), (20_000, 2027)]
    assert one.unsaid == []


def test_a_second_line_that_also_narrows_a_heading_of_one_column():
    rows = [
        ["Maßnahme", "Amt", "Kosten", "", "Förderung"],
        ["", "", "2026 (T€)", "2027 (T€)", "Quote"],
        ["Radweg", "Tiefbau", "10", "20", "80 %"],
    ]
    (one,) = reading_of(rows).measures
    assert one.title == "Radweg"
    assert [line.high for line in one.costs] == [10_000, 20_000]


@pytest.mark.parametrize("cells", [("3/26", "12/26"), ("04/2026", "12/2026")])
def test_a_heading_is_not_parted_inside_its_brackets(cells):
    rows = [["Maßnahme", "Amt", "Beginn (Monat/Jahr)", "Ende (Monat/Jahr)"]]
    reading = reading_of([*rows, ["Radweg", "Tiefbau", *cells]])
    assert list(reading.mapping) == rows[0]
    (one,) = reading.measures
    assert (one.start.year, one.end.month, one.end.year) == (2026, 12, 2026)


@pytest.mark.parametrize(
    ("title", "merges"),
    [
        (["Nur für den Dienstgebrauch", None, None, None], ["A1:D1"]),
        (["Maßnahmen", None, None, None], ["A1:D1"]),
        (
            ["Rückmeldungen der Fachbereiche bitte bis zum 29.11.2024 an das Büro", None, None,
             "Stand 2026"],
            ["A1:C1"],
        ),
    ],
)  # fmt: skip
def test_a_line_over_the_whole_table_is_part_of_no_heading(title, merges):
    """It would stand before the name of each column, and next year's file had other headings."""
    rows = [title, ["Nr.", "Maßnahme", "Amt", "Zeitraum"], *ROWS]
    reading = read(files.xlsx(rows, lambda sheet: [sheet.merge_cells(one) for one in merges]), "k")
    assert told(reading) == FOUND
    assert [one.column for one in reading.columns][:3] == ["Nr.", "Maßnahme", "Amt"]

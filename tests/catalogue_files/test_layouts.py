"""Where things stand in a list: headings over two lines, two fields in a cell, titles above."""

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

HEAD = ["Nr.", "Maßnahme", "Federführung", "Zeitraum"]
BOTH = [["1", "Radweg bauen", "Tiefbauamt", "2026"], ["2", "Bäume pflanzen", "Gartenamt", "2027"]]


def fields(reading):
    titles = reading.field_titles()
    return [(one.title, titles.get(one.field_of_action, "")) for one in reading.measures]


def lead(reading):
    return [(one.title, "; ".join(one.lead.names)) for one in reading.measures]


def test_a_list_of_three_below_its_title_is_no_fact_sheet():
    """Short cells that sound like labels make no sheet of a list."""
    rows = [
        ["Maßnahmenkatalog"],
        ["Nr.", "Handlungsfeld", "Maßnahme", "Zeitraum", "Kosten", "Status", "Notiz"],
        ["1", "Wohnen", "Beratung", "2025–2026", "5.000 €", "fortgeschritten", "x"],
        ["2", "Wohnen", "Leitfaden", "laufend", "projektabhängig", "fortgeschritten", "x"],
        ["3", "Arbeit", "Praktika", "kurzfristig", None, "fortgeschritten", "x"],
    ]
    assert [one.title for one in read(files.xlsx(rows), "k").measures] == [
        "Beratung", "Leitfaden", "Praktika",
    ]  # fmt: skip


# --- headings -----------------------------------------------------------------------------------


def test_a_second_heading_line_that_is_not_merged():
    rows = [
        ["Nr.", "Maßnahme", "Verantwortung", None, "Zeitraum", None, "Kosten"],
        [None, None, "Federführung", "Mitwirkung", "von", "bis", "in T€"],
        ["1", "Radweg bauen", "Tiefbauamt", "ADFC", "2025", "2026", "30"],
    ]
    reading = read(files.xlsx(rows), "k")
    assert reading.mapping == {
        "Nr.": "code",
        "Maßnahme": "title",
        "Verantwortung / Federführung": "lead",
        "Verantwortung / Mitwirkung": "contributing",
        "Zeitraum / von": "start",
        "Zeitraum / bis": "end",
        "Kosten / in T€": "cost",
    }
    (one,) = reading.measures
    assert (one.contributing.names, str(one.end), one.costs[0].amount) == (
        ("ADFC",), "2026-12-31", 30000,
    )  # fmt: skip


def test_a_heading_said_twice_in_other_words():
    rows = [
        ["Nr.", "Maßnahme", "Verantwortlich", "Zeitraum", "Kosten"],
        ["Nummer", "Titel", "Amt", "Jahr", "€"],
        ["1", "Radweg bauen", "Tiefbauamt", "2026", "3000"],
    ]
    reading = read(files.xlsx(rows), "k")
    assert lead(reading) == [("Radweg bauen", "Tiefbauamt")]
    assert [line.amount for line in reading.measures[0].costs] == [3000]


def test_a_line_of_data_made_of_words_of_headings_is_data():
    rows = [HEAD, ["1", "Kooperation", "Amt", "2026"], ["2", "Beratung", "Amt", "2027"]]
    assert lead(read(files.xlsx(rows), "k")) == [("Kooperation", "Amt"), ("Beratung", "Amt")]


@pytest.mark.parametrize("cut", [" | ", "\n", " / ", "; "])
def test_two_fields_in_one_cell(cut):
    rows = [
        ["Nr.", f"Maßnahme{cut}Federführender Akteur", "Zeitraum"],
        ["1", f"Radweg bauen{cut}Tiefbauamt", "2026"],
        ["2", f"Bäume pflanzen{cut}Gartenamt", "2027"],
    ]
    reading = read(files.xlsx(rows), "k")
    assert lead(reading) == [("Radweg bauen", "Tiefbauamt"), ("Bäume pflanzen", "Gartenamt")]
    assert reading.mapping["Federführender Akteur"] == "lead"


def test_a_heading_of_two_words_over_cells_of_one_value_is_one_column():
    rows = [
        ["Nr.", "Maßnahme / Ziel", "Zeitraum"],
        ["1", "Radweg bauen", "2026"],
        ["2", "Bäume pflanzen", "2027"],
    ]
    assert [one.title for one in read(files.xlsx(rows), "k").measures] == [
        "Radweg bauen", "Bäume pflanzen",
    ]  # fmt: skip


# --- what the cells say -------------------------------------------------------------------------


def test_a_column_of_ticks_says_which_tasks_have_no_end():
    rows = [[*HEAD[:3], "Daueraufgabe"], ["1", "A", "x", "x"], ["2", "B", "y", "nein"],
            ["3", "C", "z", "ja"], ["4", "D", "w", ""]]  # fmt: skip
    reading = read(files.xlsx(rows), "k")
    assert [one.permanent for one in reading.measures] == [True, False, True, False]
    assert reading.unread == []


def test_a_column_of_types_says_it_too_and_keeps_the_other_types():
    rows = [[*HEAD, "Typ"], [*BOTH[0], "Projekt"], [*BOTH[1], "Daueraufgabe"]]
    first, second = read(files.xlsx(rows), "k").measures
    assert (first.permanent, second.permanent) == (False, True)
    assert first.leftover == [{"column": "Typ", "value": "Projekt"}]


def test_a_cell_that_repeats_is_no_title():
    rows = [
        ["Maßnahme", "Projekt", "Federführung"],
        ["Infrastruktur", "Radweg bauen", "Tiefbauamt"],
        ["Infrastruktur", "Ampel bauen", "Tiefbauamt"],
        ["Infrastruktur", "Brücke bauen", "Tiefbauamt"],
        ["Grün", "Bäume pflanzen", "Gartenamt"],
        ["Grün", "Park anlegen", "Gartenamt"],
    ]
    assert fields(read(files.xlsx(rows), "k"))[2:4] == [
        ("Brücke bauen", "Infrastruktur"), ("Bäume pflanzen", "Grün")
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["Nr. und Maßnahme", "Nr. Maßnahme", "Lfd. Nr. und Titel"])
def test_number_and_name_in_one_cell_under_a_heading_that_begins_with_the_number(heading):
    rows = [[heading, "Zuständigkeit", "Zeit"], ["1.1 Radweg bauen", "Amt 66", "2027"],
            ["1.2 Beratung", "Sozialamt", "2028"]]  # fmt: skip
    found = read(files.csv(rows), "k").measures
    assert [(one.code, one.title) for one in found] == [
        ("1.1", "Radweg bauen"),
        ("1.2", "Beratung"),
    ]


# --- look-up sheets -----------------------------------------------------------------------------

LISTS = {
    "uneven": [
        ["Maßnahme", "Federführung", "Status", "Priorität"],
        ["investiv", "Tiefbauamt", "in Umsetzung", "hoch"],
        ["nicht investiv", "Gartenamt", "umgesetzt", "niedrig"],
        [None, "Jugendamt", None, "mittel"],
    ],
    "named": [
        ["Maßnahme", "Federführung", "Zeitraum"],
        ["investiv", "Tiefbauamt", "kurzfristig"],
        ["nicht investiv", "Gartenamt", "langfristig"],
    ],
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_sheet_of_words_to_choose_from_is_no_catalogue(kind):
    reading = read(files.xlsx([HEAD, *BOTH], Auswahllisten=LISTS[kind]), "k")
    assert [one.title for one in reading.measures] == ["Radweg bauen", "Bäume pflanzen"]
    assert "nicht investiv" in {one.value for one in reading.outside}


def test_a_second_sheet_of_measures_is_one():
    more = [HEAD, ["3", "Park anlegen", "Gartenamt", "2028"], ["4", "Brücke bauen", "Tiefbauamt", "2028"]]  # fmt: skip  # noqa: E501
    assert len(read(files.xlsx([HEAD, *BOTH], Grün=more), "k").measures) == 4


@pytest.mark.parametrize("number", ["1.1", ""])
def test_a_short_sheet_whose_last_measure_says_less_is_a_catalogue(number):
    """Each word stands once and the gaps are at the end, as in lists of words to choose from."""
    few = [HEAD, [number, "Sprachkurs", "VHS", "2027"], ["", "Mentoring", "", "2028"]]
    if number:
        few[2] = ["1.2", "Mentoring", "", ""]
    reading = read(files.xlsx([HEAD, *BOTH], Bildung=few), "k")
    assert [one.title for one in reading.measures][2:] == ["Sprachkurs", "Mentoring"]


# --- what stands above --------------------------------------------------------------------------


def test_what_stands_above_each_table_is_its_field():
    rows = [["Mobilität"], HEAD, BOTH[0], [], ["Klimaanpassung"], HEAD, BOTH[1]]
    assert fields(read(files.xlsx(rows), "k")) == [
        ("Radweg bauen", "Mobilität"), ("Bäume pflanzen", "Klimaanpassung")
    ]  # fmt: skip


def test_what_stands_above_each_sheets_table_is_its_field():
    data = files.xlsx([["Mobilität"], HEAD, BOTH[0]], Zwei=[["Grün"], HEAD, BOTH[1]])
    assert fields(read(data, "k")) == [("Radweg bauen", "Mobilität"), ("Bäume pflanzen", "Grün")]


def test_the_heading_above_a_list_in_word_is_its_field():
    data = files.tables_docx("Mobilität", [HEAD, BOTH[0]], "Grün", [HEAD, BOTH[1]])
    assert fields(read(data, "k")) == [("Radweg bauen", "Mobilität"), ("Bäume pflanzen", "Grün")]


@pytest.mark.parametrize(
    "title", ["Klimaschutzkonzept Musterstadt", "Maßnahmenkatalog 2025", "Stand: 12.03.2025"]
)
def test_the_name_of_the_file_is_no_field(title):
    reading = read(files.xlsx([[title], HEAD, *BOTH]), "k")
    assert reading.fields == []
    assert title in {one.value for one in reading.outside}

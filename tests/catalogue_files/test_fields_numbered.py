"""Whether the first part of a field's name is its number is told by the column as a whole."""

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files import files

HEAD = ["Handlungsfeld", "Maßnahme", "Federführung"]


def fields(rows, make=files.csv):
    told = as_json(read(make(rows), "k"))["measures"]
    return [(one["field_code"], one["field_of_action"]) for one in told]


def column(*names):
    return [HEAD, *([name, f"Vorhaben {'abcdef'[n]}", "Amt 1"] for n, name in enumerate(names))]


@pytest.mark.parametrize(
    "name",
    ["365 Euro Ticket", "3 Kitas", "A Wohnen", "2. Stadtteil", "CO2 senken", "1. Wohnen",
     "C. Müller", "24-Stunden-Kita", "7.5. Tag der Vielfalt", "IV Wohnen",
     "B 96 verlegen", "100 Prozent Öko", "Projekt 21 Bahn", "1.5-Grad-Ziel", "3.000 Bäume"],
)  # fmt: skip
def test_a_name_that_only_begins_like_a_number_stays_whole(name):
    assert fields(column(name, "Verkehr", name)) == [("", name), ("", "Verkehr"), ("", name)]


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (["1 Wohnen", "2 Verkehr", "3 Bildung"], ["1", "2", "3"]),
        (["3 Bildung", "1 Wohnen", "2 Verkehr", "1 Wohnen"], ["3", "1", "2", "1"]),
        (["A Wohnen", "B Verkehr"], ["A", "B"]),
        (["1. Wohnen", "2. Verkehr"], ["1", "2"]),
        (["I Wohnen", "II Verkehr", "III Bildung"], ["I", "II", "III"]),
        (["HF 1 Wohnen", "HF 3 Verkehr"], ["1", "3"]),
        (["Handlungsfeld 4 Wohnen", "Verkehr"], ["4", ""]),
        (["1: Wohnen", "Verkehr"], ["1", ""]),
        (["1 Wohnen", "2 Verkehr", "365 Euro Ticket"], ["1", "2", ""]),
        (["1 Wohnen", "2 Verkehr", "40 Bänke"], ["1", "2", ""]),
    ],
)
def test_numbers_that_count_along_are_those_of_the_fields(names, numbers):
    read_so = fields(column(*names))
    assert [code for code, _name in read_so] == numbers
    whole = [name.removeprefix("Handlungsfeld ").removeprefix("HF ") for name in names]
    kept = zip(whole, read_so, strict=True)
    assert [
        name for name, (code, title) in kept if not name.startswith(code) or title not in name
    ] == []


def test_the_numbers_of_the_measures_say_it_too():
    rows = [["Handlungsfeld", "Nr.", "Maßnahme", "Federführung"],
            ["7 Bildung", "7.1", "Kurse", "VHS"], ["", "7.2", "Treff", "VHS"],
            ["A Wohnen", "A.1", "Bauen", "FB 6"],
            ["3 Kitas", "1.1", "Dach", "FB 5"]]  # fmt: skip
    assert fields(rows) == [("7", "Bildung"), ("7", "Bildung"), ("A", "Wohnen"), ("", "3 Kitas")]


@pytest.mark.parametrize("name", ["365 Euro Ticket", "3 Kitas", "2. Stadtteil", "A Wohnen"])
def test_a_row_above_measures_keeps_its_first_word(name):
    head = ["Nr.", "Maßnahme", "Federführung"]
    rows = [head, [name], ["4.1", "Kurse", "VHS"], ["4.2", "Treff", "VHS"],
            ["Verkehr"], ["5.1", "Radweg", "FB 6"]]  # fmt: skip
    assert fields(rows) == [("", name), ("", name), ("", "Verkehr")]
    steps = [HEAD, [name], ["", "Kurse", "VHS"], ["", "Treff", "VHS"], ["Verkehr"],
             ["", "Radweg", "FB 6"]]  # fmt: skip
    assert fields(steps) == [("", name), ("", name), ("", "Verkehr")]


def test_a_row_above_measures_has_a_number_where_they_are_numbered_below_it():
    rows = [["Nr.", "Maßnahme", "Federführung"], ["7 Bildung"], ["7.1", "Kurse", "VHS"],
            ["A Wohnen"], ["A.1", "Bauen", "FB 6"]]  # fmt: skip
    assert fields(rows) == [("7", "Bildung"), ("A", "Wohnen")]


def test_sheets_and_titles_above_tables_are_weighed_together():
    rows = [["Maßnahme", "Federführung", "Kosten"], ["Radweg", "Amt 1", "1 €"]]
    odd = files.xlsx(rows, **{"3 Kitas": rows, "Wohnen": rows})
    assert [one.title for one in read(odd, "k").fields] == ["Maßnahmen", "3 Kitas", "Wohnen"]
    even = files.xlsx(rows, **{"1 Kitas": rows, "2 Wohnen": rows})
    assert [one.number for one in read(even, "k").fields] == ["", "1", "2"]


def test_what_the_legend_says_of_a_letter_has_it_as_its_number():
    rows = [*column("A", "A"), [], ["A = Wohnen"]]
    assert fields(rows) == [("A", "Wohnen"), ("A", "Wohnen")]


def test_a_field_of_a_tree_keeps_a_number_that_is_not_its_key():
    head = ["ID", "Übergeordnet", "Bezeichnung", "Federführung"]
    rows = [head, ["K", "", "3 Kitas"], ["K1", "K", "Dach", "FB 5"], ["K2", "K", "Hof", "FB 5"],
            ["2", "", "2 Wohnen"], ["2.1", "2", "Haus", "FB 6"]]  # fmt: skip
    assert fields(rows) == [("K", "3 Kitas"), ("K", "3 Kitas"), ("2", "Wohnen")]


@pytest.mark.parametrize(
    ("titles", "codes"),
    [
        (["1 Radweg", "2 Ampel", "3 Brücke"], ["1", "2", "3"]),
        (["A1 Radweg", "A2 Ampel", "365 Euro Ticket", "A3 Brücke"], ["A1", "A2", "", "A3"]),
        (["3 Kitas", "Radweg", "7.5. Tag der Vielfalt"], ["", "", ""]),
        (["1.1. Radweg", "1.2. Ampel", "3 Kitas"], ["1.1", "1.2", ""]),
    ],
)
def test_titles_are_weighed_together_too(titles, codes):
    sheets = [{"Maßnahme": title, "Federführung": "FB 1", "Ziel": "x"} for title in titles]
    told = as_json(read(files.sheets_docx(*sheets), "k"))["measures"]
    assert [one["code"] for one in told] == codes
    assert [f"{one['code']} {one['title']}".strip() for one in told] == [
        title.replace(". ", " ") if code else title
        for title, code in zip(titles, codes, strict=True)
    ]

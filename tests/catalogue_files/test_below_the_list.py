"""What stands below a list and is none of it: totals, telephone lists, abbreviations."""

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files import files

LIST = [["Nr.", "Maßnahme", "Federführung", "Ende", "Kosten"],
        ["1", "Radweg bauen", "Tiefbauamt", "2026", "5 €"],
        ["2", "Kita dämmen", "Amt 65", "2027", "6 €"]]  # fmt: skip
LAST = ["3", "Bad bauen", "Bäderamt", "2028", "7 €"]
TITLES = ["Radweg bauen", "Kita dämmen"]


def told(rows):
    found = read(files.csv(rows), "k")
    return [one.title for one in found.measures], {one.value for one in found.outside}


@pytest.mark.parametrize("name", [
    "Gesamtkosten", "Kosten gesamt", "Übertrag", "Übertrag Seite 2", "davon Förderung", "Total",
    "Summe HF 1", "Gesamtsumme 2026", "Gesamtausgaben aller Maßnahmen", "Endsumme:",
])  # fmt: skip
@pytest.mark.parametrize("place", [0, 1])
def test_a_row_of_totals_is_no_measure(name, place):
    cells = ["", "", "", "", "11 €"]
    cells[place] = name
    titles, outside = told([*LIST, cells])
    assert titles == TITLES
    assert {name, "11 €"} <= outside


def test_three_rows_of_totals_make_no_fact_sheet_of_a_list():
    totals = [["", name, "", "", "11 €"] for name in
              ("Kosten gesamt", "Gesamtkosten", "davon Förderung")]  # fmt: skip
    found = as_json(read(files.csv([*LIST, *totals]), "k"))["measures"]
    assert [(one["title"], [cost["low"] for cost in one["costs"]]) for one in found] == [
        ("Radweg bauen", [5]), ("Kita dämmen", [6]),
    ]  # fmt: skip


@pytest.mark.parametrize("row", [
    ["", "Gesamtkosten ermitteln", "Kämmerei", "2026", "5 €"],
    ["", "Gesamtkosten ermitteln", "", "", "5 €"],
    ["", "Gesamt-Konzept Radverkehr", "Kämmerei", "2026", ""],
    ["3", "Gesamtbudget für Vereine", "Kämmerei", "2026", ""],
])  # fmt: skip
def test_what_is_done_about_totals_is_a_measure(row):
    assert told([*LIST, row])[0] == [*TITLES, row[1]]


@pytest.mark.parametrize("row", [
    ["3", "Total digital", "IT-Amt", "2026", "10 €"],
    ["3", "Total digital", "", "", "11 €"],
    ["", "Total digital", "IT-Amt", "2026", "10 €"],
    ["", "Total digital", "", "", "10 €"],
    ["", "Total digital", "IT-Amt", "", ""],
    ["3", "Summe der Teile e. V.", "Kulturamt", "2026", "10 €"],
    ["", "Summe der Teile e. V.", "Kulturamt", "", ""],
    ["3", "Gesamtschule Nord", "Schulamt", "2027", "9 €"],
    ["", "Gesamtschule Nord", "", "", "9 €"],
    ["3", "Gesamt", "", "", "11 €"],
    ["", "Insgesamt besser", "Amt 1", "", ""],
    ["", "Total lokal - Märkte", "", "", "99 €"],
])  # fmt: skip
def test_a_name_that_begins_like_a_sum_is_a_measure_if_its_row_is_one(row):
    assert told([*LIST, row, LAST])[0] == [*TITLES, row[1], "Bad bauen"]


@pytest.mark.parametrize("row", [
    ["", "Zwischensumme", "", "", "11 €"],
    ["", "Zwischensumme", "", "", "12 €"],
    ["Zwischensumme Handlungsfeld Verkehr", "", "", "", "12 €"],
    ["", "Gesamt", "", "2026-2027", "11 €"],
    ["", "Summe", "", "siehe oben", "11 €"],
    ["", "Gesamt (brutto)", "", "", "11 €"],
    ["", "Total digital", "", "", "11 €"],
    ["", "Σ", "", "", "11 €"],
])  # fmt: skip
def test_a_sum_between_the_measures_is_none_of_them(row):
    titles, outside = told([*LIST, row, LAST])
    assert titles == [*TITLES, "Bad bauen"]
    assert {text for text in row if text} <= outside


def test_a_second_subtotal_adds_up_what_stands_since_the_first():
    rows = [["", "Total A", "", "", "11 €"], LAST, ["4", "Steg bauen", "Amt 66", "2026", "8 €"],
            ["", "Total B", "", "", "15 €"]]  # fmt: skip
    titles, outside = told([*LIST, *rows])
    assert titles == [*TITLES, "Bad bauen", "Steg bauen"]
    assert {"Total A", "Total B"} <= outside


@pytest.mark.parametrize("table", [
    [["Name", "Telefon"], ["Krüger", "0123 456"]],
    [["Name", "E-Mail"], ["Krüger", "krueger@stadt.example"]],
    [["Kürzel", "Bedeutung"], ["TBA", "Tiefbauamt"], ["HBA", "Hochbauamt"]],
    [["Name", "Amt", "Telefon"], ["Krüger", "Tiefbauamt", "123"]],
    [["Abkürzungen:"], ["TBA", "Tiefbauamt"]],
    [["Verteiler"], ["Krüger", "krueger@stadt.example"]],
])  # fmt: skip
def test_another_table_below_a_list_holds_no_measures(table):
    titles, outside = told([*LIST, [], *table])
    assert titles == TITLES
    assert {cell for row in table for cell in row} <= outside


def test_a_list_goes_on_after_a_table_between_its_rows():
    between = [[], ["Kürzel", "Bedeutung"], ["TBA", "Tiefbauamt"], []]
    more = ["3", "Bad bauen", "Bäderamt", "2028", "7 €"]
    assert told([*LIST, *between, more])[0] == [*TITLES, "Bad bauen"]


@pytest.mark.parametrize("address", [
    "0123 456", "Tel.: 02551 69-1234", "+49 2551 69", "krueger@stadt.example",
])  # fmt: skip
def test_a_telephone_number_or_mail_address_is_no_title(address):
    titles, outside = told([*LIST, ["Krüger", address]])
    assert titles == TITLES
    assert {"Krüger", address} <= outside

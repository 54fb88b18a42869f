"""What stands below a list and is none of it: totals, telephone lists, abbreviations."""

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files import files

LIST = [["Nr.", "Maßnahme", "Federführung", "Ende", "Kosten"],
        ["1", "Radweg bauen", "Tiefbauamt", "2026", "5 €"],
        ["2", "Kita dämmen", "Amt 65", "2027", "6 €"]]  # fmt: skip
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

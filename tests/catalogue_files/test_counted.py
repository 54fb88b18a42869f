"""What is said around a table of its numbers, and numbers that are no sums or no posts."""

from decimal import Decimal

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

HALF = Decimal("0.5")


def reading_of(head, *rows):
    named = [["Maßnahme", "Federführung", *head]]
    lines = [[f"Radweg {place}", "Tiefbauamt", *row] for place, row in enumerate(rows)]
    return read(files.csv([*named, *lines]), "k.csv")


def costs(reading):
    return [[(line.kind, line.high) for line in one.costs] for one in reading.measures]


@pytest.mark.parametrize(
    ("heading", "foot"),
    [
        ("Kosten*", "* in Tausend Euro, brutto"),
        ("Kosten*", "* in T€, ** geplant"),
        ("Kosten ¹", "¹ Angaben in TEUR"),
        ("Kosten", "Kosten in T€"),
        ("Kosten", "Alle Beträge in 1.000 €"),
        ("Kosten", "(in TEUR)"),
    ],
)
def test_a_line_below_the_table_says_what_is_counted(heading, foot):
    rows = [["Maßnahme", "Amt", heading], ["Radweg", "Tiefbau", "10"], [foot, "", ""]]
    reading = read(files.csv(rows), "k.csv")
    assert costs(reading) == [[("one_off", 10_000)]]
    assert foot in [one.value for one in reading.outside]


@pytest.mark.parametrize("foot", ["* in T€", "Kosten in T€ 30", "Kosten senken in der Stadt"])
def test_a_line_below_that_speaks_of_something_else_scales_nothing(foot):
    rows = [["Maßnahme", "Amt", "Kosten"], ["Radweg", "Tiefbau", "10"], [foot, "", ""]]
    assert costs(read(files.csv(rows), "k.csv"))[0] == [("one_off", 10)]


def test_posts_are_no_sums_and_sums_no_posts():
    head = ["Personal", "Kosten"]
    reading = reading_of(head, ["0,5", "30.000 €"], ["1", "5.000 €"], ["20.000", "5.000 €"])
    assert costs(reading) == [
        [("one_off", 30_000), ("fte", HALF)],
        [("one_off", 5_000), ("fte", 1)],
        [("one_off", 5_000), ("one_off", 20_000)],
    ]
    assert costs(reading_of(["VZÄ"], ["2.000"], ["1"])) == [[], [("fte", 1)]]


def test_a_share_of_a_post_is_said_in_hundredths():
    reading = reading_of(["Stellenanteil in %", "Kosten"], ["50", "3 €"], ["50 %", "5 €"])
    assert [own[1:] for own in costs(reading)] == [[("fte", HALF)]] * 2


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["Ressourcen"], ["1,5"]),
        (["Aufwand (Personentage)"], ["50"]),
        (["Personalstunden"], ["50"]),
    ],
)
def test_numbers_that_may_be_both_or_neither_are_kept_as_text(head, cells):
    reading = reading_of(head, cells)
    assert costs(reading) == [[]]
    assert [one.value for one in reading.unread] == cells


@pytest.mark.parametrize(
    "head", [["Bruttokosten", "Nettokosten"], ["Kosten investiv", "Nettokosten"]]
)
def test_the_net_sum_beside_what_is_paid_is_told_and_no_second_cost(head):
    reading = reading_of(head, ["100.000", "80.000"])
    assert [line.high for line in reading.measures[0].costs] == [100_000]
    assert [one.value for one in reading.unread] == ["80.000"]


def test_the_net_sum_alone_is_the_cost():
    assert costs(reading_of(["Nettokosten"], ["80.000"])) == [[("one_off", 80_000)]]


def test_the_number_of_an_account_is_no_sum_of_who_pays():
    reading = reading_of(["Kosten", "Haushaltsstelle"], ["90.000 €", "51100.4711"])
    [line] = reading.measures[0].costs
    assert (line.high, line.sources) == (90_000, [])


def test_thousands_a_year_without_a_bracket():
    reading = reading_of(["Kosten T€/Jahr", "Sachmittel"], ["15", "2"])
    assert costs(reading)[0][0] == ("recurring", 15_000)


def test_a_unit_in_a_column_of_its_own_belongs_to_the_number():
    rows = [["10", "T€"], ["20", "€/Jahr"], ["2", "Mio. €"], ["0,5", "VZÄ"]]
    assert costs(reading_of(["Kosten", "Einheit"], *rows)) == [
        [("one_off", 10_000)],
        [("recurring", 20)],
        [("one_off", 2_000_000)],
        [("fte", HALF)],
    ]


def test_a_paragraph_above_the_table_of_a_document_says_what_is_counted():
    rows = [["Nr.", "Maßnahme", "Federführung", "Kosten"], ["1", "Radweg", "Tiefbauamt", "5"]]
    rows.append(["2", "Kita bauen", "Hochbauamt", "9"])
    data = files.tables_docx("Alle Beträge in T€", rows)
    assert costs(read(data, "k.docx")) == [[("one_off", 5_000)], [("one_off", 9_000)]]


@pytest.mark.parametrize("word", ["Handlungsansatz", "Schritte", "Idee", "To-do", "Thema"])
def test_where_all_else_is_known_the_column_of_names_is_the_title(word):
    rows = [["lfd. Nr.", word, "Federführung", "Ende", "Kosten"]]
    rows += [["1", "Radweg bauen", "Tiefbauamt", "2026", "30.000 €"]]
    rows += [["2", "Park anlegen", "Hochbauamt", "2027", "5.000 €"]]
    reading = read(files.csv(rows), "k.csv")
    assert [one.title for one in reading.measures] == ["Radweg bauen", "Park anlegen"]
    assert [one.lead.names for one in reading.measures] == [("Tiefbauamt",), ("Hochbauamt",)]


def test_a_heading_of_two_rhythms_leaves_it_to_the_cell():
    reading = reading_of(["Kosten (gesamt/jährlich)"], ["5.000 € / 200 €"], ["200 € jährlich"])
    assert costs(reading) == [[], [("recurring", 200)]]
    assert [one.value for one in reading.unread] == ["5.000 € / 200 €"]

"""Cells as the sheet shows them: months and years, numbers of measures, beginnings and ends."""

from datetime import date
from pathlib import Path

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files.files import csv, xlsx

INPUTS = Path(__file__).parents[3] / "shared/data/inputs"
there = pytest.mark.skipif(not INPUTS.exists(), reason="../shared/data/inputs liegt nicht daneben.")

HEADS = ["Nr.", "Maßnahme", "Beschreibung", "Federführung", "Beginn", "Ende", "Kosten"]


def measures(name: str) -> list:
    return read((INPUTS / name).read_bytes(), name).measures


@there
def test_a_month_or_year_shown_is_its_first_or_last_day_by_column():
    assert [(one.start, one.end) for one in measures("month-cells.xlsx")] == [
        (date(2026, 3, 1), date(2026, 12, 31)),
        (date(2026, 1, 1), date(2027, 12, 31)),
    ]


@there
def test_numbers_of_measures_keep_what_is_shown():
    assert [one.code for one in measures("leading-zeros.xlsx")] == ["007", "012", "K-003"]


@there
def test_periods_of_costs_words():
    found = [(one.start, one.end, one.open_end) for one in measures("cost-words.csv")]
    assert found == [
        (date(2026, 1, 1), date(2027, 12, 31), False),
        (date(2026, 1, 1), None, True),
        (date(2026, 7, 1), date(2027, 6, 30), False),
        (date(2025, 1, 1), None, True),
        (date(2030, 1, 1), None, True),
        (date(2026, 1, 1), date(2027, 12, 31), False),
        (date(2027, 1, 1), None, True),
    ]


def row(code: object, start: object, end: object) -> list[object]:
    return [code, "Radweg bauen", "Zwei Kilometer Radweg.", "Tiefbauamt", start, end, "5.000 €"]


def test_a_day_in_a_column_of_beginnings_is_that_day():
    rows = [HEADS, row("1", "30.11.2022", "31.12.2026"), row("2", "Beginn 30.11.2022", "2027")]
    found = read(csv(rows), "liste.csv").measures
    assert [(one.start, one.end) for one in found] == [
        (date(2022, 11, 30), date(2026, 12, 31)),
        (date(2022, 11, 30), date(2027, 12, 31)),
    ]


def test_an_end_in_a_column_of_beginnings_is_reported():
    reading = read(csv([HEADS, row("1", "bis 2027", "")]), "liste.csv")
    assert reading.measures[0].start is None
    assert [one.value for one in reading.unread] == ["bis 2027"]


def test_a_number_that_became_a_date_is_asked_about():
    def as_dates(sheet):
        sheet["A2"].number_format = "dd.mm.yyyy"
        sheet["A3"].number_format = "0.00"

    rows = [HEADS, row(date(2026, 10, 1), "2026", "2027"), row(1.1, "2026", "2027")]
    first, second = read(xlsx(rows, as_dates), "liste.xlsx").measures
    assert [name for name, _sentence in first.remarks] == ["code"]
    assert "1.10" in first.remarks[0][1]
    assert (second.code, second.remarks) == ("1,10", [])


def test_a_comma_in_a_number_does_not_make_it_another_measures():
    rows = [HEADS, row("1,10", "2026", "2027"), row("1.10", "2026", "2027")]
    found = read(csv(rows), "liste.csv")
    assert [(one.code, one.remarks) for one in found.measures] == [("1,10", []), ("1.10", [])]


def test_a_title_in_the_cell_of_the_number_is_the_title_where_there_is_no_other():
    without = row("1.1 Radweg bauen", "2026", "2027")
    without[1] = ""
    first, _second = read(csv([HEADS, without, row("1.2", "2026", "2027")]), "liste.csv").measures
    assert (first.code, first.title) == ("1.1", "Radweg bauen")


def test_a_second_title_beside_the_number_is_listed():
    rows = [HEADS, row("1.1 Ampel", "2026", "2027"), row("1.2 Radweg bauen", "2026", "2027")]
    first, second = read(csv(rows), "liste.csv").measures
    assert (first.code, first.title, second.code) == ("1.1", "Radweg bauen", "1.2")
    assert [one["value"] for one in first.unsaid] == ["Ampel"]
    assert second.unsaid == []


def test_a_measure_may_end_on_the_day_it_begins():
    [one] = read(csv([HEADS, row("1", "01.05.2026", "01.05.2026")]), "liste.csv").measures
    assert (one.start, one.end, one.remarks) == (date(2026, 5, 1), date(2026, 5, 1), [])

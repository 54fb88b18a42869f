"""Cells of time on their way into a measure: what its dates do not say is listed."""

from datetime import date

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files.files import csv


def measure(head, *cells):
    rows = [["Nr.", "Maßnahme", "Federführung", *head], ["1", "Radweg bauen", "Tiefbauamt", *cells]]
    answer = as_json(read(csv(rows), "liste.csv"))
    [one] = answer["measures"]
    return one, {cell["column"]: cell["text"] for cell in one["rest"]}, answer["unread"]


@pytest.mark.parametrize(
    ("typed", "start", "end", "rest"),
    [
        ("nicht vor 2028", "2028-01-01", None, ""),
        ("kein Start vor 2027", "2027-01-01", None, ""),
        ("bis spätestens Q2/2027", None, "2027-06-30", ""),
        ("nicht länger als 2029", None, "2029-12-31", ""),
        ("03-06/2026", "2026-03-01", "2026-06-30", ""),
        ("2026, 2028 und 2030", "2026-01-01", "2030-12-31", "2026, 2028 und 2030"),
        ("alle 3 Jahre ab 2026", "2026-01-01", None, "alle 3 Jahre"),
        ("ab 2022; Ausbau ab 2024", "2022-01-01", None, "Ausbau ab 2024"),
        ("vsl. 2026", "2026-01-01", "2026-12-31", "vsl"),
        ("2026?", "2026-01-01", "2026-12-31", "?"),
        ("2028–2026", None, None, "2028-2026"),
        ("2 Jahre ab 2026", "2026-01-01", "2027-12-31", ""),
        ("24 Monate ab Beschluss", None, None, "24 Monate ab Beschluss"),
    ],
)
def test_every_sign_of_a_time_is_in_a_value_or_listed(typed, start, end, rest):
    one, left, _unread = measure(["Zeitraum"], typed)
    assert (one["start"], one["end"], left.get("Zeitraum", "")) == (start, end, rest)


def test_an_end_before_its_beginning_in_two_columns_is_listed():
    one, left, unread = measure(["Beginn", "Ende"], "01.03.2027", "31.12.2025")
    assert (one["start"], one["end"]) == (None, None)
    assert left == {"Beginn": "01.03.2027", "Ende": "31.12.2025"}
    assert [cell["text"] for cell in unread] == ["01.03.2027", "31.12.2025"]


def test_a_bound_of_the_other_end_is_no_value_of_its_column():
    """A beginning at the latest is no end, and an end at the earliest no beginning."""
    one, left, _unread = measure(["Beginn", "Ende"], "spätestens 2027", "nicht vor 2030")
    assert (one["start"], one["end"], one["open_end"]) == (None, None, True)
    assert left == {"Beginn": "spätestens 2027", "Ende": "nicht vor 2030"}


def test_periods_of_one_measure_are_read_once_and_kept_as_typed():
    found = read(
        csv([["Nr.", "Maßnahme", "Zeitraum"], ["1", "Radweg", "erst ab 2027"]]), "liste.csv"
    ).measures
    assert [(one.start, one.timeframe) for one in found] == [(date(2027, 1, 1), "erst ab 2027")]


@pytest.mark.parametrize("typed", ["entfällt", "keine", "nicht zutreffend", "s. o."])
def test_a_type_that_falls_away_is_listed(typed):
    one, left, _unread = measure(["Daueraufgabe"], typed)
    assert (one["permanent"], left) == (False, {"Daueraufgabe": typed})


@pytest.mark.parametrize(
    ("baseline", "target", "days", "unit"),
    [
        ("Ist-Wert 2023", "Zielwert 2030", ("2023-12-31", "2030-12-31"), ""),
        ("Ausgangswert", "Zielwert in %", (None, None), "%"),
        ("Ausgangswert (2024)", "Zielwert 2030 in %", ("2024-12-31", "2030-12-31"), "%"),
    ],
)
def test_a_heading_says_when_and_in_which_unit_the_values_below_it_are(
    baseline, target, days, unit
):
    one, left, _unread = measure(["Indikator", baseline, target], "Radanteil", "12", "20")
    [read] = one["indicators"]
    assert (read["baseline"], read["target"], read["unit"], left) == (12, 20, unit, {})
    assert (read["baseline_date"], read["target_date"]) == days


@pytest.mark.parametrize("bound", ["<", "höchstens", "unter", "mind", "nicht mehr als", "≤"])
def test_on_which_side_of_a_target_it_shall_be_is_listed(bound):
    one, left, _unread = measure(["Indikator", "Zielwert"], "Unfälle", f"{bound} 5 Unfälle")
    assert (one["indicators"][0]["target"], left) == (5, {"Zielwert": f"{bound} 5 Unfälle"})


@pytest.mark.parametrize(
    ("head", "cells", "target", "day", "left"),
    [
        (["Zielwert 2027", "Zielwert 2030"], ["100", "200"], 200, "2030", {"Zielwert 2027": "100"}),
        (["Zielwert 2030", "Zielwert 2027"], ["200", "100"], 200, "2030", {"Zielwert 2027": "100"}),
        (["Zielwert 2030", "Zielwert 2027"], ["200", ""], 200, "2030", {}),
        (["Zielwert 2027", "Zielwert 2030"], ["100", "k. A."], 100, "2027", {}),
        (["Ziel 2026", "Ziel 2028"], ["100", "200"], 200, "2028", {"Ziel 2026": "100"}),
        (["Zielwert", "Zielwert 2030"], ["100", "200"], 200, "2030", {"Zielwert": "100"}),
        (["Zielwert (2027)", "Zielwert (2030)"], ["5 %", "9 %"], 9, "2030",
         {"Zielwert (2027)": "5 %"}),
        (["Zielwert 2027", "Zielwert 2030", "Zielwert 2035"], ["1", "2", "3"], 3, "2035",
         {"Zielwert 2027": "1", "Zielwert 2030": "2"}),
        (["Zielwert kurzfristig", "Zielwert langfristig"], ["100", "200"], 100, None,
         {"Zielwert langfristig": "200"}),
    ],
)  # fmt: skip
def test_of_several_targets_the_latest_counts_and_the_others_are_listed(
    head, cells, target, day, left
):
    one, rest, _unread = measure(["Indikator", *head], "Anzahl Bäume", *cells)
    [read] = one["indicators"]
    assert (read["target"], read["target_date"]) == (target, day and f"{day}-12-31")
    assert rest == left


def test_of_several_baselines_the_latest_counts():
    head = ["Indikator", "Ist 2025", "Ist 2020", "Soll 2030"]
    one, rest, _unread = measure(head, "Anzahl Bäume", "20", "10", "90")
    [read] = one["indicators"]
    assert (read["baseline"], read["baseline_date"]) == (20, "2025-12-31")
    assert rest == {"Ist 2020": "10"}


def test_a_heading_says_when_a_milestone_is_due():
    head = ["Nr.", "Maßnahme", "Indikator", "Zwischenziel 2026", "Meilenstein 2028"]
    rows = [head, ["1", "Radweg", "Anzahl Bäume", "50", "Konzept fertig; Bau am 1.3.2027 begonnen"]]
    [one] = read(csv(rows), "liste.csv").measures
    assert [(each.title, each.due) for each in one.milestones] == [
        ("Zwischenziel 2026: 50", date(2026, 12, 31)),
        ("Konzept fertig", date(2028, 12, 31)),
        ("Bau am 1.3.2027 begonnen", date(2027, 3, 1)),
    ]

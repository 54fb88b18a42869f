"""Single cells as offices fill them: what is made of them, and what the check then says."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.words.status import status_of
from gemeinwerk.config.program.check import check_command
from gemeinwerk.config.program.importing import import_command
from gemeinwerk.measures.importing.checked_file import check_reading
from tests.catalogue_files import files


def checked(head, *rows):
    return check_reading(read(files.csv([head, *rows]), "katalog.csv"))


def codes(found, letter):
    return [one.code for one in found.findings if one.measure and one.letter == letter]


@pytest.mark.parametrize(
    ("name", "baseline", "target", "found"),
    [
        ("Anteil der Radfahrten", "18 %", "12 %", ["M205"]),
        ("Anteil der Radfahrten", "18 %", "25 %", []),
        ("CO2-Ausstoß in t", "100", "120", ["M205"]),
        ("CO2-Ausstoß in t", "120", "100", []),
        ("Zahl der Schulabbrüche", "50", "30", []),
        ("Number of data sets", "0", "100", []),
    ],
)
def test_a_target_is_held_against_what_the_indicator_wants(name, baseline, target, found):
    head = ["Nr.", "Maßnahme", "Federführung", "Indikator", "Ausgangswert", "Zielwert"]
    row = ["1", "Lesepat*innen an acht Schulen", "Schulamt", name, baseline, target]
    assert codes(checked(head, row), "M") == found


@pytest.mark.parametrize(
    ("typed", "target", "day", "unit", "yes_no"),
    [
        ("10 bis 2027, 20 bis 2030", 20, date(2030, 12, 31), "", False),
        ("- 20 % bis 2030", -20, date(2030, 12, 31), "%", False),
        ("4.000–5.000 Personen bis 2030", None, date(2030, 12, 31), "", False),
        ("ja (2028)", 1, date(2028, 12, 31), "", True),
        ("soll erhöht werden", None, None, "", False),
    ],
)
def test_a_target_in_its_own_column_comes_with_its_day(typed, target, day, unit, yes_no):
    rows = [["Nr.", "Maßnahme", "Indikator", "Zielwert"], ["1", "Rad", "Wege", typed]]
    [one] = read(files.csv(rows), "katalog.csv").measures[0].indicators
    assert (one.target, one.target_date, one.unit, one.yes_no) == (target, day, unit, yes_no)
    assert one.target_text == typed


@pytest.mark.parametrize("rhythm", ["jährlich", "alle 5 Jahre", "nach jedem Schuljahr"])
def test_any_rhythm_that_is_named_is_one(rhythm):
    head = ["Nr.", "Maßnahme", "Amt", "Indikator", "Ausgangswert", "Zielwert", "Turnus"]
    row = ["1", "Lesepat*innen an acht Schulen", "Schulamt", "Anzahl der Kinder", "4", "9", rhythm]
    assert codes(checked(head, row), "M") == []


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["Beginn", "Ende"], ["01.03.2027", "31.12.2025"]),
        (["Zeitraum"], ["01.03.2027 – 31.12.2025"]),
        (["Zeitraum"], ["2028-2026"]),
    ],
)
def test_an_end_before_its_start_is_said_and_not_put_right(head, cells):
    found = checked(["Nr.", "Maßnahme", "Amt", *head], ["1", "Bau der Rampe", "Bauamt", *cells])
    (measure,) = found.reading.measures
    assert (measure.start, measure.end) == (None, None)
    assert codes(found, "T") == ["T505"]


def test_yearly_cost_beside_a_single_one_is_read_in_thousands():
    head = ["Nr.", "Maßnahme", "Amt", "Investitionskosten (TEUR)", "Folgekosten p.a. (TEUR)"]
    (measure,) = checked(head, ["1", "Jugendzentrum", "Jugendamt", "1.200", "80"]).reading.measures
    costs = [(line.kind, line.amount) for line in measure.costs]
    assert costs == [("one_off", 1_200_000), ("recurring", 80_000)]


def test_what_falls_away_is_dropped_and_an_open_status_is_asked_about():
    head = ["Nr.", "Maßnahme", "Amt", "Status"]
    rows = [["1", "App", "Hauptamt", "entfällt"], ["2", "Bus", "Bauamt", "offen"]]
    reading = checked(head, *rows, ["3", "Chor", "Kulturamt", "k. A."]).reading
    assert status_of("entfällt") == "dropped"
    assert [one.status for one in reading.measures] == ["dropped", "", ""]
    assert [(one.word, one.count) for one in reading.questions] == [("offen", 1)]
    assert [(one.row, one.value) for one in reading.unread] == [(3, "offen")]


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (
            ["A1 Kulturrucksack", "A2: Lesecafé"],
            [("A1", "Kulturrucksack"), ("A2", "Lesecafé")],
        ),
        (["1.1 Kurse", "1.2 Feste"], [("1.1", "Kurse"), ("1.2", "Feste")]),
        (["A1 Kulturrucksack", "Lesecafé"], [("", "A1 Kulturrucksack"), ("", "Lesecafé")]),
        (["3 Kitas bauen", "4 Horte bauen"], [("", "3 Kitas bauen"), ("", "4 Horte bauen")]),
    ],
)
def test_numbers_that_stand_in_the_titles_are_numbers(titles, told):
    rows = [[title, "Schulamt"] for title in titles]
    reading = checked(["Maßnahme", "Federführung"], *rows).reading
    assert [(one.code_typed, one.title) for one in reading.measures] == told


def test_a_file_that_is_not_there_is_told_in_the_shape_asked_for(tmp_path):
    asked = [str(tmp_path / "fehlt.xlsx"), "--dry-run", "--format", "json"]
    result = CliRunner().invoke(import_command, asked)
    told = json.loads(result.stdout)
    assert (result.exit_code, told["measures"], len(told["errors"])) == (2, 0, 1)
    assert CliRunner().invoke(check_command, asked[:1]).exit_code == 2


def test_a_measure_may_begin_and_end_on_one_day():
    head = ["Nr.", "Maßnahme", "Beginn", "Ende"]
    (one,) = read(
        files.csv([head, ["1", "Tag der offenen Tür", "9.5.2026", "9.5.2026"]]), "k.csv"
    ).measures
    assert (one.start, one.end, one.remarks) == (date(2026, 5, 9), date(2026, 5, 9), [])


def test_capitals_that_are_a_unit_count_as_taken():
    """What the review says became of a column agrees with what it shows."""
    reading = read(files.csv([["Maßnahme", "Federführung"], ["Radweg", "TBA"], ["Park", "–"]]), "k")
    assert [one.lead.names for one in reading.measures] == [("TBA",), ()]
    (lead,) = (one for one in reading.columns if one.column == "Federführung")
    assert lead.counts == {"taken": 1, "empty": 1}

"""Münster's climate concept: real, untidy, and a tree written through a parent column."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gemeinwerk.catalogue_files import read

FILE = Path(__file__).parents[3] / "shared/data/muenster/muenster_sachstand.csv"
pytestmark = pytest.mark.skipif(
    not FILE.exists(), reason="Münsters Tabelle liegt nicht neben dem Projekt (../shared/data)."
)


@pytest.fixture(scope="module")
def reading():
    return read(FILE.read_bytes(), FILE.name)


def test_five_fields_54_measures_and_four_notes_each(reading):
    assert [one.code for one in reading.fields] == ["Ü", "B", "G", "E", "V"]
    assert len(reading.measures) == 54
    assert {len(one.notes) for one in reading.measures} == {4}
    assert Counter(one.field_of_action for one in reading.measures) == {
        "Ü": 12, "B": 14, "G": 7, "E": 9, "V": 12,
    }  # fmt: skip


def test_keys_are_kept_as_the_town_wrote_them(reading):
    codes = [one.code for one in reading.measures]
    assert {"Üneu2", "B5+6", "Vneu", "V6+7"} <= set(codes)


def test_notes_keep_label_colour_period_and_order(reading):
    notes = reading.measures[0].notes
    assert [(one.key, one.label, one.colour) for one in notes] == [
        ("Ü1-Plan", "geplant", "white"),
        ("Ü1-13", "Sachstand 2013", "orange"),
        ("Ü1-1516", "Sachstand 2015/2016", "#01873B"),
        ("Ü1-1718", "Sachstand 2017 / 2018", "#01873B"),
    ]
    assert [(one.period_start, one.period_end) for one in notes[1:3]] == [
        (date(2013, 1, 1), date(2013, 12, 31)),
        (date(2015, 1, 1), date(2016, 12, 31)),
    ]


def test_the_plan_describes_the_measure(reading):
    assert all(one.description == one.notes[0].text for one in reading.measures)


def test_nothing_is_lost_in_silence(reading):
    """Each cell is a value, repeats one, builds the tree, or is listed."""
    counts = {one.column: Counter(one.counts) for one in reading.columns}
    assert counts == {
        "assessment": {"colour": 215, "kept": 54, "kept_field": 5},
        "id": {"note": 216, "taken": 54, "field": 5},
        "title": {"note": 216, "taken": 54, "field": 5},
        "text": {"note": 216, "same_title": 54, "same_field": 5},
        "priority": {"same": 216, "taken": 54, "kept_field": 5},
        "potential": {"same": 216, "kept": 54, "kept_field": 5},
        "parent": {"tree": 270},
    }
    assert len(reading.unread) == 2 * 54 + 3 * 5
    assert reading.outside == []


def test_colours_are_asked_about_not_guessed(reading):
    assert {one.status for one in reading.measures} == {""}
    assert sorted((one.word, one.count) for one in reading.questions) == [
        ("#01873B", 18), ("#AE1B1B", 16), ("orange", 20),
    ]  # fmt: skip


def test_rows_are_those_of_the_file(reading):
    assert [(one.code, one.row) for one in reading.measures[:2]] == [("Ü1", 5), ("Ü2", 11)]

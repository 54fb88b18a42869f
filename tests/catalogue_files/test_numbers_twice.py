"""A number that stands twice is said, wherever it stands; numbers that begin anew are not."""

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

HEAD = ["Nr.", "Maßnahme", "Amt"]


def told(data):
    reading = read(data, "k")
    said = [one.title for one in reading.measures if one.remarks]
    return [(one.code, one.title) for one in reading.measures], said, reading


@pytest.mark.parametrize("numbers", ["1 2 2 3", "1.1 1.2 1.2 1.3", "A1 A2 A2 A3", "007 008 008 9"])
def test_one_clash_in_a_list_changes_no_other_number(numbers):
    typed = numbers.split(" ")
    rows = [[number, f"Vorhaben {n}", "Amt"] for n, number in enumerate(typed)]
    found, said, _reading = told(files.csv([HEAD, *rows]))
    assert [code for code, _title in found] == [*typed[:2], f"{typed[2]}-2", typed[3]]
    assert said == ["Vorhaben 2"]


def test_numbers_that_begin_anew_in_each_field_clash_only_within_one():
    rows = [
        ["", "Handlungsfeld A", ""], ["1", "a", "x"], ["2", "b", "x"],
        ["", "Handlungsfeld B", ""], ["1", "c", "x"], ["2", "d", "y"], ["2", "e", "y"],
    ]  # fmt: skip
    found, said, _reading = told(files.csv([HEAD, *rows]))
    assert [code for code, _title in found] == ["A.1", "A.2", "B.1", "B.2", "B.2-2"]
    assert said == ["e"]


def test_a_number_on_two_sheets_with_two_titles_is_said():
    rows = [HEAD, ["M1", "a", "x"], ["M2", "b", "x"]]
    found, said, _reading = told(files.xlsx(rows, Zwei=[HEAD, ["M1", "c", "y"], ["M3", "d", "y"]]))
    assert [code for code, _title in found] == ["M1", "M2", "M1-2", "M3"]
    assert said == ["c"]


def test_numbers_typed_before_the_titles_clash_as_well():
    titles = ["1.1 Radweg", "1.2 Park", "1.2 Bus", "Allee"]
    found, said, _reading = told(files.csv([["Maßnahme", "Amt"], *([one, "x"] for one in titles)]))
    assert found == [("1.1", "Radweg"), ("1.2", "Park"), ("1.2-2", "Bus"), ("M1", "Allee")]
    assert said == ["Bus"]


def test_fact_sheets_with_the_same_number():
    sheets = [
        [["Nr.", number], ["Maßnahme", title], ["Federführung", "x"], ["Ziel", "y"]]
        for number, title in (("1.1", "Radweg"), ("1.1", "Park"), ("1.2", "Bus"))
    ]
    found, said, reading = told(files.tables_docx(*sheets))
    assert found == [("1.1", "Radweg"), ("1.1-2", "Park"), ("1.2", "Bus")]
    assert said == ["Park"]
    assert "1.1" in reading.notes[-1]


@pytest.mark.parametrize("title", ["1.5 Mio. Bäume pflanzen", "7.5. Tag der Vielfalt", "3 Kitas"])
def test_a_figure_before_a_title_is_no_number(title):
    found, _said, _reading = told(files.csv([["Maßnahme", "Amt"], [title, "x"], ["Park", "y"]]))
    assert found[0][1] == title
    found, _said, _reading = told(files.csv([["Maßnahme", "Amt"], [title, "x"]]))
    assert found[0][1] == title

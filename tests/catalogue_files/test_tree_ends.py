"""The end of a tree is read like its middle; a part of a measure names the whole."""

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files import files

HEAD = ["Nr.", "Maßnahme", "Federführung", "Zeitraum"]
FULL = ["Amt 1", "2026"]


def told(rows, make=files.xlsx):
    return as_json(read(make(rows), "k"))


def measures(rows, make=files.xlsx):
    return [
        (one["code"], one["title"], one["field_of_action"]) for one in told(rows, make)["measures"]
    ]


def in_one_cell(rows):
    """ "B.2 Wind" in one cell, where number and name had their own."""
    return [HEAD[1:], *([" ".join(row[:2]), *row[2:]] for row in rows)]


def in_two_cells(rows):
    return [HEAD, *rows]


TREE = [["A", "Energie"], ["A.1", "Sonne", *FULL], ["A.2", "Netz", *FULL], ["B", "Wärme"],
        ["B.1", "Dach", *FULL]]  # fmt: skip
READ = [("A.1", "Sonne", "Energie"), ("A.2", "Netz", "Energie"), ("B.1", "Dach", "Wärme")]
WAYS = pytest.mark.parametrize("way", [in_one_cell, in_two_cells])


@WAYS
@pytest.mark.parametrize("gap", [[], [[]]])
@pytest.mark.parametrize("name", ["Wind", "Wind.", "Wind und Wasser " + "an allen Orten " * 12])
def test_a_last_row_of_a_number_and_a_name_is_a_measure(way, gap, name):
    rows = [*way(TREE), *gap, way([["B.2", name.strip()]])[1]]
    assert measures(rows) == [*READ, ("B.2", name.strip(), "Wärme")]
    assert told(rows)["outside"] == []


@WAYS
@pytest.mark.parametrize("gap", [[], [[]]])
def test_a_last_branch_without_cells_is_one_all_the_same(way, gap):
    end = way([["C", "Verkehr"], ["C.1", "Rad"], ["C.2", "Bus"]])[1:]
    assert measures([*way(TREE), *gap, *end]) == [
        *READ, ("C.1", "Rad", "Verkehr"), ("C.2", "Bus", "Verkehr"),
    ]  # fmt: skip


@pytest.mark.parametrize("named", ["Handlungsfeld 3: Verkehr", "3 Verkehr"])
def test_a_field_in_words_above_the_last_branch_is_its_field(named):
    rows = [HEAD, ["1 Energie"], ["1.1", "Sonne", *FULL], ["1.2", "Netz", *FULL], ["2 Wärme"],
            ["2.1", "Dach", *FULL], [named], ["3.1", "Rad"], ["3.2", "Bus"]]  # fmt: skip
    assert measures(rows)[-2:] == [("3.1", "Rad", "Verkehr"), ("3.2", "Bus", "Verkehr")]


def test_a_field_at_the_end_without_any_row_is_a_field():
    rows = [HEAD, ["Handlungsfeld 1: Energie"], ["1.1", "Sonne", *FULL],
            ["Handlungsfeld 2: Verkehr"]]  # fmt: skip
    assert [one.title for one in read(files.xlsx(rows), "k").fields] == ["Energie", "Verkehr"]


@WAYS
@pytest.mark.parametrize(
    "line",
    [["* vorbehaltlich der Mittel"], ["Stand: 1.2.2026"], ["Summe"], ["1) Alle Angaben netto"],
     ["", "Alle Angaben vorbehaltlich der Haushaltsberatung im Herbst."]],
)  # fmt: skip
def test_a_remark_below_the_list_is_no_measure(way, line):
    rows = [*way(TREE), [], line]
    assert measures(rows) == READ
    assert [one["text"] for one in told(rows)["outside"]] == [line[-1]]


@WAYS
def test_a_name_beside_measures_is_one_though_goals_stand_as_deep_elsewhere(way):
    rows = way([["A", "Energie"], ["A.1", "Sonne"], ["A.1.1", "Dach", *FULL],
                ["A.1.2", "Balkon", *FULL], ["B", "Wärme"], ["B.1", "Netz", *FULL],
                ["B.2", "Wind"]])  # fmt: skip
    assert [title for _code, title, _field in measures(rows)] == ["Dach", "Balkon", "Netz", "Wind"]


def test_so_it_is_in_a_tree_through_a_column():
    head = ["ID", "Übergeordnet", "Bezeichnung", "Federführung"]
    rows = [head, ["A", "", "Energie"], ["A1", "A", "Sonne"], ["A11", "A1", "Dach", "Amt 1"],
            ["A12", "A1", "Balkon", "Amt 1"], ["B", "", "Wärme"], ["B1", "B", "Netz", "Amt 1"],
            ["B2", "B", "Wind"]]  # fmt: skip
    assert [title for _code, title, _field in measures(rows)] == ["Dach", "Balkon", "Netz", "Wind"]


@WAYS
def test_a_goal_without_measures_is_told_with_what_to_do_about_it(way):
    rows = way([["A", "Energie"], ["A.1", "Sonne"], ["A.1.1", "Dach", *FULL],
                ["A.1.2", "Balkon", *FULL], ["B", "Wärme"], ["B.1", "Netz"],
                ["B.1.1", "Plan", *FULL], ["B.2", "Wind"]])  # fmt: skip
    found = told(rows)
    assert [one["text"] for one in found["outside"]] == ["B.2 Wind"]
    (remark,) = found["remarks"]
    assert "„B.2 Wind“ (Zeile 9)" in remark["text"]
    assert "ohne Maßnahmen" in remark["text"]


@pytest.mark.parametrize("gap", [0, 1])
def test_a_name_moved_in_like_the_measures_is_one(gap):
    rows = [HEAD[1:], ["Energie"], ["   Sonne", *FULL], ["   Netz", *FULL], ["Wärme"],
            ["   Dach", *FULL], *[[]] * gap, ["   Wind"]]  # fmt: skip
    assert measures(rows, files.csv)[-1] == ("", "Wind", "Wärme")
    branch = [*rows[:4], *[[]] * gap, ["Wärme"], ["   Dach"], ["   Wind"]]
    assert measures(branch, files.csv)[-2:] == [("", "Dach", "Wärme"), ("", "Wind", "Wärme")]


# --- parts ---------------------------------------------------------------------------------------


def parts(rows):
    """(title, what it is a part of) of each measure."""
    return [
        (one["title"], "".join(c["text"] for c in one["rest"] if c["column"] == "Teil von"))
        for one in told(rows)["measures"]
    ]


def test_each_part_in_a_column_of_its_own_names_the_measure_and_has_its_field_and_goal():
    rows = [["Nr.", "Maßnahme", "Teilmaßnahme", "Ziel", "Handlungsfeld", "Federführung"],
            ["1", "Radnetz", "Nord", "Mehr Rad", "Verkehr", "Amt 66"],
            ["", "", "Süd", "", "", "Amt 67"], ["", "", "West", "Mehr West", "", "Amt 67"],
            ["2", "Bus", "", "Mehr Bus", "Verkehr", "SW"],
            ["", "", "Linie 5", "", "", "SW"]]  # fmt: skip
    assert parts(rows) == [
        ("Radnetz", ""), ("Süd", "1 Radnetz"), ("West", "1 Radnetz"), ("Bus", ""),
        ("Linie 5", "2 Bus"),
    ]  # fmt: skip
    found = [(one["field_of_action"], one["goal"]) for one in told(rows)["measures"]]
    assert found == [
        ("Verkehr", "Mehr Rad"), ("Verkehr", "Mehr Rad"), ("Verkehr", "Mehr West"),
        ("Verkehr", "Mehr Bus"), ("Verkehr", "Mehr Bus"),
    ]  # fmt: skip


@pytest.mark.parametrize("field", [[], ["Verkehr"]])
def test_a_measure_numbered_below_another_names_it(field):
    numbered = [["1.1", "Radnetz"], ["1.1.1", "Nord"], ["1.1.2", "Süd"], ["1.2", "Bus"],
                ["2.1", "Baum"]]  # fmt: skip
    head = [["Handlungsfeld"] * len(field) + HEAD]
    rows = head + [[*field, *row, *FULL] for row in numbered]
    assert parts(rows) == [
        ("Radnetz", ""), ("Nord", "1.1 Radnetz"), ("Süd", "1.1 Radnetz"), ("Bus", ""),
        ("Baum", ""),
    ]  # fmt: skip


def test_so_it_does_with_its_number_in_one_cell_or_pointing_at_it():
    rows = in_one_cell([["1", "Radnetz", *FULL], ["1.1", "Nord", *FULL], ["2", "Bus", *FULL],
                        ["2.1", "Linie", *FULL]])  # fmt: skip
    assert parts(rows) == [("Radnetz", ""), ("Nord", "1 Radnetz"), ("Bus", ""), ("Linie", "2 Bus")]
    head = ["ID", "Übergeordnet", "Bezeichnung", "Federführung", "Zeitraum"]
    rows = [head, ["V", "", "Verkehr"], ["V1", "V", "Radnetz", *FULL], ["V1a", "V1", "Nord", *FULL],
            ["V2", "V", "Bus", *FULL]]  # fmt: skip
    assert parts(rows) == [("Radnetz", ""), ("Nord", "V1 Radnetz"), ("Bus", "")]


def test_a_row_without_a_number_below_a_part_is_none():
    rows = [HEAD, ["1", "Radnetz", *FULL], ["1.1", "Nord", *FULL], ["", "Fest", *FULL],
            ["2", "Bus", *FULL]]  # fmt: skip
    assert parts(rows) == [("Radnetz", ""), ("Nord", "1 Radnetz"), ("Fest", ""), ("Bus", "")]

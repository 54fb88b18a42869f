"""Two fields in one column, told apart by the sign that tells them apart in the heading."""

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

SIGNS = [" | ", "|", " / ", "/", " – ", " - ", " — ", "; ", ";", ", ", "\n"]


def told(head, *rows):
    reading = read(files.xlsx([head, *rows]), "k")
    return [(one.title, "; ".join(one.lead.names)) for one in reading.measures]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("heading", ["Titel{}Amt", "Maßnahme{}Federführender Akteur"])
def test_cells_are_cut_as_their_heading_is(heading, sign):
    rows = [
        ["1", f"Radweg bauen{sign}Amt 66", "10 €"],
        ["2", f"Bäume pflanzen{sign}Gartenamt", "20 €"],
    ]
    assert told(["Nr.", heading.format(sign), "Kosten"], *rows) == [
        ("Radweg bauen", "Amt 66"),
        ("Bäume pflanzen", "Gartenamt"),
    ]


def test_cells_may_be_cut_in_a_way_of_their_own():
    rows = [["1", "Radweg bauen | Amt 66", "10 €"], ["2", "Bäume pflanzen | Gartenamt", "20 €"]]
    assert told(["Nr.", "Titel / Amt", "Kosten"], *rows)[1] == ("Bäume pflanzen", "Gartenamt")


def test_what_stands_in_brackets():
    rows = [["1", "Radweg (Ost) (Amt 66)", "10 €"], ["2", "Bäume (Gartenamt)", "20 €"]]
    assert told(["Nr.", "Maßnahme (Federführung)", "Kosten"], *rows) == [
        ("Radweg (Ost)", "Amt 66"),
        ("Bäume", "Gartenamt"),
    ]


def test_between_strokes_a_part_may_be_empty_or_left_out():
    rows = [["1", "Radweg | | 2026"], ["2", "Bäume | Gartenamt | 2027"], ["3", "Park"]]
    reading = read(files.xlsx([["Nr.", "Maßnahme | Amt | Zeitraum"], *rows]), "k")
    assert [
        (one.title, one.lead.names, one.end.year if one.end else None) for one in reading.measures
    ] == [("Radweg", (), 2026), ("Bäume", ("Gartenamt",), 2027), ("Park", (), None)]


def test_where_nobody_can_tell_the_cell_stays_whole():
    rows = [["1", "Bus, Bahn, Amt 3"], *([f"{n}", f"Radweg {n}, Amt 66"] for n in range(2, 8))]
    found = told(["Nr.", "Titel, Amt"], *rows)
    assert found[0] == ("Bus, Bahn, Amt 3", "")
    assert found[1] == ("Radweg 2", "Amt 66")


@pytest.mark.parametrize("heading", ["Maßnahme / Projekt", "Kosten (Finanzierung)", "Ziel, Zweck"])
def test_one_field_named_twice_or_explained_is_not_cut(heading):
    rows = [["Radweg bauen", "10 € (Land), 20 € (Bund) / x"], ["Park", "5 € (Bund), 1 € / y"]]
    reading = read(files.xlsx([["Maßnahme", heading], *rows]), "k")
    assert heading in [proposal.column for proposal in reading.proposals]

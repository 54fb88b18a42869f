"""Fact sheets that share the labels of their first column, and values over several rows."""

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files import files

ROWS = [["Maßnahme", "Radweg bauen", "Kita dämmen", "Bad bauen"],
        ["Federführung", "Tiefbauamt", "Hochbauamt", "Bäderamt"],
        ["Zeitraum", "2026", "2027", "2028"],
        ["Kosten", "5.000 €", "6.000 €", "7.000 €"]]  # fmt: skip
READ = [("Radweg bauen", ["Tiefbauamt"], "2026-12-31", 5000),
        ("Kita dämmen", ["Hochbauamt"], "2027-12-31", 6000),
        ("Bad bauen", ["Bäderamt"], "2028-12-31", 7000)]  # fmt: skip


def told(data):
    return [
        (one["title"], one["lead"], one["end"], one["costs"][0]["low"])
        for one in as_json(read(data, "k"))["measures"]
    ]


@pytest.mark.parametrize(
    "above", [[], [["Nr.", "1", "2", "3"]], [["Steckbrief", "M1", "M2", "M3"]]]
)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "docx"])
def test_each_column_of_values_is_a_measure(kind, above):
    rows = [*above, *ROWS]
    data = files.tables_docx(rows) if kind == "docx" else getattr(files, kind)(rows)
    assert told(data) == READ


def test_a_sheet_with_more_values_in_a_row_stays_one():
    rows = [["Maßnahme", "Radweg bauen"], ["Federführung", "Tiefbauamt"],
            ["Zeitraum", "2026", "2027"], ["Kosten", "5.000 €", "6.000 €"]]  # fmt: skip
    assert [one.title for one in read(files.csv(rows), "k").measures] == ["Radweg bauen"]


def test_a_text_below_a_value_goes_on_with_it():
    rows = [["Maßnahme:", "Radweg bauen"], ["Federführung:", "Tiefbauamt"],
            ["Zeitraum:", "2026"], ["", "bis 2027"],
            ["Kosten:", "5.000 €"], ["", "davon 2.000 € Land"],
            ["Erläuterung:", "Text eins."], ["", "Text zwei."]]  # fmt: skip
    [one] = as_json(read(files.csv(rows), "k"))["measures"]
    assert (one["start"], one["end"]) == ("2026-01-01", "2027-12-31")
    assert [cost["low"] for cost in one["costs"]] == [5000]
    assert [source["name"] for source in one["costs"][0]["sources"]] == ["Land"]
    assert one["description"] == "Text eins.\nText zwei."

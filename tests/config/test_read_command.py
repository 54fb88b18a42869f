"""`gemeinwerk read`: what a file says, for people and for programs, without a database."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from tests.catalogue_files import files

from gemeinwerk.config.program import program

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reading.schema.json").read_text("utf-8"))
ROWS = [
    ["Nr.", "Maßnahme", "Federführung", "Zeitraum", "Kosten", "Priorität", "Bemerkung"],
    ["07", "Radweg bauen", "Tiefbauamt", "2026–2027", "30.000 €", "hoch", "eilt"],
    ["08", "Bäume pflanzen", "Grünflächenamt", "irgendwann 2028", "unklar", "", ""],
]


def run(folder, data, *options, name="k.xlsx"):
    file = folder / name
    file.write_bytes(data)
    return CliRunner().invoke(program, ["read", str(file), *options])


def told(folder, data, name="k.xlsx"):
    found = run(folder, data, "--format", "json", name=name)
    assert found.exit_code == 0, found.output
    answer = json.loads(found.stdout)
    jsonschema.validate(answer, SCHEMA)
    return answer


def test_a_measure_has_its_values_and_what_is_in_none_of_them(tmp_path):
    first, second = told(tmp_path, files.xlsx(ROWS))["measures"]
    assert (first["sheet"], first["row"], first["code"]) == ("Maßnahmen", 2, "07")
    assert (first["title"], first["lead"]) == ("Radweg bauen", ["Tiefbauamt"])
    assert (first["start"], first["end"]) == ("2026-01-01", "2027-12-31")
    assert first["costs"] == [
        {
            "kind": "one_off",
            "low": 30000,
            "high": 30000,
            "rhythm": "",
            "first_year": None,
            "last_year": None,
            "currency": "EUR",
            "estimate": False,
            "sources": [],
        }
    ]
    assert first["rest"] == [
        {"column": "Bemerkung", "text": "eilt"},
        {"column": "Priorität", "text": "hoch"},
    ]
    assert second["costs"] == []
    assert second["cost_state"] == "unknown"
    assert second["end"] == "2028-12-31"
    assert {"column": "Zeitraum", "text": "irgendwann"} in second["rest"]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_every_kind_of_file_is_told_in_the_same_shape(tmp_path, kind):
    answer = told(tmp_path, getattr(files, kind)(ROWS))
    assert [one["title"] for one in answer["measures"]] == ["Radweg bauen", "Bäume pflanzen"]
    assert answer["mapping"]["Federführung"] == "lead"


def test_a_word_document_is_told_in_the_same_shape(tmp_path):
    sheet = {"Nr.": "1", "Maßnahme": "Beratung", "Amt": "FB 1", "Ziel": "x"}
    (one,) = told(tmp_path, files.sheets_docx(sheet))["measures"]
    assert (one["code"], one["title"], one["lead"]) == ("1", "Beratung", ["FB 1"])


def test_remarks_on_the_file_and_on_measures_have_a_key(tmp_path):
    rows = [*ROWS[:1], ["01.10.2026", "Radweg", "Tiefbauamt", "2028–2026"]]
    remarks = told(tmp_path, files.csv(rows))["remarks"]
    assert (remarks[0]["row"], remarks[0]["field"]) == (0, "")
    assert remarks[0]["text"].startswith("Gelesen als UTF-8")
    assert {(one["row"], one["field"]) for one in remarks[1:]} == {(2, "code"), (2, "end")}
    people = run(tmp_path, files.csv(rows)).stdout
    assert [one["text"] for one in remarks if one["text"] not in people] == []


def test_what_is_told_of_a_file_without_doubts_is_nothing(tmp_path):
    assert told(tmp_path, files.xlsx(ROWS))["remarks"] == []


def test_people_read_each_value_on_a_line_of_its_own(tmp_path):
    found = run(tmp_path, files.xlsx(ROWS))
    assert found.exit_code == 0
    assert "07 Radweg bauen (Maßnahmen, Zeile 2)" in found.stdout
    assert "  Federführung: Tiefbauamt" in found.stdout
    assert "  Kosten: 30000 EUR" in found.stdout
    assert "Bemerkung: eilt" in found.stdout


def test_a_file_that_cannot_be_read_says_why_and_ends_with_two(tmp_path):
    found = run(tmp_path, b"PK\x03\x04 nothing", "--format", "json")
    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr.startswith("k.xlsx: ")


def test_a_file_that_is_not_there_ends_with_two(tmp_path):
    found = CliRunner().invoke(program, ["read", str(tmp_path / "none.xlsx")])
    assert found.exit_code == 2


def test_no_database_is_asked(tmp_path, django_db_blocker):
    with django_db_blocker.block():
        assert told(tmp_path, files.xlsx(ROWS))["measures"]

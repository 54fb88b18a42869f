"""`gemeinwerk check` and `gemeinwerk import` from the shell."""

import io
import json

import openpyxl
import pytest
from click.testing import CliRunner
from tests.catalogue_files import files
from tests.factories import ConceptFactory

from gemeinwerk.config.program.check import check_command
from gemeinwerk.config.program.importing import import_command
from gemeinwerk.measures.models import ImportRun, Measure

ROWS = [
    ["Nr.", "Maßnahme", "Federführung", "Zeitraum", "Notiz"],
    ["1", "Zwölf Kurse im Jahr in der Kita Süd", "FB 38", "2025–2027", "eilt"],
    ["2", "=2+2", "", "2026", ""],
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "katalog.csv"
    path.write_bytes(files.csv(ROWS))
    return path


def run(command, *arguments):
    return CliRunner().invoke(command, [str(one) for one in arguments])


def test_check_as_json(file):
    result = run(check_command, file, "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (told["file"], told["measures"]) == ("katalog.csv", 2)
    assert told["mapping"] == {
        "Nr.": "code", "Maßnahme": "title", "Federführung": "lead", "Zeitraum": "timeframe",
    }  # fmt: skip
    assert told["unread"] == [{"sheet": "", "row": 2, "column": "Notiz", "value": "eilt"}]
    (lead,) = [one for one in told["findings"] if one["field"] == "lead"]
    assert (lead["measure"], lead["row"], lead["severity"]) == ("2", 3, "error")


def test_check_as_text_in_both_languages(file):
    assert "Die Federführung fehlt." in run(check_command, file).stdout
    assert "The lead department is missing." in run(check_command, file, "--language", "en").stdout


def test_check_as_a_spreadsheet_whose_texts_are_no_formulas(file, tmp_path):
    out = tmp_path / "befunde.xlsx"
    run(check_command, file, "--format", "xlsx", "--out", out)
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    assert book.sheetnames == ["Prüfung", "Nicht zugeordnet"]
    titles = {row[1].value: row[1].data_type for row in book["Prüfung"].iter_rows(min_row=4)}
    assert titles["=2+2"] == "s"
    rest = [
        tuple(cell.value for cell in row) for row in book["Nicht zugeordnet"].iter_rows(min_row=4)
    ]
    assert rest == [("", "2", "Notiz", "eilt")] or rest == [(None, "2", "Notiz", "eilt")]


def test_a_file_that_cannot_be_read_ends_with_two(tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"%PDF-1.7")
    result = run(check_command, path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("brief.pdf: Die Datei ist ein PDF.")
    assert run(check_command, tmp_path / "fehlt.csv").exit_code == 2
    assert run(check_command).exit_code == 2


def test_import_without_a_concept_says_what_the_file_holds(file):
    told = json.loads(run(import_command, file, "--format", "json").stdout)
    assert {name: told[name] for name in ("fields", "measures", "notes", "changes", "errors")} == {
        "fields": 0, "measures": 2, "notes": 0, "changes": None, "errors": [],
    }  # fmt: skip
    assert told["unread"] == [{"row": 2, "column": "Notiz", "value": "eilt"}]


def test_import_dry_then_for_good_then_again(file, town):
    ConceptFactory(municipality=town, slug="ik")
    new = {"new": 2, "changed": 0, "same": 0, "missing": 0}
    same = {"new": 0, "changed": 0, "same": 2, "missing": 0}

    def changes(*arguments):
        result = run(import_command, file, "--concept", "ik", "--format", "json", *arguments)
        return result.exit_code, json.loads(result.stdout)["changes"]

    assert changes("--dry-run") == (0, new)
    assert (Measure.objects.count(), ImportRun.objects.count()) == (0, 0)
    assert changes() == (0, new)
    assert changes() == (0, same)
    assert Measure.objects.count() == 2


def test_import_refuses_with_a_sentence(file, town, tmp_path):
    ConceptFactory(municipality=town, slug="fertig", status="adopted")
    refused = run(import_command, file, "--concept", "fertig", "--format", "json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["errors"][0].startswith("„Integrationskonzept")
    broken = tmp_path / "leer.xlsx"
    broken.write_bytes(b"")
    unreadable = run(import_command, broken, "--format", "json")
    assert (unreadable.exit_code, json.loads(unreadable.stdout)["measures"]) == (2, 0)
    assert run(import_command, file, "--concept", "gibtsnicht").exit_code == 2

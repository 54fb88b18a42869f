"""`gemeinwerk read-contacts`: what a list of contacts says, without a database."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from gemeinwerk.config.program import program

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/contacts.schema.json").read_text("utf-8"))
LIST = (
    "Name;Organisation;E-Mail;Religion;Einwilligung\n"
    "Frau Anna Müller;Migrantenbeirat (MB);a@x.example;GEHEIM;ja, 12.3.2025\n"
    "N. N.;Caritas;info@c.example;;\n"
)


def run(folder, text, *options):
    file = folder / "k.csv"
    file.write_text(text, "utf-8")
    return CliRunner().invoke(program, ["read-contacts", str(file), *options])


def test_json_as_the_schema_has_it(tmp_path):
    found = run(tmp_path, LIST, "--format", "json")
    assert found.exit_code == 0, found.output
    answer = json.loads(found.stdout)
    jsonschema.validate(answer, SCHEMA)
    assert answer["people"][0]["last_name"] == "Müller"
    assert answer["people"][0]["permission"]["on"] == "2025-03-12"
    assert [one["name"] for one in answer["organisations"]] == ["Migrantenbeirat", "Caritas"]
    assert "GEHEIM" not in found.stdout


def test_in_words_and_in_english(tmp_path):
    assert "Personen: 1, Organisationen: 2." in run(tmp_path, LIST).stdout
    assert "„Religion“ (1 Angabe) wurde nicht übernommen" in run(tmp_path, LIST).stdout
    assert "“Religion” (1 entry)" in run(tmp_path, LIST, "--language", "en").stdout


@pytest.mark.parametrize("name", ["fehlt.csv", "."])
def test_a_file_that_is_not_there_is_told(tmp_path, name):
    found = CliRunner().invoke(program, ["read-contacts", str(tmp_path / name)])
    assert found.exit_code == 2
    assert found.stderr.startswith((tmp_path / name).name + ": ")


def test_what_is_no_list_is_refused(tmp_path):
    found = run(tmp_path, "Obst;Preis\nApfel;3\n")
    assert found.exit_code == 2
    assert "keine Kontaktliste" in found.output

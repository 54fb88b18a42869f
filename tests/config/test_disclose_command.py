"""`gemeinwerk disclose` from the shell, with the example of its format."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gemeinwerk.config.program.disclose import disclose_command

EXAMPLE = Path(__file__).parents[2] / "docs" / "disclosure" / "example.json"


def run(*arguments, **more):
    return CliRunner().invoke(disclose_command, [str(one) for one in arguments], **more)


@pytest.fixture
def asked(tmp_path):
    def write(**more):
        data = json.loads(EXAMPLE.read_text(encoding="utf-8")) | more
        path = tmp_path / "tabellen.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    return write


def test_the_tables_are_told_in_both_languages_and_written(tmp_path):
    out = tmp_path / "neu" / "sicher.json"
    german, english = run(EXAMPLE, "--out", out), run(EXAMPLE, "--language", "en")
    assert (german.exit_code, german.stderr) == (0, "")
    assert "  m, -29: – (zwischen 1 und 8)" in german.stdout
    assert german.stdout.endswith("Mit weniger geht es nachweislich nicht.\n")
    assert "Fewer are proven not to do." in english.stdout
    written = json.loads(out.read_text("utf-8"))
    assert written["proven"]
    assert {"gender": "m", "age": "-29"}.items() <= written["tables"][1]["cells"][4].items()


def test_as_json_from_the_standard_input():
    result = run("-", "--format", "json", input=EXAMPLE.read_bytes())
    assert (result.exit_code, json.loads(result.stdout)["lost"]) == (0, 6)


def test_rounded(tmp_path):
    result = json.loads(run(EXAMPLE, "--round", "--format", "json").stdout)
    counts = [cell["count"] for table in result["tables"] for cell in table["cells"]]
    assert all(count % 5 == 0 for count in counts)


def test_what_would_give_somebody_away_is_refused_with_what_can_be_next(asked):
    data = json.loads(EXAMPLE.read_text("utf-8"))
    earlier = data["published"][0] | {"answers": 93}
    earlier["cells"][0]["count"] = 50
    result = run(asked(published=[earlier]))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Nicht veröffentlichen: Seit der letzten Veröffentlichung sind 3 Antworten dazugekommen. "
        "Wer beide Tabellen vergleicht, erfährt, was gerade diese gesagt haben.",
        "Das nächste Mal ab 113 Antworten.",
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"minimum": 2}, "tabellen.json: minimum: Hier muss eine ganze Zahl von 3 bis 100 stehen"),
        ({"version": 2}, "tabellen.json: version: Hier muss 1"),
        ({"published": [{"table": "gender", "answers": 61, "cells": [
            {"gender": "f", "count": 52}, {"gender": "m", "count": None}]}]},
         "tabellen.json: published[0].cells: Bei „gender: f“ stehen hier mehr"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_with_the_place(asked, more, said):
    result = run(asked(**more))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


def test_no_such_file_and_no_such_folder(tmp_path, asked):
    assert run(tmp_path / "fehlt.json").stderr.startswith("fehlt.json: Diese Datei gibt es nicht")
    file = tmp_path / "datei"
    file.write_text("x")
    result = run(asked(), "--out", file / "sicher.json")
    assert (result.exit_code, result.stderr[:46]) == (
        2,
        "sicher.json: Die Datei lässt sich nicht schrei",
    )

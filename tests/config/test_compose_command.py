"""`gemeinwerk compose` from the shell, with the example of its docs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gemeinwerk.config.program.compose import compose_command

EXAMPLE = Path(__file__).parents[2] / "docs" / "composition" / "example.json"


def run(*arguments, **more):
    return CliRunner().invoke(compose_command, [str(one) for one in arguments], **more)


@pytest.fixture
def asked(tmp_path):
    """Writes the example as a file, its first group with what is to be different."""

    def write(**more):
        data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
        data["groups"][0] |= more
        path = tmp_path / "aufgabe.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    return write


def test_the_seats_are_told_in_both_languages():
    german, english = run(EXAMPLE), run(EXAMPLE, "--language", "en")
    assert (german.exit_code, english.exit_code) == (0, 0)
    assert german.stdout.startswith("Beste Besetzung – nachweislich\n\nAG Wohnen: 3 Sitze\n")
    assert english.stdout.startswith("Best composition – proven\n\nAG Wohnen: 3 seats\n")
    assert "Die einzige Person aus „Beratungspraxis“, die „AG Wohnen“ wünscht." in german.stdout


def test_seats_as_json_from_the_standard_input_and_in_files(tmp_path):
    outs = [tmp_path / "neu" / name for name in ("seats.json", "seats.txt")]
    result = run("-", "--format", "json", "--out", outs[0], "--out", outs[1],
                 input=EXAMPLE.read_bytes())  # fmt: skip
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["status"], len(answer["seats"])) == (0, "optimal", 6)
    assert json.loads(outs[0].read_text("utf-8")) == answer
    assert outs[1].read_text("utf-8").startswith("Beste Besetzung")


def test_where_rules_contradict_each_other_the_program_ends_with_1(asked):
    result = run(asked(size=[0, 1], required=["p1", "p3"]))
    assert result.exit_code == 1
    assert "Es gibt keine Besetzung" in result.stdout
    assert "– „AG Wohnen“ hat höchstens einen Sitz." in result.stdout


def test_a_draw_tells_everybody_their_chance():
    result = run(EXAMPLE, "--draw", "10")
    assert result.exit_code == 0
    assert "Los 6 von 10, gezogen mit der Startzahl 7." in result.stdout
    assert "Filiz: auf 0 von 10 Losen (gerecht wäre 0)" in result.stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"size": [3, 2]}, "aufgabe.json: groups[0].size: Mindestens 3, aber höchstens 2: "),
        ({"required": ["p0"]}, "aufgabe.json: groups[0].required[0]: „p0“ gibt es unter people "),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_place(asked, more, said):
    result = run(asked(**more))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


def test_a_file_that_is_not_there_or_cannot_be_written(tmp_path):
    missing = run(tmp_path / "fehlt.json")
    assert (missing.exit_code, missing.stderr[:12]) == (2, "fehlt.json: ")
    (tmp_path / "datei").write_text("")
    unwritten = run(EXAMPLE, "--out", tmp_path / "datei" / "seats.json")
    assert unwritten.exit_code == 2
    assert "lässt sich nicht schreiben" in unwritten.stderr


def test_what_is_not_used_is_said_beside_the_json(asked):
    result = run(asked(colour="red"), "--format", "json")
    assert result.stderr == "groups[0].colour: Dieses Feld wird nicht benutzt.\n"
    assert "groups[0].colour: Dieses Feld" in run(asked(colour="red")).stdout

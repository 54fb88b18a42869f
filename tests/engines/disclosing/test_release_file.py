"""A TABLES.json becomes a question, or a sentence that says what is wrong and where."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gemeinwerk.engines.disclosure import in_words, release_file, releasing
from gemeinwerk.engines.disclosure.releases import Contradiction, Question, Reason, Why
from gemeinwerk.engines.disclosure.schema import safe_schema, tables_schema
from gemeinwerk.engines.problem_files.errors import ProblemError

DOCS = Path(__file__).resolve().parents[3] / "docs" / "disclosure"
EXAMPLE = json.loads((DOCS / "example.json").read_text("utf-8"))
SCHEMAS = {"tables": tables_schema(), "safe": safe_schema()}
EXPLAINED = (DOCS / "format.md").read_text("utf-8")


def question(data: Any) -> Question:
    return release_file.question_from(release_file.load(json.dumps(data)))[0]


def small(**more: Any) -> dict[str, Any]:
    cells = [{"gender": "f", "count": 30}, {"gender": "m", "count": 20}]
    return {"version": 1, "tables": [{"table": "gender", "answers": 50, "cells": cells}]} | more


def faults(name: str, data: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [error.message for error in validator.iter_errors(json.loads(json.dumps(data)))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_that_of_the_code(name: str) -> None:
    """Where it is not, `.venv/bin/python scripts/schemas` writes it anew."""
    assert json.loads((DOCS / f"{name}.schema.json").read_text("utf-8")) == SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("rounds", [False, True])
def test_the_example_and_its_answers_are_as_the_schemas_say(rounds: bool) -> None:
    assert faults("tables", EXAMPLE) == []
    asked = question(EXAMPLE)
    answer = releasing.release(asked, rounds=rounds)
    written = in_words.as_json(asked, answer, "de")
    assert isinstance(answer, releasing.Safe)
    assert faults("safe", written) == []
    # What was published is read back as it was written.
    again = EXAMPLE | {"published": [*EXAMPLE["published"], *written["tables"]]}
    assert faults("tables", again) == []
    assert question(again).told[-1] == answer.tables[-1]


def test_a_refusal_is_as_the_schema_says_and_names_the_next_release() -> None:
    asked = question(small(tables=[{"table": "g", "answers": 12, "cells": [
        {"gender": "f", "count": 7}, {"gender": "m", "count": 5}]}]))  # fmt: skip
    written = in_words.as_json(asked, releasing.release(asked), "en")
    assert faults("safe", written) == []
    assert written["refused"]["next"] == {
        "text": "Next time from 20 answers on.", "answers": 20,
    }  # fmt: skip


def table(**more: Any) -> dict[str, Any]:
    return small()["tables"][0] | more


@pytest.mark.parametrize(
    ("data", "place", "sentence"),
    [
        (small(minimum=2), "minimum", "eine ganze Zahl von 3 bis 100"),
        (small(floor=19), "floor", "eine ganze Zahl von 20"),
        (small(minimun=5), "minimun", "Gemeint ist wohl „minimum“"),
        (small(tables=[]), "tables", "Die Liste ist leer"),
        (small(asked=49), "asked", "mindestens 50"),
        (small(tables=[table(answers=51)]), "tables[0].answers", "ergeben zusammen 50"),
        (small(tables=[table(cells=[{"count": 50}])]), "tables[0].cells", "eine bis drei"),
        (small(tables=[table(cells=[{"gender": "f", "count": 50}])]), "tables[0].cells",
         "nur einen Wert"),
        (small(tables=[table(cells=[*table()["cells"], {"gender": "f", "count": 30}])]),
         "tables[0].cells[2]", "steht schon bei tables[0].cells[0]"),
        (small(tables=[table(cells=[*table()["cells"], {"count": 49}])]),
         "tables[0].cells[2].count", "ergeben 50"),
        (small(tables=[table(cells=[{"gender": "f", "count": None}])]),
         "tables[0].cells[0].count", "eine ganze Zahl"),
        (small(tables=[table(), table()]), "tables[0].table", "Zwei Tabellen heißen so"),
        (small(published=[table(answers=60)]), "published[0].answers", "höchstens 50"),
        (small(tables=[table(rounded=5)]), "tables[0].rounded", "die genauen Zahlen"),
        (small(published=[table(answers=30, cells=[{"Gender": "f", "count": 20},
                                                   {"Gender": "m", "count": 10}])]),
         "published[0].cells", "„Gender“ heißt an anderer Stelle „gender“"),
        (small(published=[table(answers=30, cells=[{"gender": "F", "count": 20},
                                                   {"gender": "m", "count": 10}])]),
         "published[0].cells", "„F“ heißt an anderer Stelle „f“"),
        (small(asked=60, tables=[table(cells=[{"gender": "f", "count": 30},
                                              {"gender": "keine Angabe", "count": 20}])]),
         "tables[0].cells", '("no_answer": "keine Angabe")'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(data: Any, place: str, sentence: str) -> None:
    with pytest.raises(ProblemError) as caught:
        question(data)
    assert caught.value.place == place
    assert sentence in caught.value.words.de


def test_what_was_published_must_still_be_true() -> None:
    more = table(answers=50, cells=[{"gender": "f", "count": 31}, {"gender": "m", "count": None}])
    asked = question(small(published=[more]))
    with pytest.raises(Contradiction) as caught:
        releasing.release(asked)
    error = release_file.contradiction(caught.value, asked)
    assert error.place == "published[0].cells"
    assert "„gender: f“" in error.words.de


def test_a_cell_of_what_was_published_that_is_not_named_was_not_told() -> None:
    asked = question(small(published=[table(answers=50, cells=[
        {"gender": "f", "count": 30}, {"gender": "m", "count": None}])]))  # fmt: skip
    assert asked.told[0].counts[(("gender", "m"),)] is None


def rows_under(heading: str) -> list[str]:
    after = EXPLAINED.split(f"\n### {heading}\n", 1)[1]
    return re.findall(
        r"^\| `(\w+)` \|", after.split("|---|", 1)[1].split("\n\n", 1)[0], re.MULTILINE
    )


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("The question", SCHEMAS["tables"]),
        ("A table", SCHEMAS["tables"]["properties"]["published"]["items"]),
        ("A cell", SCHEMAS["safe"]["oneOf"][0]["properties"]["tables"]["items"]["properties"]
         ["cells"]["items"]),
        ("The answer", {"properties": SCHEMAS["safe"]["oneOf"][0]["properties"]
                        | SCHEMAS["safe"]["oneOf"][1]["properties"]}),
        ("`refused`", SCHEMAS["safe"]["oneOf"][1]["properties"]["refused"]),
        ("`next`", SCHEMAS["safe"]["oneOf"][1]["properties"]["refused"]["properties"]["next"]),
    ],
)  # fmt: skip
def test_every_field_is_explained(heading: str, part: Any) -> None:
    assert sorted(rows_under(heading)) == sorted(part["properties"])


def test_every_reason_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", EXPLAINED))
    assert {one.value for one in (*Reason, *Why)} <= named

"""The small inputs that lie beside the project, each read as their README says."""

import json
from pathlib import Path

import jsonschema
import pytest

from gemeinwerk.catalogue_files import UnreadableFile, read
from gemeinwerk.catalogue_files.reading_as_json import as_json

FOLDER = Path(__file__).parents[3] / "shared/data/inputs"
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reading.schema.json").read_text("utf-8"))
pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="Die kleinen Eingaben liegen nicht neben dem Projekt."
)


def told(name):
    answer = as_json(read((FOLDER / name).read_bytes(), name))
    jsonschema.validate(answer, SCHEMA)
    return answer


def texts(entries):
    return [entry["text"] for entry in entries]


def cost(kind, low, high=None, rhythm="", sources=(), first_year=None, last_year=None):
    return {
        "kind": kind,
        "low": low,
        "high": low if high is None else high,
        "rhythm": rhythm,
        "sources": [{"name": name, "amount": amount} for name, amount in sources],
        "first_year": first_year,
        "last_year": last_year,
    }


def costs(measure):
    return [
        {key: value for key, value in one.items() if key not in {"currency", "estimate"}}
        for one in measure["costs"]
    ]


COST_WORDS = {
    "1": (
        "2026-01-01", "2027-12-31", False, [],
        [cost("recurring", 30000, rhythm="yearly"), cost("fte", 0.5)],
    ),
    "2": (
        "2026-01-01", None, True, ["20 Std./Woche"], [cost("recurring", 500, rhythm="monthly")],
    ),
    "3": (
        "2026-07-01", "2027-06-30", False, ["100 Stunden"],
        [cost("one_off", 100000, sources=[("Förderung", 90000), ("Eigenmittel", 10000)])],
    ),
    "4": (
        "2025-01-01", None, True, [],
        [cost("one_off", 100000, sources=[("Eigenanteil", 10000)]), cost("fte", 0.5, 1)],
    ),
    "5": ("2030-01-01", None, True, ["3 Monate"], [cost("one_off", 5000, 10000)]),
    "6": (
        "2026-01-01", "2027-12-31", False, ["Person"], [cost("fte", 1), cost("each", 50)],
    ),
    "7": (
        "2027-01-01", None, True, [],
        [cost("one_off", 120000, sources=[("Bund", 60000), ("Land", 30000), ("Stadt", 30000)]),
         cost("fte", 0.5)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", COST_WORDS)
def test_words_of_costs(code):
    one = next(m for m in told("cost-words.csv")["measures"] if m["code"] == code)
    start, end, open_end, rest, lines = COST_WORDS[code]
    assert (one["start"], one["end"], one["open_end"]) == (start, end, open_end)
    assert texts(one["rest"]) == rest
    assert costs(one) == lines
    assert one["cost_state"] == ("" if code == "6" else "stated")


@pytest.mark.parametrize("name", ["heading-thousand.csv", "heading-t-eur.csv"])
def test_thousands_said_in_the_heading(name):
    assert [costs(one) for one in told(name)["measures"]] == [
        [cost("one_off", 30000)], [cost("one_off", 12500)],
    ]  # fmt: skip


def test_a_column_of_totals_is_compared_and_not_added():
    for one in told("two-line-total.xlsx")["measures"]:
        assert costs(one) == [
            cost("one_off", 10000, first_year=2026, last_year=2026),
            cost("one_off", 20000, first_year=2027, last_year=2027),
        ]
        assert one["rest"] == []


def test_an_open_quote_is_an_error_that_names_its_line():
    with pytest.raises(UnreadableFile, match="Zeile 2"):
        told("unclosed-quote.csv")


def test_blanks_after_the_separator():
    answer = told("blank-after-separator.csv")
    assert [one["title"] for one in answer["measures"]] == ["Radweg bauen", "Bäume pflanzen"]
    assert costs(answer["measures"][1]) == [cost("one_off", 5000.5)]
    assert '\\"' not in json.dumps(answer)


def test_numbers_as_they_are_shown():
    codes = [one["code"] for one in told("leading-zeros.xlsx")["measures"]]
    assert (codes[0], codes[-1]) == ("007", "K-003")


def test_a_month_or_a_year_as_it_is_shown_is_its_first_or_last_day():
    first, second = told("month-cells.xlsx")["measures"]
    assert (first["start"], first["end"]) == ("2026-03-01", "2026-12-31")
    assert (second["start"], second["end"]) == ("2026-01-01", "2027-12-31")


@pytest.mark.parametrize("name", ["strike.xlsx", "strike.docx"])
def test_what_is_struck_through_is_not_read_and_is_listed(name):
    answer = told(name)
    first = answer["measures"][0]
    assert first["end"] == "2027-12-31"
    assert costs(first) == [cost("one_off", 45000)]
    assert any("30.000" in text for text in texts(answer["struck"]))
    assert "30000" not in json.dumps(answer["measures"])


def test_hidden_text_is_no_value_and_is_listed():
    answer = told("hidden-text.docx")
    assert answer["measures"][0]["description"] == "Zwei Kilometer."
    assert any("INTERN: Kostenrisiko!" in text for text in texts(answer["hidden"]))


def test_the_prompt_of_an_empty_control_is_empty():
    first = told("placeholder.docx")["measures"][0]
    assert (first["description"], first["lead"]) == ("", [])


def test_a_footnote_and_a_comment_are_listed_with_their_place():
    answer = told("footnote-comment.docx")
    assert len(answer["outside"]) >= 2
    assert all(entry["row"] > 0 for entry in answer["outside"])


def test_a_row_that_begins_further_right():
    two = told("grid-before.docx")["measures"][1]
    assert (two["code"], two["title"], two["field_of_action"]) == ("1.2", "Ampel bauen", "Verkehr")
    assert (two["lead"], two["end"]) == (["Tiefbauamt"], "2027-12-31")


def test_labels_above_their_cells():
    answer = told("label-above.docx")
    assert [one["title"] for one in answer["measures"]] == ["Radweg bauen", "Bäume pflanzen"]

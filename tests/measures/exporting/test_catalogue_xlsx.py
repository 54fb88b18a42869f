"""The exported spreadsheet holds the whole catalogue, and gives it back."""

import copy
import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import catalogue_document, measures_for_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.catalogue_xlsx import xlsx
from gemeinwerk.measures.own_file.recognising import is_ours
from gemeinwerk.measures.own_file.rereading import Reread, reread
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.xlsx import read_xlsx
from tests.alike import examples
from tests.factories.catalogues import rich_concept

Document = dict[str, Any]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


@pytest.fixture
def document(concept: Concept) -> Document:
    return catalogue_document(concept)


def back(data: bytes) -> Reread:
    return reread(read_xlsx(data, Limits()))


def essence(document: Document) -> Document:
    """What a spreadsheet must give back: names and numbers stand for what they name."""
    kept = copy.deepcopy({key: document[key] for key in ("fields", "goals", "themes", "measures")})
    for measure in kept["measures"]:
        measure["contributing"] = [one["name"] for one in measure["contributing"]]
        measure["answers"] = [one["code"] for one in measure["answers"]]
    return kept


def workbook(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


# --- there and back -----------------------------------------------------------------------------


def test_a_full_catalogue_comes_back_as_it_was(document: Document) -> None:
    found = back(xlsx(document))
    assert essence(found.document) == essence(document)
    assert found.unread == []


def test_what_stays_in_the_house_comes_back_too(concept: Concept, document: Document) -> None:
    internals = [internal_document(one) for one in measures_for_document(concept)]
    found = back(xlsx(document, internals))
    full = found.internals["1.1"]
    assert full["internal_notes"] == "Streng intern: Der Amtsleiter zögert."
    assert full["unread"] == [{"column": "Bemerkung 7", "value": "nur im Haus"}]
    assert full["plain_reviewed"] is True


def test_a_public_file_has_no_column_of_the_house(document: Document) -> None:
    head = [cell.value for cell in workbook(xlsx(document))["Maßnahmen"][1]]
    assert head == [column.heading for column in columns.MAIN]


def test_a_heading_has_exactly_one_meaning() -> None:
    for described in (
        (*columns.MAIN, *columns.INTERNAL),
        *((columns.MAIN[0], *part.columns) for part in columns.PARTS),
        *(one.columns for one in columns.LISTS),
    ):
        headings = [column.heading for column in described]
        assert len(set(headings)) == len(headings)


# Texts as forms and the import keep them: without blanks around, lines ended by \n.
hostile = st.one_of(
    st.sampled_from(
        [
            "=1+1",
            "@SUM(A1)",
            "+49 30 123",
            "-5",
            "\u00a0=2",
            "ja",
            "nein",
            "1.5",
            "31.12.2026",
            "#N/A",
            "_x000D_",
            "_x005F_x0041_",
            "'quoted",
            '"doppelt"',
            "a;b",
            "Zeile 1\nZeile 2\n\nZeile 4",
            "Ümläute ß €",
            "👩‍👩‍👧 🇩🇪",
            "TRUE",
            "1e5",
        ]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n\t"),
        max_size=60,
    ),
).map(str.strip)


@given(
    texts=st.lists(hostile, min_size=5, max_size=5),
    numbers=st.lists(
        st.one_of(st.none(), st.integers(0, 10**11), st.decimals(0, 10**9, places=2).map(float)),
        min_size=2,
        max_size=2,
    ),
)
@settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_whatever_is_typed_comes_back(
    document: Document, texts: list[str], numbers: list[float | None]
) -> None:
    changed = copy.deepcopy(document)
    full = changed["measures"][0]
    full["description"], full["goal"], full["lead_text"], status, note = texts
    full["status_text"] = status
    full["notes"][0]["text"] = note
    full["indicators"][0]["baseline"], full["costs"][0]["amount"] = (
        int(n) if n is not None and n == int(n) else n for n in numbers
    )
    found = back(xlsx(changed))
    assert essence(found.document) == essence(changed)
    assert found.unread == []


@pytest.mark.parametrize("text", ["x" * 30_000, "x" * 100_000, "lang " * 20_000 + "Ende"])
def test_a_text_longer_than_a_cell_comes_back(document: Document, text: str) -> None:
    document["measures"][0]["description"] = text
    document["measures"][0]["notes"][0]["text"] = text
    assert essence(back(xlsx(document)).document) == essence(document)


# --- cells --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+1", "-1", "@A1"])
def test_no_text_is_a_formula(document: Document, text: str) -> None:
    document["measures"][0]["title"] = text
    cell = workbook(xlsx(document))["Maßnahmen"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_days_and_amounts_are_days_and_amounts(document: Document) -> None:
    book = workbook(xlsx(document))
    place = [column.key for column in columns.MAIN].index("start") + 1
    day = book["Maßnahmen"].cell(2, place)
    amount = book["Kosten"].cell(2, 5)
    assert (day.value.date(), day.number_format) == (date(2024, 7, 1), "DD.MM.YYYY")
    assert (amount.value, amount.data_type) == (18_000, "n")


def test_an_unknown_amount_is_an_empty_cell_not_nought(document: Document) -> None:
    rows = [[cell.value for cell in row] for row in workbook(xlsx(document))["Kosten"].rows]
    [unknown] = [row for row in rows if row[-1] == "Antrag läuft"]
    assert unknown[4] is None


# --- what a person did to the file --------------------------------------------------------------


def edited(document: Document, change: Any) -> Reread:
    book = workbook(xlsx(document))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return back(stream.getvalue())


def test_a_file_changed_by_hand_says_what_it_says(document: Document) -> None:
    def change(book: Any) -> None:
        book["Maßnahmen"]["B3"] = "Stellenanzeigen überarbeiten"
        book["Maßnahmen"].append(["1.9", "Lotsen einsetzen", "1 Vielfalt in der Verwaltung"])

    measures = edited(document, change).document["measures"]
    assert [(one["code"], one["title"]) for one in measures] == [
        ("1.1", "Führungskräfte zu Antirassismus schulen"),
        ("1.2", "Stellenanzeigen überarbeiten"),
        ("2.1", "Wohnungsberatung stärken"),
        ("1.9", "Lotsen einsetzen"),
    ]


def test_nothing_is_lost_in_silence(document: Document) -> None:
    def change(book: Any) -> None:
        book["Kosten"]["E2"] = "rund achtzehntausend"
        book["Maßnahmen"].insert_cols(3)
        book["Maßnahmen"]["C1"], book["Maßnahmen"]["C2"] = "Anmerkung FB", "bitte prüfen"
        book["Meilensteine"]["A2"] = "9.9"

    found = edited(document, change)
    said = [(one.sheet, one.row, one.column, one.value) for one in found.unread]
    assert ("Kosten", 2, "Betrag in Euro oder VZÄ", "rund achtzehntausend") in said
    assert ("Meilensteine", 2, "Meilenstein", "Vertrag mit der Akademie geschlossen") in said
    assert found.internals["1.1"]["unread"] == [{"column": "Anmerkung FB", "value": "bitte prüfen"}]


def test_only_our_own_files_are_read_like_this(document: Document) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Nummer", "Titel"])
    stream = io.BytesIO()
    book.save(stream)
    assert not is_ours(read_xlsx(stream.getvalue(), Limits()))
    assert is_ours(read_xlsx(xlsx(document), Limits()))

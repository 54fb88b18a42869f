"""Our own CSV brought back: its lists stand in cells, a line a row, and can be edited there."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.document import parts as documents
from gemeinwerk.measures.exporting import columns, lists_in_cells
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import office_of, user_with_role
from tests.factories.catalogues import rich_concept
from tests.measures.importing.promises import exported, hold, nothing_new, undone
from tests.measures.importing.test_promises import BOUNDED

WORDS = [
    "|", " | ", "\\", "\\|", ":", ";", '"', "'", "\n", "\n\n", "    ", "=1+1", "-5 %", "@", "ö",
    "Art: einmalig", "| Art: einmalig", "Jahr: 2030", "Kosten", "\nArt: jährlich", "1.000", "C:\\x",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map("".join).map(str.strip)
NAMES = TEXTS.map(lambda text: text or "x")
PARTS = {part.key: part for part in columns.PARTS}


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


@pytest.fixture
def by(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


def rewritten_cell(content: bytes, heading: str, change: Callable[[str], str]) -> bytes:
    """Our CSV with one cell of measure 1.1 after `change`."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    row = next(one for one in rows if one[0] == "1.1")
    place = rows[0].index(heading)
    assert change(row[place]) != row[place]
    row[place] = change(row[place])
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def brought_back(concept: Concept, by: User, heading: str, change: Callable[[str], str]) -> Any:
    content = rewritten_cell(exported(concept, "csv"), heading, change)
    run = hold(concept, content, "katalog.csv", by)
    assert run.state != "failed", run.error
    nothing_new(concept, content, "katalog.csv")
    return run.preview


def rows_of(concept: Concept, key: str) -> list[dict[str, Any]]:
    measure = Measure.objects.get(concept=concept, code="1.1")
    return [documents.row(key, one) for one in getattr(measure, key).all()]


def test_a_cell_of_costs_is_read_by_people(concept: Concept) -> None:
    content = exported(concept, "csv").decode("utf-8-sig")
    [cell] = [
        row["Kosten"]
        for row in csv.DictReader(io.StringIO(content, newline=""), delimiter=";")
        if row["Nummer"] == "1.1"
    ]
    first, second, third = cell.split("\n")
    assert first.startswith("Art: jährlich | Jahr: 2025 | Bis Jahr: 2026 | Betrag in Euro oder VZÄ")
    assert "Geschätzt: ja" in second
    assert third.endswith("Finanzierung im Einzelnen: Landesprogramm | Bemerkung: Antrag läuft")


def test_no_two_columns_are_called_the_same(concept: Concept) -> None:
    text = exported(concept, "csv").decode("utf-8-sig")
    heads = next(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(heads) == len(set(heads))
    assert {"Kosten", "Stand der Kosten"} <= set(heads)


@given(st.lists(st.fixed_dictionaries({"title": NAMES, "due": st.just("2026-09-30")}), max_size=4))
def test_whatever_a_text_holds_its_line_is_taken_apart_as_it_was_put_together(
    rows: list[dict[str, Any]],
) -> None:
    part = PARTS["milestones"]
    found = lists_in_cells.read(part, lists_in_cells.write(part, rows))
    assert [one.cells for one in found] == [
        {"title": row["title"], "due": "30.09.2026"} for row in rows
    ]
    assert not any(one.further for one in found)


@BOUNDED
@given(TEXTS, NAMES, st.decimals(0, 10**9, places=2), st.integers(1, 3))
def test_a_catalogue_with_everything_in_it_comes_back_and_changes_nothing(
    concept: Concept, text: str, name: str, amount: Decimal, times: int
) -> None:
    """Strokes, colons, semicolons, quotes, lines, formulas, and rows that are alike."""
    with undone():
        measure = concept.measures.get(code="1.1")
        measure.unread = [{"column": "Notiz", "value": name}, {"column": "Art: x", "value": name}]
        measure.description = text
        measure.save()
        for _ in range(times):
            measure.milestones.create(title=name, due=date(2030, 1, 1))
            measure.costs.create(kind="one_off", amount=amount, funding_text=name, note=text)
            measure.indicators.create(name=name, kind="output", target=amount, source=text)
            measure.notes.create(key=f"n{_}", label=name[:200], text=text)
        content = exported(concept, "csv")
        nothing_new(concept, content, "katalog.csv")


def test_a_changed_line_changes_its_row_alone(concept: Concept, by: User) -> None:
    before = rows_of(concept, "costs")
    brought_back(
        concept, by, "Kosten", lambda cell: cell.replace("Antrag läuft", "bewilligt | Jahr: 2027")
    )
    assert rows_of(concept, "costs") == [
        *before[:2],
        {**before[2], "note": "bewilligt", "year": 2027},
    ]


def test_a_new_line_is_a_new_row(concept: Concept, by: User) -> None:
    before = rows_of(concept, "costs")
    line = "\nArt: einmalig|betrag in euro oder VZÄ:25.000 €| Bemerkung: Miete: Halle"
    brought_back(concept, by, "Kosten", lambda cell: cell + line)
    *same, new = rows_of(concept, "costs")
    assert same == before
    assert (new["kind"], new["amount"], new["note"]) == ("one_off", 25_000, "Miete: Halle")


def test_a_line_taken_away_takes_its_row_away(concept: Concept, by: User) -> None:
    before = rows_of(concept, "milestones")
    brought_back(concept, by, "Meilensteine", lambda cell: cell.split("\n")[1])
    assert rows_of(concept, "milestones") == before[1:]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Kosten", "costs"),
        ("Indikatoren", "indicators"),
        ("Meilensteine", "milestones"),
        ("Sachstände", "notes"),
        (columns.words_heading("exceptions"), "overrides"),
    ],
)
@pytest.mark.parametrize("where", ["after", "instead"])
def test_a_line_nobody_understands_stays_text_and_all_rows_stay(
    concept: Concept, by: User, heading: str, key: str, where: str
) -> None:
    measure = Measure.objects.get(concept=concept, code="1.1")
    before = list(getattr(measure, key).values())
    text = "vgl. Vorlage 12/2027"

    def change(cell: str) -> str:
        return f"{cell}\n{text}" if where == "after" else "\n".join([text, *cell.split("\n")[1:]])

    preview = brought_back(concept, by, heading, change)
    hidden = {"id", "measure_id"}
    after = list(getattr(measure, key).values())
    assert [{k: v for k, v in row.items() if k not in hidden} for row in after] == [
        {k: v for k, v in row.items() if k not in hidden} for row in before
    ]
    measure.refresh_from_db()
    assert any(text in one["value"] for one in measure.unread)
    assert any(text in one["value"] for one in preview["unread"])


def test_a_value_nobody_understands_stays_text_and_the_row_keeps_its_own(
    concept: Concept, by: User
) -> None:
    before = rows_of(concept, "costs")
    brought_back(concept, by, "Kosten", lambda cell: cell.replace("Jahr: 2025", "Jahr: bald"))
    assert rows_of(concept, "costs") == before
    unread = Measure.objects.get(concept=concept, code="1.1").unread
    assert {"column": "Kosten (jährlich 2025): Jahr", "value": "bald"} in unread


def test_what_stands_under_no_heading_of_ours_is_kept(concept: Concept, by: User) -> None:
    before = rows_of(concept, "milestones")
    brought_back(
        concept, by, "Meilensteine", lambda cell: cell.replace("\n", " | Ort: Rathaus | offen\n")
    )
    assert rows_of(concept, "milestones") == before
    values = [one["value"] for one in Measure.objects.get(concept=concept, code="1.1").unread]
    assert {"Rathaus", "offen"} <= set(values)


def test_a_second_column_of_the_same_name_adds_no_rows(concept: Concept) -> None:
    rows = list(
        csv.reader(
            io.StringIO(exported(concept, "csv").decode("utf-8-sig"), newline=""), delimiter=";"
        )
    )
    place = rows[0].index("Kosten")
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([*row, row[place]] for row in rows)
    with undone():
        before = rows_of(concept, "costs")
        hold(concept, stream.getvalue().encode("utf-8-sig"), "k.csv", office_of(concept))
        assert rows_of(concept, "costs") == before


def test_a_file_of_earlier_days_says_its_lists_in_words_and_changes_nothing(
    concept: Concept,
) -> None:
    """Before lists were written so that they can be read back."""
    content = exported(concept, "csv")
    measure = concept.measures.get(code="1.1")
    document: dict[str, Any] = {
        key: [documents.row(key, one) for one in getattr(measure, key).all()]
        for key in (*plain_values.PARTS, "notes")
    }
    document |= {"cost_state": measure.cost_state, "cost_text": measure.cost_text}
    for key in document.keys() & {part.key for part in columns.PARTS}:
        told = columns.in_words(key, document)
        content = rewritten_cell(content, columns.words_heading(key), lambda _cell, t=told: t)
    nothing_new(concept, content, "alt.csv")


def test_a_missing_column_says_nothing(concept: Concept, by: User) -> None:
    before = rows_of(concept, "costs")
    rows = list(
        csv.reader(
            io.StringIO(exported(concept, "csv").decode("utf-8-sig"), newline=""), delimiter=";"
        )
    )
    place = rows[0].index("Kosten")
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(row[:place] + row[place + 1 :] for row in rows)
    run = hold(concept, stream.getvalue().encode("utf-8-sig"), "k.csv", by)
    assert rows_of(concept, "costs") == before
    assert any("fehlen Spalten: „Kosten“" in note for note in run.preview["messages"])


def test_a_few_columns_of_it_are_still_ours(concept: Concept, by: User) -> None:
    """Read as anybody's file it would empty leads and count costs twice."""
    rows = csv.DictReader(
        io.StringIO(exported(concept, "csv").decode("utf-8-sig"), newline=""), delimiter=";"
    )
    stream = io.StringIO()
    kept = csv.DictWriter(
        stream, ["Nummer", "Titel", "Federführung", "Kosten"], delimiter=";", extrasaction="ignore"
    )
    kept.writeheader()
    kept.writerows(rows)
    nothing_new(concept, stream.getvalue().encode("utf-8-sig"), "auszug.csv")


LINES = ["frei | erfunden", "Art: jährlich", "Jahr: 2031", "Meilenstein: | x", "Text: a: b\n    c"]


@BOUNDED
@given(
    st.lists(
        st.tuples(
            st.sampled_from([one.heading for one in columns.LISTED]),
            st.sampled_from(["add", "drop", "put", "twice", "empty"]),
            st.one_of(st.sampled_from(LINES), TEXTS),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_done_to_the_lines_of_a_cell_the_review_holds(
    concept: Concept, by: User, deeds: list[tuple[str, str, str, int]]
) -> None:
    content = exported(concept, "csv")
    for heading, deed, text, place in deeds:

        def change(cell: str, deed: str = deed, text: str = text, place: int = place) -> str:
            lines = cell.split("\n")
            at = place % len(lines)
            if deed == "empty":
                return "" if cell else "x"
            if deed == "twice":
                return "\n".join([*lines, lines[at]])
            if deed == "drop" and len(lines) > 1:
                return "\n".join(lines[:at] + lines[at + 1 :])
            added = [f"{lines[at]} | {text}."] if deed == "put" else [lines[at], f"{text}."]
            return "\n".join([*lines[:at], *added, *lines[at + 1 :]])

        content = rewritten_cell(content, heading, change)
    with undone():
        run = hold(concept, content, "katalog.csv", by)
        assert run.state != "failed", run.error
        nothing_new(concept, content, "katalog.csv")
        nothing_new(concept, exported(concept), "danach.xlsx")
        nothing_new(concept, exported(concept, "csv"), "danach.csv")

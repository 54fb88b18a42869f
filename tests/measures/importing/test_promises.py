"""What the review promises is what taking over does, and nothing that stood in a cell is lost."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.catalogue_files import Reading
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.own_file import read
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.tables.csvfile import read_csv
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.xlsx import read_xlsx
from tests.catalogue_files import files
from tests.factories import ConceptFactory, user_with_role
from tests.factories.catalogues import rich_concept
from tests.measures.importing.conftest import HEAD, ROWS
from tests.measures.importing.promises import (
    edited,
    exported,
    hold,
    lost_texts,
    nothing_new,
    undone,
)

MUENSTER = Path(__file__).parents[4] / "shared/data/muenster/muenster_sachstand.csv"
NASTY = [
    "II. Quartal 2027", "sobald die Mittel da sind", "31.12.2027", "2025-03", "Ende 2026",
    "01.01.2031", "ca. 18.000 €", "25.000", "12,5", "-4", "viele", "1e400", "999999999999999",
    "Fachbereich Unbekannt", "FB 11", "9 Sport", "1", "1 Wohnen", "Z9 Neues Ziel", "Z1",
    "umgesetzt", "halb fertig", "ja", "x", "vielleicht", "Gender", "Musik; Tanz", "B1, B7", "1.1",
    "1.2", "1,3", "2.1", "x" * 600, "keine", "-", "k. A.", "=1+1", "Daueraufgabe", "#BEZUG!",
    "noch nicht ermittelt", "A7", "'=2", "beziffert", "Land NRW", "jährlich",
]  # fmt: skip
TYPED = st.one_of(
    st.none(),
    st.sampled_from(NASTY),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20).map(
        str.strip
    ),
)
BOUNDED = settings(
    max_examples=4,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a process for each file, but with all that is said between the two."""

    def read_here(content: bytes, name: str, **how: Any) -> Reading:
        said = msgspec.msgpack.encode(read(content, name, **how))
        return msgspec.msgpack.decode(said, type=Reading)

    monkeypatch.setattr(operations, "read_apart", read_here)


class File:
    """A file to be changed; hypothesis shows it in a word."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __repr__(self) -> str:
        return "our own file"

    def edited(self, change: Callable[[Any], None]) -> bytes:
        return edited(self.content, change)


def texts_of(content: bytes, kind: str) -> set[str]:
    """Everything that stands in a file below its headings, but our own explanations."""
    read = {"xlsx": read_xlsx, "csv": read_csv}[kind]
    book = read(content, Limits())
    sheets = [sheet for sheet in book.sheets if sheet.name != "Legende"]
    found = {text for one in sheets for row in one.rows[1:] for text in row.cells.values()}
    return found | {text for *_place, text in book.lost} | {one.text for one in book.aside}


def play(concept: Concept, office: User, content: bytes, kind: str = "xlsx") -> None:
    """Take over what somebody made of a file, and see that all of it is true and kept."""
    name = f"katalog.{kind}"
    with undone():
        typed = texts_of(content, kind)
        if kind == "csv":  # which says rows of others in words of its own
            typed -= texts_of(exported(concept, kind), kind)
        run = hold(concept, content, name, office)
        assert run.state != "failed", run.error
        assert lost_texts(typed, concept, run.preview) == []
        nothing_new(concept, content, name)
        nothing_new(concept, exported(concept), "danach.xlsx")
        nothing_new(concept, exported(concept, "csv"), "danach.csv")


# --- our own workbook -----------------------------------------------------------------------------

SHEETS = [
    *["Maßnahmen"] * 3, "Indikatoren", "Meilensteine", "Kosten", "Sachstände", "Ausnahmen",
    "Handlungsfelder", "Ziele", "Querschnittsthemen",
]  # fmt: skip


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


@pytest.fixture
def ours(concept: Concept) -> File:
    return File(exported(concept))


def set_cell(sheet: Any, row: int, column: int, text: str | None) -> None:
    cell = sheet.cell(row, min(column, sheet.max_column))
    cell.value = text
    if text is not None:
        cell.data_type = "s"


CHANGES = st.lists(
    st.tuples(st.sampled_from(SHEETS), st.integers(2, 5), st.integers(1, 37), TYPED),
    min_size=2,
    max_size=8,
)


@BOUNDED
@given(CHANGES)
def test_any_cell_of_our_own_workbook(
    concept: Concept,
    office: User,
    ours: File,
    changes: list[tuple[str, int, int, str | None]],
) -> None:
    def change(book: Any) -> None:
        for name, row, column, text in changes:
            set_cell(book[name], row, column, text)

    play(concept, office, ours.edited(change))


def _delete_row(sheet: Any, at: int) -> None:
    sheet.delete_rows(2 + at % 3)


def _repeat_row(sheet: Any, at: int) -> None:
    sheet.append([cell.value for cell in sheet[2]])


def _further_column(sheet: Any, at: int) -> None:
    place = 1 + at % (sheet.max_column + 1)
    sheet.insert_cols(place)
    sheet.cell(1, place).value = ["Anmerkung", "Ende", None, "Nicht zugeordnet: neu"][at % 4]
    sheet.cell(2, place).value = "eigener Text"


def _swap_columns(sheet: Any, at: int) -> None:
    one, other = 1 + at % sheet.max_column, 1 + (at // 7) % sheet.max_column
    for row in range(1, sheet.max_row + 1):
        first, second = sheet.cell(row, one), sheet.cell(row, other)
        first.value, second.value = second.value, first.value


def _delete_column(sheet: Any, at: int) -> None:
    sheet.delete_cols(1 + at % sheet.max_column)


def _merge_numbers(sheet: Any, at: int) -> None:
    sheet.merge_cells("A2:A3")


def _merge(sheet: Any, at: int) -> None:
    column = 1 + at % sheet.max_column
    last = min(sheet.max_column, column + at % 2)
    sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=last)


def _formula(sheet: Any, at: int) -> None:
    sheet.cell(2, 1 + at % sheet.max_column).value = "=SUM(Z1:Z2)"


def _error(sheet: Any, at: int) -> None:
    cell = sheet.cell(2, 1 + at % sheet.max_column)
    cell.value, cell.data_type = "#REF!", "e"


def _rename_column(sheet: Any, at: int) -> None:
    sheet.cell(1, 1 + at % sheet.max_column).value = "Umbenannt"


def _twice(sheet: Any, at: int) -> None:
    place = sheet.max_column + 1
    sheet.cell(1, place).value = sheet.cell(1, 1 + at % sheet.max_column).value
    sheet.cell(2, place).value = "zweite Spalte"


def _title_above(sheet: Any, at: int) -> None:
    sheet.insert_rows(1)
    sheet.cell(1, 1).value = "Stand der Liste"


def _comment(sheet: Any, at: int) -> None:
    sheet.cell(2, 2).comment = Comment("bitte klären", "Büro")


def _delete_sheet(sheet: Any, at: int) -> None:
    if sheet.title != "Maßnahmen":
        sheet.parent.remove(sheet)


def _rename_sheet(sheet: Any, at: int) -> None:
    if sheet.title != "Maßnahmen":
        sheet.title = "Anderes"


DEEDS = [
    _delete_row, _repeat_row, _further_column, _swap_columns, _delete_column, _merge_numbers,
    _merge, _formula, _error, _rename_column, _twice, _title_above, _comment, _delete_sheet,
    _rename_sheet,
]  # fmt: skip


@BOUNDED
@given(
    st.lists(
        st.tuples(st.sampled_from(DEEDS), st.sampled_from(SHEETS), st.integers(0, 300)),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_done_to_rows_columns_and_sheets(
    concept: Concept, office: User, ours: File, deeds: list[tuple[Any, str, int]]
) -> None:
    def change(book: Any) -> None:
        for deed, name, at in deeds:
            if name in book.sheetnames:
                deed(book[name], at)

    play(concept, office, ours.edited(change))


# --- our own CSV ----------------------------------------------------------------------------------


@BOUNDED
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 39), TYPED), min_size=2, max_size=8))
def test_any_cell_of_our_own_csv(
    concept: Concept, office: User, changes: list[tuple[int, int, str | None]]
) -> None:
    lines = exported(concept, "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter=";"))
    rows.append([""] * len(rows[0]))
    for row, column, text in changes:
        rows[row][column % len(rows[0])] = text or ""
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    play(concept, office, stream.getvalue().encode("utf-8-sig"), "csv")


def test_our_own_csv_brought_back_changes_nothing(concept: Concept) -> None:
    concept.measures.filter(code="1.2").update(title="=1+1", goal="'=2", obstacles="-5 %")
    nothing_new(concept, exported(concept, "csv"), "katalog.csv")


# --- files of others ------------------------------------------------------------------------------

FOREIGN = [*HEAD, "Status", "Notiz", "Indikator", "Zielwert", "Meilensteine", "Stellenanteile"]
MORE = ["in Umsetzung", "eilt", "Teilnahmen", "200", "Vertrag bis 30.06.2026; Start", "0,5"]


@pytest.fixture
def others(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="fremd", title="Konzept")


@BOUNDED
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 12), TYPED), min_size=1, max_size=4),
    st.booleans(),
)
def test_any_cell_of_a_file_of_others(
    others: Concept, office: User, changes: list[tuple[int, int, str | None]], first: bool
) -> None:
    rows: list[list[Any]] = [[*row, *MORE] for row in ROWS]
    before = files.xlsx([FOREIGN, *rows])
    for row, column, text in changes:
        rows[row][column] = text

    def as_text(sheet: Any) -> None:
        for line in sheet.iter_rows():
            for cell in line:
                if isinstance(cell.value, str):
                    cell.data_type = "s"

    content = files.xlsx([FOREIGN, *rows], as_text)
    with undone():
        if not first:
            operations.import_now(others, content=before, name="k.xlsx", by=None)
        run = hold(others, content, "k.xlsx", office)
        if run.state == "failed":
            return
        assert lost_texts(texts_of(content, "xlsx"), others, run.preview) == []
        nothing_new(others, content, "k.xlsx")
        nothing_new(others, exported(others), "danach.xlsx")
        nothing_new(others, exported(others, "csv"), "danach.csv")


@pytest.mark.skipif(not MUENSTER.exists(), reason="Münsters Tabelle liegt nicht daneben.")
@settings(BOUNDED, max_examples=2)
@given(st.lists(st.tuples(st.integers(1, 275), st.integers(0, 6), TYPED), min_size=2, max_size=6))
def test_any_cell_of_muensters_tree(
    others: Concept, office: User, changes: list[tuple[int, int, str | None]]
) -> None:
    lines = csv.reader(io.StringIO(MUENSTER.read_text(encoding="utf-8"), newline=""))
    rows = [row for row in lines if row]
    for row, column, text in changes:
        rows[row % len(rows) or 1][column] = text or ""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    content = stream.getvalue().encode()
    with undone():
        operations.import_now(others, content=MUENSTER.read_bytes(), name="m.csv", by=None)
        run = hold(others, content, "m.csv", office)
        assert run.state != "failed", run.error
        typed = texts_of(content, "csv") - texts_of(MUENSTER.read_bytes(), "csv")
        assert lost_texts(typed, others, run.preview) == []
        nothing_new(others, content, "m.csv")
        nothing_new(others, exported(others), "danach.xlsx")

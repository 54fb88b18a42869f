"""Bounds hold over the whole file, for every format, and while it is read."""

import tracemalloc
from collections.abc import Callable

import pytest

from gemeinwerk.catalogue_files import Limits, UnreadableFile, read
from tests.catalogue_files import files, hostile

LONG = "x" * 30_000


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(data, "datei", limits=limits or Limits())
    return caught.value.message


FEW = Limits(max_rows=500)
# What it is, the file, what the refusal says; with the limits that an office has, or with few
# rows where their number alone is the attack.
ATTACKS: dict[str, tuple[Callable[[], bytes], str, Limits]] = {
    "rows and columns that repeat a text": (
        lambda: hostile.ods_bomb(20_000, 200, LONG),
        "300000 Zeichen",
        Limits(),
    ),
    "rows that repeat a text": (
        lambda: hostile.ods_bomb(19_000, 3, LONG),
        "mehr Text",
        Limits(),
    ),
    "rows and columns that repeat a letter": (
        lambda: hostile.ods_bomb(19_000, 200, "x"),
        "mehr Text",
        Limits(),
    ),
    "rows without end": (
        lambda: hostile.ods_bomb(999_999_999, 1, "x"),
        "20000 Zeilen",
        Limits(),
    ),
    "columns without end": (
        lambda: hostile.ods_bomb(1, 999_999_999, "x"),
        "200 Spalten",
        Limits(),
    ),
    "a table 4,000 times": (lambda: hostile.ods_sheets(4_000), "200 Blätter", Limits()),
    "spans in spans": (lambda: hostile.ods_deep(5_000), "verschachtelt", Limits()),
    "a part listed as 4,000 sheets": (
        lambda: hostile.xlsx_sheets(4_000),
        "200 Blätter",
        Limits(),
    ),
    "a part listed as 150 sheets": (
        lambda: hostile.xlsx_sheets(150, rows=5),
        "500 Zeilen",
        FEW,
    ),
    "a string said in every cell": (
        lambda: hostile.xlsx_shared(32_000, 200),
        "300000 Zeichen",
        Limits(),
    ),
    "a string said in every row": (
        lambda: hostile.xlsx_shared(32_000, 3, rows=5_000),
        "mehr Text",
        Limits(),
    ),
    "elements in elements": (lambda: hostile.xlsx_deep(50_000), "verschachtelt", Limits()),
    "a table of Word without end": (lambda: hostile.docx_rows(501), "500 Zeilen", FEW),
    "cells that span": (
        lambda: hostile.docx_rows(1, *["x"] * 30, span=999),
        "200 Spalten",
        Limits(),
    ),
    "paragraphs without end": (
        lambda: hostile.docx(hostile.docx_paragraph("x") * 501),
        "500 Zeilen",
        FEW,
    ),
    "frames in frames": (lambda: hostile.docx_deep(5_000), "verschachtelt", Limits()),
    "a line of two million cells": (
        lambda: hostile.csv_line(2_000_000),
        "200 Spalten",
        Limits(),
    ),
    "a line of a thousand cells": (lambda: hostile.csv_line(1_000), "200 Spalten", Limits()),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_is_refused_with_a_sentence_before_it_is_large(attack: str) -> None:
    make, says, limits = ATTACKS[attack]
    data = make()
    tracemalloc.start()
    try:
        said = refusal(data, limits)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert says in said
    assert most < 120 * 1024 * 1024


@pytest.mark.parametrize(
    ("data", "limits", "says"),
    [
        (files.xlsx([["Nr.", "Maßnahme"], ["1", "x"]], b=[["x"]]), Limits(max_sheets=1), "Blätter"),
        (files.ods([["Nr.", "Maßnahme"], ["1", "x"]]), Limits(max_cells=3), "3 Zellen"),
        (files.csv([["Nr.", "Maßnahme"], ["1", "x"]]), Limits(max_cells=3), "3 Zellen"),
        (files.csv([["Nr.", "Maßnahme"], ["1", "x"]]), Limits(max_rows=1), "1 Zeilen"),
        (files.csv([["Nr.", "Maßnahme"], ["1", "xxxx"]]), Limits(max_characters=15), "15 Zeichen"),
        (files.sheets_docx({"Maßnahme": "x", "Amt": "y"}), Limits(max_rows=1), "1 Zeilen"),
        (files.sheets_docx({"Maßnahme": "x", "Amt": "y"}), Limits(max_cells=3), "3 Zellen"),
        (files.sheets_docx({"Maßnahme": "x" * 99}), Limits(max_row_characters=50), "50 Zeichen"),
        (files.csv([["Nr.", "x" * 99]]), Limits(max_row_characters=50), "50 Zeichen"),
        (files.xlsx([["Nr.", "x" * 99]]), Limits(max_row_characters=50), "50 Zeichen"),
        (files.ods([["Nr.", "x" * 99]]), Limits(max_row_characters=50), "50 Zeichen"),
    ],
)
def test_every_limit_holds_for_every_format(data: bytes, limits: Limits, says: str) -> None:
    assert says in refusal(data, limits)


def test_rows_of_all_sheets_count_together() -> None:
    rows = [["Nr.", "Maßnahme", "Amt"], *([str(n), f"M {n}", "FB 1"] for n in range(8))]
    data = files.xlsx(rows, Zweites=rows)
    assert len(read(data, "x.xlsx", limits=Limits(max_rows=18)).sheets) == 2
    assert refusal(data, Limits(max_rows=17)).startswith("Die Datei hat mehr als 17 Zeilen.")


def test_parts_count_as_often_as_they_are_read() -> None:
    """A part of 50,000 elements that is listed again and again."""
    data = hostile.xlsx_sheets(100, rows=2)
    once = Limits(max_elements=1_500)
    assert "Auspacken" in refusal(data, once)


@pytest.mark.parametrize("places", [300, 3_000_000])
def test_a_number_is_not_shown_with_more_places_than_excel_has(places: int) -> None:
    (measure,) = read(hostile.xlsx_places(places), "x.xlsx").measures
    assert max(len(measure.title), len(measure.code)) < 300


def test_merged_areas_beyond_the_limit_change_nothing() -> None:
    data = hostile.xlsx_merges(20_000)
    assert len(read(data, "x.xlsx", limits=Limits(max_merges=5)).measures) == 1


@pytest.mark.parametrize("value", ["1E+999999999", "9" * 5_000, "1E-999999999", "-" * 100_000])
def test_numbers_nobody_can_write_are_kept_as_they_stand(value: str) -> None:
    title = "<c t='inlineStr'><is><t>Kurse</t></is></c>"
    row = f"<row><c><v>1</v></c>{title}<c><v>{value}</v></c></row>"
    data = hostile.xlsx(f"<sheetData>{hostile.xlsx_head()}{row}</sheetData>")
    assert [one.title for one in read(data, "x.xlsx").measures] == ["Kurse"]


def test_what_excel_writes_at_the_end_of_each_line_is_no_column() -> None:
    line = ";" * 16_380
    data = f"Nr.;Maßnahme;Amt{line}\n1;Kurse;FB 1{line}\n".encode()
    assert [one.title for one in read(data, "x.csv").measures] == ["Kurse"]

"""The language rules on a real climate concept, judged by hand. Its data are not in the project."""

import csv
from pathlib import Path

import pytest

from gemeinwerk.engines.smart import Catalogue, Measure, check

TABLE = Path(__file__).parents[3] / "shared" / "data" / "muenster" / "muenster_sachstand.csv"
# Read by a person: a deed is only announced, and no quantity, place or named product pins it down;
# or none is told (V5: a fit measure, decided by others, of which little is to be expected).
VAGUE = {
    *("Ü5", "Ü6", "Ü7", "B4", "B5+6", "B12", "E7"),
    *("V3", "V4", "V5", "V6+7", "V8", "V9", "V10", "V12"),
}


@pytest.fixture(scope="module")
def measures() -> tuple[Measure, ...]:
    """Title and plan of each measure; the progress reports are status and are not judged."""
    if not TABLE.exists():
        pytest.skip(f"{TABLE} is not there: the table of the city of Münster lies beside a clone")
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["id"]]
    plans = {row["parent"]: row["text"] for row in rows if row["title"] == "geplant"}
    return tuple(
        Measure(key=row["id"], title=row["title"], description=plans[row["id"]])
        for row in rows
        if row["id"] in plans
    )


def test_all_measures_are_there(measures: tuple[Measure, ...]) -> None:
    assert len(measures) == 54


def test_what_is_called_vague_is_vague(measures: tuple[Measure, ...]) -> None:
    found = {one.measure for one in check(Catalogue(measures)) if one.code == "S102"}
    assert len(found & VAGUE) / len(found) >= 0.85
    assert len(found & VAGUE) / len(VAGUE) >= 0.75


def test_no_measure_is_called_several_that_is_one(measures: tuple[Measure, ...]) -> None:
    assert [one.quote for one in check(Catalogue(measures)) if one.code == "S103"] == []


def test_what_the_table_has_no_column_for_is_said_once(measures: tuple[Measure, ...]) -> None:
    columns = frozenset({"code", "title", "description", "priority", "status"})
    found = check(Catalogue(measures, columns=columns))
    assert [one.code for one in found if one.measure is None] == ["S104", "M201", "R402", "T501"]
    assert sum(1 for one in found if one.code == "A301") == 54
    assert {one.code for one in found if one.measure} == {"A301", "S102"}

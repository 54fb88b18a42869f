"""What the review says was understood, cell by cell."""

from typing import Any

import pytest

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.measures.importing import operations
from tests.catalogue_files import files

pytestmark = pytest.mark.django_db
HEAD = ["Nr.", "Maßnahme", "Zeitraum", "Federführung"]
LONG = "Amt für Soziales, " * 12


def cells(concept: Concept, *rows: list[str]) -> list[dict[str, Any]]:
    """For each measure its cells by their label."""
    content = files.xlsx([HEAD, *rows])
    run = operations.upload(concept, content=content, name="k.xlsx", by=None)
    jobs.work_one()
    run.refresh_from_db()
    return [{one["label"]: one for one in step["cells"]} for step in run.preview["steps"]]


def test_times_are_said_as_they_were_understood(concept: Concept) -> None:
    typed = ["ab 2027", "bis Ende 2028", "2026-2028", "Daueraufgabe ab 2026", "Daueraufgabe"]
    rows = [[str(n), f"Maßnahme Nummer {n}", one, ""] for n, one in enumerate(typed, start=1)]
    assert [one["Zeitraum"]["meant"] for one in cells(concept, *rows)] == [
        "ab 01.01.2027",
        "bis 31.12.2028",
        "01.01.2026 – 31.12.2028",
        "Daueraufgabe, ab 01.01.2026",
        "Daueraufgabe",
    ]


def test_what_is_long_is_shortened_in_the_review(concept: Concept) -> None:
    [found] = cells(concept, ["1", "Beratung", "", LONG])
    typed = found["Federführung"]["typed"]
    assert (len(typed) <= 160, typed.endswith(" …")) == (True, True)
    assert len(typed) > 150

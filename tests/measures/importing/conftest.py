from collections.abc import Callable
from typing import Any

import pytest

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.importing.planning import Plan
from tests.catalogue_files import files
from tests.factories import ConceptFactory, UnitFactory

HEAD = ["Nr.", "Handlungsfeld", "Maßnahme", "Federführung", "Mitwirkung", "Zeitraum", "Kosten"]
ROWS = [
    ["1", "Wohnen", "Beratung", "FB 38", "FB 23; freie Träger", "2025–2026", "5.000 € einmalig"],
    ["2", "Wohnen", "Leitfaden", "FB 23", "", "laufend", "projektabhängig"],
    ["3", "Arbeit", "Praktika", "Handwerk", "", "kurzfristig", ""],
]


@pytest.fixture
def concept(town: Any) -> Concept:
    UnitFactory(municipality=town, name="Fachbereich Soziales", abbreviation="FB 38")
    UnitFactory(municipality=town, name="Fachbereich Bildung", abbreviation="FB 23")
    return ConceptFactory(municipality=town, slug="ik", title="Integrationskonzept")


@pytest.fixture
def take_over(concept: Concept) -> Callable[..., Plan]:
    """`take_over(rows)`: import these rows now, under `HEAD` or another heading."""

    def imported(rows: Any, *, head: Any = HEAD, **more: Any) -> Plan:
        content = files.xlsx([head, *rows])
        return operations.import_now(concept, content=content, name="k.xlsx", by=None, **more)[0]

    return imported

from collections.abc import Callable
from typing import Any

import pytest

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import queries
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ChangeSet, Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.municipalities.models import Municipality
from tests.catalogue_files import files
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    UnitFactory,
    user_with_role,
)

HEAD = ["Nr.", "Handlungsfeld", "Maßnahme", "Federführung", "Zeitraum", "Kosten", "Bemerkung 7"]
ROWS = [
    ["1", "Wohnen", "Beratung", "FB 38", "2025–2026", "5.000 € einmalig", "eilt"],
    ["2", "Wohnen", "Leitfaden", "FB 23", "laufend", "projektabhängig", ""],
    ["3", "Arbeit", "Praktika", "Handwerk", "kurzfristig", "", ""],
]
LATER = [
    ["1", "Wohnen", "Beratung in fünf Sprachen", "FB 23", "2026–2027", "9.000 € jährlich", "ruht"],
    ["2", "Wohnen", "Leitfaden", "FB 23", "laufend", "projektabhängig", ""],
    ["3", "Arbeit", "Praktika", "Handwerk", "kurzfristig", "", ""],
    ["4", "Bildung", "Mentoring", "FB 23", "2026", "", ""],
]


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town, name="Jana Beispiel")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    UnitFactory(municipality=town, name="Fachbereich Soziales", abbreviation="FB 38")
    UnitFactory(municipality=town, name="Fachbereich Bildung", abbreviation="FB 23")
    return ConceptFactory(municipality=town, slug="ik", title="Integrationskonzept")


@pytest.fixture
def take_over(concept: Concept, office: User) -> Callable[..., ChangeSet]:
    """`take_over(rows)`: import these rows; what was kept of it."""

    def imported(rows: Any, *, head: Any = HEAD, name: str = "k.xlsx") -> ChangeSet:
        content = files.xlsx([head, *rows])
        _plan, run = importing.import_now(concept, content=content, name=name, by=office)
        assert run
        return ChangeSet.objects.select_related("run", "concept").get(run=run)

    return imported


def measure(concept: Concept, code: str) -> Measure:
    return Measure.objects.get(concept=concept, code=code)


@pytest.fixture
def many(concept: Concept) -> list[Measure]:
    field = FieldFactory(concept=concept, code="1")
    unit = UnitFactory(municipality=concept.municipality, name="Fachbereich Personal")
    found = [
        MeasureFactory(field=field, code=f"1.{n}", lead_unit=unit, confirmation="confirmed")
        for n in range(1, 4)
    ]
    writing.refresh_search(queries.of_concept(concept))
    return found

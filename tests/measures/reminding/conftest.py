"""A measure of a unit that is carried out, and who is told of it."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    UnitFactory,
    user_with_role,
)


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return UnitFactory(municipality=town, name="Fachbereich Personal")


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def editor(town: Municipality, unit: Organisation) -> User:
    return user_with_role("unit_editor", town, unit=unit, name="Kim Muster")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik", status="implementation")


@pytest.fixture
def measure(concept: Concept, unit: Organisation) -> Measure:
    return MeasureFactory(
        field=FieldFactory(concept=concept), code="1.1", title="Schulen", lead_unit=unit
    )

import pytest

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import FieldOfAction
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
    return UnitFactory(municipality=town, name="Fachbereich Personal", abbreviation="FB 11")


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town, name="Jana Beispiel")


@pytest.fixture
def editor(town: Municipality, unit: Organisation) -> User:
    return user_with_role(Role.UNIT_EDITOR, town, unit=unit, name="Kim Muster")


@pytest.fixture
def field(town: Municipality) -> FieldOfAction:
    concept = ConceptFactory(municipality=town, slug="integration")
    return FieldFactory(concept=concept, code="1", title="Vielfalt in der Verwaltung")


@pytest.fixture
def measure(field: FieldOfAction, unit: Organisation) -> Measure:
    return MeasureFactory(field=field, code="1.1", title="Führungskräfte schulen", lead_unit=unit)

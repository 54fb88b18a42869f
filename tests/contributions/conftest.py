import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, user_with_role


@pytest.fixture
def concept(town: Municipality) -> Concept:
    new: Concept = ConceptFactory(municipality=town, slug="ik", public=True)
    return new


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")

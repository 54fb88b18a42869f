"""A concept with two groups, and three people who wish to work in them."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.compositions import operations
from gemeinwerk.compositions.operations import Wishes
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    PersonFactory,
    user_with_role,
)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik")


@pytest.fixture
def bodies(town: Municipality, concept: Concept) -> list[Body]:
    found = [
        BodyFactory(municipality=town, name=name, seats_low=1, seats_high=2)
        for name in ("Wohnen", "Arbeit")
    ]
    for one in found:
        FieldFactory(concept=concept, working_group=one)
    return found


@pytest.fixture
def people(town: Municipality) -> list[Person]:
    return [PersonFactory(municipality=town, name=name) for name in ("Ada", "Ben", "Cem")]


@pytest.fixture
def wishing(concept: Concept, bodies: list[Body], people: list[Person], office: User) -> Concept:
    """Ada and Ben wish Wohnen first, Cem wishes Arbeit."""
    housing, work = (one.pk for one in bodies)
    for person, wishes in zip(people, ([housing, work], [housing], [work]), strict=True):
        operations.set_wishes(concept, person=person, wishes=Wishes(wishes), by=office)
    return concept

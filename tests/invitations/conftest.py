"""A concept in preparation, a body with seats, and a wave with a German text."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import ActorGroup, Body, Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.models import Wave
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    user_with_role,
)

BODY = "{anrede}\n\nbitte kommen Sie zur {gruppe}. Antworten Sie bis {frist}:\n\n{link}\n"


def in_days(number: int) -> date:
    return localdate() + timedelta(days=number)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town)


@pytest.fixture
def group(town: Municipality) -> ActorGroup:
    return ActorGroup.objects.create(
        municipality=town, name="Vereine", kind="ngo", position=99
    ) if not ActorGroup.objects.filter(municipality=town, kind="ngo").exists() else (
        ActorGroup.objects.get(municipality=town, kind="ngo")
    )  # fmt: skip


@pytest.fixture
def people(town: Municipality) -> list[Person]:
    """Two with an address, one without, and one who shares the first's address."""
    club = OrganisationFactory(municipality=town, kind="ngo", name="Verein Brücke")
    made = [
        PersonFactory(municipality=town, name="Aylin Kaya", email="kaya@bruecke.example"),
        PersonFactory(municipality=town, name="Bo Öztürk", email="bo@bruecke.example"),
        PersonFactory(municipality=town, name="Cem Arslan", email=""),
        PersonFactory(municipality=town, name="Dana Weiß", email="KAYA@bruecke.example"),
    ]
    made[0].organisations.add(club)
    return made


@pytest.fixture
def body(town: Municipality, people: list[Person]) -> Body:
    found = BodyFactory(municipality=town, name="AG Wohnen")
    for person in people[:3]:
        SeatFactory(body=found, sitting=person)
    return found


@pytest.fixture
def wave(concept: Concept, office: User) -> Wave:
    found = operations.create_wave(concept, name="Auftakt", answer_until=in_days(20), by=office)
    operations.write_text(found, language="de", subject="Einladung, {name}", body=BODY, by=office)
    return found

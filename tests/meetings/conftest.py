"""An office, a body, a concept, and a meeting in a week."""

from datetime import datetime, timedelta

import pytest
from django.utils.timezone import get_current_timezone, now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings import operations
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, ConceptFactory, PersonFactory, user_with_role


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=get_current_timezone())  # type: ignore[arg-type]


BEGINS, ENDS = moment(2099, 3, 9, 16, 30), moment(2099, 3, 9, 18, 30)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def body(town: Municipality) -> Body:
    return BodyFactory(municipality=town, name="AG Wohnen")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik", title="Integrationskonzept", public=True)


@pytest.fixture
def meeting(body: Body, concept: Concept, office: User) -> Meeting:
    return operations.create_meeting(
        body, concept=concept, starts_at=BEGINS, ends_at=ENDS, place="Rathaus", by=office
    )


@pytest.fixture
def past(body: Body, concept: Concept, office: User) -> Meeting:
    """It began an hour ago."""
    begun = now() - timedelta(hours=1)
    return operations.create_meeting(
        body, concept=concept, starts_at=begun, ends_at=begun + timedelta(hours=2), by=office
    )


def wished(concept: Concept, text: str, **person: str) -> Reply:
    wave = concept.waves.create(
        name=f"Welle {concept.waves.count()}", answer_until=BEGINS.date(), state="running"
    )
    who = PersonFactory(municipality=concept.municipality, **person)
    invitation = wave.invitations.create(person=who, answer="accepted")
    return Reply.objects.create(invitation=invitation, themes=text, given_at=BEGINS)

"""A concept that is being written, with two measures and what people said."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory

SAID = "Nach dem Auszug hatten wir niemanden mehr, als die Abrechnung kam."


def said(concept: Concept, number: int, text: str = SAID, **more: Any) -> Contribution:
    now = timezone.now()
    values: dict[str, Any] = {
        "kind": "need",
        "channel": "meeting",
        "state": "public",
        "received_at": now,
        "changed_at": now,
    }
    made: Contribution = Contribution.objects.create(
        concept=concept, number=number, text=text, **values | more
    )
    return made


@pytest.fixture
def concept(town: Municipality) -> Concept:
    made: Concept = ConceptFactory(municipality=town, slug="integration", status="drafting")
    return made


@pytest.fixture
def measure(concept: Concept) -> Measure:
    made: Measure = MeasureFactory(
        field=FieldFactory(concept=concept, code="2", title="Wohnen"),
        code="2.2",
        title="Wohnberatung",
        description="Zwei Menschen beraten. Sie begleiten den Auszug und lesen jede Abrechnung.",
    )
    return made


@pytest.fixture
def office(client_as: Callable[..., Client]) -> Client:
    return client_as("office", name="Jana Beispiel")


@pytest.fixture
def by(office: Client) -> User:
    return office.user  # type: ignore[attr-defined,no-any-return]

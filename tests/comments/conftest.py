"""A public concept with a draft that can be commented on, and the measure and the goal in it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.comments import operations, queries
from gemeinwerk.comments.models import DraftAnchor, PartKind
from gemeinwerk.comments.page.operations import comment
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Participation, Voice
from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.municipalities.models import Municipality
from tests.contributions.form.conftest import SAID, WHO
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    GoalFactory,
    MeasureFactory,
    published_version,
    user_with_role,
)

GOAL = (
    "Alle Ämter haben Sprachmittlung. Das gilt bis Ende 2027. Niemand wartet länger als zwei Tage."
)
LATE = "Das gilt bis Ende 2027."


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def office_client(office: User) -> Client:
    client = Client()
    client.force_login(office)
    return client


@pytest.fixture
def concept(town: Municipality) -> Concept:
    made: Concept = ConceptFactory(municipality=town, public=True, slug="ik")
    return made


@pytest.fixture
def measure(concept: Concept) -> Measure:
    field = FieldFactory(concept=concept, code="1", title="Sprache")
    GoalFactory(concept=concept, field=field, code="Z1", title="Alle werden verstanden.")
    made: Measure = MeasureFactory(
        concept=concept, field=field, code="1.1", title="Sprachmittlung", goal=GOAL
    )
    return made


@pytest.fixture
def version(concept: Concept, measure: Measure) -> CatalogueVersion:
    return published_version(concept, kind="participation")


@pytest.fixture
def phase(concept: Concept, version: CatalogueVersion, office: User) -> Participation:
    today = localdate()
    made = Participation.objects.create(
        concept=concept,
        title="Was sagen Sie zum Entwurf?",
        question="Was fehlt?",
        opens=today - timedelta(days=3),
        closes=today + timedelta(days=10),
        moderation="after",
    )
    operations.set_draft(made, version=version, by=office)
    return made


def commented(
    phase: Participation, place: str = "goal.1", words: str = "", **changed: Any
) -> Contribution:
    """Somebody said something to a passage of measure 1.1, or with `code` of another part."""
    version = CatalogueVersion.objects.get(asked_about__participation=phase)
    code, kind = changed.pop("code", "1.1"), changed.pop("kind", PartKind.MEASURE)
    part = queries.part(version, kind, code)
    assert part is not None
    word = comment(
        phase,
        word=new_word(),
        said=SAID | {"kind": "comment", "text": "Das ist zu spät."} | changed,
        who=WHO,
        version=version,
        part=part,
        passage=part.passage(place, words),
    )
    found: Contribution = Voice.objects.get(proof=hashed(word)).contribution
    return found


def anchor(contribution: Contribution) -> DraftAnchor:
    return DraftAnchor.objects.select_related("version").get(contribution=contribution)

"""A public concept with a field, a theme, and a phase in which anybody may say something."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form import operations
from gemeinwerk.contributions.models import Contribution, Participation, Voice
from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, ThemeFactory, user_with_role

SAID: dict[str, Any] = {
    "kind": "proposal",
    "text": "Die Ausschilderung im Rathaus sollte auch auf Ukrainisch sein.",
    "language": "de",
    "field": None,
    "themes": [],
    "target_group": "",
    "place_name": "",
    "latitude": None,
    "longitude": None,
    "answers": {},
}
WHO: dict[str, Any] = {"name": "", "email": "", "role": "", "named": False}


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    made: Concept = ConceptFactory(municipality=town, public=True)
    FieldFactory(concept=made, title="Wohnen")
    ThemeFactory(concept=made, title="Gender")
    return made


@pytest.fixture
def phase(concept: Concept) -> Participation:
    today = localdate()
    return Participation.objects.create(
        concept=concept,
        title="Was fehlt in der Stadt?",
        question="Was soll sich ändern?",
        opens=today - timedelta(days=3),
        closes=today + timedelta(days=10),
    )


def say(phase: Participation, **changed: Any) -> Voice:
    """Somebody has sent it; `changed`: of what is said and who says it, and `doubts`."""
    said = SAID | {name: value for name, value in changed.items() if name in SAID}
    who = WHO | {name: value for name, value in changed.items() if name in WHO}
    rest = {name: value for name, value in changed.items() if name == "doubts"}
    word = operations.submit(phase, said=said, who=who, word=new_word(), **rest)
    return Voice.objects.select_related("contribution__concept__municipality").get(
        proof=hashed(word)
    )


def of(contribution: Contribution) -> Contribution:
    return Contribution.objects.get(pk=contribution.pk)

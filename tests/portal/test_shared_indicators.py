"""Whom an indicator serves is told as it is published: no draft, nothing withdrawn, no other's."""

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.figures.models import SharedIndicator
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BreakdownFactory,
    ConceptFactory,
    ContradictionFactory,
    GoalFactory,
    MeasureFactory,
    SharedIndicatorFactory,
    make_public,
    published_version,
)

pytestmark = pytest.mark.django_db
PAGE = "/konzepte/ik/kennzahlen/"


@pytest.fixture
def concept(town: Municipality) -> Concept:
    found = ConceptFactory(municipality=town, public=True, slug="ik")
    field = MeasureFactory(concept=found, code="1.1", title="Sprachmittlung für alle").field
    GoalFactory(concept=found, field=field, code="Z 1", title="Alle werden verstanden")
    published_version(found)
    return found


@pytest.fixture
def shared(concept: Concept) -> SharedIndicator:
    """It serves what is published, and what is drafted here and elsewhere."""
    found = SharedIndicatorFactory(concept=concept)
    goal, measure = concept.goals.get(), concept.measures.get()
    elsewhere = ConceptFactory(municipality=concept.municipality, slug="neu", title="Klimaplan")
    draft = MeasureFactory(field=goal.field, code="1.2", title="Geheimer Entwurf")
    for one in (measure, draft, MeasureFactory(concept=elsewhere, code="1.1", title="Solardach")):
        found.uses.create(measure=one, indicator="Gespräche")
    foreign = GoalFactory(concept=elsewhere, code="Z 1", title="Weniger Hitze")
    drafted = GoalFactory(concept=concept, field=goal.field, code="Z 2", title="Noch ein Entwurf")
    for one in (goal, drafted, foreign):
        found.uses.create(goal=one)
    ContradictionFactory(concept=concept, measure=draft, subject="Verschwiegen")
    BreakdownFactory(concept=concept, measure=draft, title="Wen der Entwurf meint")
    return found


HIDDEN = ("Geheimer Entwurf", "Solardach", "Weniger Hitze", "Noch ein Entwurf", "Verschwiegen",
          "Wen der Entwurf meint", "Klimaplan")  # fmt: skip


def test_only_what_is_published_is_named(shared: SharedIndicator, client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "1.1 Sprachmittlung für alle" in page
    assert "Z 1 Alle werden verstanden" in page
    assert [one for one in HIDDEN if one in page] == []


def test_a_draft_that_took_the_number_of_another_is_not_taken_for_it(
    shared: SharedIndicator, client: Client
) -> None:
    concept = shared.concept
    concept.measures.filter(code="1.1").update(code="9.9")
    concept.measures.filter(code="1.2").update(code="1.1")
    make_public(concept)
    page = client.get(PAGE).content.decode()
    assert page.count("1.1 Sprachmittlung für alle") == 1
    assert "9.9" not in page
    assert [one for one in HIDDEN if one in page] == []


def test_of_what_was_withdrawn_nothing_is_named(shared: SharedIndicator, client: Client) -> None:
    CatalogueVersion._base_manager.filter(concept=shared.concept).update(published=False)
    make_public(shared.concept)
    page = client.get(PAGE).content.decode()
    assert shared.name in page
    for one in (*HIDDEN, "Sprachmittlung für alle", "Alle werden verstanden"):
        assert one not in page

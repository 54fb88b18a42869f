"""What is exported as a spreadsheet and imported again is the same catalogue."""

from typing import Any

import pytest

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import catalogue_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.making import draft_file
from gemeinwerk.measures.importing.operations import import_now
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FindingFactory, ReviewFactory, user_with_role
from tests.factories.catalogues import rich_concept

# Texts as they hurt: a formula, quotes, lines, letters beyond the alphabet, more than a cell holds.
HOSTILE = "=1+1\n\"quoted\"; 'x'\n\nÄÖÜ ß € 👩‍👩‍👧 _x000D_ " + "lang " * 8_000 + "Ende"


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    concept = rich_concept(town)
    concept.measures.filter(code="1.1").update(description=HOSTILE, obstacles="-5 % weniger")
    concept.measures.filter(code="1.2").update(title="@Stellenanzeigen", goal="k. A.", end=None)
    return concept


@pytest.fixture
def empty(town: Municipality, concept: Concept) -> Concept:
    """Another concept with the same predecessor and review, and nothing in its catalogue."""
    other = ConceptFactory(municipality=town, predecessor=concept.predecessor)
    FindingFactory(review=ReviewFactory(concept=other), code="B1", text="Rassismus fehlt.")
    return other


def catalogue(concept: Concept) -> dict[str, Any]:
    """What the file carries: not who let findings stand, nor the bodies of the concept."""
    document = catalogue_document(Concept.objects.get(pk=concept.pk))
    for measure in document["measures"]:
        del measure["exceptions"]
    for field in document["fields"]:
        del field["working_group"]
    return {key: document[key] for key in ("fields", "themes", "goals", "measures")}


def internals(concept: Concept) -> list[dict[str, Any]]:
    found = [internal_document(measure) for measure in concept.measures.all()]
    for one in found:
        del one["confirmation"]  # a unit gives its word, a file does not
    return found


def test_an_exported_catalogue_comes_into_an_empty_concept_as_it_was(
    concept: Concept, empty: Concept, office: User
) -> None:
    content = draft_file(concept, "xlsx", reader=office)
    import_now(empty, content=content, name="katalog.xlsx", by=office)
    assert catalogue(empty) == catalogue(concept)
    assert internals(empty) == internals(concept)


def test_bringing_it_back_changes_nothing(concept: Concept, office: User) -> None:
    content = draft_file(concept, "xlsx", reader=office)
    before, revisions = catalogue(concept), list(concept.measures.values_list("pk", "revision"))
    import_now(concept, content=content, name="katalog.xlsx", by=office)
    assert catalogue(concept) == before
    assert list(concept.measures.values_list("pk", "revision")) == revisions


def test_a_public_file_takes_nothing_away_that_stays_in_the_house(
    concept: Concept, office: User
) -> None:
    content = draft_file(concept, "xlsx", reader=None)
    before = internals(concept)
    import_now(concept, content=content, name="katalog.xlsx", by=office)
    assert internals(concept) == before


def test_what_was_exported_and_changed_meanwhile_comes_back(concept: Concept, office: User) -> None:
    content = draft_file(concept, "xlsx", reader=office)
    before = catalogue(concept)
    full = concept.measures.get(code="1.1")
    full.milestones.all().delete()
    full.themes.clear()
    Measure.objects.filter(concept=concept).update(target_group="", goal="verschlimmbessert")
    import_now(concept, content=content, name="katalog.xlsx", by=office)
    assert catalogue(concept) == before

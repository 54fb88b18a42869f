"""What is asked of the published catalogue: what was before, who leads, how many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal import measure_queries, queries
from tests.factories import (
    FieldFactory,
    FindingFactory,
    MeasureFactory,
    ReviewFactory,
    public_concept,
    published_version,
)


def withdraw(concept: Concept, number: int) -> None:
    version = concept.versions.get(number=number)
    version.published = False
    version.save(update_fields=["published"])


@pytest.fixture
def versions(concept: Concept) -> list[CatalogueVersion]:
    """Three: the second was never published."""
    published_version(concept)
    published_version(concept)
    withdraw(concept, 2)
    return list(concept.versions.order_by("number"))


def states(concept: Concept, code: str, number: int) -> list[int]:
    frozen = FrozenMeasure.objects.select_related("version").get(code=code, version__number=number)
    return [state.version.number for state in measure_queries.published_states(frozen, concept)]


def test_a_measure_is_followed_through_what_was_published(
    concept: Concept, versions: list[CatalogueVersion]
) -> None:
    assert states(concept, "1.1", 3) == [1, 3]
    Measure.objects.filter(code="1.1").delete()
    assert states(concept, "1.1", 3) == [1, 3]


def test_a_measure_with_a_new_number_is_the_same_one(
    concept: Concept, versions: list[CatalogueVersion]
) -> None:
    Measure.objects.filter(code="1.1").update(code="1.9")
    assert published_version(concept).number == 4
    assert states(concept, "1.9", 4) == [1, 3, 4]
    assert len(versions) == 3


def test_before_the_first_version_there_was_none_and_nobody_is_asked(concept: Concept) -> None:
    frozen = FrozenMeasure.objects.select_related("version").get(code="1.1")
    with CaptureQueriesContext(connection) as asked:
        assert measure_queries.published_states(frozen, concept) == [frozen]
    assert len(asked) == 0


def test_a_concept_counts_the_measures_of_what_was_published_last(
    town: Municipality, concept: Concept, versions: list[CatalogueVersion]
) -> None:
    Measure.objects.filter(code="1.2").delete()
    withdraw(published_version(concept).concept, 3)
    (listed,) = queries.concepts(town)
    assert (listed.version_number, listed.measure_count) == (4, 2)
    assert len(versions) == 3


def test_without_a_published_version_nothing_is_counted(
    town: Municipality, concept: Concept
) -> None:
    withdraw(concept, 1)
    (listed,) = queries.concepts(town)
    assert (listed.version_number, listed.measure_count) == (None, None)
    assert queries.published(town, "integration") is None


def test_who_is_responsible_for_how_many(town: Municipality) -> None:
    field = FieldFactory(concept=public_concept(town), code="1", title="Verwaltung")
    for number, lead in enumerate(["Amt 7", "", "Amt 7"]):
        MeasureFactory(field=field, code=f"1.{number}", lead_text=lead)
    assert queries.leads(published_version(field.concept)) == {"": 1, "Amt 7": 2}


def test_each_finding_of_the_review_knows_the_measures_that_answer_it(concept: Concept) -> None:
    finding = FindingFactory(review=ReviewFactory(concept=concept), code="B1")
    for code in ("1.1", "2.1"):
        Measure.objects.get(code=code).answers.add(finding)
    version = published_version(concept)
    answers = queries.answers_to_findings(version)
    assert {code: sorted(one for one, _title in told) for code, told in answers.items()} == {
        "B1": ["1.1", "2.1"]
    }

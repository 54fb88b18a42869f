"""What was found becomes what the next edition must answer."""

from datetime import date

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts import queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation import operations
from gemeinwerk.evaluation.errors import NoNextEdition, NotComplete
from gemeinwerk.evaluation.models import Evaluation
from tests.evaluation.conftest import fill_in
from tests.factories import FindingFactory, ReviewFactory

pytestmark = pytest.mark.django_db


def _next(concept: Concept, office: User) -> Concept:
    return concepts.begin_next_edition(
        concept,
        title="Integrationskonzept",
        period_start=date(2030, 1, 1),
        period_end=date(2034, 12, 31),
        by=office,
    )


def _findings(concept: Concept) -> list[tuple[str, str]]:
    return [(one.finding.code, one.state) for one in queries.findings(concept)]


def test_the_next_edition_begins_with_what_was_found_and_what_stayed_open(
    evaluation: Evaluation, office: User
) -> None:
    concept = evaluation.concept
    review = ReviewFactory(concept=concept)
    FindingFactory(review=review, code="B1", text="Schon 2018 offen.")
    FindingFactory(review=review, code="B9", elsewhere="Im Bildungsplan.")
    fill_in(evaluation, office)
    operations.close(evaluation, by=office)
    new = _next(concept, office)
    # Both had a finding B1: neither takes the other's place.
    assert _findings(new) == [("B1", "open"), (f"B1/{concept.edition}", "open")]
    review = queries.review(new)
    assert review
    assert review.summary == "Viel getan, wenig gemessen."
    handed = evaluation.findings.get()
    assert handed.handed_to
    assert handed.handed_to.review_id == review.pk


def test_what_is_closed_later_is_handed_on_once(evaluation: Evaluation, office: User) -> None:
    with pytest.raises(NotComplete):
        operations.hand_on(evaluation, by=office)
    fill_in(evaluation, office)
    closed = operations.close(evaluation, by=office)
    with pytest.raises(NoNextEdition):
        operations.hand_on(closed, by=office)
    Concept.objects.filter(pk=closed.concept_id).update(status="evaluated")
    closed.refresh_from_db()
    new = concepts.create(
        closed.concept.municipality,
        title="Integrationskonzept",
        period_start=date(2030, 1, 1),
        period_end=date(2034, 12, 31),
        by=office,
        predecessor=closed.concept,
    )
    assert [operations.hand_on(closed, by=office) for _ in range(2)] == [1, 0]
    assert _findings(new) == [("B1", "open")]


def test_without_an_evaluation_there_is_no_review_to_answer(concept: Concept, office: User) -> None:
    assert queries.review(_next(concept, office)) is None

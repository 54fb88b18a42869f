"""A concept that is carried out, with a goal, a measure and a key question."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation import operations
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    FieldFactory,
    GoalFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    public_concept,
    user_with_role,
)

YESTERDAY = localdate() - timedelta(days=1)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def concept(town: Municipality, office: User) -> Concept:
    found = public_concept(town)
    Concept.objects.filter(pk=found.pk).update(status="implementation", decided_on=YESTERDAY)
    found.refresh_from_db()
    goal = GoalFactory(concept=found, field=FieldFactory(concept=found, code="7"), code="Z 7")
    FieldFactory(concept=found, code="8")
    measure = MeasureFactory(
        concept=found, field=goal.field, goal_ref=goal, code="7.1", implementation="done"
    )
    IndicatorFactory(measure=measure, name="Tage bis zum Termin")
    MeasuredValueFactory(measure=measure, indicator="Tage bis zum Termin", day=YESTERDAY)
    operations.add_key_question(found, text="Wen erreichen die Angebote?", by=office)
    return found


@pytest.fixture
def evaluation(concept: Concept, office: User) -> Evaluation:
    return operations.begin(concept, kind="end", as_of=YESTERDAY, by=office)


def fill_in(evaluation: Evaluation, office: User, **summary: Any) -> Evaluation:
    """Everything said, so that it can be closed."""
    for judgement in evaluation.judgements.all():
        operations.judge(
            judgement,
            delivery="yes",
            delivery_words="Alles getan.",
            effect="unknown",
            effect_words="Niemand hat gemessen.",
            by=office,
        )
    for recommendation in evaluation.recommendations.all():
        operations.recommend(
            recommendation, advice="adapt", rests_on="Gespräch mit dem Träger.", by=office
        )
    for answer in evaluation.answers.all():
        operations.answer(answer, text="Vor allem Ältere.", by=office)
    operations.add_finding(evaluation, code="B1", text="Kein Ziel war messbar.", by=office)
    return operations.edit(evaluation, summary="Viel getan, wenig gemessen.", by=office)

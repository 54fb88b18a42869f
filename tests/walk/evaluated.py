"""The scene's evaluations, their surveys and what came of them: for the walks over addresses."""

from typing import Any

from django.utils.timezone import now

from gemeinwerk.evaluation.document import document
from tests.factories import (
    EvaluationFactory,
    EvaluationFindingFactory,
    EvidenceFactory,
    FreeTextFactory,
    JudgementFactory,
    KeyAnswerFactory,
    KeyQuestionFactory,
    RecommendationFactory,
    SurveyFactory,
    SurveyQuestionFactory,
)


def evaluated(scene: Any) -> None:
    """One that is published, as the first of its concept, and one that is open."""
    scene.key_question = KeyQuestionFactory(concept=scene.concept)
    scene.closed = EvaluationFactory(concept=scene.concept, number=1)
    EvaluationFindingFactory(evaluation=scene.closed)
    scene.closed.content = document(scene.closed)
    scene.closed.state, scene.closed.published, scene.closed.closed_at = "closed", True, now()
    scene.closed.save()
    scene.evaluation = EvaluationFactory(concept=scene.concept, number=2)
    scene.judgement = JudgementFactory(
        evaluation=scene.evaluation, goal=scene.goal, field=scene.field
    )
    scene.evidence = EvidenceFactory(judgement=scene.judgement)
    scene.recommendation = RecommendationFactory(evaluation=scene.evaluation, measure=scene.measure)
    scene.key_answer = KeyAnswerFactory(evaluation=scene.evaluation, question=scene.key_question)
    scene.evaluation_finding = EvaluationFindingFactory(evaluation=scene.evaluation)
    _surveys(scene)


def _surveys(scene: Any) -> None:
    """One that is being answered, and one that has ended."""
    scene.survey = SurveyFactory(evaluation=scene.evaluation, state="open", access="links")
    scene.survey_question = SurveyQuestionFactory(survey=scene.survey)
    over = SurveyFactory(evaluation=scene.closed, state="closed", answered=9, closed_at=now())
    scene.free_text = FreeTextFactory(
        question=SurveyQuestionFactory(survey=over, kind="text", options=[])
    )

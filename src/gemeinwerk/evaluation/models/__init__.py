"""What is asked of a concept from the start, how it is judged at its middle and its end, and what
those who took part say."""

from gemeinwerk.evaluation.models.evaluation import (
    Advice,
    Evaluation,
    EvaluationFinding,
    EvaluationKind,
    EvaluationState,
    Evidence,
    Judgement,
    KeyAnswer,
    KeyQuestion,
    Recommendation,
    Verdict,
)
from gemeinwerk.evaluation.models.survey import (
    NO_ANSWER,
    FreeText,
    QuestionKind,
    Survey,
    SurveyAccess,
    SurveyLink,
    SurveyMail,
    SurveyQuestion,
    SurveyState,
    Tally,
)

__all__ = [
    "NO_ANSWER",
    "Advice",
    "Evaluation",
    "EvaluationFinding",
    "EvaluationKind",
    "EvaluationState",
    "Evidence",
    "FreeText",
    "Judgement",
    "KeyAnswer",
    "KeyQuestion",
    "QuestionKind",
    "Recommendation",
    "Survey",
    "SurveyAccess",
    "SurveyLink",
    "SurveyMail",
    "SurveyQuestion",
    "SurveyState",
    "Tally",
    "Verdict",
]

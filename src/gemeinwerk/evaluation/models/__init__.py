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

__all__ = [
    "Advice",
    "Evaluation",
    "EvaluationFinding",
    "EvaluationKind",
    "EvaluationState",
    "Evidence",
    "Judgement",
    "KeyAnswer",
    "KeyQuestion",
    "Recommendation",
    "Verdict",
]

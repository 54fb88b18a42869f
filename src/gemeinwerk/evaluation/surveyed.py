"""What a survey may be told to have said: counts that betray nobody, and texts that were chosen."""

from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from gemeinwerk.engines.suppressing import any_of_several, one_of_several, people
from gemeinwerk.evaluation.models import (
    NO_ANSWER,
    QuestionKind,
    Survey,
    SurveyQuestion,
    SurveyState,
)

Document = dict[str, Any]

AGREEMENT: tuple[str | Promise, ...] = (
    _("stimme gar nicht zu"),
    _("stimme eher nicht zu"),
    _("teils, teils"),
    _("stimme eher zu"),
    _("stimme voll zu"),
)


def survey_document(survey: Survey) -> Document | None:
    """Of one that is ended; while people answer, two looks would tell what one of them said.

    A count that is kept back is None, and so is the number of people below five; then nothing of
    what they said is told.
    """
    if survey.state != SurveyState.CLOSED:
        return None
    assert survey.closed_at
    told = people(survey.answered)
    questions = survey.questions.prefetch_related("tallies", "texts")
    return {
        "title": survey.title,
        "title_en": survey.title_en,
        "access": survey.access,
        "ended_on": str(localdate(survey.closed_at)),
        "people": told,
        "questions": [_question(one, told) for one in questions] if told is not None else [],
    }


def _question(question: SurveyQuestion, answered: int) -> Document:
    shown, without = _counts(question, answered)
    return {
        "kind": question.kind,
        "text": question.text,
        "text_en": question.text_en,
        "options": question.options,
        "counts": shown,
        "without_answer": without,
        "texts": [one.public_text for one in question.texts.all() if one.public_text],
    }


def _counts(question: SurveyQuestion, answered: int) -> tuple[list[int | None], int | None]:
    """Of each answer, and of those who left the question out."""
    counts = {one.place: one.count for one in question.tallies.all()}
    if not counts:
        return [], None
    answers = [counts[place] for place in range(len(counts) - 1)]
    if question.kind == QuestionKind.SEVERAL:
        return any_of_several(answers, answered), None
    *shown, without = one_of_several([*answers, counts[NO_ANSWER]])
    return shown, without

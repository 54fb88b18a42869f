"""What comes to the questions of a phase with a contribution, within the verb that takes it.

answers = {question.pk: [0, 2], other.pk: "…"}
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from gemeinwerk.contributions.asking.errors import Unanswered
from gemeinwerk.contributions.asking.models import AskedKind, AskedQuestion, Given
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.lengths import require_bearable

LONGEST = 1_000
"""Characters of a text."""
Answers = Mapping[int, list[int] | str]


def put(contribution: Contribution, answers: Answers) -> None:
    """Of a held one that is saved: of each question that was asked a row, left out or not. What is
    asked no more keeps what was stated to it."""
    known = {one.question_id: one for one in contribution.given.all()}
    asked = AskedQuestion.objects.filter(phase=contribution.participation_id, ended_at=None)
    rows: list[Given] = []
    for question in asked:
        if question.pk not in answers:
            if question.required:
                raise Unanswered(_("Inzwischen ist eine Frage dazugekommen. Bitte prüfen Sie sie."))
            continue
        row = known.get(question.pk) or Given(contribution=contribution, question=question)
        row.places, text = _stated(question, answers[question.pk])
        if text != row.text:
            row.text, row.in_results, row.kept_inside = text, False, False
        rows.append(row)
    Given.objects.bulk_create([one for one in rows if one.pk is None])
    Given.objects.bulk_update(
        [one for one in rows if one.pk is not None], ["places", "text", "in_results", "kept_inside"]
    )


def texts(answers: Answers) -> str:
    """All that was written, to be looked through for what is doubtful."""
    return "\n".join(one for one in answers.values() if isinstance(one, str))


def are_other_words(contribution: Contribution, answers: Answers) -> bool:
    """Whether a text is not the one that was read."""
    known = {one.question_id: one.text for one in contribution.given.all()}
    return any(
        isinstance(value, str) and value.strip() and value.strip() != known.get(key, "")
        for key, value in answers.items()
    )


def _stated(question: AskedQuestion, value: list[int] | str) -> tuple[list[int], str]:
    if question.kind == AskedKind.TEXT:
        text = value.strip() if isinstance(value, str) else ""
        require_bearable(text)
        _require(question, bool(text))
        return [], text[:LONGEST]
    known = range(len(question.labels))
    places = sorted({one for one in value if one in known}) if isinstance(value, list) else []
    if question.kind != AskedKind.SEVERAL:
        places = places[:1]
    _require(question, bool(places))
    return places, ""


def _require(question: AskedQuestion, is_answered: bool) -> None:
    if question.required and not is_answered:
        raise Unanswered(_("Bitte beantworten Sie: {question}").format(question=question.text))

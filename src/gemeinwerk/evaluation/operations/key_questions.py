"""Key questions: agreed at the start, changed later in plain sight of the concept's history."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import move, put_last, written
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.evaluation.models import EvaluationState, KeyAnswer, KeyQuestion
from gemeinwerk.evaluation.operations.writing import require_words
from gemeinwerk.evaluation.verbs import EvaluationVerb


@verb
def add_key_question(concept: Concept, *, by: User | None, text: str) -> KeyQuestion:
    """Every evaluation answers it, one that is open too."""
    found = hold(concept)
    require_words(text, _("Bitte schreiben Sie die Leitfrage auf."))
    new = KeyQuestion(concept=found, text=text.strip())
    put_last(new, found.key_questions.all())
    new.save()
    KeyAnswer.objects.bulk_create(
        KeyAnswer(evaluation=one, question=new)
        for one in found.evaluations.filter(state=EvaluationState.OPEN)
    )
    after = {"question": new.text}
    written(found, verb=EvaluationVerb.KEY_QUESTION_ADD, by=by, after=after, public=False)
    return new


@verb
def edit_key_question(
    question: KeyQuestion, *, by: User | None, seen: Seen = None, **values: Any
) -> KeyQuestion:
    """Word it otherwise; the old wording stays in the history, and in what was closed before."""
    concept = hold(question.concept)
    found = hold(question)
    require_words(values.get("text", found.text), _("Bitte schreiben Sie die Leitfrage auf."))
    changed = EvaluationVerb.KEY_QUESTION_EDIT
    before, after = lost_update.apply(found, values, seen=seen, verb=changed, recorded_with=concept)
    if after:
        found.save()
        written(concept, verb=changed, by=by, before=before, after=after, public=False)
    return found


@verb
def move_key_question(
    question: KeyQuestion, *, by: User | None, up: bool = False, to: int | None = None
) -> None:
    """One place up or down, or to a place counted from 0."""
    concept = hold(question.concept)
    found = hold(question)
    if move(found, concept.key_questions.all(), up=up, to=to):
        written(concept, verb=EvaluationVerb.KEY_QUESTION_MOVE, by=by, public=False)


@verb
def remove_key_question(question: KeyQuestion, *, by: User | None) -> None:
    """With what an open evaluation answered it; closed ones keep both."""
    concept = hold(question.concept)
    found = hold(question)
    before = {"question": found.text}
    written(concept, verb=EvaluationVerb.KEY_QUESTION_REMOVE, by=by, before=before, public=False)
    found.delete()

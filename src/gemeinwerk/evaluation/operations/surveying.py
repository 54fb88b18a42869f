"""A survey: planned, opened, answered by anybody, ended; texts that are shown are chosen.

plan_survey(evaluation, title="…", closes_on=day, by=user)
open_survey(survey, by=user)
take_part(survey, answers={question.pk: [0, 2], other.pk: "…"}, token="…")
end_survey(survey, by=user)
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.operations.writing import move, put_last
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.engines.suppressing import AT_LEAST, people
from gemeinwerk.evaluation.errors import (
    LinkUsed,
    NothingSaid,
    SurveyNotOpen,
    SurveyRuns,
    TooFew,
    WrongChoice,
)
from gemeinwerk.evaluation.models import (
    NO_ANSWER,
    Evaluation,
    FreeText,
    QuestionKind,
    Survey,
    SurveyAccess,
    SurveyLink,
    SurveyQuestion,
    SurveyState,
    Tally,
)
from gemeinwerk.evaluation.operations.writing import (
    lock,
    lock_part,
    require_open,
    require_words,
    write_part,
    written,
)
from gemeinwerk.evaluation.verbs import EvaluationVerb

TEXTS_KEPT = timedelta(days=180)
"""So long after a survey ended its texts can be read; then they are deleted. The page says so."""
MOST_LINKS = 500
SCALE = 5
Answers = Mapping[int, list[int] | str]


@verb
def plan_survey(
    evaluation: Evaluation, *, title: str, closes_on: date, by: User | None, **details: Any
) -> Survey:
    """Of an open evaluation; it has one. `details`: fields of the model."""
    present = lock(evaluation)
    require_open(present)
    if Survey.objects.filter(evaluation=present).exists():
        raise SurveyRuns(_("Diese Auswertung hat schon eine Befragung."))
    new = Survey.objects.create(
        evaluation=present,
        key=secrets.token_hex(8),
        title=title,
        closes_on=closes_on,
        **details,
    )
    written(present, verb=EvaluationVerb.SURVEY_PLAN, by=by)
    return new


@verb
def edit_survey(survey: Survey, *, by: User | None, seen: Seen = None, **values: Any) -> Survey:
    """Whoever answers after reading something else answers something else: once it is open, only
    its end changes."""
    present = lock_part(survey)
    _require_not(present, SurveyState.CLOSED)
    if present.state == SurveyState.OPEN and set(values) - {"closes_on"}:
        raise SurveyRuns(
            _("Die Befragung ist offen. Ändern lässt sich nur noch, bis wann sie offen ist.")
        )
    changed = EvaluationVerb.SURVEY_EDIT
    write_part(present, what=present.title, values=values, verb=changed, by=by, seen=seen)
    return present


@verb
def add_survey_question(
    survey: Survey,
    *,
    by: User | None,
    kind: str,
    text: str,
    text_en: str = "",
    options: Iterable[Mapping[str, str]] = (),
) -> SurveyQuestion:
    present = lock_part(survey)
    _require_not(present, SurveyState.OPEN, SurveyState.CLOSED)
    new = SurveyQuestion(
        survey=present,
        kind=kind,
        text=text.strip(),
        text_en=text_en.strip(),
        options=[{"de": one["de"], "en": one["en"]} for one in options],
    )
    _require_options(new)
    put_last(new, present.questions.all())
    new.save()
    written(present.evaluation, verb=EvaluationVerb.SURVEY_EDIT, by=by)
    return new


@verb
def edit_survey_question(
    question: SurveyQuestion, *, by: User | None, seen: Seen = None, **values: Any
) -> SurveyQuestion:
    survey = lock_part(question.survey)
    _require_not(survey, SurveyState.OPEN, SurveyState.CLOSED)
    present = hold(question)
    present.options = values.pop("options", present.options)
    changed = EvaluationVerb.SURVEY_EDIT
    lost_update.apply(present, values, seen=seen, verb=changed, recorded_with=survey.evaluation)
    _require_options(present)
    present.save()
    written(survey.evaluation, verb=EvaluationVerb.SURVEY_EDIT, by=by)
    return present


@verb
def move_survey_question(
    question: SurveyQuestion, *, by: User | None, up: bool = False, to: int | None = None
) -> None:
    survey = lock_part(question.survey)
    _require_not(survey, SurveyState.OPEN, SurveyState.CLOSED)
    if move(hold(question), survey.questions.all(), up=up, to=to):
        written(survey.evaluation, verb=EvaluationVerb.SURVEY_EDIT, by=by)


@verb
def remove_survey_question(question: SurveyQuestion, *, by: User | None) -> None:
    survey = lock_part(question.survey)
    _require_not(survey, SurveyState.OPEN, SurveyState.CLOSED)
    present = hold(question)
    present.delete()
    written(survey.evaluation, verb=EvaluationVerb.SURVEY_EDIT, by=by)


@verb
def open_survey(survey: Survey, *, by: User | None) -> Survey:
    """From now on it is answered; its questions stay as they are."""
    present = lock_part(survey)
    _require_not(present, SurveyState.OPEN, SurveyState.CLOSED)
    questions = list(present.questions.all())
    if not questions:
        raise NothingSaid(_("Die Befragung hat noch keine Frage."))
    if present.closes_on < localdate(audit.now()):
        raise WrongChoice(_("Der Tag, bis zu dem sie offen ist, liegt in der Vergangenheit."))
    Tally.objects.bulk_create(
        Tally(question=one, place=place)
        for one in questions
        if one.kind != QuestionKind.TEXT
        for place in (NO_ANSWER, *range(_size(one)))
    )
    present.state, present.opened_at = SurveyState.OPEN, audit.now()
    present.save(update_fields=["state", "opened_at"])
    written(present.evaluation, verb=EvaluationVerb.SURVEY_OPEN, by=by)
    return present


@verb
def make_links(survey: Survey, *, number: int, by: User | None) -> list[str]:
    """New links that hold once; given out here and never again, since only their hash is kept."""
    present = lock_part(survey)
    if present.state != SurveyState.OPEN or present.access != SurveyAccess.LINKS:
        raise SurveyNotOpen(_("Links für einzelne Personen gibt es, solange sie offen ist."))
    number = max(0, min(number, MOST_LINKS - present.links.count()))
    if not number:
        raise WrongChoice(
            _("Es sind schon {n} Links unbenutzt; mehr werden nicht ausgegeben.").format(
                n=MOST_LINKS
            )
        )
    tokens = [secrets.token_hex(12) for _number in range(number)]
    SurveyLink.objects.bulk_create(
        SurveyLink(survey=present, digest=hashed(token)) for token in tokens
    )
    written(present.evaluation, verb=EvaluationVerb.SURVEY_LINKS, by=by, after={"number": number})
    return tokens


@verb
def take_part(survey: Survey, *, answers: Answers, token: str = "") -> None:
    """Count what somebody answered. Nothing is recorded of it: a moment in the log would tell who
    it was, beside whoever was seen answering.

    `answers`: by the key of the question the places chosen, or the text. Raises `SurveyNotOpen`,
    `LinkUsed`, `NothingSaid`.
    """
    present = hold(survey)
    if not is_open(present):
        raise SurveyNotOpen(_("Diese Befragung ist beendet."))
    questions = list(present.questions.all())
    if not any(answers.get(one.pk) for one in questions):
        raise NothingSaid(_("Bitte beantworten Sie mindestens eine Frage."))
    if present.access == SurveyAccess.LINKS:
        used = present.links.filter(digest=hashed(token)).delete()[0]
        if not used:
            raise LinkUsed(_("Dieser Link ist schon benutzt, oder er gehört nicht hierher."))
    for question in questions:
        _count(question, answers.get(question.pk))
    present.answered += 1
    present.save(update_fields=["answered"])


@verb
def end_survey(survey: Survey, *, by: User | None) -> Survey:
    """Results are seen from here on; links that were not used are gone."""
    present = _held(survey)
    _require_not(present, SurveyState.DRAFT, SurveyState.CLOSED)
    return _ended(present, by)


@verb
def choose_text(free_text: FreeText, *, public_text: str, by: User | None) -> FreeText:
    """Show it with the results, in the words of the office; without any it is not shown."""
    survey = lock_part(free_text.question.survey)
    _require_not(survey, SurveyState.DRAFT, SurveyState.OPEN)
    present = hold(free_text)
    if public_text.strip() and people(survey.answered) is None:
        raise TooFew(
            _("Weniger als {n} haben geantwortet: Von ihnen wird nichts gezeigt.").format(
                n=AT_LEAST
            )
        )
    present.public_text = public_text.strip()
    present.save(update_fields=["public_text"])
    written(survey.evaluation, verb=EvaluationVerb.SURVEY_TEXT, by=by)
    return present


def end_over() -> int:
    """For the tick: end those whose last day has passed; how many these were."""
    over = Survey.objects.filter(state=SurveyState.OPEN, closes_on__lt=timezone.localdate())
    count = 0
    for survey in over.select_related("evaluation__concept"):
        count += _end_if_over(survey)
    return count


@verb
def _end_if_over(survey: Survey) -> int:
    present = _held(survey)
    if present.state != SurveyState.OPEN or is_open(present):
        return 0
    _ended(present, None)
    return 1


def forget_texts() -> int:
    """Delete what people wrote, so long after the survey ended; of what is shown the office's words
    stay. How many texts that were."""
    over = {"question__survey__closed_at__lt": timezone.now() - TEXTS_KEPT}
    gone = FreeText.objects.filter(public_text="", **over).delete()[0]
    return gone + FreeText.objects.filter(**over).exclude(text="").update(text="")


def is_open(survey: Survey) -> bool:
    """Until the end of its last day, whether or not the tick has come by."""
    return survey.state == SurveyState.OPEN and localdate(audit.now()) <= survey.closes_on


def _held(survey: Survey) -> Survey:
    """Whether or not its evaluation is open: so it is ended, and nothing else."""
    evaluation = lock(survey.evaluation)
    found = hold(survey)
    found.evaluation = evaluation
    return found


def _ended(survey: Survey, by: User | None) -> Survey:
    survey.state, survey.closed_at = SurveyState.CLOSED, audit.now()
    survey.save(update_fields=["state", "closed_at"])
    survey.links.all().delete()
    survey.mails.all().delete()
    _shuffle(survey)
    written(survey.evaluation, verb=EvaluationVerb.SURVEY_END, by=by)
    return survey


def _shuffle(survey: Survey) -> None:
    """Write the texts anew in another order: where rows lie in the database would tell in which
    they came."""
    texts = list(FreeText.objects.filter(question__survey=survey))
    FreeText.objects.filter(question__survey=survey).delete()
    secrets.SystemRandom().shuffle(texts)
    FreeText.objects.bulk_create(
        FreeText(question_id=one.question_id, text=one.text) for one in texts
    )


def why_fixed(survey: Survey) -> str:
    """Why its questions stay as they are; "" where they do not."""
    try:
        require_open(survey.evaluation)
        _require_not(survey, SurveyState.OPEN, SurveyState.CLOSED)
    except DomainError as refusal:
        return refusal.message
    return ""


def _require_not(survey: Survey, *states: str) -> None:
    if survey.state not in states:
        return
    sentences = {
        SurveyState.DRAFT: _("Die Befragung ist noch nicht geöffnet."),
        SurveyState.OPEN: _(
            "Die Befragung ist offen. Solange Menschen antworten, bleiben ihre Fragen, wie sie "
            "sind, und niemand sieht Ergebnisse."
        ),
        SurveyState.CLOSED: _("Die Befragung ist beendet und bleibt, wie sie ist."),
    }
    raise SurveyRuns(sentences[SurveyState(survey.state)])


def _require_options(question: SurveyQuestion) -> None:
    require_words(question.text, _("Bitte schreiben Sie die Frage auf."))
    chosen = question.kind in (QuestionKind.CHOICE, QuestionKind.SEVERAL)
    if chosen and len(question.options) < 2:
        raise NothingSaid(_("Bitte geben Sie mindestens zwei Antworten zur Auswahl."))
    if not chosen:
        question.options = []


def _size(question: SurveyQuestion) -> int:
    return SCALE if question.kind == QuestionKind.SCALE else len(question.options)


def _count(question: SurveyQuestion, answer: list[int] | str | None) -> None:
    if question.kind == QuestionKind.TEXT:
        if isinstance(answer, str) and answer.strip():
            FreeText.objects.create(question=question, text=answer.strip())
        return
    places = set(answer) if isinstance(answer, list) else set()
    places &= set(range(_size(question)))
    if question.kind != QuestionKind.SEVERAL and len(places) > 1:
        raise WrongChoice(_("Auf diese Frage gibt es nur eine Antwort."))
    counted = question.tallies.filter(place__in=places or {NO_ANSWER})
    counted.update(count=F("count") + 1)

"""What can happen to a question: asked by anybody, settled once, published or not.

ask(measure, text="Warum …?", name="", email="", language="de")
answer(question, text="Neue Termine stehen …", by=user)
decline(question, reason="Das ist Sache des Landes.", tell=True, by=user)
publish(question, text="Warum …?", answer="Neue Termine …", by=user)
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.questions import notices
from gemeinwerk.questions.errors import NothingAsked, NotPublishable
from gemeinwerk.questions.lifecycle import DAYS_AFTER, KEPT_OPEN, LIFECYCLE
from gemeinwerk.questions.models import Question, QuestionState
from gemeinwerk.questions.verbs import QuestionsVerb


@verb
def ask(measure: Measure, *, text: str, name: str, email: str, language: str) -> Question:
    """Somebody asks; who answers hears of it by mail. Sent twice, it is one question."""
    if not text.strip():
        raise NothingAsked(_("Bitte schreiben Sie Ihre Frage auf."))
    present = hold(measure, "concept__municipality", "lead_unit")
    said = {"text": text.strip(), "name": name.strip(), "email": email.strip()}
    if same := present.questions.filter(state=QuestionState.OPEN, **said).first():
        return same
    question = Question.objects.create(
        measure=present, **said, language=language, asked_at=audit.now()
    )
    audit.record(QuestionsVerb.QUESTION_ASK, question, by=None)
    notices.asked(question)
    return question


@verb
def answer(question: Question, *, text: str, by: User, seen: str | None = None) -> Question:
    """Settle it with an answer, which goes to whoever left an address.

    `seen` is the stamp of `question_told` when the page was opened.
    """
    present = _settled(_held(question), QuestionState.ANSWERED, text, by=by, seen=seen)
    audit.record(QuestionsVerb.QUESTION_ANSWER, present, by=by)
    if present.email:
        notices.answered(present)
    return present


@verb
def decline(
    question: Question, *, reason: str, tell: bool, by: User, seen: str | None = None
) -> Question:
    """Settle it without an answer; the reason is told to whoever asked, if `tell`."""
    present = _settled(_held(question), QuestionState.DECLINED, reason, by=by, seen=seen)
    audit.record(QuestionsVerb.QUESTION_DECLINE, present, by=by)
    if tell and present.email:
        notices.answered(present)
    return present


@verb
def publish(
    question: Question, *, text: str, answer: str, by: User, seen: str | None = None
) -> Question:
    """Put question and answer on the measure's page, in the words of the office; said again, with
    other words."""
    if not text.strip() or not answer.strip():
        raise NothingAsked(_("Bitte füllen Sie beides aus: die Frage und ihre Antwort."))
    present = _held(question)
    require_same(question_told(present), seen)
    if present.state != QuestionState.ANSWERED:
        raise NotPublishable(
            _("Veröffentlichen lässt sich eine Frage erst, wenn sie beantwortet ist.")
        )
    present.published = True
    present.public_text, present.public_answer = text.strip(), answer.strip()
    present.save(update_fields=["published", "public_text", "public_answer"])
    audit.record(
        QuestionsVerb.QUESTION_PUBLISH, present, by=by, public=present.measure.concept.public
    )
    return present


@verb
def withdraw(question: Question, *, by: User) -> Question:
    """Take it off the public page; the wording stays at the desk until it is forgotten."""
    present = _held(question)
    if not present.published:
        raise NotPublishable(_("Diese Frage steht nicht mehr auf der öffentlichen Seite."))
    present.published = False
    present.save(update_fields=["published"])
    audit.record(
        QuestionsVerb.QUESTION_WITHDRAW, present, by=by, public=present.measure.concept.public
    )
    return present


def question_told(question: Question) -> list[str]:
    """What a page says of a question; see `core.shown`."""
    public = (question.public_text, question.public_answer)
    return [question.state, question.answer, str(question.published), *public]


def forget_old() -> int:
    """Forget whose a question was, once it was settled so long ago, or nobody settles it; what is
    not public goes whole. How many rows that were."""
    now = timezone.now()
    over = Q(answered_at__lt=now - timedelta(days=DAYS_AFTER)) | Q(
        answered_at=None, asked_at__lt=now - KEPT_OPEN
    )
    old = Question.objects.filter(over)
    gone = old.filter(published=False).delete()[0]
    known = old.filter(published=True).exclude(name="", email="", text="", answer="")
    return gone + known.update(name="", email="", text="", answer="")


def _held(question: Question) -> Question:
    related = ("measure__concept__municipality", "measure__concept__lead_office")
    return hold(question, *related, "measure__lead_unit")


def _settled(
    present: Question, state: QuestionState, text: str, *, by: User, seen: str | None
) -> Question:
    """Settle a held question."""
    if not text.strip():
        raise NothingAsked(_("Bitte schreiben Sie, was der fragenden Person gesagt wird."))
    require_same(question_told(present), seen)
    LIFECYCLE.require(present, state)
    present.state, present.answer = state, text.strip()
    present.answered_at, present.answered_as = audit.now(), _speaks_as(present.measure, by)
    present.save(update_fields=["state", "answer", "answered_at", "answered_as"])
    return present


def _speaks_as(measure: Measure, by: User) -> str:
    """The unit that leads, if one of its people answers, else the office of the concept."""
    unit, office = measure.lead_unit, measure.concept.lead_office
    if unit and unit.pk in unit_ids_of(by):
        return unit.name
    return office.name if office else ""

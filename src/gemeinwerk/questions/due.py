"""What is due about questions: those nobody has answered, for whoever answers them."""

from collections.abc import Iterator
from datetime import date
from textwrap import shorten
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.core.charts.lateness import since
from gemeinwerk.core.due import FEW, Due
from gemeinwerk.core.quoting import quoted
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.questions.models import Question, QuestionState
from gemeinwerk.questions.queries import answer_due, for_desk

_LONGEST_QUESTION = 90


def questions_due(town: Municipality, user: User, today: date) -> Iterator[Due]:
    """What people asked about measures and nobody has answered, the oldest first."""
    waiting = list(for_desk(town, user, state=QuestionState.OPEN)[: FEW + 1])
    for question in waiting[:FEW]:
        yield Due(
            _("Jemand fragt zu {code}: {question}").format(
                code=question.measure.code,
                question=quoted(shorten(question.text, _LONGEST_QUESTION, placeholder=" …")),
            ),
            _("Antworten"),
            reverse("questions:question", args=[question.pk]),
            detail=_asked_and_due(question),
            **_pressing(question, today),
        )
    if len(waiting) > FEW:
        yield Due(
            _("Weitere Fragen warten auf eine Antwort."),
            _("Alle ansehen"),
            f"{reverse('questions:questions')}?stand={QuestionState.OPEN}",
            **_pressing(waiting[FEW], today),
        )


def _asked_and_due(question: Question) -> str:
    """Gefragt am 3. Mai 2026, zu beantworten bis 17. Mai 2026; Fachbereich Soziales."""
    said = _("gefragt am {day}, zu beantworten bis {due}").format(
        day=date_format(localtime(question.asked_at), "DATE_FORMAT"),
        due=date_format(answer_due(question), "DATE_FORMAT"),
    )
    unit = question.measure.lead_unit
    return f"{said}; {unit.name}" if unit else said


def _pressing(question: Question, today: date) -> dict[str, Any]:
    due = answer_due(question)
    if due >= today:
        return {"tone": "none", "word": _("offen")}
    late = since((today - due).days)
    return {"tone": "delayed", "word": _("{since} überfällig").format(since=late)}

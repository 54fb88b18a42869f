"""Mails about questions: the unit is asked, the asker is answered.

Both may hold what somebody typed, and an address they left: no row stays longer than the question.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures import notices as measures
from gemeinwerk.measures.queries import people_of_office, public_names
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue
from gemeinwerk.questions.lifecycle import DAYS_AFTER
from gemeinwerk.questions.models import Question

KEPT = timedelta(days=DAYS_AFTER)

ASKED = Kind(
    key="question.asked",
    label=_("Eine Frage zu einer Maßnahme"),
    subject=_("Frage zur Maßnahme {measure}"),
    action=_("Jemand hat über die öffentliche Seite eine Frage gestellt. Bitte antworten Sie."),
    template="questions/notices/asked.txt",
    kept=KEPT,
)
ANSWERED = Kind(
    key="question.answered",
    label=_("Antwort auf eine Frage zu einer Maßnahme"),
    subject=_("Ihre Frage zur Maßnahme {measure}"),
    action=_("Sie haben zu dieser Maßnahme eine Frage gestellt. Was wir dazu sagen, steht unten."),
    template="questions/notices/answered.txt",
    kept=KEPT,
)
register(ASKED, ANSWERED)


@dataclass(frozen=True)
class Asker:
    """Somebody without an account who left an address."""

    email: str
    name: str
    language: str


@dataclass(frozen=True)
class Mailbox:
    """The office of a town where none of its people has an account."""

    email: str
    name: str = ""
    language: str = "de"


def asked(question: Question) -> None:
    """To the unit that leads the measure, else to the office; to nobody where neither is reached
    (it stands at the desk)."""
    town = question.measure.concept.municipality
    for somebody in to_ask(question):
        queue(
            ASKED.key,
            town=town,
            to=somebody,
            path=reverse("questions:question", args=[question.pk]),
            context={"measure": question.measure, "question": question},
        )


def to_ask(question: Question) -> list[Any]:
    measure = question.measure
    town = measure.concept.municipality
    found: Iterable[Any] = measures.to_ask(measure) or people_of_office(town.pk)
    return list(found) or ([Mailbox(town.contact_email)] if town.contact_email else [])


def answered(question: Question) -> None:
    """To whoever asked, in the language they asked in, with the measure's page where it has one."""
    measure = question.measure
    published = public_names([measure.pk]).get(measure.pk)
    with translation.override(question.language):
        path = reverse("portal:measure", args=published) if published else ""
    queue(
        ANSWERED.key,
        town=measure.concept.municipality,
        to=Asker(question.email, question.name, question.language),
        path=path,
        context={"measure": measure, "question": question},
    )

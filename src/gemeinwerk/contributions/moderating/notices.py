"""Mails to whoever wrote a contribution by the form and left an address: what became of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.contributions.moderating.models import Hiding
from gemeinwerk.contributions.receipts import author_of, path_of
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

KEPT = timedelta(days=90)
SHOWN = Kind(
    key="contribution.shown",
    label=_("Ein Beitrag ist öffentlich, mit Link"),
    subject=_("Ihr Beitrag Nr. {number} ist öffentlich"),
    action=_("Ihr Beitrag zu „{concept}“ ist gelesen und steht jetzt auf der öffentlichen Seite."),
    template="contributions/notices/follow.txt",
    secret=True,
    kept=KEPT,
    in_all_tongues=True,
)
HIDDEN = Kind(
    key="contribution.hidden",
    label=_("Ein Beitrag ist ausgeblendet, mit Grund und Link"),
    subject=_("Ihr Beitrag Nr. {number} ist ausgeblendet"),
    action=_(
        "Ihr Beitrag zu „{concept}“ steht nicht auf der öffentlichen Seite. Warum, lesen Sie "
        "unten. Sind Sie damit nicht einverstanden, so widersprechen Sie bitte dort."
    ),
    template="contributions/notices/hidden.txt",
    secret=True,
    kept=KEPT,
    in_all_tongues=True,
)
ANSWERED = Kind(
    key="contribution.objection_answered",
    label=_("Antwort auf den Widerspruch gegen eine Ausblendung, mit Link"),
    subject=_("Zu Ihrem Widerspruch, Beitrag Nr. {number}"),
    action=_("Sie haben widersprochen, dass Ihr Beitrag zu „{concept}“ ausgeblendet ist."),
    template="contributions/notices/answered.txt",
    secret=True,
    kept=KEPT,
    in_all_tongues=True,
)
register(SHOWN, HIDDEN, ANSWERED)


@dataclass(frozen=True)
class Author:
    """Whom a mail goes to."""

    email: str
    name: str
    language: str


def shown(contribution: Contribution) -> None:
    _tell(SHOWN, contribution)


def hidden(hiding: Hiding) -> None:
    _tell(HIDDEN, hiding.contribution, hiding=hiding)


def objection_answered(hiding: Hiding, *, shown: bool) -> None:
    _tell(ANSWERED, hiding.contribution, hiding=hiding, shown=shown)


def to_whom(voice: Voice) -> Author | None:
    """None where nobody can be written to: they read it under their link."""
    email = voice.can_be_written_to
    return Author(email, voice.name, voice.language) if email else None


def _tell(kind: Kind, contribution: Contribution, **more: Any) -> None:
    voice = author_of(contribution)
    if voice is None or (somebody := to_whom(voice)) is None:
        return
    queue(
        kind.key,
        town=contribution.concept.municipality,
        to=somebody,
        path=path_of(voice),
        context={
            "number": contribution.number,
            "concept": contribution.concept.name,
            "contribution": contribution,
            **more,
        },
    )

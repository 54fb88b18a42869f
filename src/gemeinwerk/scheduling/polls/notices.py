"""Mails of polls: somebody is asked, reminded; whoever asked hears that all have answered."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings import words
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue
from gemeinwerk.scheduling.models import Asked, Poll

LINK = "scheduling.asked"
"""What a word in a link is sealed for."""
ASKED = Kind(
    key="poll.asked",
    label=_("Umfrage: an welchen Tagen jemand kann, mit Link"),
    subject=_("Wann können Sie? Bitte bis {until}"),
    action=_("Bitte sagen Sie uns bis {until}, an welchen Tagen Sie können."),
    template="scheduling/notices/asked.txt",
    secret=True,
)
REMINDED = Kind(
    key="poll.reminded",
    label=_("Erinnerung an eine Terminumfrage, mit Link"),
    subject=_("Noch ohne Ihre Antwort: Wann können Sie? Bitte bis {until}"),
    action=_("Bitte sagen Sie uns bis {until}, an welchen Tagen Sie können."),
    template="scheduling/notices/asked.txt",
    secret=True,
)
ANSWERED = Kind(
    key="poll.answered",
    label=_("Auf eine Terminumfrage haben alle geantwortet"),
    subject=_("Alle haben geantwortet: {schedule}"),
    action=_("Alle Antworten sind da. Lassen Sie den Plan rechnen."),
    template="scheduling/notices/over.txt",
)
OVER = Kind(
    key="poll.over",
    label=_("Eine Terminumfrage ist zu Ende"),
    subject=_("Umfrage beendet: {schedule}"),
    action=_(
        "Die Umfrage ist zu Ende. Sehen Sie die Antworten an, und lassen Sie den Plan rechnen."
    ),
    template="scheduling/notices/over.txt",
)
register(ASKED, REMINDED, ANSWERED, OVER)


def ask(asked: Asked) -> None:
    _write(ASKED, asked)


def remind(asked: Asked) -> None:
    _write(REMINDED, asked)


def all_answered(poll: Poll) -> None:
    _tell(ANSWERED, poll)


def over(poll: Poll) -> None:
    _tell(OVER, poll)


def path_of(asked: Asked) -> str:
    """To the page of whoever is asked; a word that can be said no more is made anew."""
    word = words.said(asked, LINK)
    if not word:
        words.new(LINK).put(asked)
        asked.save(update_fields=["sealed", "proof"])
        word = words.said(asked, LINK)
    return reverse("poll:page", args=[word])


def _write(kind: Kind, asked: Asked) -> None:
    poll = asked.poll
    queue(
        kind.key,
        town=poll.schedule.concept.municipality,
        to=asked.person,
        path=path_of(asked),
        context={
            "until": poll.until,
            "days": len(poll.days),
            "concept": poll.schedule.concept.name,
        },
    )


def _tell(kind: Kind, poll: Poll) -> None:
    """Whoever asked, as long as they have an account."""
    who = poll.asked_by
    if who is None or not who.is_active:
        return
    counted = poll.asked.aggregate(
        all=Count("pk"), answered=Count("pk", Q(answered_at__isnull=False))
    )
    queue(
        kind.key,
        town=poll.schedule.concept.municipality,
        to=who,
        path=reverse("scheduling:poll", args=[poll.schedule_id]),
        context={"schedule": poll.schedule.title, **counted},
    )

"""What is due for the office about meetings: to invite to those that are near, to say of those that
are over what became of them, to write minutes. Asked along with something else (`due_in`)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gemeinwerk.core.due import FEW, Due
from gemeinwerk.core.listed import row
from gemeinwerk.core.ui import Tone
from gemeinwerk.meetings.models import COMING, Meeting, MeetingState
from gemeinwerk.meetings.queries import OVER
from gemeinwerk.meetings.telling import moment_of, name_and_day
from gemeinwerk.minutes.models import Minutes

SOON = timedelta(days=21)
"""Long enough to invite in good time."""
WRITTEN_WITHIN = timedelta(days=42)
"""Longer nobody is told that minutes are missing: a body may have none."""


def due_in(town: OuterRef, now: datetime) -> "QuerySet[Any, Any]":
    """For `Listed`, in the order of time."""
    has_minutes = Exists(Minutes.objects.filter(meeting=OuterRef("pk")))
    over = Q(state__in=COMING, ends_at__lt=now)
    near = Q(state=MeetingState.PLANNED, starts_at__gt=now, starts_at__lt=now + SOON)
    unwritten = Q(state=MeetingState.HELD, ends_at__gt=now - WRITTEN_WITHIN) & ~Q(has_minutes)
    told = row(
        pk="pk", state="state", starts="starts_at", ends="ends_at", body="body__name",
        title="title", number="number",
    )  # fmt: skip
    found = Meeting.objects.filter(body__municipality=town).alias(has_minutes=has_minutes)
    return found.filter(over | near | unwritten).order_by("starts_at", "pk").values(told=told)


@dataclass(frozen=True)
class _Kind:
    """`holds`: of which rows, at which moment; `in_list`: where in the list of meetings they are.

    Sentences with {meeting} and {day}.
    """

    holds: Callable[[dict[str, Any], datetime], bool]
    text: Any
    action: Any
    in_list: str
    tone: Tone
    word: Any
    rest: Callable[[int], str]


_KINDS = (
    _Kind(
        lambda one, now: one["state"] != MeetingState.HELD and moment_of(one["ends"]) < now,
        gettext_lazy("{meeting} am {day} ist vorbei. Hat die Sitzung stattgefunden?"),
        gettext_lazy("Eintragen oder absagen"),
        f"?zeit={OVER}",
        "delayed",
        gettext_lazy("vorbei"),
        lambda n: ngettext(
            "Eine weitere Sitzung ist vorbei, und es steht nicht da, ob sie stattgefunden hat.",
            "{n} weitere Sitzungen sind vorbei, und es steht nicht da, ob sie stattgefunden haben.",
            n,
        ),
    ),
    _Kind(
        lambda one, now: one["state"] == MeetingState.PLANNED and moment_of(one["starts"]) > now,
        gettext_lazy("Zu {meeting} am {day} ist noch niemand eingeladen."),
        gettext_lazy("Vorbereiten und einladen"),
        "",
        "progress",
        gettext_lazy("einladen"),
        lambda n: ngettext(
            "Zu einer weiteren Sitzung in den nächsten drei Wochen ist noch niemand eingeladen.",
            "Zu {n} weiteren Sitzungen in den nächsten drei Wochen ist noch niemand eingeladen.",
            n,
        ),
    ),
    _Kind(
        lambda one, now: one["state"] == MeetingState.HELD,
        gettext_lazy("Zu {meeting} vom {day} fehlt das Protokoll."),
        gettext_lazy("Zur Sitzung"),
        f"?zeit={OVER}",
        "delayed",
        gettext_lazy("Protokoll fehlt"),
        lambda n: ngettext(
            "Zu einer weiteren Sitzung fehlt das Protokoll.",
            "Zu {n} weiteren Sitzungen fehlt das Protokoll.",
            n,
        ),
    ),
)


def meetings_due(rows: Iterable[dict[str, Any]], now: datetime) -> Iterator[Due]:
    """Of what `due_in` found in a town."""
    found = list(rows)
    for kind in _KINDS:
        these = [one for one in found if kind.holds(one, now)]
        for one in these[:FEW]:
            yield Due(
                str(kind.text).format(**name_and_day(one)),
                str(kind.action),
                reverse("meetings:meeting", args=[one["pk"]]),
                tone=kind.tone,
                word=str(kind.word),
            )
        if (more := len(these) - FEW) > 0:
            url = f"{reverse('meetings:meetings')}{kind.in_list}"
            text = kind.rest(more).format(n=more)
            yield Due(text, _("Alle ansehen"), url, tone=kind.tone, word=str(kind.word))

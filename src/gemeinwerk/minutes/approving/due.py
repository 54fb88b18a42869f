"""What is due for the office about drafts of minutes: to decide on suggestions, to send one out.
Asked along with something else (`due_in`)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core.due import FEW, Due
from gemeinwerk.core.listed import row
from gemeinwerk.meetings.queries import OVER
from gemeinwerk.meetings.telling import name_and_day
from gemeinwerk.minutes.approving.models import Suggestion, SuggestionState
from gemeinwerk.minutes.due import WRITTEN_WITHIN
from gemeinwerk.minutes.models import Minutes, MinutesState


def due_in(town: OuterRef, now: datetime) -> "QuerySet[Any, Any]":
    """For `Listed`, in the order of time. A draft that was never sent is told for some weeks."""
    waiting = Suggestion.objects.filter(minutes=OuterRef("pk"), state=SuggestionState.OPEN)
    number = waiting.order_by().values("minutes").annotate(n=Count("pk")).values("n")
    unsent = Q(circulation=None, meeting__ends_at__gt=now - WRITTEN_WITHIN)
    found = Minutes.objects.filter(meeting__body__municipality=town, state=MinutesState.DRAFT)
    told = row(
        pk="pk", starts="meeting__starts_at", body="meeting__body__name", title="meeting__title",
        number="meeting__number", waiting="waiting",
    )  # fmt: skip
    found = found.annotate(waiting=Coalesce(Subquery(number), 0))
    found = found.filter(unsent | Q(waiting__gt=0))
    return found.order_by("meeting__starts_at", "pk").values(told=told)


def drafts_due(rows: Iterable[dict[str, Any]]) -> Iterator[Due]:
    """Of what `due_in` found in a town; those with suggestions first."""
    found = sorted(rows, key=lambda one: not one["waiting"])
    for one in found[:FEW]:
        text, action, word = _words(one["waiting"])
        yield Due(
            text.format(n=one["waiting"], **name_and_day(one)),
            action,
            reverse("approving:draft", args=[one["pk"]]),
            tone="progress",
            word=word,
        )
    if (more := len(found) - FEW) > 0:
        rest = ngettext(
            "Ein weiterer Protokollentwurf wartet auf Sie.",
            "{n} weitere Protokollentwürfe warten auf Sie.",
            more,
        )
        url = f"{reverse('meetings:meetings')}?zeit={OVER}"
        yield Due(rest.format(n=more), _("Alle ansehen"), url, tone="progress", word=_("Entwurf"))


def _words(waiting: int) -> tuple[str, str, str]:
    if not waiting:
        text = _("Der Protokollentwurf zu {meeting} vom {day} ist noch nicht versandt.")
        return text, _("Lesen und versenden"), _("Entwurf")
    text = ngettext(
        "Ein Änderungsvorschlag zum Protokoll von {meeting} vom {day} wartet auf Sie.",
        "{n} Änderungsvorschläge zum Protokoll von {meeting} vom {day} warten auf Sie.",
        waiting,
    )
    return text, _("Ansehen und entscheiden"), _("Vorschlag")

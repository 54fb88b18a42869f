"""Drafts that are not approved come onto the agenda of their body's next meeting."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.languages import GERMAN
from gemeinwerk.meetings.coming_up import Proposal, Source, register
from gemeinwerk.meetings.models import ItemKind, Meeting
from gemeinwerk.minutes.models import Minutes, MinutesState

MOST = 5


def _drafts(meeting: Meeting) -> Iterator[Proposal]:
    found = Minutes.objects.filter(
        state=MinutesState.DRAFT,
        meeting__body=meeting.body_id,
        meeting__starts_at__lt=meeting.starts_at,
    )
    for one in found.select_related("meeting").order_by("-meeting__starts_at", "-pk")[:MOST]:
        with translation.override(GERMAN):
            day = date_format(localtime(one.meeting.starts_at), "DATE_FORMAT")
            title = _("Genehmigung des Protokolls vom {day}").format(day=day)
        yield Proposal(
            source=f"minutes:{one.pk}",
            title=title,
            kind=ItemKind.FORMAL,
            minutes=5,
            internal=True,
            told=_("Entwurf, noch nicht genehmigt"),
            url=reverse("approving:draft", args=[one.pk]),
        )


register(Source("drafts", gettext_lazy("Protokolle, die zu genehmigen sind"), _drafts))

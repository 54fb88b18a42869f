"""Tasks that are open come up on the agenda of their body's next meeting."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.meetings.coming_up import Proposal, Source, register
from gemeinwerk.meetings.models import ItemKind, Meeting
from gemeinwerk.minutes.models import Task
from gemeinwerk.minutes.tasks.queries import open_of_body

MOST = 40


def _open(meeting: Meeting) -> Iterator[Proposal]:
    rows = open_of_body(meeting.body_id, before=meeting.starts_at)
    for one in rows.filter(minutes__meeting__concept=meeting.concept_id)[:MOST]:
        yield Proposal(
            source=f"task:{one.pk}",
            title=one.text,
            kind=ItemKind.CARRIED,
            speaker=one.owner[:150],
            internal=True,
            told=_told(one),
            url=reverse("tasks:task", args=[one.pk]),
        )


def _told(one: Task) -> str:
    day = date_format(localtime(one.minutes.meeting.starts_at), "DATE_FORMAT")
    parts = [
        one.owner,
        one.due and _("bis {day}").format(day=date_format(one.due, "DATE_FORMAT")),
        _("aus der Sitzung am {day}").format(day=day),
    ]
    return ", ".join(part for part in parts if part)


register(Source("tasks", gettext_lazy("Offene Aufgaben aus früheren Sitzungen"), _open))

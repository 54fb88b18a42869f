"""Items of the last meeting, offered to whoever prepares the next: what is open comes up again."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.audit import operations as audit
from gemeinwerk.meetings.coming_up import Proposal, Source, register
from gemeinwerk.meetings.models import AgendaItem, ItemKind, Meeting, MeetingState

MOST = 40


def last_before(meeting: Meeting) -> Meeting | None:
    """Of the same body and concept, over or cancelled."""
    over = Q(state__in=(MeetingState.HELD, MeetingState.CANCELLED)) | Q(ends_at__lt=audit.now())
    earlier = Meeting.objects.filter(
        over, body=meeting.body_id, concept=meeting.concept_id, starts_at__lt=meeting.starts_at
    )
    return earlier.exclude(pk=meeting.pk).order_by("-starts_at", "-pk").first()


def _carried(meeting: Meeting) -> Iterator[Proposal]:
    last = last_before(meeting)
    if last is None:
        return
    day = date_format(localtime(last.starts_at), "DATE_FORMAT")
    words = _("Die Sitzung am {day} fiel aus") if last.state == MeetingState.CANCELLED else (
        _("stand am {day} auf der Tagesordnung")
    )  # fmt: skip
    rows = AgendaItem.objects.filter(meeting=last).exclude(kind=ItemKind.FORMAL)
    for one in rows.order_by("position", "pk")[:MOST]:
        yield Proposal(
            source=f"item:{one.pk}",
            title=one.title,
            kind=ItemKind.CARRIED,
            text=one.text,
            speaker=one.speaker,
            minutes=one.minutes,
            internal=one.internal,
            told=words.format(day=day),
        )


register(Source("carried", gettext_lazy("Vom letzten Mal: Was davon ist offen?"), _carried))

"""What speaks against the day, time and room of a meeting, in sentences. Nothing is refused:
whoever plans decides."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.calendars import queries as calendars
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.meetings.telling import clock


def clashes(meeting: Meeting) -> list[str]:
    """Closed days of the town; another meeting of the same body or in the same room; what else
    the room's and the body's calendars say."""
    return [*_closed(meeting), *_meetings(meeting), *_taken(meeting)]


def _closed(meeting: Meeting) -> Iterator[str]:
    first, last = localdate(meeting.starts_at), localdate(meeting.ends_at)
    for one in calendars.closed(meeting.body.municipality, first, last):
        day = date_format(max(one.first, first), "DATE_FORMAT")
        yield _("Am {day} ist geschlossen: {reason}.").format(day=day, reason=one.reason)


def _meetings(meeting: Meeting) -> Iterator[str]:
    others = Meeting.objects.filter(
        body__municipality=meeting.municipality_id,
        starts_at__lt=meeting.ends_at,
        ends_at__gt=meeting.starts_at,
    ).exclude(pk=meeting.pk)
    for one in others.exclude(state=MeetingState.CANCELLED).select_related("body"):
        if one.body_id == meeting.body_id:
            yield _("Zur selben Zeit tagt das Gremium schon: „{meeting}“.").format(meeting=one)
        elif meeting.room_id and one.room_id == meeting.room_id:
            yield _("Zur selben Zeit ist in diesem Raum: „{meeting}“.").format(meeting=one)


def _taken(meeting: Meeting) -> Iterator[str]:
    town = meeting.body.municipality
    days = localdate(meeting.starts_at), localdate(meeting.ends_at)
    found = calendars.taken(town, *days, bodies=[meeting.body_id], held_too=True)
    if meeting.room:
        found += calendars.room_taken([meeting.room], *days)[meeting.room.pk]
    for one in found:
        if one.starts < meeting.ends_at and one.ends > meeting.starts_at:
            hours = _("ganztägig")
            if not one.all_day:
                hours = _("{begin}–{end} Uhr").format(begin=clock(one.starts), end=clock(one.ends))
            yield _("Belegt laut „{calendar}“: {title}, {hours}.").format(
                calendar=one.source, title=one.title, hours=hours
            )

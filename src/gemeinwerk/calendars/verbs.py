"""What can happen to calendars, rooms and closed days, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class CalendarsVerb(Verb):
    CALENDAR_ADD = "calendar.add", CREATED
    CALENDAR_EDIT = "calendar.edit", CHANGED
    CALENDAR_REMOVE = "calendar.remove", DELETED
    CALENDAR_READ_FILE = (
        "calendar.read_file",
        _("Am {date} las {who} für {it} die Datei „{after[file]}“ und verglich sie."),
    )
    CALENDAR_SUBSCRIBE = (
        "calendar.subscribe",
        _("Am {date} ließ {who} {it} jeden Tag von {after[host]} lesen."),
    )
    CALENDAR_UNSUBSCRIBE = (
        "calendar.unsubscribe",
        _("Am {date} beendete {who}, dass {it} von {before[host]} gelesen wird."),
    )
    CALENDAR_READ_NOW = "calendar.read_now", _("Am {date} ließ {who} {it} sofort lesen.")
    READING_TAKE = (
        "calendar.take",
        _(
            "Am {date} übernahm {who} in {it}, was gelesen wurde. Neu: {after[new]}, entfallen: "
            "{after[gone]}."
        ),
    )
    READING_LEAVE = (
        "calendar.leave",
        _("Am {date} übernahm {who} nicht, was für {it} gelesen wurde."),
    )
    EVENT_ADD = "event.add", _("Am {date} trug {who} {it} ein.")
    EVENT_EDIT = "event.edit", CHANGED
    EVENT_REMOVE = "event.remove", DELETED
    ROOM_ADD = "room.add", CREATED
    ROOM_EDIT = "room.edit", CHANGED
    ROOM_REMOVE = "room.remove", DELETED
    CLOSED_DAY_ADD = "closed_day.add", _("Am {date} trug {who} {it} ein.")
    CLOSED_DAY_EDIT = "closed_day.edit", CHANGED
    CLOSED_DAY_REMOVE = "closed_day.remove", DELETED


LEAVE_TIMES = frozenset(
    {
        CalendarsVerb.CALENDAR_READ_FILE,
        CalendarsVerb.CALENDAR_SUBSCRIBE,
        CalendarsVerb.CALENDAR_UNSUBSCRIBE,
        CalendarsVerb.CALENDAR_READ_NOW,
        CalendarsVerb.READING_LEAVE,
    }
)
"""After these the same times are taken as before."""

"""What can happen to calendars, rooms and closed days, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class CalendarsVerb(Verb):
    CALENDAR_ADD = "calendar.add", CREATED
    CALENDAR_EDIT = "calendar.edit", CHANGED
    CALENDAR_REMOVE = "calendar.remove", DELETED
    EVENT_ADD = "event.add", _("Am {date} trug {who} {it} ein.")
    EVENT_EDIT = "event.edit", CHANGED
    EVENT_REMOVE = "event.remove", DELETED
    ROOM_ADD = "room.add", CREATED
    ROOM_EDIT = "room.edit", CHANGED
    ROOM_REMOVE = "room.remove", DELETED
    CLOSED_DAY_ADD = "closed_day.add", _("Am {date} trug {who} {it} ein.")
    CLOSED_DAY_EDIT = "closed_day.edit", CHANGED
    CLOSED_DAY_REMOVE = "closed_day.remove", DELETED

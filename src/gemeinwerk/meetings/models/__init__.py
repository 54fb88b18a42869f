"""Meetings of bodies, and what is on their agenda."""

from gemeinwerk.meetings.models.agenda import AgendaItem, ItemKind
from gemeinwerk.meetings.models.meetings import Format, Meeting, MeetingState

__all__ = ["AgendaItem", "Format", "ItemKind", "Meeting", "MeetingState"]

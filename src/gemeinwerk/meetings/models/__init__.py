"""Meetings of bodies, what is on their agenda, and who is invited."""

from gemeinwerk.meetings.models.agenda import AgendaItem, ItemKind
from gemeinwerk.meetings.models.convening import Convening
from gemeinwerk.meetings.models.invitees import CalendarAddress, Invitee, MeetingAnswer
from gemeinwerk.meetings.models.materials import Material
from gemeinwerk.meetings.models.meetings import COMING, Format, Meeting, MeetingState
from gemeinwerk.meetings.models.needs import MeetingNeeds
from gemeinwerk.meetings.models.replies import MailReply, Outcome
from gemeinwerk.meetings.models.wishes import ThemeWish

__all__ = [
    "COMING",
    "AgendaItem",
    "CalendarAddress",
    "Convening",
    "Format",
    "Invitee",
    "ItemKind",
    "MailReply",
    "Material",
    "Meeting",
    "MeetingAnswer",
    "MeetingNeeds",
    "MeetingState",
    "Outcome",
    "ThemeWish",
]

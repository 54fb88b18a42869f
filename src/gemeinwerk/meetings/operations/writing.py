"""What verbs of meetings share: holding a meeting after its body, and refusing what is over."""

from django.utils.translation import gettext as _

from gemeinwerk.core.writing import hold
from gemeinwerk.meetings.errors import MeetingOver
from gemeinwerk.meetings.models import Meeting, MeetingState


def lock(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, after its body: whoever changes two of one body at the same
    time comes one after the other."""
    body = hold(meeting.body)
    found = hold(meeting, "concept", "room")
    found.body = body
    return found


def require_coming(meeting: Meeting) -> None:
    """Of a held row. Raises `MeetingOver`."""
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingOver(_("Diese Sitzung ist abgesagt; an ihr ändert sich nichts mehr."))
    if meeting.state == MeetingState.HELD:
        raise MeetingOver(_("Diese Sitzung hat stattgefunden; an ihr ändert sich nichts mehr."))

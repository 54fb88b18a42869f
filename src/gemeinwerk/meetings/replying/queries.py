"""What is asked about answers by mail; every answer starts at a town."""

from django.db.models import QuerySet

from gemeinwerk.meetings.models import MailReply
from gemeinwerk.municipalities.models import Municipality

LATELY = 20
_RELATED = ("invitee__person", "meeting__body__municipality", "meeting__concept", "municipality")


def reply(town: Municipality, pk: int) -> MailReply:
    """Raises MailReply.DoesNotExist."""
    return MailReply.objects.select_related(*_RELATED).get(municipality=town, pk=pk)


def replies(town: Municipality, *, meeting: int | None = None) -> "QuerySet[MailReply]":
    """The newest first; of one meeting, if wanted."""
    found = MailReply.objects.filter(municipality=town).select_related(*_RELATED)
    return found.filter(meeting=meeting) if meeting is not None else found

"""On a meeting's page: answers by mail that somebody has to look at."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings.models import MailReply
from gemeinwerk.meetings.parts import PARTS


def _replies() -> "QuerySet[Any, Any]":
    found = MailReply.objects.filter(meeting=OuterRef("pk"), open=True).order_by("pk")
    return found.values(told=row(pk="pk"))


PARTS.register(Part("replies", "meetings/replies_of.html", _replies, right="meeting.invite"))

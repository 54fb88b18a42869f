"""On a body's page: its next meetings, the way to all of them, and until when one is invited."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.actors.body_parts import PARTS
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings.models import Convening, Meeting, MeetingState

FEW = 3


def _coming() -> "QuerySet[Any, Any]":
    found = Meeting.objects.filter(body=OuterRef("pk"), ends_at__gte=audit.now())
    told = row(pk="pk", title="title", number="number", starts_at="starts_at")
    found = found.exclude(state=MeetingState.CANCELLED).order_by("starts_at", "pk")
    return found.values(told=told)[:FEW]


PARTS.register(
    Part("meetings", "meetings/of_body.html", _coming, right="meeting.read", always=True)
)


def _convening() -> "QuerySet[Any, Any]":
    names = ("days", "counting", "delay", "norm", "norm_of", "strictness", "remote",
             "remote_norm", "remote_norm_of")  # fmt: skip
    told = row(**{name: name for name in names})
    return Convening.objects.filter(body=OuterRef("pk")).values(told=told)


PARTS.register(
    Part("convening", "meetings/convening_of.html", _convening, right="meeting.read", always=True)
)

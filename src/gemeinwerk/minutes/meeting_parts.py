"""On a meeting's page: its minutes, or the way to begin them."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings.parts import PARTS
from gemeinwerk.minutes.models import Minutes


def _minutes() -> "QuerySet[Any, Any]":
    found = Minutes.objects.filter(meeting=OuterRef("pk")).order_by("pk")
    return found.values(told=row(pk="pk", state="state"))


PARTS.register(
    Part("minutes", "minutes/of_meeting.html", _minutes, right="minutes.read", always=True)
)

"""On a meeting's page: what was weighed in it, and the way to weigh something."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.dots.models import Weighing
from gemeinwerk.meetings.parts import PARTS


def _weighings() -> "QuerySet[Any, Any]":
    found = Weighing.objects.filter(meeting=OuterRef("pk")).order_by("pk")
    return found.values(told=row(pk="pk", question="question", state="state"))


PARTS.register(Part("dots", "dots/of_meeting.html", _weighings, right="meeting.read", always=True))

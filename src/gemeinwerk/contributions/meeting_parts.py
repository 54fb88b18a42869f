"""On a meeting's page: what was said in it."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings.parts import PARTS

MOST = 100


def _contributions() -> "QuerySet[Any, Any]":
    told = row(number="number", title="title")
    found = Contribution.objects.filter(meeting=OuterRef("pk")).order_by("number")
    return found.values(told=told)[:MOST]


PARTS.register(
    Part(
        "contributions",
        "contributions/of_meeting.html",
        _contributions,
        right="contribution.read",
        always=True,
    )
)

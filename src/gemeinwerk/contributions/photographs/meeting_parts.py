"""On a meeting's page: what was photographed in it, to be typed off."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings.parts import PARTS


def _photographs() -> "QuerySet[Any, Any]":
    found = Photograph.objects.filter(meeting=OuterRef("pk")).order_by("pk")
    return found.values(told=row(key="pk"))


PARTS.register(
    Part(
        "photographs",
        "contributions/photographs/of_meeting.html",
        _photographs,
        right="contribution.edit",
        always=True,
    )
)

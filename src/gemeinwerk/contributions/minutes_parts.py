"""On the page of minutes: which of their sentences became contributions, and the way to more."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.contributions.models import Anchor
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.minutes.parts import PARTS


def _anchored() -> "QuerySet[Any, Any]":
    told = row(number="contribution__number")
    found = Anchor.objects.filter(minutes=OuterRef("pk")).order_by("contribution__number")
    return found.values(told=told)


PARTS.register(
    Part(
        "contributions",
        "contributions/of_minutes.html",
        _anchored,
        right="contribution.read",
        always=True,
    )
)

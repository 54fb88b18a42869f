"""On a body's page: who is asked to name somebody for its seats, and the way to ask."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.actors.body_parts import PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.nominations.models import PENDING, Nomination


def _pending() -> "QuerySet[Any, Any]":
    found = Nomination.objects.filter(seat__body=OuterRef("pk"), state__in=PENDING)
    told = row(
        request="request",
        organisation="request__organisation__name",
        function="seat__function",
        state="state",
    )
    return found.order_by("request__answer_until", "pk").values(told=told)


PARTS.register(
    Part("nominations", "nominations/of_body.html", _pending, right="nomination.ask", always=True)
)

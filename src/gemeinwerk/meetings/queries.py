"""What is asked about meetings; every answer starts at a town."""

from typing import Any

from django.db.models import Q, QuerySet

from gemeinwerk.actors.models import Body
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.municipalities.models import Municipality

RELATED = ("body__municipality", "concept")


def meeting(town: Municipality, pk: int) -> Meeting:
    """Raises Meeting.DoesNotExist."""
    return Meeting.objects.select_related(*RELATED).get(body__municipality=town, pk=pk)


def item(town: Municipality, pk: int) -> AgendaItem:
    """Raises AgendaItem.DoesNotExist."""
    found = AgendaItem.objects.select_related("meeting__body__municipality", "meeting__concept")
    return found.get(meeting__body__municipality=town, pk=pk)


def meetings(
    town: Municipality,
    *,
    concept: Concept | None = None,
    body: Body | None = None,
    over: bool | None = None,
) -> QuerySet[Meeting]:
    """Those to come, the next first; `over`: those that are past, the newest first; None: all, in
    the order of time."""
    found = Meeting.objects.filter(body__municipality=town).select_related("body", "concept")
    if concept is not None:
        found = found.filter(concept=concept)
    if body is not None:
        found = found.filter(body=body)
    if over is None:
        return found.order_by("starts_at", "pk")
    past = Q(ends_at__lt=audit.now())
    if over:
        return found.filter(past).order_by("-starts_at", "-pk")
    return found.exclude(past).order_by("starts_at", "pk")


def items(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.items.all())


def told(meeting: Meeting) -> list[Any]:
    """What a page says of a meeting that is to be moved or cancelled (`core.shown`)."""
    return [meeting.pk, meeting.sequence, meeting.state]

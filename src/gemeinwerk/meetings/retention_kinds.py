"""Whoever is or was lately invited to a meeting takes part."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.actors.retention import kinds
from gemeinwerk.meetings.models import Invitee
from gemeinwerk.municipalities.models import Municipality


def _invited(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Invitee.objects.filter(
        person__municipality=town, meeting__ends_at__gte=kinds.moment(since)
    )
    return found.order_by().values("person")


kinds.sign(_invited, "meetings.invitee.person")
kinds.no_sign(
    "an address stays from a time of meetings, whose invitations count",
    "meetings.calendaraddress.person",
)

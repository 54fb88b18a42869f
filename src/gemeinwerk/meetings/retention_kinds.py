"""Whoever is or was lately invited to a meeting takes part."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import make_aware

from gemeinwerk.actors.retention import kinds
from gemeinwerk.meetings.models import Invitee
from gemeinwerk.municipalities.models import Municipality


def _invited(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    moment = make_aware(datetime.combine(since, time.min))
    found = Invitee.objects.filter(person__municipality=town, meeting__ends_at__gte=moment)
    return found.order_by().values("person")


kinds.sign(_invited)

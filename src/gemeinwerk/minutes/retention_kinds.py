"""Whoever was lately at a meeting, or has something to do from one, takes part."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.actors.retention import kinds
from gemeinwerk.minutes.models import Presence, Task, TaskState
from gemeinwerk.municipalities.models import Municipality


def _there(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Presence.objects.filter(
        attendance__person__municipality=town, came_at__gte=kinds.moment(since)
    )
    return found.order_by().values("attendance__person")


def _to_do(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Task.objects.filter(person__municipality=town, state=TaskState.OPEN)
    return found.order_by().values("person")


kinds.sign(_there, "minutes.attendance.person")
kinds.sign(_to_do, "minutes.task.person")
kinds.no_sign("somebody else came for them", "minutes.attendance.stands_for")

"""On a body's page: what it decided last, and what is open from its meetings."""

from typing import Any

from django.db.models import F, OuterRef, QuerySet

from gemeinwerk.actors.body_parts import PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.minutes.models import Decision, Task, TaskState

FEW = 5


def _decisions() -> "QuerySet[Any, Any]":
    found = Decision.objects.filter(body=OuterRef("pk"), number__isnull=False)
    told = row(pk="pk", text="text", number="number", year="year")
    return found.order_by("-year", "-number").values(told=told)[:FEW]


def _tasks() -> "QuerySet[Any, Any]":
    found = Task.objects.filter(minutes__meeting__body=OuterRef("pk"), state=TaskState.OPEN)
    told = row(text="text", due="due", person="person__name", organisation="organisation__name")
    return found.order_by(F("due").asc(nulls_last=True), "pk").values(told=told)[:FEW]


PARTS.register(
    Part("decisions", "minutes/decisions_of_body.html", _decisions, right="minutes.read")
)
PARTS.register(Part("tasks", "minutes/tasks_of_body.html", _tasks, right="minutes.read"))

"""What is asked about tasks from meetings; every answer starts at a town."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.minutes.models import Task, TaskState
from gemeinwerk.municipalities.models import Municipality

_RELATED = (
    "person",
    "organisation",
    "minutes__meeting__body__municipality",
    "minutes__meeting__concept",
)


def task(town: Municipality, pk: int) -> Task:
    """Raises Task.DoesNotExist."""
    return Task.objects.select_related(*_RELATED).get(
        minutes__meeting__body__municipality=town, pk=pk
    )


def tasks(town: Municipality, *, body: Body | None = None, over: bool = False) -> "QuerySet[Task]":
    """Open ones, what is due first before; `over`: the others, the latest first."""
    found = Task.objects.filter(minutes__meeting__body__municipality=town)
    if body is not None:
        found = found.filter(minutes__meeting__body=body)
    found = found.select_related(*_RELATED)
    if over:
        return found.exclude(state=TaskState.OPEN).order_by("-changed_at", "-pk")
    return _in_order(found.filter(state=TaskState.OPEN))


def own(user: User, town: Municipality) -> "QuerySet[Task]":
    """Open ones of whoever has an account, and of their units."""
    return tasks(town).filter(_theirs(user))


def own_in(town: OuterRef, user: User) -> "QuerySet[Task]":
    """The same as part of a query for towns."""
    found = Task.objects.filter(minutes__meeting__body__municipality=town, state=TaskState.OPEN)
    return _in_order(found.filter(_theirs(user)))


def open_of_body(body: int, *, before: Any) -> "QuerySet[Task]":
    """From meetings of a body before a moment."""
    found = Task.objects.filter(
        minutes__meeting__body=body, minutes__meeting__starts_at__lt=before, state=TaskState.OPEN
    )
    return _in_order(found.select_related(*_RELATED))


def told(task: Task) -> list[Any]:
    """What a page says of a task (`core.shown`)."""
    return [task.pk, task.state, task.text, task.person_id, task.organisation_id, str(task.due)]


def _theirs(user: User) -> Q:
    return Q(person__user=user) | Q(organisation__in=unit_ids_of(user))


def _in_order(found: "QuerySet[Task]") -> "QuerySet[Task]":
    return found.order_by(F("due").asc(nulls_last=True), "pk")

"""Mails about tasks from meetings: handed on to somebody, due soon, overdue."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import OrganisationKind, Person
from gemeinwerk.minutes.models import Task
from gemeinwerk.notices import operations as outbox
from gemeinwerk.notices.kinds import Kind, register


def _kind(key: str, label: Any, subject: Any, action: Any) -> Kind:
    return Kind(
        key=f"meeting_task.{key}", label=label, subject=subject, action=action,
        template="minutes/notices/task.txt",
    )  # fmt: skip


HANDED_ON = _kind(
    "handed_on",
    _("Eine Aufgabe aus einer Sitzung ist an jemanden weitergegeben"),
    _("Ihre Aufgabe: {text}"),
    _("Eine Aufgabe aus einer Sitzung ist jetzt bei Ihnen."),
)
SOON = _kind(
    "soon",
    _("Erinnerung: Aufgabe aus einer Sitzung"),
    _("Bald fällig: {text}"),
    _("Bitte sagen Sie, sobald es erledigt ist."),
)
LATE = _kind(
    "late",
    _("Eine Aufgabe aus einer Sitzung ist überfällig"),
    _("Überfällig: {text}"),
    _("Bitte sagen Sie, was daraus geworden ist."),
)
register(HANDED_ON, SOON, LATE)


def handed_on(task: Task) -> None:
    _write(HANDED_ON, task, f"task:{task.pk}:new")


def remind(kind: Kind, task: Task) -> bool:
    """Once of each day it is due on; whether somebody could be written to."""
    return _write(kind, task, key_of(kind, task))


def key_of(kind: Kind, task: Task) -> str:
    return f"task:{task.pk}:{task.due}:{kind.key}"


def _write(kind: Kind, task: Task, key: str) -> bool:
    reached = False
    for to in _owners(task):
        outbox.queue(
            kind.key,
            town=task.minutes.meeting.body.municipality,
            to=to,
            path=reverse("tasks:task", args=[task.pk]) if getattr(to, "user_id", None) else "",
            context={"task": task, "text": task.text, "meeting": task.minutes.meeting},
            dedup_key=f"{key}:{to.pk if isinstance(to, Person) else 'box'}",
        )
        reached = True
    return reached


def _owners(task: Task) -> Iterator[Any]:
    """The person; of a unit those who have an account, of another organisation whoever speaks."""
    if task.person is not None:
        if task.person.email and task.person.may_be_written_to:
            yield task.person
        return
    of = task.organisation
    if of is None:
        return
    if of.kind == OrganisationKind.UNIT:
        people = of.people.filter(user__isnull=False).exclude(email="").order_by("pk")
        found = [one for one in people if one.may_be_written_to]
        if found:
            yield from found
            return
    if of.addressee.email:
        yield of.addressee

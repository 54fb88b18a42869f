"""What is due for whoever was given a task in a meeting. Asked along with something else
(`own_in`), however many there are."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.core.due import FEW, Due
from gemeinwerk.core.listed import row
from gemeinwerk.core.quoting import quoted
from gemeinwerk.minutes.tasks import queries


def own_in(town: OuterRef, user: User) -> "QuerySet[Any, Any]":
    """Open ones of theirs and of their units, for `Listed`: what is due first before."""
    return queries.own_in(town, user).values(told=row(pk="pk", text="text", due="due"))


def tasks_due(rows: Iterable[dict[str, Any]], today: date) -> Iterator[Due]:
    found = list(rows)
    for one in found[:FEW]:
        due = date.fromisoformat(one["due"]) if one["due"] else None
        text = _("Aufgabe aus einer Sitzung: {task}")
        if due:
            text = _("Aufgabe aus einer Sitzung, bis {day}: {task}")
        late = due is not None and due < today
        yield Due(
            text.format(task=quoted(one["text"]), day=due and date_format(due, "DATE_FORMAT")),
            _("Sagen, was daraus wird"),
            reverse("tasks:task", args=[one["pk"]]),
            tone="delayed" if late else "progress",
            word=_("überfällig") if late else _("Aufgabe"),
        )
    if (more := len(found) - FEW) > 0:
        text = ngettext(
            "Eine weitere Aufgabe aus einer Sitzung ist offen.",
            "{n} weitere Aufgaben aus Sitzungen sind offen.",
            more,
        )
        yield Due(
            text.format(n=more),
            _("Meine Aufgaben ansehen"),
            reverse("tasks:own"),
            tone="progress",
            word=_("Aufgabe"),
        )

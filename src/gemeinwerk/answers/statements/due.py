"""What is due about statements: those a unit was asked for and has not given. Asked along with
something else (`due_in`)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.answers.statements import queries
from gemeinwerk.core.due import Due
from gemeinwerk.core.listed import row


def due_in(town: OuterRef, user: User) -> "QuerySet[Any, Any]":
    """For `Listed`: of the units somebody belongs to."""
    found = queries.waiting(town).filter(unit__in=unit_ids_of(user))
    return found.order_by("due", "pk").values(told=row(due="due"))


def statements_due(rows: Sequence[dict[str, Any]], today: date) -> Iterator[Due]:
    """One line, however many: they are gone through one after the other."""
    if not rows:
        return
    late = date.fromisoformat(rows[0]["due"]) < today
    yield Due(
        ngettext(
            "Zu einem Beitrag wartet Ihre Stellungnahme.",
            "Zu {n} Beiträgen wartet Ihre Stellungnahme.",
            len(rows),
        ).format(n=len(rows)),
        _("Stellungnahmen"),
        f"{reverse('statements:statements')}?stand={queries.PENDING}",
        tone="delayed" if late else "progress",
        word=_("überfällig") if late else _("offen"),
    )

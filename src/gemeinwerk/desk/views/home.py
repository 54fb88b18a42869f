"""The first page of the desk: what is due."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.operations import look_in
from gemeinwerk.desk import queries, readers
from gemeinwerk.desk.due_list import due_for

A_MONTH = timedelta(days=30)
"""So far back is told what is new to somebody who never was here."""


@require_safe
@needs("desk.enter")
def home(request: DeskRequest) -> HttpResponse:
    """It starts with what is due, not with statistics."""
    town, user = request.municipality, request.user
    may_read = user.has_perm("concept.read", town)
    at_work = queries.at_work(town)
    context = {
        "due": due_for(user, town, at_work),
        "versions": queries.newest_versions(town, user),
        "concepts": at_work if may_read else [],
        "may_create": user.has_perm("concept.create", town),
        "answers_for_units": Role.UNIT_EDITOR in user.roles_in(town.pk),
        "may_manage": user.has_perm("account.manage", town),
    }
    if readers.reads(user, town):
        found = _for_readers(request)
        there = context["versions"], found["late"].worst, found["changes"], found["became"]
        context |= found | {"reading": any(there)}
    return render(request, "desk/home.html", context)


def _for_readers(request: DeskRequest) -> dict[str, Any]:
    """Whoever reads and decides finds what is late, what is new, and what became of a draft."""
    town, user = request.municipality, request.user
    now = timezone.now()
    since = look_in(user, town=town)
    takes_part = Role.PARTICIPANT in user.roles_in(town.pk)
    return {
        "since": since,
        "late": readers.late(town, user, timezone.localdate()),
        "changes": readers.changes(town, user, since or now - A_MONTH),
        "became": readers.became(town, user, timezone.localdate()) if takes_part else [],
    }

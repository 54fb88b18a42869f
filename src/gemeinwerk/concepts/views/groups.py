"""The groups that work on a concept: who is missing in them, and fields that have none yet."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.balance import Balance, balances, together
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.concepts.views.crumbs import to_concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.ui import Link


@dataclass(frozen=True)
class Row:
    """A field of action, None for the steering group, and its group with what is missing there."""

    field: FieldOfAction | None
    balance: Balance | None


@require_safe
@needs("concept.read", queries.concept)
def groups(request: DeskRequest, concept: Concept) -> HttpResponse:
    today, fields = localdate(), list(queries.fields(concept))
    bodies = [one.working_group for one in fields if one.working_group]
    if concept.steering:
        bodies.insert(0, concept.steering)
    once = {one.pk: one for one in bodies}
    found = {one.body.pk: one for one in balances(once.values(), today) if one.body}
    rows = [Row(None, found[concept.steering.pk])] if concept.steering else []
    rows += [Row(one, found.get(one.working_group_id or 0)) for one in fields]
    context = {
        "concept": concept,
        "rows": rows,
        "short": [one for one in found.values() if one.missing],
        "total": together(found.values()),
        "today": today,
        "may_open": request.user.has_perm("actor.read", request.municipality),
        "may_edit": request.user.has_perm("concept.edit", concept)
        and request.user.has_perm("actor.edit", request.municipality),
        "crumbs": to_concept(concept, Link(_("Gruppen"))),
    }
    return render(request, "concepts/groups.html", context)


@require_POST
@needs("concept.edit", queries.field)
def found(request: DeskRequest, field: FieldOfAction) -> HttpResponse:
    try:
        given = operations.found_working_group(field, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("„{group}“ ist angelegt.").format(group=given.working_group))
    return redirect("concepts:groups", field.concept.slug)

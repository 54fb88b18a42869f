"""The first page of the desk: what is due."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts.queries import concepts_at_work
from gemeinwerk.desk import queries
from gemeinwerk.desk.due_list import due_for


@require_safe
@needs("desk.enter")
def home(request: DeskRequest) -> HttpResponse:
    """It starts with what is due, not with statistics."""
    town, user = request.municipality, request.user
    may_read = user.has_perm("concept.read", town)
    context = {
        "due": due_for(user, town),
        "versions": queries.newest_versions(town, user),
        "concepts": list(concepts_at_work(town)) if may_read else [],
        "may_create": user.has_perm("concept.create", town),
        "may_manage": user.has_perm("account.manage", town),
    }
    return render(request, "desk/home.html", context)

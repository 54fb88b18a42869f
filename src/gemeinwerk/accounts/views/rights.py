"""The matrix of rights, as people read it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.roles import MATRIX, Right, Scope


@dataclass(frozen=True)
class Row:
    label: str | Promise
    cells: list[tuple[Role, Scope | None]]
    own: str | Promise


@needs("rights.read")
@require_safe
def rights(request: DeskRequest) -> HttpResponse:
    held = request.user.roles_in(request.municipality.pk)
    context = {
        "roles": [(role, role in held) for role in Role],
        "rows": [_row(right) for right in MATRIX],
        "all": Scope.ALL,
        "own": Scope.OWN,
    }
    return render(request, "accounts/rights.html", context)


def _row(right: Right) -> Row:
    return Row(right.label, [(role, right.scope(role)) for role in Role], right.own)

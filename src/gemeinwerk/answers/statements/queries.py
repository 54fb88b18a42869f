"""What is asked about statements; every question starts at a town."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.municipalities.models import Municipality

PENDING, GIVEN, LATE = "offen", "abgegeben", "spaet"
"""How a filter says where a statement stands."""
RELATED = ("contribution__concept__municipality", "contribution__field", "unit", "given_by")


def statement(town: Municipality, pk: int) -> Statement:
    """Raises Statement.DoesNotExist."""
    found = Statement.objects.select_related(*RELATED, "asked_by")
    return found.get(contribution__concept__municipality=town, pk=pk)


def for_desk(town: Municipality, user: User, today: date, state: str = "") -> "QuerySet[Statement]":
    """Those of the units somebody belongs to, or all for whoever may give any: what waits first,
    the most urgent first. Of what was taken back nobody says anything any more."""
    found = Statement.objects.filter(contribution__concept__municipality=town)
    found = found.exclude(contribution__state=ContributionState.WITHDRAWN)
    if Role.OFFICE not in user.roles_in(town.pk):
        found = found.filter(unit__in=unit_ids_of(user))
    found = found.filter(_stands(state, today))
    return found.select_related(*RELATED).order_by(F("given_at").asc(nulls_first=True), "due", "pk")


@dataclass(frozen=True)
class Heard:
    """A statement as it is told beside its contribution."""

    pk: int
    unit: str
    verdict: str
    text: str
    due: date

    def is_late(self, today: date) -> bool:
        return not self.verdict and self.due < today


def along() -> Listed:
    """Asked with a contribution: its statements, for `heard`."""
    found = Statement.objects.filter(contribution=OuterRef("pk")).order_by("pk")
    told = row(pk="pk", unit="unit__name", verdict="verdict", text="text", due="due")
    return Listed(found.values(told=told))


def heard(rows: Sequence[dict[str, Any]] | None) -> list[Heard]:
    return [Heard(**{**one, "due": date.fromisoformat(one["due"])}) for one in rows or ()]


def asked_of(unit: int, contributions: Iterable[Contribution]) -> set[int]:
    """The keys of contributions this unit was asked about."""
    found = Statement.objects.filter(unit=unit, contribution__in=[one.pk for one in contributions])
    return set(found.values_list("contribution", flat=True))


def filtered(state: str, today: date) -> Q:
    """Of contributions: where their statements stand."""
    of_it = Statement.objects.filter(contribution=OuterRef("pk"))
    return Q(Exists(of_it.filter(_stands(state, today))))


def waiting(town: OuterRef) -> "QuerySet[Statement]":
    """Not given yet, of what was not taken back, in the town an outer row is."""
    found = Statement.objects.filter(contribution__concept__municipality=town, given_at=None)
    return found.exclude(contribution__state=ContributionState.WITHDRAWN)


def _stands(state: str, today: date) -> Q:
    return {
        PENDING: Q(given_at=None),
        GIVEN: Q(given_at__isnull=False),
        LATE: Q(given_at=None, due__lt=today),
    }.get(state, Q())

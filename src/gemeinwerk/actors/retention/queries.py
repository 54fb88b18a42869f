"""How long a town keeps what, and what is proposed to go."""

from collections.abc import Iterable

from django.db.models import QuerySet

from gemeinwerk.actors.models import ProposalState, RetentionProposal
from gemeinwerk.actors.retention import kinds
from gemeinwerk.municipalities.models import Municipality


def months_of(town: Municipality) -> dict[str, int]:
    """By kind: the town's own period, else the usual one."""
    own = dict(town.retention_periods.values_list("kind", "months"))
    return {one.key: own.get(one.key, one.months) for one in kinds.kinds()}


def proposals(town: Municipality) -> QuerySet[RetentionProposal]:
    """Those nobody has decided on."""
    return RetentionProposal.objects.filter(municipality=town, state=ProposalState.OPEN)


def named(
    town: Municipality, rows: Iterable[RetentionProposal]
) -> list[tuple[RetentionProposal, kinds.Kind, kinds.Named]]:
    """Each with what it is about: a constant number of queries. What is gone is left out."""
    by_kind: dict[str, list[RetentionProposal]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    found = []
    for one in kinds.kinds():
        of_kind = by_kind.get(one.key, [])
        names = one.named(town, [row.key for row in of_kind]) if of_kind else {}
        found += [(row, one, names[row.key]) for row in of_kind if row.key in names]
    return found

"""What verbs on two contributions share: both held after their concept, and what they record."""

from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.merging.verbs import MergingVerb
from gemeinwerk.contributions.models import Contribution, Merge, MergeProposal
from gemeinwerk.contributions.operations import writing
from gemeinwerk.core.writing import hold


def held_proposal(proposal: MergeProposal) -> MergeProposal:
    one, into = writing.lock(proposal.one), writing.lock(proposal.into)
    present = hold(proposal, "by")
    present.one, present.into = one, into
    return present


def record_both(
    deed: MergingVerb,
    *,
    one: Contribution,
    into: Contribution,
    by: User | None,
    reason: str = "",
    **told: Any,
) -> None:
    """In the history of each of the two."""
    after = told or {"one": one.number, "into": into.number}
    for contribution in (one, into):
        writing.record(contribution, deed=deed, by=by, after=after, reason=reason)


def carry_out(one: Contribution, *, into: Contribution, reason: str, by: User | None) -> None:
    """Of two that are held and of which nothing stands against it."""
    Merge.objects.create(one=one, into=into, reason=reason, by=by, at=audit.now())
    record_both(MergingVerb.MERGE, one=one, into=into, by=by, reason=reason)

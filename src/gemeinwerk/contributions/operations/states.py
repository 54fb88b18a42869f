"""Who reads a contribution: everybody, the office, nobody any more.

publish(contribution, by=user)       # what the office recorded; all else is read first
withdraw(contribution, by=None)      # its author, by their link
"""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.errors import NotNow
from gemeinwerk.contributions.lifecycle import CONTRIBUTION
from gemeinwerk.contributions.models import (
    Channel,
    Contribution,
    ContributionState,
    Merge,
    Split,
)
from gemeinwerk.contributions.operations import writing
from gemeinwerk.contributions.verbs import ContributionsVerb
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import verb


@verb
def publish(contribution: Contribution, *, by: User | None) -> Contribution:
    """Everybody may read its public text, once the concept is public. What waits or is hidden is
    shown where it is read, with a word to whoever wrote it (`moderating`)."""
    found = writing.lock(contribution)
    if found.state in (ContributionState.HELD, ContributionState.HIDDEN):
        raise NotNow(
            _("Dieser Beitrag wird unter „Beiträge prüfen“ freigegeben: Wer ihn geschrieben hat, "
              "erfährt es dann.")
        )  # fmt: skip
    _advance(found, ContributionState.PUBLIC)
    return _kept(found, ContributionsVerb.CONTRIBUTION_PUBLISH, by=by, public=False)


@verb
def keep_internal(contribution: Contribution, *, by: User | None) -> Contribution:
    """Only what the office recorded itself: what somebody sent in for everybody to read is hidden
    with a reason, or not at all."""
    found = writing.lock(contribution)
    was_there = found.is_public
    if found.channel == Channel.FORM:
        raise NotNow(
            _("Wer diesen Beitrag geschrieben hat, wollte ihn öffentlich. Ausgeblendet wird er "
              "nur mit einer Begründung.")
        )  # fmt: skip
    _advance(found, ContributionState.INTERNAL)
    return _kept(found, ContributionsVerb.CONTRIBUTION_INTERNAL, by=by, public=was_there)


@verb
def withdraw(
    contribution: Contribution, *, by: User | None, reason: str = "", shown: str | None = None
) -> Contribution:
    """What was said is gone, with what was sent along; the number stays, and that there was one.
    What was split off says the same words, and goes with it. Whoever has a link still reads that it
    is withdrawn. `shown`: the stamp of what was read."""
    found = writing.lock(contribution)
    require_same(told(found), shown)
    was_there = found.is_public or _is_counted(found)
    for one in Split.objects.filter(whole=found, undone_at=None).select_related("part__concept"):
        if not one.part.is_withdrawn:
            withdraw(one.part, by=by, reason=reason)
    writing.silence(found, by=by)
    deed = ContributionsVerb.CONTRIBUTION_WITHDRAW
    return _kept(found, deed, by=by, public=was_there, reason=reason.strip())


def _is_counted(contribution: Contribution) -> bool:
    """Whether it is one of those that the page of another one, which citizens read, counts."""
    found = Merge.objects.filter(one=contribution, undone_at=None)
    return found.filter(into__state=ContributionState.PUBLIC).exists()


def told(contribution: Contribution) -> list[Any]:
    """What a page says of one that is to be withdrawn (`core.shown`)."""
    return [contribution.pk, contribution.state, contribution.text]


def _advance(contribution: Contribution, state: ContributionState) -> None:
    CONTRIBUTION.require(contribution, state)
    contribution.state = state


def _kept(
    contribution: Contribution,
    deed: ContributionsVerb,
    *,
    by: User | None,
    public: bool,
    reason: str = "",
) -> Contribution:
    contribution.changed_at = audit.now()
    contribution.save()
    writing.record(contribution, deed=deed, by=by, public=public, reason=reason)
    return contribution

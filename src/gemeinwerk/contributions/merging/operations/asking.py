"""Those who wrote a contribution say whether it may be answered together with another one."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.merging import queries
from gemeinwerk.contributions.merging.errors import Settled
from gemeinwerk.contributions.merging.operations.merging import why_not
from gemeinwerk.contributions.merging.operations.writing import (
    carry_out,
    held_proposal,
    record_both,
)
from gemeinwerk.contributions.merging.verbs import MergingVerb
from gemeinwerk.contributions.models import MergeProposal, MergeQuestion, ProposalEnd
from gemeinwerk.contributions.operations import writing
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.writing import hold, verb


@verb
def answer(question: MergeQuestion, *, yes: bool) -> MergeQuestion:
    """By whoever wrote it. A no ends the question; when all who were asked have agreed, the two are
    merged. Nobody agrees to words that were changed since they were asked."""
    proposal = _held(question.proposal)
    present = hold(question)
    present.proposal = proposal
    _require_open(proposal)
    if yes and not still_says(proposal):
        raise Settled(
            _("Einer der beiden Beiträge ist inzwischen geändert. Das Büro fragt Sie neu.")
        )
    present.answer, present.answered_at = yes, audit.now()
    present.save(update_fields=["answer", "answered_at"])
    deed = MergingVerb.AGREE if yes else MergingVerb.REFUSE
    told = {"into": proposal.into.number}
    writing.record(proposal.one, deed=deed, by=None, after=told)
    if not yes:
        _end(proposal, ProposalEnd.REFUSED)
    elif not proposal.questions.exclude(answer=True).exists():
        _carry_out(proposal, by=proposal.by)
    return present


@verb
def decide(proposal: MergeProposal, *, by: User | None) -> MergeProposal:
    """By the office, once those who were asked had their time, or none of them is left."""
    present = _held(proposal)
    _require_open(present)
    unanswered = present.questions.filter(answer=None).exists()
    if unanswered and localdate(audit.now()) <= present.until:
        raise Settled(_("Wer gefragt ist, hat noch Zeit für eine Antwort."))
    if not still_says(present):
        raise Settled(
            _("Einer der beiden Beiträge ist seit der Frage geändert. Bitte verwerfen Sie die "
              "Frage und fragen Sie neu.")
        )  # fmt: skip
    if refusal := why_not(present.one, present.into):
        raise Settled(refusal)
    _carry_out(present, by=by)
    return present


@verb
def drop(proposal: MergeProposal, *, by: User | None) -> MergeProposal:
    present = _held(proposal)
    _require_open(present)
    _end(present, ProposalEnd.DROPPED)
    record_both(MergingVerb.DROP, one=present.one, into=present.into, by=by)
    return present


def still_says(proposal: MergeProposal) -> bool:
    """Whether both texts read as they did when it was asked."""
    return proposal.read == stamp(queries.texts(proposal))


def _held(proposal: MergeProposal) -> MergeProposal:
    return held_proposal(proposal)


def _require_open(proposal: MergeProposal) -> None:
    if proposal.ended_at is not None:
        raise Settled(_("Darüber ist schon entschieden."))


def _carry_out(proposal: MergeProposal, *, by: User | None) -> None:
    """What became impossible since it was asked ends the question: the office sees it."""
    if why_not(proposal.one, proposal.into):
        _end(proposal, ProposalEnd.IMPOSSIBLE)
        return
    _end(proposal, ProposalEnd.MERGED)
    carry_out(proposal.one, into=proposal.into, reason=proposal.reason, by=by)


def _end(proposal: MergeProposal, ended: ProposalEnd) -> None:
    proposal.ended, proposal.ended_at = ended, audit.now()
    proposal.save(update_fields=["ended", "ended_at"])

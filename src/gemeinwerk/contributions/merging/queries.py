"""What is merged, split, asked: of a contribution, and of all of a concept."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import (
    Contribution,
    ContributionState,
    Merge,
    MergeProposal,
    MergeQuestion,
    Split,
    Voice,
)
from gemeinwerk.municipalities.models import Municipality

SILENT = (ContributionState.WITHDRAWN, ContributionState.HELD)
"""What was taken back, or nobody has looked at yet, gets no answer."""
_TOWN = "concept__municipality"


def answered_itself() -> Q:
    """Of contributions: neither answered together with another one, nor by its parts."""
    merged = Merge.objects.filter(one=OuterRef("pk"), undone_at=None)
    parts = standing().filter(whole=OuterRef("pk"))
    return ~Exists(merged) & ~Exists(parts)


def standing() -> "QuerySet[Split]":
    """Parts by which a whole is answered."""
    return Split.objects.filter(undone_at=None).exclude(part__state=ContributionState.WITHDRAWN)


def parts_of(contribution: Contribution) -> list[Contribution]:
    """Those that stand, in the order of their numbers."""
    found = standing().filter(whole=contribution).select_related("part")
    parts = [one.part for one in found.order_by("part__number")]
    for part in parts:
        part.concept = contribution.concept
    return parts


def answered_with(contribution: Contribution) -> Contribution:
    """The one it is merged into. Raises Merge.DoesNotExist."""
    into: Contribution = (
        Merge.objects.select_related("into").get(one=contribution, undone_at=None).into
    )
    into.concept = contribution.concept
    return into


def merge(town: Municipality, pk: int) -> Merge:
    """Raises Merge.DoesNotExist."""
    found = Merge.objects.select_related(f"one__{_TOWN}", f"into__{_TOWN}")
    return found.get(one__concept__municipality=town, pk=pk)


def split(town: Municipality, pk: int) -> Split:
    """Raises Split.DoesNotExist."""
    found = Split.objects.select_related(f"whole__{_TOWN}", f"part__{_TOWN}")
    return found.get(whole__concept__municipality=town, pk=pk)


def proposal(town: Municipality, pk: int) -> MergeProposal:
    """Raises MergeProposal.DoesNotExist."""
    found = MergeProposal.objects.select_related(f"one__{_TOWN}", f"into__{_TOWN}")
    return found.get(one__concept__municipality=town, pk=pk)


def mergeable(into: Contribution, numbers: Sequence[int]) -> list[Contribution]:
    """Those with these numbers that can be answered together with it; no query for none."""
    if not numbers:
        return []
    found = Contribution.objects.filter(
        answered_itself(), concept=into.concept, number__in=numbers
    ).exclude(state__in=SILENT)
    return list(found.exclude(pk=into.pk).order_by("number"))


def waiting(concept: Concept) -> "QuerySet[MergeProposal]":
    """Proposals without an end, those that may be decided first."""
    asked = Prefetch("questions", MergeQuestion.objects.order_by("pk"))
    found = MergeProposal.objects.filter(one__concept=concept, ended_at=None)
    return found.select_related("one", "into", "by").prefetch_related(asked).order_by("until", "pk")


def asked_of(voice: Voice) -> "QuerySet[MergeQuestion]":
    """What somebody is asked now, of what they wrote and of its parts."""
    mine = Q(voice=voice) | Q(voice__original=voice)
    found = MergeQuestion.objects.filter(mine, proposal__ended_at=None)
    return found.select_related(
        f"proposal__one__{_TOWN}", f"proposal__into__{_TOWN}", "voice"
    ).order_by("pk")


def texts(proposal: MergeProposal) -> list[Any]:
    """What those who are asked read (`core.shown`)."""
    return said(proposal.one, proposal.into)


def said(one: Contribution, into: Contribution) -> list[Any]:
    return [one.pk, one.text, into.pk, into.as_public]

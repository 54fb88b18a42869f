"""What waits to be read, and how many were shown and hidden, of concepts that are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, ContributionState, Participation
from gemeinwerk.contributions.moderating.models import Hiding, Report
from gemeinwerk.contributions.moderating.reasons import Reason

_SHOWN = ("concept", "participation")


def waiting(concepts: Iterable[Concept] | QuerySet[Concept]) -> "QuerySet[Contribution]":
    """What somebody should look at: held back, reported, objected to; the oldest first."""
    reports = Report.objects.filter(contribution=OuterRef("pk"), settled_at=None)
    objections = Hiding.objects.filter(
        contribution=OuterRef("pk"), shown_at=None, answered_at=None
    ).exclude(objection="")
    found = Contribution.objects.filter(concept__in=concepts).annotate(
        is_reported=Exists(reports), is_objected=Exists(objections)
    )
    due = Q(state=ContributionState.HELD)
    due |= Q(state=ContributionState.PUBLIC, is_reported=True)
    due |= Q(state=ContributionState.HIDDEN, is_objected=True)
    return found.filter(due).select_related(*_SHOWN).order_by("received_at", "pk")


def looked_at(concept: Concept, state: str) -> "QuerySet[Contribution]":
    """What came by the form, in one state; the newest first."""
    found = Contribution.objects.filter(concept=concept, state=state)
    return found.select_related(*_SHOWN).order_by("-received_at", "-pk")


def told(contribution: Contribution) -> list[Any]:
    """What the page of whoever reads it says (`core.shown`)."""
    reports = list(
        Report.objects.filter(contribution=contribution.pk, settled_at=None).values_list(
            "pk", flat=True
        )
    )
    hidings = list(
        Hiding.objects.filter(contribution=contribution.pk).values_list("pk", "objection", "answer")
    )
    return [
        contribution.state,
        contribution.text,
        contribution.title,
        contribution.public_text,
        reports,
        [list(one) for one in hidings],
    ]


@dataclass(frozen=True)
class Numbers:
    """Of one phase: contributions, never people."""

    participation: Participation
    public: int
    waiting: int
    hidden: int
    withdrawn: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def together(self) -> int:
        return self.public + self.waiting + self.hidden + self.withdrawn


def numbers(concept: Concept) -> list[Numbers]:
    """By phase, the newest first: three queries however many there are. What was
    split counts once: its parts were sent by nobody."""
    phases = list(Participation.objects.filter(concept=concept).order_by("-opens", "-pk"))
    said = Contribution.objects.filter(participation__in=phases, split=None)
    by_state = _counted(said, "state")
    hidden = Hiding.objects.filter(
        contribution__participation__in=phases, contribution__split=None, shown_at=None
    )
    by_reason = _counted(hidden, "reason", "contribution__participation")
    return [_numbers(one, by_state, by_reason) for one in phases]


_Counted = dict[tuple[int, str], int]


def _counted(rows: QuerySet[Any], by: str, phase: str = "participation") -> _Counted:
    found = rows.order_by().values_list(phase, by).annotate(n=Count("pk"))
    return {(one, value): number for one, value, number in found}


def _numbers(phase: Participation, by_state: _Counted, by_reason: _Counted) -> Numbers:
    def count(state: str) -> int:
        return by_state.get((phase.pk, state), 0)

    return Numbers(
        phase,
        public=count(ContributionState.PUBLIC),
        waiting=count(ContributionState.HELD),
        hidden=count(ContributionState.HIDDEN),
        withdrawn=count(ContributionState.WITHDRAWN),
        reasons=tuple(
            (str(one.label), by_reason[phase.pk, one])
            for one in Reason
            if (phase.pk, one.value) in by_reason
        ),
    )

"""How much is answered, and what waits longest: counted anew from rows each time, by round and all
together. Nothing of it is kept, so nothing of it can be edited.

Of a contribution that was split its parts count; one merged into another counts for itself; what
waits to be moderated waits as well. What its author took back does not count.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.answers.rounds.models import Answer, AnswerRound, AnswerState, RoundState
from gemeinwerk.answers.rounds.told import moment_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, ContributionState, Split
from gemeinwerk.core.listed import Listed, row

FEWEST = 5
"""No count below it is told in public."""


@dataclass(frozen=True)
class Share:
    total: int
    answered: int
    oldest: datetime | None
    """When the oldest came in that waits."""

    @property
    def waiting(self) -> int:
        return self.total - self.answered

    @property
    def percent(self) -> int:
        """Rounded down: 100 are all."""
        return self.answered * 100 // self.total if self.total else 0

    @property
    def since(self) -> date | None:
        return localdate(self.oldest) if self.oldest else None

    @property
    def in_public(self) -> str:
        """In a sentence in which no small number stands or can be worked out."""
        if self.total < FEWEST:
            return _("Bisher sind es weniger als fünf Beiträge.")
        if not self.waiting:
            return _("Alle {total} Beiträge sind beantwortet.").format(total=self.total)
        if self.waiting < FEWEST:
            return _("Bis auf wenige sind die Beiträge beantwortet.")
        if self.answered < FEWEST:
            return _("Von {total} Beiträgen sind weniger als fünf beantwortet.").format(
                total=self.total
            )
        return _("{answered} von {total} Beiträgen sind beantwortet ({percent} %).").format(
            answered=self.answered, total=self.total, percent=self.percent
        )


def overall(concept: Concept) -> Share:
    """One query."""
    found = _counting(concept).annotate(_given=_given("pk")).order_by()
    return Share(
        **found.aggregate(
            total=Count("pk"),
            answered=Count("pk", filter=Q(_given=True)),
            oldest=Min("received_at", filter=Q(_given=False)),
        )
    )


def oldest(concept: Concept) -> Contribution | None:
    """What waits longest."""
    found = _counting(concept).filter(~_given("pk"))
    return found.order_by("received_at", "number").first()


def of_rounds(concept: Concept) -> list[tuple[AnswerRound, Share]]:
    """Of each round what came into it, whether it was answered there or later: the newest first,
    one query. What was taken out of it waits."""
    return [
        (one, Share(one.total, one.answered, one.oldest))  # type: ignore[attr-defined]
        for one in _rounds(concept).select_related("participation")
    ]


@dataclass(frozen=True)
class OfRound:
    """A released round as citizens are told of it."""

    title: str
    day: date
    share: Share


def for_everybody(concept: Concept) -> tuple[Share, list[OfRound]]:
    """The same of all together and of each released round, in one query."""
    counting = _counting(concept).order_by().values("concept")
    oldest = _counting(concept).filter(~_given("pk")).order_by("received_at")
    rounds = _rounds(concept).filter(state=RoundState.RELEASED).values(
        told=row(
            title="title", at="released_at", total="total", answered="answered", oldest="oldest"
        )
    )  # fmt: skip
    found = Concept.objects.filter(pk=concept.pk).values_list(
        Subquery(counting.annotate(n=Count("pk")).values("n")),
        Subquery(counting.filter(_given("pk")).annotate(n=Count("pk")).values("n")),
        Subquery(oldest.values("received_at")[:1]),
        Listed(rounds),
    )
    total, answered, first, told = found.get()
    return Share(total or 0, answered or 0, first), [
        OfRound(
            one["title"],
            localdate(moment_of(one["at"])),
            Share(
                one["total"],
                one["answered"],
                moment_of(one["oldest"]) if one["oldest"] else None,
            ),
        )
        for one in told or ()
    ]


def _rounds(concept: Concept) -> "QuerySet[AnswerRound]":
    inside = ~Q(answers__contribution__state=ContributionState.WITHDRAWN) & ~Q(
        _in_parts("answers__contribution")
    )
    given = Q(_given("answers__contribution"))
    found = AnswerRound.objects.filter(concept=concept).annotate(
        total=Count("answers", filter=inside),
        answered=Count("answers", filter=inside & given),
        oldest=Min("answers__contribution__received_at", filter=inside & ~given),
    )
    return found.order_by("-number")


def _given(contribution: str) -> Exists:
    given = Answer.objects.filter(contribution=OuterRef(contribution), state=AnswerState.RELEASED)
    return Exists(given)


def _in_parts(contribution: str) -> Exists:
    parts = Split.objects.filter(whole=OuterRef(contribution), undone_at=None)
    return Exists(parts.exclude(part__state=ContributionState.WITHDRAWN))


def _counting(concept: Concept) -> "QuerySet[Contribution]":
    found = Contribution.objects.filter(~_in_parts("pk"), concept=concept)
    return found.exclude(state=ContributionState.WITHDRAWN)

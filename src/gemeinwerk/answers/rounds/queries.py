"""What is asked of rounds and of answers; every question starts at a town or at a concept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gemeinwerk.answers.models import IN_A_MEASURE, Outcome, OutcomeKind, OutcomeState
from gemeinwerk.answers.queries import answerable
from gemeinwerk.answers.rounds.models import Answer, AnswerRound, AnswerState
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.merging.queries import SILENT, answered_itself
from gemeinwerk.contributions.models import Contribution, ContributionState, Merge, Participation
from gemeinwerk.municipalities.models import Municipality

ANSWERED, UNANSWERED = "ja", "offen"
"""How a filter of citizens says it; else by the kind of the last answer."""
DRAFT, RELEASED, OUT = AnswerState.DRAFT, AnswerState.RELEASED, AnswerState.OUT


def round_of(town: Municipality, slug: str, number: int) -> AnswerRound:
    """Raises AnswerRound.DoesNotExist."""
    found = AnswerRound.objects.select_related(
        "concept__municipality", "participation", "opened_by", "released_by", "printed_by"
    )
    return found.get(concept__municipality=town, concept__slug=slug, number=number)


# --- what a round is about ------------------------------------------------------------------------


def waiting(
    concept: Concept, participation: Participation | None = None
) -> "QuerySet[Contribution]":
    """What can come into a round: never answered, or something else becomes of it since, or it was
    answered along with another one and stands alone again, or one that is merged into it has not
    heard of it; and in no round now."""
    found = answerable(concept).annotate(
        _last=_last("released_at"), _told=_last("parts"), _with=_last("along")
    )
    if participation is not None:
        found = found.filter(participation=participation)
    at_work = Answer.objects.filter(contribution=OuterRef("pk"), state=DRAFT)
    return found.filter(_has_news(), ~Exists(at_work)).order_by("number")


def in_work(round: AnswerRound) -> "QuerySet[Answer]":
    """What a round is to answer: without what was taken back, merged or split since."""
    alone = Contribution.objects.filter(answered_itself(), pk=OuterRef("contribution"))
    found = Answer.objects.filter(Exists(alone), round=round, state=DRAFT)
    return found.exclude(contribution__state=ContributionState.WITHDRAWN)


@dataclass(frozen=True)
class Standing:
    """How far a round is; `stamp` changes with whatever is said in it."""

    total: int
    unanswered: int
    unread: int
    lost: int
    held: int
    stamp: list[Any]

    @property
    def is_ready(self) -> bool:
        return bool(self.total) and not (self.unanswered or self.unread or self.lost or self.held)


def standing(round: AnswerRound) -> Standing:
    """One query."""
    counted = (
        in_work(round)
        .order_by()
        .aggregate(
            total=Count("pk"),
            unanswered=Count("pk", filter=unanswered()),
            unread=Count("pk", filter=unread()),
            lost=Count("pk", filter=lost()),
            held=Count("pk", filter=held()),
            last=Max("contribution__outcomes__changed_at"),
        )
    )
    last = counted.pop("last")
    return Standing(**counted, stamp=[round.pk, *counted.values(), str(last or "")])


def unanswered() -> Q:
    """Of an answer: nothing is said of its contribution, or only of a measure that is gone."""
    return ~Q(Exists(_outcomes(holding())))


def unread() -> Q:
    """Of an answer: a reason nobody else has read."""
    return Q(Exists(_outcomes(Q(state=OutcomeState.DRAFT))))


def lost() -> Q:
    """Of an answer: a measure it names is gone."""
    return Q(Exists(_outcomes(~holding())))


def held() -> Q:
    """Of an answer: its contribution was amended, and nobody has read it since."""
    return Q(contribution__state=ContributionState.HELD)


def holding() -> Q:
    """Of an outcome: that its measure or goal, if it names one, is there."""
    return ~Q(kind__in=IN_A_MEASURE) | Q(measure__isnull=False) | Q(goal__isnull=False)


def _outcomes(which: Q) -> "QuerySet[Outcome]":
    return Outcome.objects.filter(which, contribution=OuterRef("contribution"))


def _last(column: str) -> Subquery:
    """Of the last answer that was given to the contribution an outer row is."""
    given = Answer.objects.filter(contribution=OuterRef("pk"), state=RELEASED)
    return Subquery(given.order_by("-released_at", "-pk").values(column)[:1])


def _has_news() -> Q:
    """As `waiting` says; of contributions with `_last` and `_told`."""
    of_it = Outcome.objects.filter(contribution=OuterRef("pk"))
    number = of_it.order_by().values("contribution").annotate(n=Count("pk")).values("n")
    changed = Exists(of_it.filter(changed_at__gt=OuterRef("_last")))
    gone = Exists(of_it.filter(~holding()))
    heard = Answer.objects.filter(
        contribution=OuterRef("one"), state=RELEASED, along__contribution=OuterRef("into")
    )
    unheard = Merge.objects.filter(~Exists(heard), into=OuterRef("pk"), undone_at=None)
    return (
        Q(_last=None)
        | Q(_with__isnull=False)
        | Q(changed)
        | Q(gone)
        | ~Q(_told=Coalesce(Subquery(number), 0))
        | Q(Exists(unheard.exclude(one__state__in=SILENT)))
    )


def reasons(round: AnswerRound) -> list[tuple[int, int, str]]:
    """Outcome, contribution and reason of all that a round is to answer."""
    of_it = in_work(round).values("contribution")
    found = Outcome.objects.filter(contribution__in=of_it).order_by("pk")
    return list(found.values_list("pk", "contribution", "reason"))


def taken_out(round: AnswerRound) -> "QuerySet[Answer]":
    found = Answer.objects.filter(round=round, state=OUT)
    return found.select_related("contribution__concept").order_by("contribution__number")


def held_in(round: AnswerRound) -> "QuerySet[Answer]":
    found = in_work(round).filter(held()).select_related("contribution__concept")
    return found.order_by("contribution__number")


# --- what was answered ----------------------------------------------------------------------------


def given(contribution: Contribution) -> "QuerySet[Answer]":
    """All released answers of it, the last one first."""
    found = Answer.objects.filter(contribution=contribution, state=RELEASED)
    return found.select_related("round", "along__contribution", "replaces").order_by(
        "-released_at", "-pk"
    )


def answered_as(found: "QuerySet[Contribution]", wanted: str) -> "QuerySet[Contribution]":
    """Those whose last answer says so: a kind of outcome, `ANSWERED` or `UNANSWERED`."""
    if wanted in (ANSWERED, UNANSWERED):
        given = Exists(Answer.objects.filter(contribution=OuterRef("pk"), state=RELEASED))
        return found.filter(given if wanted == ANSWERED else ~given)
    return found.annotate(_kinds=_last("kinds")).filter(_kinds__contains=wanted)


def with_last_kinds(found: "QuerySet[Contribution]") -> "QuerySet[Contribution]":
    """Each with the kinds its last answer tells (`last_kinds`), in one word after the other; None
    where it has none."""
    return found.annotate(last_kinds=_last("kinds"))


def last_given(keys: Iterable[int]) -> dict[int, Answer]:
    """The last released answer of contributions, by their keys: one query."""
    found = Answer.objects.filter(contribution__in=list(keys), state=RELEASED)
    rows = found.select_related("contribution").order_by("released_at", "pk")
    return {one.contribution_id: one for one in rows}


def merged_into(keys: Sequence[int]) -> dict[int, list[Contribution]]:
    """What is answered together with contributions, by the keys of these: one query."""
    found: dict[int, list[Contribution]] = {}
    rows = Merge.objects.filter(into__in=keys, undone_at=None).exclude(one__state__in=SILENT)
    for row in rows.select_related("one").order_by("one__number"):
        found.setdefault(row.into_id, []).append(row.one)
    return found


def released(round: AnswerRound) -> "QuerySet[Answer]":
    found = Answer.objects.filter(round=round, state=RELEASED)
    related = ("contribution__concept", "along__contribution", "replaces")
    return found.select_related(*related).order_by("contribution__number")


def put_off_before(concept: Concept) -> "QuerySet[Answer]":
    """What the edition before put off and answered so last: this one may take it up."""
    later = Answer.objects.filter(
        contribution=OuterRef("contribution"),
        state=AnswerState.RELEASED,
        released_at__gt=OuterRef("released_at"),
    )
    found = Answer.objects.filter(
        ~Exists(later),
        contribution__concept=concept.predecessor_id,
        state=AnswerState.RELEASED,
        kinds__contains=OutcomeKind.DEFERRED,
    ).exclude(contribution__state=ContributionState.WITHDRAWN)
    return found.select_related("contribution__concept").order_by("contribution__number")

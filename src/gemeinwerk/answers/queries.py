"""Contributions as they wait for an answer; every question starts at a town."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from gemeinwerk.answers.models import IN_A_MEASURE, Outcome, OutcomeState
from gemeinwerk.answers.rounds.alike import normalised
from gemeinwerk.answers.rounds.models import Answer, AnswerState
from gemeinwerk.answers.statements import queries as statements
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.likeness import queries as likeness
from gemeinwerk.contributions.likeness.queries import Alike
from gemeinwerk.contributions.merging.queries import SILENT, answered_itself
from gemeinwerk.contributions.models import Contribution, Merge, Voice
from gemeinwerk.contributions.queries import in_groups
from gemeinwerk.contributions.searching import answering
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.municipalities.models import Municipality

OPEN, DRAFTED, CHECKED, LOST = "offen", "entworfen", "gegengelesen", "entfallen"
"""How a filter says whether a contribution is answered."""
WITHOUT = "ohne"
"""In a filter: what has no value there."""
BESIDE = 12
"""So many others are offered to be answered alike."""


@dataclass(frozen=True)
class Place:
    """Where one stands in a filtered list."""

    number: int
    total: int
    previous: int | None
    following: int | None


@dataclass(frozen=True)
class Counted:
    total: int
    answered: int


def contribution(town: Municipality, slug: str, number: int) -> Contribution:
    """With what units say of it (`heard`), whether it is answered by itself (`is_answered_itself`)
    what is answered along with it (`along`), how many voices all these have (`said_by`), and the
    goals of its concept (`of_the_draft`, see `goals_beside`). Raises
    Contribution.DoesNotExist."""
    related = ("concept__municipality", "field", "meeting__body", "item", "anchor__minutes")
    rows = Contribution.objects.select_related(*related)
    itself = answered_itself() & ~Q(state__in=SILENT)
    told = rows.annotate(
        heard=statements.along(),
        compared=likeness.bytes_of(),
        is_answered_itself=Case(When(itself, then=True), default=False),
        along=_along("pk"),
        of_the_draft=Listed(_goals_of(OuterRef("concept"))),
        said_by=_voices(contribution=OuterRef("pk"))
        + _voices(contribution__merges__into=OuterRef("pk"), contribution__merges__undone_at=None),
    )
    found = _with_outcomes(told)
    return found.get(concept__municipality=town, concept__slug=slug, number=number)


def outcome(town: Municipality, pk: int) -> Outcome:
    """Raises Outcome.DoesNotExist."""
    found = Outcome.objects.select_related("contribution__concept__municipality")
    return found.get(contribution__concept__municipality=town, pk=pk)


def answerable(concept: Concept) -> QuerySet[Contribution]:
    """What gets an answer of its own: nothing that was taken back, and nothing that is answered
    together with another one or by its parts."""
    found = Contribution.objects.filter(answered_itself(), concept=concept)
    return found.exclude(state__in=SILENT)


def listed(concept: Concept, wanted: Mapping[str, Any]) -> QuerySet[Contribution]:
    """What fits a filter, the oldest first."""
    found = answerable(concept)
    if field := wanted.get("feld"):
        found = found.filter(field=None) if field == WITHOUT else found.filter(field__code=field)
    if theme := wanted.get("thema"):
        found = found.filter(themes=None if theme == WITHOUT else theme)
    if kind := wanted.get("art"):
        found = found.filter(kind=kind)
    if meeting := wanted.get("sitzung"):
        found = found.filter(meeting=meeting)
    found = in_groups(found, concept, wanted)
    if words := wanted.get("suche", "").strip():
        found = found.filter(pk__in=list(answering(found, words)))
    if measure := wanted.get("massnahme"):
        found = found.filter(Exists(_said().filter(_in_place(measure))))
    if answer := wanted.get("antwort"):
        found = found.filter(_answered(answer))
    if number := wanted.get("runde"):
        at_work = Answer.objects.filter(contribution=OuterRef("pk"), state=AnswerState.DRAFT)
        found = found.filter(Exists(at_work.filter(round__concept=concept, round__number=number)))
    if key := wanted.get("gleich"):
        found = found.filter(pk__in=said_alike(concept, key))
    if stands := wanted.get("stellungnahme"):
        found = found.filter(statements.filtered(stands, localdate()))
    return found.order_by("number")


GOAL = "z"
"""Before the key of a goal, where goals and measures are chosen from together."""


def _in_place(chosen: str) -> Q:
    """Of outcomes: those of a measure or a goal, as a filter says it."""
    if chosen.startswith(GOAL):
        return Q(goal=chosen.removeprefix(GOAL))
    return Q(measure=chosen)


def said_alike(concept: Concept, key: int) -> set[int]:
    """The keys of contributions answered in the same words as an outcome has."""
    rows = Outcome.objects.filter(contribution__concept=concept)
    wanted = rows.filter(pk=key).values_list("reason", flat=True).first()
    if wanted is None:
        return set()
    reasons = rows.order_by("pk").values_list("contribution", "reason")
    return {one for one, reason in reasons if normalised(reason) == normalised(wanted)}


def open_first(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """What is not yet answered before all else."""
    return found.annotate(is_said=Exists(_said())).order_by("is_said", "number")


def with_outcomes(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """For a list: with field, outcomes and those that are answered along, two queries."""
    return _with_outcomes(found.select_related("field").annotate(along=_along("pk")))


def place(found: QuerySet[Contribution], number: int) -> Place:
    """Where a contribution stands in a filtered list, or would stand: one query."""
    counts = found.order_by().aggregate(
        before=Count("pk", filter=Q(number__lt=number)),
        here=Count("pk", filter=Q(number=number)),
        total=Count("pk"),
        previous=Max("number", filter=Q(number__lt=number)),
        following=Min("number", filter=Q(number__gt=number)),
    )
    here = counts.pop("before") + counts.pop("here")
    return Place(number=here, **counts)


def following(found: QuerySet[Contribution], number: int) -> int | None:
    """The next in a filtered list; None behind the last."""
    return _number(found.filter(number__gt=number).order_by("number"))


def first(found: QuerySet[Contribution]) -> int | None:
    return _number(found.order_by("number"))


def counted(concept: Concept) -> Counted:
    """How many there are, and how many have an answer, drafted or better: one query."""
    said = Exists(_said())
    found = (
        answerable(concept)
        .order_by()
        .aggregate(total=Count("pk"), answered=Count("pk", filter=Q(said)))
    )
    return Counted(found["total"], found["answered"])


def beside(contribution: Contribution) -> list[Contribution]:
    """Others without an answer that may be meant alike: of the same meeting or field."""
    near = Q(pk__in=[])
    if contribution.meeting_id:
        near |= Q(meeting=contribution.meeting_id)
    if contribution.field_id:
        near |= Q(field=contribution.field_id)
    found = answerable(contribution.concept).filter(near, ~Exists(_said()))
    return list(found.exclude(pk=contribution.pk).order_by("number")[: BESIDE * 20])


def near(contribution: Contribution) -> list[Alike]:
    """Others without an answer that say nearly the same, the nearest first, from the index that is
    kept; none while there is no index."""
    unanswered = answerable(contribution.concept).filter(~Exists(_said()))
    kept: likeness.Kept = getattr(contribution, "compared", None)
    return likeness.near_in(kept, contribution, unanswered)[:BESIDE]


def named(concept: Concept, numbers: list[int]) -> list[Contribution]:
    """Of the concept those with these numbers that can be answered."""
    return list(answerable(concept).filter(number__in=numbers).order_by("number"))


def measures(concept: Concept, **which: Any) -> list[Measure]:
    """To choose from, in the order of the catalogue: one query."""
    rows = Measure.objects.filter(concept=concept, **which).distinct().select_related("field")
    named = rows.only("code", "title", "concept", "field__code", "field__title", "field__concept")
    return list(named.order_by("field__position", "position", "pk"))


def goals_beside(contribution: Contribution) -> list[Goal]:
    """The same of goals, from those that were asked along with `contribution`."""
    told = getattr(contribution, "of_the_draft", None) or ()
    return [Goal(concept=contribution.concept, **one) for one in told]


def _goals_of(concept: OuterRef) -> QuerySet[Any, Any]:
    rows = Goal.objects.filter(concept=concept).order_by("field__position", "position", "pk")
    return rows.values(told=row(id="pk", field_id="field", code="code", title="title"))


def of_measure(measure: Measure | Goal) -> list[Outcome]:
    """What a measure or a goal goes back to, in the order of the contributions, each with those
    that are answered along with it (`along`)."""
    where = {"goal" if isinstance(measure, Goal) else "measure": measure}
    rows = taken_up(**where).select_related("contribution")
    return list(rows.annotate(along=_along("contribution")).order_by("contribution__number"))


def counted_with(outcome: Outcome) -> int:
    """How many contributions it answers; of `of_measure`."""
    return 1 + len(getattr(outcome, "along", None) or ())


def taken_up(**where: Any) -> QuerySet[Outcome]:
    """Outcomes that stand: of contributions that are answered by themselves."""
    itself = Contribution.objects.filter(answered_itself()).exclude(state__in=SILENT)
    return Outcome.objects.filter(Exists(itself.filter(pk=OuterRef("contribution"))), **where)


def _voices(**whose: Any) -> Coalesce:
    found = Voice.objects.filter(**whose).order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n")), 0)


def _along(contribution: str) -> Listed:
    """The numbers of those that are answered along with the contribution of an outer row."""
    merged = Merge.objects.filter(into=OuterRef(contribution), undone_at=None)
    rows = merged.exclude(one__state__in=SILENT).order_by("one__number")
    return Listed(rows.values(told=row(number="one__number")))


def waiting(concept: Concept) -> QuerySet[Outcome]:
    """Reasons nobody else has read yet."""
    drafts = Outcome.objects.filter(contribution__concept=concept, state=OutcomeState.DRAFT)
    return drafts.select_related("contribution__concept", "changed_by")


def _number(found: QuerySet[Contribution]) -> int | None:
    number: int | None = found.values_list("number", flat=True).first()
    return number


def _said() -> QuerySet[Outcome]:
    """What is said of the contribution an outer row is, and holds."""
    return Outcome.objects.filter(_holds(), contribution=OuterRef("pk"))


def _holds() -> Q:
    return ~Q(kind__in=IN_A_MEASURE) | Q(measure__isnull=False) | Q(goal__isnull=False)


def _answered(answer: str) -> Q:
    said = _said()
    unread = Outcome.objects.filter(contribution=OuterRef("pk"), state=OutcomeState.DRAFT)
    lost = Outcome.objects.filter(~_holds(), contribution=OuterRef("pk"))
    return {
        OPEN: ~Q(Exists(said)),
        DRAFTED: Q(Exists(said)) & Q(Exists(unread)),
        CHECKED: Q(Exists(said)) & ~Q(Exists(unread)),
        LOST: Q(Exists(lost)),
    }[answer]


def _with_outcomes(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    rows = Outcome.objects.select_related("measure", "goal", "changed_by", "checked_by").order_by(
        "pk"
    )
    return found.prefetch_related(Prefetch("outcomes", rows))

"""What is to be told on a day and was not told yet: asked in the same few queries, however many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from gemeinwerk.concepts.lifecycle import WRITABLE, ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.lifecycle import CLOSED, Confirmation
from gemeinwerk.measures.models import (
    ConceptDays,
    Deadlines,
    Measure,
    Milestone,
    Reminder,
    ReminderKind,
)
from gemeinwerk.municipalities.models import Municipality

LATE = timedelta(days=30)
"""What was due longer ago is seen at the desk: nobody gets mails about a past brought in."""
CARRIED_OUT = (ConceptStatus.ADOPTED, ConceptStatus.IMPLEMENTATION, ConceptStatus.EVALUATED)
"""Before the decision milestones are no promise yet, and afterwards another edition has its own."""
_RELATED = ("concept__municipality", "field", "lead_unit__parent")


@dataclass(frozen=True)
class Occasion:
    """Something of a measure that is due on a day. ``title``: of the milestone. ``escalates_on``:
    from when the office is told if nothing comes, None where it is not."""

    kind: ReminderKind
    measure: Measure
    day: date
    title: str = ""
    escalates_on: date | None = None
    head_too: bool = False


def deadlines_of(town: Municipality) -> Deadlines:
    """The town's own, or those of every town, unsaved."""
    return Deadlines.objects.filter(municipality=town).first() or Deadlines(municipality=town)


def days_of(concept: Concept) -> ConceptDays:
    """A concept's own, or none, unsaved."""
    return ConceptDays.objects.filter(concept=concept).first() or ConceptDays(concept=concept)


def occasions(town: Municipality, rules: Deadlines, today: date) -> list[Occasion]:
    """What was announced is told in any case, everything else while the town reminds at all."""
    found = [*_words_missing(town, today), *_milestones_missing(town, today)]
    if rules.active:
        found += [
            *_words_due(town, rules, today),
            *_milestones(town, rules, today),
            *_ends(town, rules, today),
        ]
    return found


def ending_terms(town: Municipality, rules: Deadlines, today: date) -> QuerySet[Concept]:
    """Concepts whose term ends soon and that no edition follows yet."""
    if not rules.active:
        return Concept.objects.none()
    found = Concept.objects.filter(municipality=town, status__in=CARRIED_OUT, successors=None)
    soon = _soon("period_end", rules, "term_before", "pk", today)
    return found.filter(soon, period_end__gte=today)


def _soon(column: str, rules: Deadlines, name: str, concept: str, today: date) -> Q:
    """That a day is no further ahead than people are told: as its concept has it, or the town."""
    own = {pk: rules.days(name, pk) for pk in rules.own}
    usual = today + timedelta(days=getattr(rules, name))
    found = Q(**{f"{column}__lte": usual}) & ~Q(**{f"{concept}__in": list(own)})
    for days in sorted(set(own.values())):
        concepts = [pk for pk in own if own[pk] == days]
        found |= Q(**{f"{column}__lte": today + timedelta(days=days), f"{concept}__in": concepts})
    return found


# --- the unit's word ------------------------------------------------------------------------------


def _words_due(town: Municipality, rules: Deadlines, today: date) -> Iterator[Occasion]:
    """From some days before on, but not on the day on which the unit was asked."""
    asked = _asked(town).filter(
        _soon("confirmation_due", rules, "word_before", "concept", today),
        confirmation_due__gte=today - LATE,
        confirmation_asked_on__lt=today,
    )
    told = _told(ReminderKind.WORD_DUE, "pk", "confirmation_due")
    for measure in asked.exclude(told).select_related(*_RELATED).order_by("pk"):
        assert measure.confirmation_due
        last = max(measure.confirmation_due, today)
        yield _reminder(ReminderKind.WORD_DUE, measure, measure.confirmation_due, rules, last)


def _words_missing(town: Municipality, today: date) -> Iterator[Occasion]:
    waiting = _asked(town).filter(pk=OuterRef("measure"), confirmation_due=OuterRef("day"))
    announced = _announced(town, ReminderKind.WORD_DUE, ReminderKind.WORD_MISSING, today)
    for row in announced.filter(Exists(waiting)):
        yield Occasion(ReminderKind.WORD_MISSING, row.measure, row.day, head_too=row.head_too)


def _asked(town: Municipality) -> QuerySet[Measure]:
    return Measure.objects.filter(
        concept__municipality=town,
        concept__status__in=WRITABLE,
        confirmation=Confirmation.ASKED,
    )


# --- milestones -----------------------------------------------------------------------------------


def _milestones(town: Municipality, rules: Deadlines, today: date) -> Iterator[Occasion]:
    """Several of a measure on one day are one occasion."""
    found = _open_milestones(town).filter(
        _soon("day", rules, "milestone_before", "measure__concept", today), day__gte=today - LATE
    )
    due = Q(day__gte=today) & _told(ReminderKind.MILESTONE_DUE, "measure", "day")
    overdue = Q(day__lt=today) & _told(ReminderKind.MILESTONE_OVERDUE, "measure", "day")
    rows = found.exclude(due).exclude(overdue)
    titles: dict[tuple[int, date], tuple[Measure, list[str]]] = {}
    for row in rows.select_related(*(f"measure__{name}" for name in _RELATED)).order_by("pk"):
        titles.setdefault((row.measure_id, row.day), (row.measure, []))[1].append(row.title)
    for (_key, day), (measure, names) in titles.items():
        title = ", ".join(f"„{name}“" for name in names)
        if day >= today:
            yield Occasion(ReminderKind.MILESTONE_DUE, measure, day, title)
        else:
            yield _reminder(ReminderKind.MILESTONE_OVERDUE, measure, day, rules, today, title)


def _milestones_missing(town: Municipality, today: date) -> Iterator[Occasion]:
    still = _open_milestones(town).filter(measure=OuterRef("measure"), day=OuterRef("day"))
    announced = _announced(
        town, ReminderKind.MILESTONE_OVERDUE, ReminderKind.MILESTONE_MISSING, today
    )
    for row in announced.filter(Exists(still)).annotate(title=still.values("title")[:1]):
        yield Occasion(
            ReminderKind.MILESTONE_MISSING, row.measure, row.day, f"„{row.title}“",
            head_too=row.head_too,
        )  # fmt: skip


def _open_milestones(town: Municipality) -> QuerySet[Any]:
    """Each with the `day` on which it is expected: the promised one, unless its unit moved it."""
    found = Milestone.objects.annotate(day=Coalesce("moved_to", "due")).filter(
        measure__concept__municipality=town,
        measure__concept__status__in=CARRIED_OUT,
        reached_on__isnull=True,
    )
    return found.exclude(measure__implementation__in=CLOSED)


# --- ends -----------------------------------------------------------------------------------------


def _ends(town: Municipality, rules: Deadlines, today: date) -> Iterator[Occasion]:
    """The promised end, or the one its unit said is expected instead."""
    found = (
        Measure.objects.annotate(day=Coalesce("expected_end", "end"))
        .filter(
            concept__municipality=town,
            concept__status__in=CARRIED_OUT,
            permanent=False,
            end__isnull=False,
            day__gte=today,
        )
        .filter(_soon("day", rules, "end_before", "concept", today))
    )
    rest = found.exclude(implementation__in=CLOSED)
    told = _told(ReminderKind.END_DUE, "pk", "day")
    for measure in rest.exclude(told).select_related(*_RELATED).order_by("pk"):
        yield Occasion(ReminderKind.END_DUE, measure, measure.day)


def _reminder(
    kind: ReminderKind,
    measure: Measure,
    day: date,
    rules: Deadlines,
    last: date,
    title: str = "",
) -> Occasion:
    """One that announces what happens so many days after `last`."""
    days = rules.days("escalate_after", measure.concept_id)
    escalates_on = last + timedelta(days=days)
    return Occasion(kind, measure, day, title, escalates_on, rules.tell_head)


def _told(kind: ReminderKind, measure: str, day: str) -> Q:
    told = Reminder.objects.filter(measure=OuterRef(measure), kind=kind, day=OuterRef(day))
    return Q(Exists(told))


def _announced(
    town: Municipality, by: ReminderKind, kind: ReminderKind, today: date
) -> QuerySet[Any]:
    """Reminders of one kind whose announced day has come, and that no other kind followed."""
    rows = Reminder.objects.filter(
        measure__concept__municipality=town, kind=by, escalates_on__lte=today
    ).exclude(_told(kind, "measure", "day"))
    return rows.select_related(*(f"measure__{name}" for name in _RELATED)).order_by("pk")


def towns_that_may() -> QuerySet[Municipality]:
    """All towns: which have anything to tell is asked of each."""
    return Municipality.objects.order_by(F("pk"))

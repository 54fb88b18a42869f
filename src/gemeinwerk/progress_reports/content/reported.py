"""What was reported last of each measure, what is off course and what is told in two ways, as of
a day.

Of the measures the report lists and of no others: a draft added since, or one that was withdrawn,
has its reports and deviations too. Numbers and titles are those of the list, which the draft may
have given to another measure since.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.utils.timezone import localtime, make_aware

from gemeinwerk.concepts.models import Concept
from gemeinwerk.figures.queries import open_on
from gemeinwerk.measures.comparing import Entry
from gemeinwerk.measures.document.encoding import Document, day, number
from gemeinwerk.monitoring.models import Report, ReportState, TrafficLight
from gemeinwerk.monitoring.steering.models import Decision, Deviation

_COLUMNS = (
    "measure", "round__title", "round__period_end", "light", "light_reason", "done",
    "next_steps", "spent", "planned",
)  # fmt: skip


class Listed:
    """The measures of a report by the keys of their rows in the draft."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._found: dict[int | None, tuple[int, Document]] = {
            one.identity: (place, one.document)
            for place, one in enumerate(entries)
            if one.identity is not None
        }

    def only(
        self, found: Iterable[Any], of: Callable[[Any], int | None]
    ) -> list[tuple[Document, Any]]:
        """What belongs to a measure of the list, with that measure, in the order of the list."""
        here = [(self._found[key], one) for one in found if (key := of(one)) in self._found]
        here.sort(key=lambda one: one[0][0])
        return [(measure, one) for (_place, measure), one in here]


def reported_on(concept: Concept, on: date, listed: Listed) -> list[Document]:
    """The last report of each measure that was approved by the end of a day: one query."""
    approved = Report.objects.filter(
        round__concept=concept, state=ReportState.APPROVED, approved_at__lt=_end_of(on)
    )
    of_the_measure = approved.filter(measure=OuterRef("measure"))
    newest = Subquery(of_the_measure.order_by("-approved_at", "-pk").values("pk")[:1])
    found: Any = approved.filter(pk=newest).order_by("pk").values(*_COLUMNS)
    return [
        _reported(measure, row) for measure, row in listed.only(found, lambda row: row["measure"])
    ]


def _reported(measure: Document, row: Document) -> Document:
    return {
        "code": measure["code"],
        "round": row["round__title"],
        "year": row["round__period_end"].year,
        "light": str(TrafficLight(row["light"]).label) if row["light"] else "",
        "light_reason": row["light_reason"],
        "done": row["done"],
        "next_steps": row["next_steps"],
        "spent": _amount(row["spent"]),
        "planned": _amount(row["planned"]),
    }


def deviations_on(concept: Concept, on: date, listed: Listed) -> list[Document]:
    """What was off on that day, in the order of the catalogue, those to be decided before: two
    queries. How many people one concerns stays in the house."""
    decisions = Decision.objects.filter(decided_on__lte=on).select_related("body")
    found = (
        Deviation.objects.filter(measure__concept=concept, named_at__lt=_end_of(on))
        .filter(Q(closed_at__isnull=True) | Q(closed_at__gte=_end_of(on)))
        .select_related("decider")
        .prefetch_related(Prefetch("decisions", decisions, to_attr="told"))
        .order_by("pk")
    )
    told = [
        _deviation(measure, one, on)
        for measure, one in listed.only(found, lambda one: one.measure_id)
    ]
    return sorted(told, key=lambda one: not one["waits"])


def contradictions_on(concept: Concept, on: date, listed: Listed) -> list[Document]:
    """What two sources said differently on that day, of the whole concept first: one query. No
    part of a report that could be left out: whoever prints one of two figures prints both."""
    found = open_on(concept, _end_of(on))
    whole = [(None, one) for one in found if one.measure_id is None]
    of_measures = listed.only(found, lambda one: one.measure_id)
    return [
        {
            "code": measure["code"] if measure else "",
            "subject": one.subject,
            "day": day(one.day),
            "first": one.first,
            "first_source": one.first_source,
            "second": one.second,
            "second_source": one.second_source,
        }
        for measure, one in [*whole, *of_measures]
    ]


def _deviation(measure: Document, one: Any, on: date) -> Document:
    proposed = one.proposed_at and localtime(one.proposed_at).date() <= on
    waits = bool(proposed and not one.told)
    return {
        "code": measure["code"],
        "title": measure["title"],
        "off": one.off,
        "cause": str(one.get_cause_display()),
        "cause_text": one.cause_text,
        "at_stake": one.at_stake,
        "correction": one.correction if proposed else "",
        "cost": _amount(one.cost) if proposed else None,
        "new_end": day(one.new_end) if proposed else None,
        "wanted": one.wanted if waits else "",
        "decider": one.decider.name if one.decider else "",
        "decide_by": day(one.decide_by),
        "waits": waits,
        "decisions": [
            {
                "day": day(decision.decided_on),
                "body": decision.body.name if decision.body else "",
                "verdict": str(decision.get_verdict_display()),
                "words": decision.words,
                "reference": decision.reference,
            }
            for decision in one.told
        ],
    }


def _amount(value: Decimal | None) -> int | float | None:
    return number(value)


def _end_of(on: date) -> datetime:
    return make_aware(datetime.combine(on + timedelta(days=1), time.min))

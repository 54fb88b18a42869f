"""What was decided since the round before, and what of it is done: seen where it is reported on."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.steering.lifecycle import OPEN
from gemeinwerk.monitoring.steering.models import Decision, Verdict


@dataclass(frozen=True)
class TaskLately:
    text: str
    unit: str
    due: date
    done_on: date | None


@dataclass(frozen=True)
class DecidedLately:
    """``body``: "" where the unit settled it itself."""

    deviation: int
    verdict: str
    words: str
    on: date
    body: str
    tasks: list[TaskLately] = field(default_factory=list)


_COLUMNS = (
    "pk", "deviation__measure", "deviation", "verdict", "words", "decided_on", "body__name",
    "assignments__text", "assignments__unit__name", "assignments__due", "assignments__done_on",
)  # fmt: skip


def decided_lately(reports: Collection[Report]) -> dict[int, list[DecidedLately]]:
    """By measure, the newest first, with their tasks: what was decided since the time the rounds
    speak of began, and whatever is still open. One query, however many."""
    if not reports:
        return {}
    since = min(one.round.period_start for one in reports)
    left = Q(deviation__state__in=OPEN) | Q(assignments__done_on=None, assignments__isnull=False)
    found = Decision.objects.filter(deviation__measure__in={one.measure_id for one in reports})
    rows = found.filter(Q(decided_on__gte=since) | left).distinct()
    by_key: dict[int, DecidedLately] = {}
    by_measure: dict[int, list[DecidedLately]] = {}
    for row in rows.order_by("-decided_on", "-pk", "assignments__due").values_list(*_COLUMNS):
        pk, measure, deviation, verdict, words, on, body, text, unit, due, done_on = row
        if pk not in by_key:
            word = str(Verdict(verdict).label)
            by_key[pk] = DecidedLately(deviation, word, words, on, body or "")
            by_measure.setdefault(measure, []).append(by_key[pk])
        if text:
            by_key[pk].tasks.append(TaskLately(text, unit, due, done_on))
    return by_measure

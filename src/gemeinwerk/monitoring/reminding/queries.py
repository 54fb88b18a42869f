"""Which units are to be told on a day of what is missing: the same few queries, however many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count

from gemeinwerk.actors.models import Organisation
from gemeinwerk.measures.models import Deadlines
from gemeinwerk.measures.reminding.queries import LATE
from gemeinwerk.monitoring.lifecycle import REPORTED
from gemeinwerk.monitoring.models import (
    Report,
    ReportingRound,
    RoundReminder,
    RoundReminderKind,
    RoundState,
)
from gemeinwerk.monitoring.queries import missing
from gemeinwerk.municipalities.models import Municipality

Kind = RoundReminderKind


@dataclass(frozen=True)
class Occasion:
    """A unit whose reports are missing. ``level``: how many steps above it somebody is told.
    ``escalates_on``: from when the next ones are told if nothing comes, None where nobody is."""

    kind: RoundReminderKind
    round: ReportingRound
    unit: Organisation
    missing: int
    level: int = 0
    escalates_on: date | None = None
    head_too: bool = False


def occasions(town: Municipality, rules: Deadlines, today: date) -> list[Occasion]:
    """What was announced is told in any case, reminders while the town reminds at all."""
    left = _missing(town)
    if not left:
        return []
    rounds = ReportingRound.objects.select_related("concept__municipality").in_bulk(
        {round_id for round_id, _unit in left}
    )
    units = {one.pk: one for one in Organisation.objects.filter(municipality=town)}
    told: dict[tuple[int, int], list[RoundReminder]] = {}
    for row in RoundReminder.objects.filter(round__in=rounds):
        told.setdefault((row.round_id, row.unit_id), []).append(row)
    found: list[Occasion] = []
    for (round_id, unit_id), count in sorted(left.items()):
        known = told.get((round_id, unit_id), [])
        of = _Of(rounds[round_id], units[unit_id], count, known, units)
        found += of.announced(rules, today)
        if rules.active:
            found += of.due(rules, today)
    return found


@dataclass(frozen=True)
class _Of:
    """One unit in one round, with what was told already."""

    round: ReportingRound
    unit: Organisation
    missing: int
    told: list[RoundReminder]
    units: dict[int, Organisation]

    def due(self, rules: Deadlines, today: date) -> Iterator[Occasion]:
        """From some days before on, but not on the day on which the unit was asked."""
        begins = self.round.due - timedelta(days=self._days(rules, "word_before"))
        reminded = any(one.kind == Kind.DUE for one in self.told)
        asked_today = any(one.kind == Kind.ASKED and one.told_on >= today for one in self.told)
        if reminded or asked_today or not begins <= today <= self.round.due + LATE:
            return
        announced = [one for one in self.told if one.kind == Kind.ASKED and one.escalates_on]
        on = max(self.round.due, today) + timedelta(days=self._days(rules, "escalate_after"))
        head = rules.tell_head
        if announced:  # what was announced first holds
            on, head = announced[0].escalates_on or on, announced[0].head_too
        # After a pause of the worker the next ones may be told already.
        coming = on if on > today else None
        yield Occasion(Kind.DUE, self.round, self.unit, self.missing, 0, coming, head)

    def announced(self, rules: Deadlines, today: date) -> Iterator[Occasion]:
        """The next step up of the last that was announced, as soon as its day has come."""
        steps = [one for one in self.told if one.kind != Kind.BY_HAND and one.escalates_on]
        if not steps:
            return
        last = max(steps, key=lambda one: one.level)
        if not last.escalates_on or last.escalates_on > today:
            return
        level = last.level + 1
        if any(one.level == level for one in self.told):
            return
        above = self.above(level + 1) if last.head_too else None
        on = today + timedelta(days=self._days(rules, "escalate_after")) if above else None
        yield Occasion(Kind.MISSING, self.round, self.unit, self.missing, level, on, last.head_too)

    def _days(self, rules: Deadlines, name: str) -> int:
        return rules.days(name, self.round.concept_id)

    def above(self, steps: int) -> Organisation | None:
        """The unit so many steps above."""
        found: Organisation | None = self.unit
        for _step in range(steps):
            found = self.units.get(found.parent_id or 0) if found else None
        return found


def heads_of(occasion: Occasion, units: dict[int, Organisation]) -> Organisation | None:
    """Whom the mail announced beside the office: so many steps above the unit."""
    of = _Of(occasion.round, occasion.unit, occasion.missing, [], units)
    return of.above(occasion.level) if occasion.head_too else None


def _missing(town: Municipality) -> dict[tuple[int, int], int]:
    """How many reports are missing, by round and by the unit that leads now."""
    running: Any = Report.objects.filter(
        round__concept__municipality=town,
        round__concept__status__in=REPORTED,
        round__state=RoundState.OPEN,
        measure__lead_unit__isnull=False,
    )
    counted = (
        missing(running)
        .order_by()
        .values_list("round", "measure__lead_unit")
        .annotate(count=Count("pk"))
    )
    return {(round_id, unit): count for round_id, unit, count in counted}

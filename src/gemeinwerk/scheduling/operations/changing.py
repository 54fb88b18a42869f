"""A plan as people change it: a date moved by hand, what stands in the way given up, discarded.

move_date(plan, series=4, day=day, to=other, by=user)
repair(plan, number=0, by=user)     # the first of its proposals, and a new plan is worked out
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.engines.planning.plan import Rule
from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.scheduling import judging
from gemeinwerk.scheduling.errors import NotReady, Unfitting
from gemeinwerk.scheduling.models import Plan, PlanState, Schedule, Series
from gemeinwerk.scheduling.naming import named, unnamed
from gemeinwerk.scheduling.operations.holding import (
    held_plan,
    held_schedule,
    require_ready,
    too_late,
)
from gemeinwerk.scheduling.operations.holding_dates import put
from gemeinwerk.scheduling.operations.thinking import ask, rule_of
from gemeinwerk.scheduling.queries import room_wishes
from gemeinwerk.scheduling.repairing import change_of, told
from gemeinwerk.scheduling.verbs import SchedulingVerb


@verb
def move_date(
    plan: Plan, *, series: int, day: date, to: date, by: User, shown: str | None = None
) -> None:
    """One date of the plan to another day, whatever it costs: the page says so beforehand."""
    found = held_plan(plan)
    require_ready(found)
    require_same(found.dates, shown)
    problem = unnamed(found.problem)
    one, other = Appointment(f"s{series}", day), Appointment(f"s{series}", to)
    chosen = judging.appointments(problem, found.dates)
    if one not in chosen:
        raise NotReady(_("Diesen Termin gibt es in dem Plan nicht mehr."))
    if to not in problem.horizon:
        raise Unfitting(_("Dieser Tag liegt nicht im Zeitraum der Planung."))
    if to == day:
        return
    if other in chosen:
        raise Unfitting(_("An diesem Tag trifft sich die Reihe schon."))
    found.dates = judging.moved_dates(problem, found.dates, one, to, room_wishes(found.schedule))
    chosen = judging.appointments(problem, found.dates)
    floor = int(found.floor.get("value", 0))
    found.told = found.told | {"now": judging.figures(problem, chosen)}
    found.others = judging.other_days(problem, chosen, floor)
    found.save(update_fields=["dates", "told", "others"])
    if found.held_dates.exists():
        put(found)
    name = Series.objects.select_related("body").filter(pk=series).first()
    audit.record(
        SchedulingVerb.PLAN_MOVE, found, by=by,
        before={"day": day}, after={"series": str(name or ""), "day": to},
    )  # fmt: skip


@verb
def repair(plan: Plan, *, number: int, by: User) -> Plan:
    """Give up what one of the proposals names, for good, and let a new plan be worked out."""
    schedule = held_schedule(plan.schedule)
    found = hold(plan, "schedule__concept")
    there = 0 <= number < len(found.repairs) and not found.dates
    if found.state != PlanState.READY or not there:
        raise NotReady(_("Diesen Vorschlag gibt es nicht mehr."))
    rules = [rule_of(one) for one in found.repairs[number]]
    if any(change_of(rule) is None for rule in rules):
        raise Unfitting(_("Das lässt sich nicht hier ändern, nur dort, wo der Raum gepflegt wird."))
    problem = named(found.problem).problem
    _loosen(schedule, rules, problem)
    words = "; ".join(told(problem, rule).de.rstrip(".") for rule in rules)
    audit.record(SchedulingVerb.PLAN_REPAIR, schedule, by=by, after={"rules": words})
    return ask(schedule, by=by)


def _loosen(schedule: Schedule, rules: Iterable[Rule], problem: Problem) -> None:
    series = {f"s{one.pk}": one for one in hold_all(Series.objects.filter(schedule=schedule))}
    for rule in rules:
        change: Any = change_of(rule)
        wanted = series.values() if rule.series is None else [series.get(rule.series)]
        for one in wanted:
            if one is not None:
                change(one, rule, problem)
                one.save()


@verb
def discard(plan: Plan, *, by: User) -> None:
    found = held_plan(plan)
    if not (found.is_at_work or found.state in (PlanState.READY, PlanState.FAILED)):
        raise too_late(found)
    found.held_dates.all().delete()
    found.state, found.leased_until = PlanState.DISCARDED, None
    found.save(update_fields=["state", "leased_until"])
    audit.record(SchedulingVerb.PLAN_DISCARD, found, by=by)

"""A plan is asked for, and thought of in the background; whoever waits sees how far it is.

What is kept of the answer are keys, days and numbers; names and sentences are put to it where it is
shown (`telling`).
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import OperationalError, connection, models, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import jobs
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.engines.planning import plan as answers
from gemeinwerk.engines.planning.problem import Appointment, Problem, ProblemError
from gemeinwerk.scheduling import judging
from gemeinwerk.scheduling.building import appointments_of, key_of, pairs_of, problem_data
from gemeinwerk.scheduling.errors import NothingToPlan, NotReady
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import AT_WORK, Plan, PlanState, Schedule
from gemeinwerk.scheduling.models.plans import Date
from gemeinwerk.scheduling.naming import named, unnamed
from gemeinwerk.scheduling.operations.holding import held_plan, held_schedule
from gemeinwerk.scheduling.queries import room_wishes
from gemeinwerk.scheduling.room_wishes import NONE, RoomWishes, placed
from gemeinwerk.scheduling.verbs import SchedulingVerb

if TYPE_CHECKING:
    from gemeinwerk.engines.planning.search import Progress

PAUSE = 1.0
"""Seconds between two looks at whether somebody wants to stop."""


@verb
def ask(schedule: Schedule, *, by: User | None, keep: Plan | None = None) -> Plan:
    """The best plan for what is wanted now; `keep`: an earlier one, to be changed as little as
    possible."""
    present = held_schedule(schedule, "concept__municipality")
    if present.plans.filter(state__in=AT_WORK).exists():
        raise NotReady(_("Es wird schon ein Plan gerechnet. Halten Sie ihn an, oder warten Sie."))
    if keep is not None:
        keep = hold(keep)
        if keep.state not in (PlanState.READY, PlanState.PUBLISHED) or not keep.dates:
            raise NotReady(_("Von diesem Plan gibt es keine Termine, die bleiben könnten."))
    data = _problem(present)
    highest = present.plans.aggregate(highest=models.Max("number"))["highest"] or 0
    new = Plan.objects.create(
        schedule=present,
        number=highest + 1,
        asked_by=by,
        asked_at=audit.now(),
        seconds=present.seconds,
        problem=data,
        kept=[[one["series"], one["day"]] for one in keep.dates] if keep else [],
    )
    audit.record(SchedulingVerb.PLAN_ASK, new, by=by)
    transaction.on_commit(jobs.nudge)
    return new


def _problem(schedule: Schedule) -> dict[str, Any]:
    facts = gather(schedule)
    if not facts.planned:
        raise NothingToPlan(
            _(
                "Noch gehört niemand zu einer Reihe mit Terminen. Besetzen Sie zuerst Sitze, oder "
                "ergänzen Sie eine Reihe."
            )
        )
    data = problem_data(facts)
    try:
        named(data)
    except ProblemError as wrong:
        raise NothingToPlan(wrong.words.in_language("de")) from wrong
    return data


@verb
def stop(plan: Plan, *, by: User) -> None:
    """The best found so far is the answer. Where nothing was begun there is nothing to keep."""
    found = held_plan(plan)
    if found.state == PlanState.WAITING:
        found.state, found.leased_until = PlanState.DISCARDED, None
        found.save(update_fields=["state", "leased_until"])
    elif found.state == PlanState.COMPUTING:
        found.stop_wanted = True
        found.save(update_fields=["stop_wanted"])
    else:
        raise NotReady(_("Die Suche ist schon zu Ende."))
    audit.record(SchedulingVerb.PLAN_STOP, found, by=by)


# --- what the background does ---------------------------------------------------------------------


def asked_for(row: Plan) -> jobs.Asked | None:
    return jobs.Asked(row.asked_by_id, "schedule.edit", row.schedule) if row.asked_by_id else None


def compute(row: Plan, *, lengthen: AbstractContextManager[None]) -> None:
    from gemeinwerk.engines.planning import planner  # large: not in the server

    jobs.in_hand(row).filter(state__in=AT_WORK).update(state=PlanState.COMPUTING)
    with lengthen, _watched(row) as watch:
        problem = unnamed(row.problem)
        keep = appointments_of(row.kept, problem.of_id)
        found = planner.plan(
            problem,
            seconds=row.seconds,
            keep=keep or None,
            on_progress=watch.note,
            stopped=watch.stopped,
        )
        values = kept_of(problem, found, room_wishes(row.schedule))
    # Whoever discarded it meanwhile, or took it up anew, is not overruled.
    jobs.in_hand(row).filter(state=PlanState.COMPUTING).update(
        state=PlanState.READY, error="", progress={}, done_at=audit.now(), **values
    )


def fail(row: Plan, message: str) -> None:
    jobs.in_hand(row).filter(state__in=AT_WORK).update(state=PlanState.FAILED, error=message)


def kept_of(problem: Problem, found: answers.Plan, wishes: RoomWishes = NONE) -> dict[str, Any]:
    """The columns of a row for an answer."""
    chosen = [one.appointment for one in found.meetings]
    dates = [
        Date(
            series=key_of(one.series), day=one.date.isoformat(),
            room=key_of(one.room) if one.room else None, by_hand=False,
        )
        for one in found.meetings
    ]  # fmt: skip
    dates = placed(problem, dates, wishes)
    return {
        "status": found.status.value,
        "took": round(found.seconds, 1),
        "found": dates,
        "dates": dates,
        "goals": [_goal(one) for one in [*([found.moves] if found.moves else []), *found.goals]],
        "floor": _floor(found.floor),
        "moved": pairs_of(found.moved),
        "conflict": [_rule(one.rule) for one in found.conflict],
        "repairs": [[_rule(one.rule) for one in way] for way in found.repairs],
        **(_worth(problem, chosen, found.floor) if chosen else {}),
    }


def _worth(
    problem: Problem, chosen: Sequence[Appointment], floor: answers.Floor | None
) -> dict[str, Any]:
    usual = judging.usual(problem)
    told = {"now": judging.figures(problem, chosen), "usual": judging.figures(problem, usual)}
    least = floor.value if floor else 0
    return {
        "told": told,
        "usual": pairs_of(usual),
        "others": judging.other_days(problem, chosen, least),
    }


def _goal(one: answers.Goal) -> dict[str, Any]:
    return {
        "name": one.name, "value": str(one.value), "bound": str(one.bound), "proven": one.proven,
    }  # fmt: skip


def _floor(one: answers.Floor | None) -> dict[str, Any]:
    if one is None:
        return {}
    return {
        "attendance": one.attendance, "value": one.value, "bound": one.bound, "proven": one.proven,
    }  # fmt: skip


def _rule(one: answers.Rule) -> dict[str, Any]:
    told = {
        "name": one.name.value, "series": one.series, "person": one.person,
        "date": one.date.isoformat() if one.date else None, "room": one.room, "other": one.other,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def rule_of(told: dict[str, Any]) -> answers.Rule:
    """A rule out of a row."""
    day = told.get("date")
    return answers.Rule(
        answers.RuleName(told["name"]),
        told.get("series"),
        told.get("person"),
        date.fromisoformat(day) if day else None,
        told.get("room"),
        told.get("other"),
    )


# --- while it thinks ------------------------------------------------------------------------------


class _Watch:
    """What is told while it thinks, and whether somebody wants to stop."""

    def __init__(self, row: Plan) -> None:
        self._row = row
        self._stop = threading.Event()
        self._latest: Progress | None = None
        self._written: Progress | None = None

    def note(self, progress: "Progress") -> None:
        self._latest = progress

    def stopped(self) -> bool:
        return self._stop.is_set()

    def look(self) -> None:
        """Write how far it is, and see whether it is still wanted."""
        mine = jobs.in_hand(self._row).filter(state=PlanState.COMPUTING)
        latest = self._latest
        if latest is not None and latest is not self._written:
            mine.update(progress=_progress(latest))
            self._written = latest
        wanted = mine.values_list("stop_wanted", flat=True).first()
        if wanted is not False:  # None: discarded, or taken up by another worker
            self._stop.set()


@contextmanager
def _watched(row: Plan) -> Iterator[_Watch]:
    watch, done = _Watch(row), threading.Event()

    def look() -> None:
        while not done.wait(PAUSE):
            try:
                watch.look()
            except OperationalError:  # the database is away for a moment: asked again
                continue
        connection.close()

    beside = threading.Thread(target=look, name="watching", daemon=True)
    beside.start()
    try:
        yield watch
    finally:
        done.set()
        beside.join()


def _progress(one: "Progress") -> dict[str, Any]:
    return {
        "goal": one.goal,
        "value": None if one.value is None else str(one.value),
        "bound": str(one.bound),
        "seconds": int(one.seconds),
        "dates": pairs_of(one.appointments),
    }

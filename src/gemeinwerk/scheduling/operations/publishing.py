"""A plan is published: meetings come into being, move or fall away.

Whoever belongs to a series is invited, in one mail with all that is new and entries for a calendar.
The verb only says that it is wanted; the worker does all of it in one transaction, mails included.
Killed in the middle nothing has happened, and it is done by the next one.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import jobs
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold_all, verb
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.scheduling.building import key_of
from gemeinwerk.scheduling.errors import NotReady
from gemeinwerk.scheduling.models import Plan, PlannedMeeting, PlanState, Series
from gemeinwerk.scheduling.naming import unnamed
from gemeinwerk.scheduling.operations.holding import held_plan, too_late
from gemeinwerk.scheduling.operations.holding_dates import let_go
from gemeinwerk.scheduling.publishing import CANCELLED, MOVED, NEW, Step, steps
from gemeinwerk.scheduling.verbs import SchedulingVerb


@verb
def publish(plan: Plan, *, by: User, tell: bool = True, shown: str | None = None) -> None:
    """`shown`: the stamp of the `steps` a page told; `tell`: those concerned get a mail."""
    found = held_plan(plan)
    if found.state != PlanState.READY or not found.dates:
        raise too_late(found)
    if found.schedule.plans.filter(state=PlanState.PUBLISHING).exists():
        raise NotReady(
            _("Ein anderer Plan wird gerade veröffentlicht. Warten Sie, bis er fertig ist.")
        )
    planned = steps(found, unnamed(found.problem))
    require_same([one.told for one in planned], shown)
    _require_in_time(planned, tell)
    found.state, found.published_by, found.tells = PlanState.PUBLISHING, by, tell
    waiting = found.wait()
    found.save(update_fields=["state", "published_by", "tells", *waiting])
    transaction.on_commit(jobs.nudge)


def _require_in_time(planned: Iterable[Step], tell: bool) -> None:
    for step in planned:
        if why := step.too_late(tells=tell):
            raise NotReady(
                _("{series}: {why} Am Gremium steht, dass dann nicht eingeladen wird.").format(
                    series=step.series, why=why
                )
            )


# --- what the background does ---------------------------------------------------------------------


def asked_for(row: Plan) -> jobs.Asked:
    return jobs.Asked(row.published_by_id, "schedule.publish", row.schedule)


def carry_out(row: Plan) -> None:
    _happen(row, taken=row.tries)


@verb
def _happen(plan: Plan, *, taken: int) -> None:
    series = Series.objects.filter(schedule__plans=plan.pk)
    hold_all(Body.objects.filter(pk__in=series.values("body")))
    found = held_plan(plan, "schedule__concept__municipality", "published_by")
    if found.state != PlanState.PUBLISHING or found.tries != taken:
        return
    problem = unnamed(found.problem)
    planned = steps(found, problem)
    made = [(step, meeting) for step in planned if (meeting := _take(step, found))]
    let_go(found.schedule)
    others = found.schedule.plans.filter(state=PlanState.PUBLISHED)
    others.update(state=PlanState.SUPERSEDED)
    found.state, found.published_at, found.error = PlanState.PUBLISHED, audit.now(), ""
    found.save(update_fields=["state", "published_at", "error"])
    counts = {kind: sum(one.kind == kind for one in planned) for kind in (NEW, MOVED, CANCELLED)}
    audit.record(SchedulingVerb.PLAN_PUBLISH, found, by=found.published_by, after=counts)
    if found.tells:
        _invite(found, problem, made)


def _take(step: Step, plan: Plan) -> Meeting | None:
    """The meeting, where it takes place."""
    by = plan.published_by
    if step.kind == CANCELLED and step.meeting:
        meetings.cancel_meeting(step.meeting, by=by, reason=_("Der Termin ist neu geplant."))
        return None
    assert step.starts_at is not None
    assert step.ends_at is not None
    if step.meeting:
        meetings.move_meeting(step.meeting, starts_at=step.starts_at, ends_at=step.ends_at, by=by)
        if step.room and step.room.pk != step.meeting.room_id:
            meetings.edit_meeting(step.meeting, by=by, room=step.room)
        return step.meeting
    made: Meeting = meetings.create_meeting(
        step.series.body,
        starts_at=step.starts_at,
        ends_at=step.ends_at,
        by=by,
        concept=plan.schedule.concept,
        title=step.series.name,
        format=step.series.format,
        room=step.room,
    )
    PlannedMeeting.objects.create(series=step.series, meeting=made)
    return made


def _invite(plan: Plan, problem: Problem, made: Iterable[tuple[Step, Meeting]]) -> None:
    """All who belong to the series, to what is new and to what moved before anybody was invited.
    Whoever was invited hears of a move by itself; all of it comes in one mail."""
    for step, meeting in made:
        series = problem.of_id.get(f"s{step.series.pk}")
        people = {key_of(one) for one in series.members} if series else set[int]()
        there = set(Person.objects.filter(pk__in=people).values_list("pk", flat=True))
        if there:
            meetings.invite(meeting, people=there, by=plan.published_by)


def fail(row: Plan, message: str) -> None:
    """It is ready as before, with the reason above it."""
    jobs.in_hand(row).filter(state=PlanState.PUBLISHING).update(
        state=PlanState.READY, error=message
    )

"""A plan's dates are held for now, and let go: by one click, by publishing, with the plan.

hold_dates(plan, by=user); release_dates(plan, by=user)
"""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.calendars.models import Room
from gemeinwerk.core.writing import verb
from gemeinwerk.scheduling import judging
from gemeinwerk.scheduling.building import key_of
from gemeinwerk.scheduling.errors import NotReady
from gemeinwerk.scheduling.models import HeldDate, Plan, Schedule, Series
from gemeinwerk.scheduling.naming import unnamed
from gemeinwerk.scheduling.operations.holding import held_plan, require_ready, too_late
from gemeinwerk.scheduling.verbs import SchedulingVerb

_DAY, _NONE = timedelta(days=1), timedelta()


@verb
def hold_dates(plan: Plan, *, by: User) -> int:
    """All that are to come; those another plan of the planning held are let go."""
    found = held_plan(plan)
    require_ready(found)
    if not found.dates:
        raise too_late(found)
    let_go(found.schedule)
    number = put(found)
    if not number:
        raise NotReady(_("Alle Termine dieses Plans sind vorbei."))
    audit.record(SchedulingVerb.PLAN_HOLD, found, by=by, after={"number": number})
    return number


@verb
def release_dates(plan: Plan, *, by: User) -> None:
    found = held_plan(plan)
    if HeldDate.objects.filter(plan=found).delete()[0]:
        audit.record(SchedulingVerb.PLAN_RELEASE, found, by=by)


def let_go(schedule: Schedule) -> None:
    """Whatever any of its plans held."""
    HeldDate.objects.filter(plan__schedule=schedule).delete()


def put(plan: Plan) -> int:
    """The dates of a held plan that are to come, as they are now."""
    HeldDate.objects.filter(plan=plan).delete()
    known = set(Series.objects.filter(schedule=plan.schedule_id).values_list("pk", flat=True))
    rooms = set(
        Room.objects.filter(pk__in={one["room"] for one in plan.dates if one["room"]}).values_list(
            "pk", flat=True
        )
    )
    today, now = localdate(audit.now()), audit.now()
    rows = []
    for one in judging.meetings(unnamed(plan.problem), plan.dates):
        series, room = key_of(one.series), key_of(one.room) if one.room else None
        if one.date < today or series not in known:
            continue
        over_midnight = _DAY if one.end <= one.start else _NONE
        rows.append(
            HeldDate(
                plan=plan,
                series_id=series,
                room_id=room if room in rooms else None,
                first=one.date,
                last=one.date + over_midnight,
                begins=one.start,
                ends=one.end,
                at=now,
            )
        )
    HeldDate.objects.bulk_create(rows)
    return len(rows)

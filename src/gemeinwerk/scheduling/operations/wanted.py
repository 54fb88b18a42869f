"""What is wanted of a year of meetings: begun with what is usual, then changed as people wish.

schedule = begin(concept, by=user)
edit_schedule(schedule, by=user, seen={…}, first=day)
add_series(schedule, by=user, body=body, meetings=3); edit_series(series, by=user, gap=21)
wish_day(series, day=day, kind="pinned", by=user); free_day(series, day=day, by=user)
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.scheduling import defaults
from gemeinwerk.scheduling.errors import NothingToPlan, NotReady, Unfitting
from gemeinwerk.scheduling.models import DayWish, PlanState, Schedule, Series, WishKind
from gemeinwerk.scheduling.operations.holding import held_schedule
from gemeinwerk.scheduling.verbs import SchedulingVerb

MOST_DAYS = 3 * 366


@verb
def begin(concept: Concept, *, by: User | None, today: date | None = None) -> Schedule:
    """A planning with what is usual for such a concept; all of it can be changed."""
    present = hold(concept, "municipality", "steering")
    told = defaults.proposal(present, today or localdate(audit.now()))
    if not told.series:
        raise NothingToPlan(_("Das Konzept hat noch keine Arbeitsgruppe und kein Lenkungsgremium."))
    new = Schedule.objects.create(concept=present, **told.schedule)
    audit.record(SchedulingVerb.SCHEDULE_BEGIN, new, by=by)
    made: list[Series] = []
    for row in told.series:
        values = row | {"after": [made[place].pk for place in row["after"]]}
        made.append(_added(new, values))
    return new


@verb
def edit_schedule(schedule: Schedule, *, by: User, seen: Seen = None, **values: Any) -> Schedule:
    found = held_schedule(schedule)
    before, after = lost_update.apply(found, values, seen=seen, verb=SchedulingVerb.SCHEDULE_EDIT)
    if after:
        _require_days(found)
        found.save()
        audit.record(SchedulingVerb.SCHEDULE_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def remove_schedule(schedule: Schedule, *, by: User) -> None:
    """With its plans; only as long as none was published."""
    found = held_schedule(schedule)
    if found.plans.filter(state__in=(PlanState.PUBLISHED, PlanState.PUBLISHING)).exists():
        raise NotReady(
            _("Aus dieser Planung sind schon Sitzungen geworden; sie bleibt deshalb stehen.")
        )
    audit.record(SchedulingVerb.SCHEDULE_REMOVE, found, by=by)
    found.delete()


@verb
def add_series(schedule: Schedule, *, by: User | None, **values: Any) -> Series:
    """Behind the others."""
    found = held_schedule(schedule)
    new = _added(found, values)
    after = {"series": str(new)}
    audit.record(SchedulingVerb.SERIES_ADD, found, by=by, after=after)
    return new


@verb
def edit_series(series: Series, *, by: User, seen: Seen = None, **values: Any) -> Series:
    """`required`: the people without whom it does not go, all of them."""
    schedule = held_schedule(series.schedule)
    found = hold(series, "schedule__concept", "body")
    required = values.pop("required", None)
    before, after = lost_update.apply(
        found, values, seen=seen, verb=SchedulingVerb.SERIES_EDIT, recorded_with=schedule
    )
    if after:
        _require_fitting(found)
        found.save()
    if required is not None and set(found.required.all()) != set(required):
        found.required.set(required)
        after = after | {"must": len(required)}
    if after:
        # On both sides: it says which one, and is none of the changes.
        which = {"series": str(found)}
        audit.record(
            SchedulingVerb.SERIES_EDIT, schedule, by=by, before=before | which, after=after | which
        )
    return found


@verb
def move_series(series: Series, *, by: User, up: bool = False, to: int | None = None) -> None:
    """One place up or down, or to a place counted from 0."""
    schedule = held_schedule(series.schedule)
    found = hold(series, "schedule__concept")
    ordered = list(schedule.series.all())
    here = next(place for place, one in enumerate(ordered) if one.pk == found.pk)
    there = (here - 1 if up else here + 1) if to is None else min(to, len(ordered) - 1)
    if there == here or not 0 <= there < len(ordered):
        return
    ordered.insert(there, ordered.pop(here))
    for position, one in enumerate(ordered):
        one.position = position
    Series.objects.bulk_update(ordered, ["position"])
    audit.record(SchedulingVerb.SERIES_MOVE, schedule, by=by)


@verb
def remove_series(series: Series, *, by: User) -> None:
    schedule = held_schedule(series.schedule)
    found = hold(series, "schedule__concept", "body")
    for other in schedule.series.all():
        if found.pk in other.after:
            other.after = [key for key in other.after if key != found.pk]
            other.save(update_fields=["after"])
    before = {"series": str(found)}
    audit.record(SchedulingVerb.SERIES_REMOVE, schedule, by=by, before=before)
    found.delete()


@verb
def wish_day(series: Series, *, day: date, kind: str, by: User) -> None:
    """On this day it must meet, or must not: for every plan from now on."""
    schedule = held_schedule(series.schedule)
    found = hold(series, "schedule__concept", "body")
    if not schedule.first <= day <= schedule.last:
        raise Unfitting(_("Dieser Tag liegt nicht im Zeitraum der Planung."))
    DayWish.objects.update_or_create(series=found, day=day, defaults={"kind": WishKind(kind)})
    deed = SchedulingVerb.DAY_PIN if kind == WishKind.PINNED else SchedulingVerb.DAY_FORBID
    audit.record(deed, schedule, by=by, after={"series": str(found), "day": day})


@verb
def free_day(series: Series, *, day: date, by: User) -> None:
    schedule = held_schedule(series.schedule)
    found = hold(series, "schedule__concept", "body")
    if DayWish.objects.filter(series=found, day=day).delete()[0]:
        after = {"series": str(found), "day": day}
        audit.record(SchedulingVerb.DAY_FREE, schedule, by=by, after=after)


# --- inside ---------------------------------------------------------------------------------------


def _added(schedule: Schedule, values: dict[str, Any]) -> Series:
    required: Collection[Any] = values.get("required", ())
    columns = {name: value for name, value in values.items() if name != "required"}
    new = Series(schedule=schedule, **columns)
    _require_fitting(new)
    highest = schedule.series.aggregate(highest=models.Max("position"))["highest"]
    new.position = 0 if highest is None else highest + 1
    new.save()
    keys = [one.pk if isinstance(one, Person) else one for one in required]
    new.required.set(keys)
    return new


def _require_days(schedule: Schedule) -> None:
    if schedule.last < schedule.first:
        raise Unfitting(_("Der letzte Tag liegt vor dem ersten."))
    if (schedule.last - schedule.first).days >= MOST_DAYS:
        raise Unfitting(_("Höchstens drei Jahre auf einmal."))
    if not schedule.weekdays:
        raise Unfitting(_("Mindestens ein Wochentag, bitte."))


def _require_fitting(series: Series) -> None:
    if series.first and series.last and series.last < series.first:
        raise Unfitting(_("Der späteste Tag liegt vor dem frühesten."))
    known = set(series.schedule.series.values_list("pk", flat=True))
    series.after = [key for key in series.after if key in known and key != series.pk]
    if series.pk and _waits_for_itself(series):
        raise Unfitting(_("Diese Reihen warten aufeinander. Keine könnte beginnen."))


def _waits_for_itself(series: Series) -> bool:
    after = dict(series.schedule.series.values_list("pk", "after")) | {series.pk: series.after}
    waiting, seen = list(series.after), set[int]()
    while waiting:
        one = waiting.pop()
        if one == series.pk:
            return True
        if one not in seen:
            seen.add(one)
            waiting += after.get(one, [])
    return False

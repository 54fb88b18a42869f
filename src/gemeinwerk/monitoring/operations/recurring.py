"""Rounds that open themselves: how the office wants it, and the job that does it.

set_plan(concept, rhythm="half_yearly", next_on=date(2027, 1, 11), by=user)
"""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import failures
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.reminding.operations import BY_DAY
from gemeinwerk.monitoring.errors import DayMissing, NothingToReport, RoundExists
from gemeinwerk.monitoring.lifecycle import REPORTED
from gemeinwerk.monitoring.models import ReportingRound, RoundPlan, RoundRhythm
from gemeinwerk.monitoring.operations.rounds import open_round
from gemeinwerk.monitoring.verbs import MonitoringVerb

MONTHS = {RoundRhythm.QUARTERLY: 3, RoundRhythm.HALF_YEARLY: 6, RoundRhythm.YEARLY: 12}
AT_ONCE = 5
"""Rounds opened in one tick: each may write a sheet for every unit, and others wait for it."""


@verb
def set_plan(concept: Concept, *, by: User, seen: Seen = None, **values: object) -> RoundPlan:
    """Say how often rounds open themselves, and when the next one does; no rhythm: never."""
    present = hold(concept)
    made, _new = RoundPlan.objects.get_or_create(concept=present)
    found = hold(made)
    before, after = lost_update.apply(found, values, seen=seen, verb=MonitoringVerb.ROUND_PLAN)
    if found.rhythm and not found.next_on:
        raise DayMissing(_("Bitte sagen Sie, wann sich die nächste Runde öffnet."))
    if after:
        found.save()
        audit.record(MonitoringVerb.ROUND_PLAN, found, by=by, before=before, after=after)
    return found


def open_due_rounds(now: datetime | None = None) -> int:
    """For the tick: open the rounds whose day has come, a few each minute; how many. One that fails
    keeps no other."""
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    count = 0
    for plan in _due(moment.date()):
        if count == AT_ONCE:
            break
        try:
            count += open_planned(plan, today=moment.date()) is not None
        except Exception:
            failures.log_failure(f"round of plan {plan.pk}")
    return count


@verb
def open_planned(plan: RoundPlan, *, today: date) -> ReportingRound | None:
    """Open the round that is due, once; several that were missed are one. None where the day has
    not come, or there is nothing to ask."""
    present = _held(plan)
    months = MONTHS.get(RoundRhythm(present.rhythm))
    if months is None or present.next_on is None or present.next_on > today:
        return None
    if present.concept.status not in REPORTED:
        return None
    day = last = present.next_on
    while day <= today:
        last, day = day, day + relativedelta(months=months)
    present.next_on = day
    present.save(update_fields=["next_on"])
    start, end = last - relativedelta(months=months), last - timedelta(days=1)
    try:
        return open_round(
            present.concept,
            title=_title(start, end),
            period_start=start,
            period_end=end,
            due=today + timedelta(days=present.days),
            introduction=present.introduction,
            with_sheet=present.with_sheet,
            by=None,
        )
    except (RoundExists, NothingToReport):
        return None


def _due(today: date) -> list[RoundPlan]:
    plans = RoundPlan.objects.filter(next_on__lte=today, concept__status__in=REPORTED)
    return list(plans.exclude(rhythm="").select_related("concept").order_by("pk"))


def _held(plan: RoundPlan) -> RoundPlan:
    concept = hold(plan.concept, "municipality")
    found = hold(plan)
    found.concept = concept
    return found


def _title(start: date, end: date) -> str:
    """„Juli bis Dezember 2026“, in the town's language: citizens read it."""
    with translation.override("de"):
        first = date_format(start, "F" if start.year == end.year else "F Y")
        return _("{first} bis {last}").format(first=first, last=date_format(end, "F Y"))

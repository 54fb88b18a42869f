"""Reminding, once of each occasion; and by hand, once a day.

A town is held while it is looked at: two jobs at once tell nobody twice, and one that dies half way
has told nothing, so the next tells all of it (ADR 25).
"""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import failures
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.notices import reach
from gemeinwerk.measures.reminding.operations import BY_DAY
from gemeinwerk.measures.reminding.queries import deadlines_of, towns_that_may
from gemeinwerk.monitoring.errors import RoundClosed
from gemeinwerk.monitoring.models import (
    ReportingRound,
    RoundReminder,
    RoundReminderKind,
    RoundState,
)
from gemeinwerk.monitoring.queries import missing_by_unit
from gemeinwerk.monitoring.reminding import notices
from gemeinwerk.monitoring.reminding.queries import Occasion, occasions
from gemeinwerk.monitoring.verbs import MonitoringVerb
from gemeinwerk.municipalities.models import Municipality


class NobodyToRemind(DomainError):
    """Nobody of the chosen units is missing, or can be reached, or all heard of it today."""


def remind_all(now: datetime | None = None) -> int:
    """For the tick: tell what is due in all towns; of how many units.

    A town in which it fails keeps no other from being told.
    """
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    count = 0
    for town in towns_that_may():
        try:
            # Most minutes there is nothing to tell: then no lock is taken.
            if occasions(town, deadlines_of(town), moment.date()):
                count += remind(town, today=moment.date())
        except Exception:
            failures.log_failure(f"reminders of rounds of town {town.pk}")
    return count


@verb
def remind(town: Municipality, *, today: date) -> int:
    """Write all mails that are due in a town on a day; of how many units."""
    present = hold(town)
    told = notices.tell(occasions(present, deadlines_of(present), today))
    RoundReminder.objects.bulk_create([_row(one, today) for one in told], batch_size=500)
    return len(told)


@verb
def remind_units(opened: ReportingRound, *, units: Collection[int], by: User) -> list[str]:
    """The office reminds units (keys) whose reports are missing, each at most once a day; gives
    those that were written to."""
    hold(opened.concept, "municipality")
    present = hold(opened, "concept__municipality")
    if present.state != RoundState.OPEN:
        raise RoundClosed(_("Die Runde „{round}“ ist abgeschlossen.").format(round=present))
    today = localdate(audit.now())
    heard = RoundReminder.objects.filter(
        round=present, kind=RoundReminderKind.BY_HAND, told_on=today
    ).values_list("unit", flat=True)
    left = {
        unit: count
        for unit, count in missing_by_unit(present).items()
        if unit.pk in units and unit.pk not in set(heard)
    }
    people = reach(left)
    told = [unit for unit in left if people.get(unit.pk)]
    if not told:
        raise NobodyToRemind(
            _("Niemand war zu erinnern: Gemeldet ist, heute erinnert, oder niemand erreichbar.")
        )
    for unit in told:
        one = Occasion(RoundReminderKind.BY_HAND, present, unit, left[unit])
        for person in people[unit.pk]:
            notices.to_unit(notices.BY_HAND, one, person)
        _row(one, today).save()
    names = [str(unit) for unit in told]
    audit.record(MonitoringVerb.ROUND_REMIND, present, by=by, after={"units": ", ".join(names)})
    return names


def _row(one: Occasion, today: date) -> RoundReminder:
    return RoundReminder(
        round=one.round,
        unit=one.unit,
        kind=one.kind,
        level=one.level,
        told_on=today,
        escalates_on=one.escalates_on,
        head_too=one.head_too,
    )

"""When people can, entered by the office for one person, or read from a calendar of theirs.

enter_times(schedule, person=person, by=user, away=[day], weekdays=[0])
"""

from collections.abc import Collection, Iterable
from datetime import date, time

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import verb
from gemeinwerk.engines.planning.problem import ProblemError, Span
from gemeinwerk.scheduling.apart import Apart
from gemeinwerk.scheduling.errors import Unfitting
from gemeinwerk.scheduling.models import PersonTimes, Schedule, Source
from gemeinwerk.scheduling.operations.holding import held_schedule
from gemeinwerk.scheduling.verbs import SchedulingVerb


@verb
def enter_times(
    schedule: Schedule,
    *,
    person: Person,
    by: User,
    away: Iterable[date] = (),
    rather_not: Iterable[date] = (),
    can: Iterable[date] = (),
    weekdays: Collection[int] = (),
    shown: str | None = None,
) -> None:
    """All that the office knows of when somebody can; what stood there before is replaced."""
    found = held_schedule(schedule)
    if person.municipality_id != found.concept.municipality_id:
        raise Unfitting(_("Diese Person gehört nicht hierher."))
    require_same(told(found, person), shown)
    values = {
        "away": written(found, away),
        "rather_not": written(found, rather_not),
        "can": written(found, can),
        "weekdays": sorted(set(weekdays)),
    }
    rows = PersonTimes.objects.filter(schedule=found, person=person, source=Source.OFFICE)
    rows.delete()
    if any(values.values()):
        PersonTimes.objects.create(
            schedule=found, person=person, source=Source.OFFICE, by=by, at=audit.now(), **values
        )
    audit.record(SchedulingVerb.TIMES_ENTER, found, by=by, after={"number": 1})


def busy_days(schedule: Schedule, *, content: bytes, name: str) -> set[date]:
    """The days on which a calendar leaves no room, at the hour of the planning. Before anything is
    held: reading takes a moment."""
    language = get_language() or "de"
    try:
        read = Apart(language).busy(
            content,
            horizon=Span(schedule.first, schedule.last),
            start=time.fromisoformat(schedule.start),
            minutes=schedule.minutes,
            name=name,
        )
    except ProblemError as wrong:
        raise Unfitting(wrong.words.in_language(language)) from wrong
    return {one.date for one in read.busy}


@verb
def keep_calendar(
    schedule: Schedule, *, person: Person, days: Iterable[date], by: User | None
) -> None:
    """The `busy_days` of somebody's own calendar instead of those of another before; by nobody:
    by themselves. What is on is kept nowhere."""
    found = held_schedule(schedule)
    if person.municipality_id != found.concept.municipality_id:
        raise Unfitting(_("Diese Person gehört nicht hierher."))
    rows = PersonTimes.objects.filter(schedule=found, person=person, source=Source.CALENDAR)
    rows.delete()
    PersonTimes.objects.create(
        schedule=found, person=person, source=Source.CALENDAR, by=by, at=audit.now(),
        away=written(found, days),
    )  # fmt: skip
    if by is None:
        audit.record(SchedulingVerb.TIMES_OWN, found, by=None)
    else:
        audit.record(SchedulingVerb.TIMES_ENTER, found, by=by, after={"number": 1})


def told(schedule: Schedule, person: Person) -> list[object]:
    """What a page told of what the office entered."""
    rows = PersonTimes.objects.filter(schedule=schedule, person=person, source=Source.OFFICE)
    return [[one.weekdays, one.away, one.rather_not, one.can] for one in rows.order_by("pk")]


def written(schedule: Schedule, days: Iterable[date]) -> list[str]:
    """As rows keep them: only days of the planning, in order, each once."""
    inside = {day for day in days if schedule.first <= day <= schedule.last}
    return [day.isoformat() for day in sorted(inside)]

"""What happens to sources of calendars and their readings.

read_file(calendar, content=…, name="rat.ics", by=user)   # a reading that waits, to be looked at
subscribe(calendar, address="https://…/rat.ics", by=user) # read within the minute, then each day
take(reading, by=user)                                    # what differs stands here from now on
leave(reading, by=user)
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.calendar_files import CalendarReading, read_apart
from gemeinwerk.calendars.models import Calendar, Event
from gemeinwerk.calendars.reading import differences, notices
from gemeinwerk.calendars.reading.errors import NotReached, Settled, WrongAddress
from gemeinwerk.calendars.reading.models import Outcome, Reading, Subscription
from gemeinwerk.calendars.verbs import CalendarsVerb
from gemeinwerk.core import fetching, jobs
from gemeinwerk.core.writing import hold, verb

_YEARS_AHEAD = 2
_KEPT = 60
"""Readings of one calendar of each kind: those that settled something, and the others."""
_ASIDE = (Outcome.NOTHING_NEW, Outcome.FAILED)


# --- from a file ----------------------------------------------------------------------------------


def read_file(calendar: Calendar, *, content: bytes, name: str, by: User | None) -> Reading:
    """Read and compare; taken over is nothing yet. Raises `UnreadableCalendar`."""
    return enter_file(calendar, reading=read_apart(content, *span()), name=name, by=by)


@verb
def enter_file(
    calendar: Calendar, *, reading: CalendarReading, name: str, by: User | None
) -> Reading:
    """Note what a file says beside what stands here. What waited before is overtaken."""
    present = hold(calendar)
    first, last = span()
    if reading.events:
        # A file of the next half-year says nothing of this one; it speaks of whole months.
        first = max(first, min(one.first for one in reading.events).replace(day=1))
        last = min(last, _end_of_month(max(one.last for one in reading.events)))
    found = differences.difference(present, reading, first, last, today=span()[0])
    _overtake(present)
    outcome = Outcome.WAITING if found else Outcome.NOTHING_NEW
    new = _noted(present, found, reading, outcome=outcome, file_name=name[-255:])
    _forget(present)
    audit.record(CalendarsVerb.CALENDAR_READ_FILE, present, by=by, after={"file": name})
    return new


# --- from an address ------------------------------------------------------------------------------


@verb
def subscribe(calendar: Calendar, *, address: str, by: User | None) -> Subscription:
    """Say where it is read from; it is read at once. Raises `WrongAddress`."""
    present = hold(calendar)
    host = fetched_from(address)
    row = Subscription.objects.filter(calendar=present).first() or Subscription(calendar=present)
    if row.address != address:
        _overtake(present)
    row.address = address
    row.next_at, row.ask_again = audit.now(), True
    row.wait()
    row.save()
    # Whoever knows the whole address can read the calendar.
    audit.record(CalendarsVerb.CALENDAR_SUBSCRIBE, present, by=by, after={"host": host})
    transaction.on_commit(jobs.nudge)
    return row


@verb
def unsubscribe(subscription: Subscription, *, by: User | None) -> None:
    """Dates that were read stay."""
    calendar = hold(subscription.calendar)
    present = hold(subscription)
    host = fetched_from(present.address)
    audit.record(CalendarsVerb.CALENDAR_UNSUBSCRIBE, calendar, by=by, before={"host": host})
    present.delete()


@verb
def read_now(subscription: Subscription, *, by: User | None) -> None:
    calendar = hold(subscription.calendar)
    present = hold(subscription)
    present.next_at, present.ask_again = audit.now(), True
    columns = ["next_at", "ask_again", *present.wait()]
    present.save(update_fields=columns)
    audit.record(CalendarsVerb.CALENDAR_READ_NOW, calendar, by=by)
    transaction.on_commit(jobs.nudge)


def fetched_from(address: str) -> str:
    """The host of an address that may be asked. Raises `WrongAddress`."""
    try:
        scheme, host, _port = fetching.origin(address)
    except fetching.Refused as problem:
        raise WrongAddress(_("Das ist keine Adresse im Netz.")) from problem
    trusted = {fetching.origin(one) for one in settings.CALENDARS_FROM}
    if scheme != "https" and fetching.origin(address) not in trusted:
        raise WrongAddress(_("Die Adresse muss mit https:// beginnen."))
    return host


def read(subscription: Subscription) -> None:
    """The work of a job: fetch, read, note. Raises `NotReached`, `UnreadableCalendar`."""
    first, last = span()
    reading = read_apart(_fetched(subscription.address), first, last)
    with transaction.atomic():
        enter_found(
            subscription,
            reading=reading,
            first=first,
            last=last,
            address=subscription.address,
            by=None,
        )
        _go_on(subscription)


def fail(subscription: Subscription, sentence: str) -> None:
    """Ends a reading that did not come off; the next one is due tomorrow."""
    with transaction.atomic():
        note_failure(subscription, sentence=sentence, address=subscription.address, by=None)
        _go_on(subscription)


@verb
def enter_found(
    subscription: Subscription,
    *,
    reading: CalendarReading,
    first: date,
    last: date,
    address: str,
    by: User | None,
) -> Reading:
    """Note what an address says beside what stands here. The office is told of a difference once:
    the same is nothing new, whether it waits or was left."""
    calendar = hold(subscription.calendar, "municipality")
    present = hold(subscription)
    found = differences.difference(calendar, reading, first, last, today=span()[0])
    if address != present.address:
        return _noted(calendar, found, reading, outcome=Outcome.OVERTAKEN, address=address)
    asked = present.ask_again
    if asked:
        present.ask_again = False
        present.save(update_fields=["ask_again"])
    if not found or (not asked and _is_known(calendar, found, address)):
        if not found:
            _overtake(calendar)
        new = _noted(calendar, found, reading, outcome=Outcome.NOTHING_NEW, address=address)
    else:
        told = _is_known(calendar, found, address)
        _overtake(calendar)
        new = _noted(calendar, found, reading, outcome=Outcome.WAITING, address=address)
        if not told:
            notices.waits(new)
    _forget(calendar)
    return new


@verb
def note_failure(
    subscription: Subscription, *, sentence: str, address: str, by: User | None
) -> Reading:
    """The office is told once, not with each day it goes on."""
    calendar = hold(subscription.calendar, "municipality")
    hold(subscription)
    last = calendar.readings.filter(file_name="").first()
    new: Reading = calendar.readings.create(
        at=audit.now(), outcome=Outcome.FAILED, failure=sentence, address=address
    )
    _forget(calendar)
    if last is None or last.outcome != Outcome.FAILED:
        notices.failed(new)
    return new


# --- what becomes of it ---------------------------------------------------------------------------


@verb
def take(reading: Reading, *, by: User | None) -> Reading:
    """Let what differs stand here: new dates come, those that are not there any more go."""
    calendar, present = _held(reading)
    there = {differences.key_of(one): one.pk for one in differences.present(calendar)}
    going = differences.keys(present.gone)
    calendar.events.filter(pk__in=[pk for key, pk in there.items() if key in going]).delete()
    coming = [row for row in present.new if not differences.keys([row]) & there.keys()]
    Event.objects.bulk_create(
        [differences.event_of(calendar, row) for row in coming], batch_size=500
    )
    _settle(present, Outcome.TAKEN)
    counted = {"new": len(present.new), "gone": len(present.gone)}
    audit.record(CalendarsVerb.READING_TAKE, calendar, by=by, after=counted)
    return present


@verb
def leave(reading: Reading, *, by: User | None) -> Reading:
    """Nothing of it is taken over; the same is not asked again, unless somebody has it read."""
    calendar, present = _held(reading)
    _settle(present, Outcome.LEFT)
    audit.record(CalendarsVerb.READING_LEAVE, calendar, by=by)
    return present


def span() -> tuple[date, date]:
    """Which days are read: what is over changes nothing any more."""
    today = localtime(audit.now()).date()
    return today, date(today.year + _YEARS_AHEAD, 12, 31)


# --- inside ---------------------------------------------------------------------------------------


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _held(reading: Reading) -> tuple[Calendar, Reading]:
    """With its calendar; raises `Settled` where somebody was faster."""
    calendar = hold(reading.calendar)
    present = hold(reading)
    if present.outcome != Outcome.WAITING:
        raise Settled(
            _("Darüber ist schon entschieden: {state}.").format(state=present.get_outcome_display())
        )
    return calendar, present


def _settle(reading: Reading, outcome: Outcome) -> None:
    reading.outcome, reading.settled_at = outcome, audit.now()
    reading.save(update_fields=["outcome", "settled_at"])


def _overtake(calendar: Calendar) -> None:
    """What waits is no longer what the source says."""
    calendar.readings.filter(outcome=Outcome.WAITING).update(
        outcome=Outcome.OVERTAKEN, settled_at=audit.now()
    )


def _is_known(calendar: Calendar, found: differences.Difference, address: str) -> bool:
    """Whether the last reading that found something waits with just that, or was left."""
    told = calendar.readings.exclude(outcome__in=_ASIDE).first()
    return (
        told is not None
        and told.outcome in (Outcome.WAITING, Outcome.LEFT)
        and told.address == address
        and told.difference == [found.new, found.gone]
    )


def _noted(
    calendar: Calendar,
    found: differences.Difference,
    reading: CalendarReading,
    **more: Any,
) -> Reading:
    new: Reading = calendar.readings.create(
        at=audit.now(),
        first=found.first,
        last=found.last,
        same=found.same,
        new=found.new,
        gone=found.gone,
        left_out=[[one.place_de, one.de, one.place_en, one.en] for one in reading.left_out],
        more_left_out=reading.more_left_out,
        **more,
    )
    return new


def _forget(calendar: Calendar) -> None:
    """What awaits somebody is never among them."""
    rows = calendar.readings.exclude(outcome=Outcome.WAITING)
    for kind in (rows.filter(outcome__in=_ASIDE), rows.exclude(outcome__in=_ASIDE)):
        keys = list(kind.values_list("pk", flat=True)[_KEPT:])
        if keys:
            calendar.readings.filter(pk__in=keys).delete()


def _fetched(address: str) -> bytes:
    try:
        return fetching.content(address, trusted=settings.CALENDARS_FROM)
    except fetching.Refused as problem:
        raise NotReached(
            _(
                "Die Adresse antwortet nicht mit einem Kalender, der gelesen werden darf: "
                "{problem}. Gelesen wird über HTTPS, höchstens ein Megabyte, ohne Weiterleitung."
            ).format(problem=str(problem)[:200])
        ) from problem


def _go_on(subscription: Subscription) -> None:
    """When it is read next; only of the try that was begun."""
    due: datetime = audit.now() + timedelta(days=1)
    jobs.in_hand(subscription).update(next_at=due, tries=0, leased_until=None)

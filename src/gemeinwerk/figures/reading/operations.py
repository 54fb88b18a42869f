"""What happens to a source and its readings.

set_feed(shared, said=Said(…), by=user)     # reads within the minute, then on its schedule
take(reading, by=user)                      # what differs stands in the series from now on
leave(reading, by=user)
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import fetching, jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.figures.models import SharedIndicator, SharedValue
from gemeinwerk.figures.operations import correct_shared, record_shared
from gemeinwerk.figures.reading import notices
from gemeinwerk.figures.reading.models import Decimals, Feed, Outcome, Reading, Rhythm
from gemeinwerk.figures.reading.parsing import Columns, Found, read_apart
from gemeinwerk.figures.verbs import FiguresVerb
from gemeinwerk.measures.document.encoding import in_words, number

_STEP = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.MONTHLY: 30}
_KEPT = 60
"""Readings of one source; older ones that found nothing new are forgotten."""


class NotReached(DomainError):
    """The address does not answer, or not with what was asked for."""


class Settled(DomainError):
    """Somebody has taken it over already, or left it."""


@dataclass(frozen=True)
class Said:
    address: str
    day_column: str
    value_column: str
    where_column: str = ""
    where_value: str = ""
    decimals: str = Decimals.COMMA
    rhythm: str = Rhythm.MONTHLY
    by_itself: bool = False


NAMES = tuple(Said.__dataclass_fields__)


@verb
def set_feed(shared: SharedIndicator, *, said: Said, by: User | None) -> Feed:
    """Say where it is read from; it is read at once, whatever was read before."""
    hold(shared.concept)
    present = hold(shared, "concept")
    feed = Feed.objects.filter(shared=present).first() or Feed(shared=present)
    for name, value in asdict(said).items():
        setattr(feed, name, value)
    feed.next_at = audit.now()
    feed.wait()
    feed.save()
    audit.record(FiguresVerb.FEED_SET, present, by=by, after={"address": said.address})
    transaction.on_commit(jobs.nudge)
    return feed


@verb
def remove_feed(feed: Feed, *, by: User | None) -> None:
    """Values that were read stay."""
    hold(feed.shared.concept)
    shared = hold(feed.shared, "concept")
    present = hold(feed)
    audit.record(FiguresVerb.FEED_REMOVE, shared, by=by, before={"address": present.address})
    present.delete()


@verb
def read_now(feed: Feed, *, by: User | None) -> None:
    hold(feed.shared.concept)
    shared = hold(feed.shared, "concept")
    present = hold(feed)
    present.next_at = audit.now()
    columns = ["next_at", *present.wait()]
    present.save(update_fields=columns)
    audit.record(FiguresVerb.FEED_READ, shared, by=by)
    transaction.on_commit(jobs.nudge)


@verb
def take(reading: Reading, *, by: User | None) -> Reading:
    """Let what differs stand in the series: new days are entered, others corrected with where it
    was read as the reason. What changed here since the reading is no longer overwritten."""
    feed, shared, present = _held(reading)
    source = feed.address
    for day, before, after in present.difference:
        _enter(shared, date.fromisoformat(day), before, Decimal(after), source, by)
    _settle(present, Outcome.TAKEN)
    audit.record(FiguresVerb.READING_TAKE, shared, by=by, after={"n": len(present.difference)})
    return present


@verb
def leave(reading: Reading, *, by: User | None) -> Reading:
    """Nothing of it is taken over; the next reading says the same again."""
    _feed, shared, present = _held(reading)
    _settle(present, Outcome.LEFT)
    audit.record(FiguresVerb.READING_LEAVE, shared, by=by)
    return present


@verb
def enter_found(feed: Feed, *, found: Found, by: User | None) -> Reading:
    """Note what a reading found beside what stands here; take it over where that was chosen."""
    hold(feed.shared.concept)
    shared = hold(feed.shared, "concept")
    present = hold(feed)
    there = {one.day: one.value for one in shared.values.all()}
    today = localtime(audit.now()).date()
    difference: list[list[str | None]] = []
    same = 0
    for day, text in zip(found.days, found.values, strict=True):
        value = round(Decimal(text), 4)
        if day > today:
            continue
        if there.get(day) == value:
            same += 1
        else:
            difference.append([day.isoformat(), _plain(there.get(day)), _plain(value)])
    present.readings.filter(outcome=Outcome.WAITING).update(outcome=Outcome.LEFT)
    outcome = Outcome.WAITING if difference else Outcome.NOTHING_NEW
    reading = present.readings.create(
        at=audit.now(), outcome=outcome, same=same, difference=difference
    )
    _forget(present)
    if difference and present.by_itself:
        return take(reading, by=by)
    if difference:
        notices.waits(present, reading)
    return reading


@verb
def note_failure(feed: Feed, *, sentence: str, by: User | None) -> Reading:
    """The office is told once, not with each day it goes on."""
    hold(feed.shared.concept)
    hold(feed.shared)
    present = hold(feed, "shared__concept__municipality")
    last = present.readings.first()
    reading = present.readings.create(at=audit.now(), outcome=Outcome.FAILED, failure=sentence)
    _forget(present)
    if last is None or last.outcome != Outcome.FAILED:
        notices.failed(present, reading)
    return reading


def read(feed: Feed) -> None:
    """The work of a job: fetch, read, note. Raises `NotReached`, `UnreadableFile`."""
    found = read_apart(_fetched(feed.address), columns_of(feed))
    with transaction.atomic():
        enter_found(feed, found=found, by=None)
        _go_on(feed)


def fail(feed: Feed, sentence: str) -> None:
    """Ends a reading that did not come off; the next is due as always, tomorrow at the latest."""
    with transaction.atomic():
        note_failure(feed, sentence=sentence, by=None)
        _go_on(feed, failed=True)


def columns_of(feed: Feed) -> Columns:
    return Columns(
        feed.day_column,
        feed.value_column,
        feed.where_column,
        feed.where_value,
        dot=feed.decimals == Decimals.DOT,
    )


def _fetched(address: str) -> bytes:
    try:
        return fetching.content(address, trusted=settings.FIGURES_FROM)
    except fetching.Refused as problem:
        raise NotReached(
            _(
                "Die Adresse antwortet nicht mit einer Datei, die gelesen werden darf: {problem}. "
                "Gelesen wird über HTTPS, höchstens ein Megabyte, ohne Weiterleitung."
            ).format(problem=str(problem)[:200])
        ) from problem


def _go_on(feed: Feed, *, failed: bool = False) -> None:
    """When it is read next; only of the try that was begun."""
    days = 1 if failed else _STEP[Rhythm(feed.rhythm)]
    due: datetime = audit.now() + timedelta(days=days)
    jobs.in_hand(feed).update(next_at=due, tries=0, leased_until=None)


def _held(reading: Reading) -> tuple[Feed, SharedIndicator, Reading]:
    """With what it belongs to; raises `Settled` where somebody was faster."""
    hold(reading.feed.shared.concept)
    shared = hold(reading.feed.shared, "concept")
    feed = hold(reading.feed)
    present = hold(reading)
    if present.outcome != Outcome.WAITING:
        raise Settled(_("Darüber ist schon entschieden: {state}.").format(
            state=present.get_outcome_display()
        ))  # fmt: skip
    return feed, shared, present


def _enter(
    shared: SharedIndicator,
    day: date,
    before: str | None,
    after: Decimal,
    source: str,
    by: User | None,
) -> None:
    there = SharedValue.objects.filter(shared=shared, day=day).first()
    if there is None:
        record_shared(shared, day=day, number=after, source=source, by=by)
    elif _plain(there.value) == before and there.value != after:
        reason = _("Die Quelle nennt jetzt {value}: {source}").format(
            value=in_words(number(after)), source=source
        )
        correct_shared(
            there,
            day=day,
            number=after,
            source=source,
            remark=there.remark,
            reason=reason,
            by=by,
        )


def _settle(reading: Reading, outcome: Outcome) -> None:
    reading.outcome, reading.settled_at = outcome, audit.now()
    reading.save(update_fields=["outcome", "settled_at"])


def _forget(feed: Feed) -> None:
    old = feed.readings.filter(outcome=Outcome.NOTHING_NEW).values("pk")[_KEPT:]
    feed.readings.filter(pk__in=list(old.values_list("pk", flat=True))).delete()


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else str(round(value, 4).normalize() + 0)

"""What happens to a source and its readings.

set_feed(shared, said=Said(…), by=user)     # reads within the minute, then on its schedule
take(reading, by=user)                      # what differs stands in the series from now on
leave(reading, by=user)
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

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
"""Readings of one source of each kind: those that settled something, and the others."""
_ASIDE = (Outcome.NOTHING_NEW, Outcome.FAILED)


class NotReached(DomainError):
    """The address does not answer, or not with what was asked for."""


class Settled(DomainError):
    """Somebody has taken it over already, or left it."""


class SourceChanged(DomainError):
    """It was read by what is no longer said of the source."""


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
    """Say where it is read from; it is read at once, whatever was read before. What waits by then
    stays on record and can no longer be taken over: it was read by something else."""
    hold(shared.concept)
    present = hold(shared, "concept")
    feed = Feed.objects.filter(shared=present).first() or Feed(shared=present)
    for name, value in asdict(said).items():
        setattr(feed, name, value)
    feed.next_at, feed.ask_again = audit.now(), True
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
    present.next_at, present.ask_again = audit.now(), True
    columns = ["next_at", "ask_again", *present.wait()]
    present.save(update_fields=columns)
    audit.record(FiguresVerb.FEED_READ, shared, by=by)
    transaction.on_commit(jobs.nudge)


@verb
def take(reading: Reading, *, by: User | None) -> Reading:
    """Let what differs stand in the series: new days are entered, others corrected with where it
    was read as the reason. What changed here since the reading stays as it is, and is named in
    `Reading.kept`. Raises `SourceChanged` where the source is another by now."""
    feed, shared, present = _held(reading)
    if present.read_by != feed.read_by:
        raise SourceChanged(changed_since())
    source = feed.address
    there = {one.day.isoformat(): one for one in shared.values.all()}
    taken, kept = 0, []
    for day, before, after in present.difference:
        value = there.get(day)
        now = _plain(value.value) if value else None
        if now == before:
            _enter(shared, date.fromisoformat(day), value, Decimal(after), source, by)
            taken += 1
        elif now != after:
            kept.append([day, now])
    _settle(present, Outcome.TAKEN if taken else Outcome.OVERTAKEN, kept=kept)
    deed, counted = FiguresVerb.READING_TAKE, {"n": taken}
    if kept:
        deed, counted = FiguresVerb.READING_TAKE_PART, {"n": taken, "kept": len(kept)}
    audit.record(deed, shared, by=by, after=counted)
    return present


@verb
def leave(reading: Reading, *, by: User | None) -> Reading:
    """Nothing of it is taken over; the same is not asked again, unless somebody has it read."""
    _feed, shared, present = _held(reading)
    _settle(present, Outcome.LEFT)
    audit.record(FiguresVerb.READING_LEAVE, shared, by=by)
    return present


@verb
def enter_found(feed: Feed, *, found: Found, read_by: dict[str, str], by: User | None) -> Reading:
    """Note what a reading found beside what stands here; take it over where that was chosen.

    What was read by something else (``read_by``) than is said now is noted and not taken over. The
    office is told of a difference once: the same is nothing new, whether it waits or was left.
    """
    hold(feed.shared.concept)
    shared = hold(feed.shared, "concept")
    present = hold(feed, "shared__concept")
    difference, same = _difference(shared, found)
    noted = {"at": audit.now(), "same": same, "difference": difference, "read_by": read_by}
    if read_by != present.read_by:
        return _overtaken(present, **noted)
    if difference and not present.ask_again and _asked(present, difference, read_by):
        reading = present.readings.create(outcome=Outcome.NOTHING_NEW, **noted)
        _forget(present)
        return reading
    waiting = present.readings.filter(outcome=Outcome.WAITING)
    is_told = any(one.difference == difference and one.read_by == read_by for one in waiting)
    waiting.update(outcome=Outcome.OVERTAKEN, settled_at=audit.now())
    Feed.objects.filter(pk=present.pk).update(ask_again=False)
    outcome = Outcome.WAITING if difference else Outcome.NOTHING_NEW
    reading = present.readings.create(outcome=outcome, **noted)
    _forget(present)
    if difference and present.by_itself:
        return take(reading, by=by)
    if difference and not is_told:
        notices.waits(present, reading)
    return reading


def _asked(feed: Feed, difference: list[list[str | None]], read_by: dict[str, str]) -> bool:
    """Whether the last reading that found something waits with just that, or was left."""
    told = (
        one
        for one in feed.readings.exclude(outcome=Outcome.FAILED)
        if one.outcome != Outcome.NOTHING_NEW or not one.difference
    )
    last = next(told, None)
    if last is None or last.outcome not in (Outcome.WAITING, Outcome.LEFT):
        return False
    is_same = last.difference == difference and last.read_by == read_by
    return is_same and not (feed.by_itself and last.outcome == Outcome.WAITING)


def _overtaken(feed: Feed, **noted: Any) -> Reading:
    reading = feed.readings.create(
        outcome=Outcome.OVERTAKEN, settled_at=audit.now(), failure=changed_since(), **noted
    )
    _forget(feed)
    return reading


def _difference(shared: SharedIndicator, found: Found) -> tuple[list[list[str | None]], int]:
    """What the source says otherwise than what stands here, and of how many days the same."""
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
    return difference, same


@verb
def note_failure(feed: Feed, *, sentence: str, read_by: dict[str, str], by: User | None) -> Reading:
    """The office is told once, not with each day it goes on, and not of a source that was changed
    meanwhile."""
    hold(feed.shared.concept)
    hold(feed.shared)
    present = hold(feed, "shared__concept__municipality")
    if read_by != present.read_by:
        return _overtaken(present, at=audit.now(), read_by=read_by)
    last = present.readings.first()
    reading = present.readings.create(
        at=audit.now(), outcome=Outcome.FAILED, failure=sentence, read_by=read_by
    )
    _forget(present)
    if last is None or last.outcome != Outcome.FAILED:
        notices.failed(present, reading)
    return reading


def read(feed: Feed) -> None:
    """The work of a job: fetch, read, note. Raises `NotReached`, `UnreadableFile`."""
    note_found(feed, found=read_apart(_fetched(feed.address), columns_of(feed)))


def note_found(feed: Feed, *, found: Found) -> None:
    """What the source said, and when it is asked again."""
    with transaction.atomic():
        enter_found(feed, found=found, read_by=feed.read_by, by=None)
        _go_on(feed)


def fail(feed: Feed, sentence: str) -> None:
    """Ends a reading that did not come off; the next is due as always, tomorrow at the latest."""
    with transaction.atomic():
        note_failure(feed, sentence=sentence, read_by=feed.read_by, by=None)
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
    there: SharedValue | None,
    after: Decimal,
    source: str,
    by: User | None,
) -> None:
    if there is None:
        record_shared(shared, day=day, number=after, source=source, by=by)
    else:
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


def changed_since() -> str:
    """Why a reading cannot be taken over any more."""
    return _(
        "Die Angaben zur Quelle oder zum Indikator sind seit dieser Lesung geändert. Was nach den "
        "alten Angaben gelesen ist, wird nicht übernommen. Bitte lassen Sie neu lesen."
    )


def _settle(reading: Reading, outcome: Outcome, *, kept: Sequence[list[str | None]] = ()) -> None:
    reading.outcome, reading.settled_at, reading.kept = outcome, audit.now(), list(kept)
    reading.save(update_fields=["outcome", "settled_at", "kept"])


def _forget(feed: Feed) -> None:
    """What awaits somebody is never among them."""
    over = feed.readings.exclude(outcome=Outcome.WAITING)
    for kind in (over.filter(outcome__in=_ASIDE), over.exclude(outcome__in=_ASIDE)):
        old = list(kind.values_list("pk", flat=True)[_KEPT:])
        feed.readings.filter(pk__in=old).delete()


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else str(round(value, 4).normalize() + 0)

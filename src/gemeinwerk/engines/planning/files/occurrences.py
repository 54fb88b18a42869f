"""Every time an event takes place within a span: rules, extra dates, exceptions, changes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from gemeinwerk.engines.planning.files.events import YEARS, Event, Moment, event_of, moments
from gemeinwerk.engines.planning.files.icsblocks import Block
from gemeinwerk.engines.planning.files.recurrence import Budget, TooMuch, Window, repetitions
from gemeinwerk.engines.planning.files.table import Note
from gemeinwerk.engines.planning.files.zones import Zones
from gemeinwerk.engines.planning.problem import ProblemError, Span, Words

_LONGEST = timedelta(days=4000)
_SLACK = timedelta(days=31)
"""Around the span: zones, evenings over midnight, repetitions moved by some days."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place."""

    begin: Moment
    length: timedelta
    summary: str
    place: Words
    uid: str = ""


def occurrences(
    calendar: Block,
    home: str,
    span: Span,
    budget: Budget,
    notes: list[Note],
    *,
    refused: Callable[[ProblemError], None] | None = None,
) -> Iterator[Occurrence]:
    """What makes busy in the span, and a little around it; single events also far from it.

    notes: takes up the events that cannot be read and cannot matter. refused: is told why an event
    that does matter cannot be read, and it is left out; without it the file is refused.
    """
    zones = Zones(home, (block for block in calendar.blocks if block.kind == "VTIMEZONE"), budget)
    window = Window(
        datetime.combine(span.first, time()) - _SLACK, datetime.combine(span.last, time()) + _SLACK
    )
    groups: dict[str, list[Event]] = defaultdict(list)
    for block in calendar.blocks:
        if block.kind == "VEVENT":
            try:
                event = event_of(block, zones)
            except ProblemError as error:
                if _is_elsewhere(block, window):
                    notes.append(_left_out(error))
                else:
                    _refuse(error, refused)
            else:
                groups[event.uid].append(event)
        elif block.kind == "VFREEBUSY":
            yield from _as_far(_taken_times(block, zones), refused)
    for events in groups.values():
        latest = _latest(events)
        changes = [one for one in latest if one.replaces]
        yield from (_at(one, one.begin, one.length) for one in changes if one.busy)
        for event in latest:
            if not event.replaces:
                yield from _as_far(_of_event(event, changes, zones, window, budget), refused)


def _refuse(error: ProblemError, refused: Callable[[ProblemError], None] | None) -> None:
    if refused is None or isinstance(error, TooMuch):
        raise error
    refused(error)


def _as_far(
    found: Iterator[Occurrence], refused: Callable[[ProblemError], None] | None
) -> Iterator[Occurrence]:
    """All of them, or none where one of them cannot be read and that is told."""
    if refused is None:
        yield from found
        return
    try:
        whole = list(found)
    except ProblemError as error:
        _refuse(error, refused)
    else:
        yield from whole


def _is_elsewhere(block: Block, window: Window) -> bool:
    """Whether an event, however broken, can neither last nor be repeated into the window.

    What begins after it cannot; what begins before it only where it ends long before, too.
    """
    begins = _days(block, "DTSTART")
    if not begins or block.first("RDATE") or block.first("RECURRENCE-ID"):
        return False
    if min(begins) > window.last:
        return True
    if block.first("DURATION"):
        return False
    rule = block.word("RRULE")
    until = re.search(r"UNTIL=(\d{8})", rule)
    if rule and not until:
        return False
    last = [*begins, *_days(block, "DTEND"), *([_day(until[1])] if until else [])]
    return None not in last and max(filter(None, last)) < window.first


def _days(block: Block, name: str) -> list[datetime]:
    """The days that properties begin with, as far as they can be read."""
    found = (_day(told.value.strip()[:8]) for told in block.all(name))
    return [day for day in found if day]


def _day(text: str) -> datetime | None:
    try:
        day = datetime.strptime(text, "%Y%m%d")
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _left_out(error: ProblemError) -> Note:
    place = error.place if isinstance(error.place, Words) else Words(error.place, error.place)
    de, en = error.words
    return place, Words(
        f"Dieser Termin liegt nicht in der Zeit der Planung und wurde ausgelassen. {de}",
        f"This event is not in the time of the plan and was left out. {en}",
    )


def _taken_times(block: Block, zones: Zones) -> Iterator[Occurrence]:
    """The times that a calendar gives as taken, without saying why."""
    for told in block.all("FREEBUSY"):
        if told.parameters.get("FBTYPE", "BUSY").upper() != "FREE":
            for begin, length in moments(told, zones):
                yield Occurrence(begin, length or timedelta(), "", told.place)


def _latest(events: Sequence[Event]) -> list[Event]:
    """Where a file holds an event in several states, the one of the highest number counts."""
    highest: dict[Moment | None, int] = {}
    for one in events:
        highest[one.replaces] = max(one.sequence, highest.get(one.replaces, 0))
    return [one for one in events if one.sequence == highest[one.replaces]]


def _at(event: Event, begin: Moment, length: timedelta) -> Occurrence:
    return Occurrence(begin, length, event.summary, event.place, event.uid)


def _of_event(
    event: Event, changes: Sequence[Event], zones: Zones, window: Window, budget: Budget
) -> Iterator[Occurrence]:
    """All but the repetitions that have a change of their own; later ones as a change says."""
    changed = {event.in_own_time(one.replaces): one for one in changes if one.replaces}
    turns = sorted(wall for wall, one in changed.items() if one.and_later)
    for wall, length in _begins(event, zones, window, budget).items():
        if wall in changed:
            continue
        turn = bisect_left(turns, wall)
        if turn:
            change = changed[turns[turn - 1]]
            moved = change.begin.wall + (wall - turns[turn - 1])
            if change.busy:
                begin = Moment(moved, change.begin.zone, change.begin.whole_day)
                yield _at(change, begin, change.length)
        elif event.busy:
            yield _at(event, Moment(wall, event.begin.zone, event.begin.whole_day), length)


def _begins(
    event: Event, zones: Zones, window: Window, budget: Budget
) -> dict[datetime, timedelta]:
    """Each beginning by the event's own clock, and the length from there."""
    found = {event.begin.wall: event.length}
    found |= dict.fromkeys(_repeated("RRULE", event, window, budget), event.length)
    for told in event.block.all("RDATE"):
        for moment, length in moments(told, zones):
            found[event.in_own_time(moment)] = event.length if length is None else length
    out = set(_repeated("EXRULE", event, window, budget))
    days = set()
    for told in event.block.all("EXDATE"):
        for moment, _length in moments(told, zones):
            out.add(event.in_own_time(moment))
            if moment.whole_day:
                days.add(moment.wall.date())
    return {
        wall: length
        for wall, length in found.items()
        if wall not in out and wall.date() not in days
    }


def _repeated(name: str, event: Event, window: Window, budget: Budget) -> Iterator[datetime]:
    wide = Window(window.first - min(event.length, _LONGEST), window.last)
    for told in event.block.all(name):
        yield from repetitions(told, event.begin.wall, event.begin.zone, wide, budget)

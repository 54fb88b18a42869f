"""Every time an event takes place within a span: rules, extra dates, exceptions, changes."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from gemeinwerk.engines.planning.files.events import Event, Moment, event_of, moments
from gemeinwerk.engines.planning.files.icsblocks import Block
from gemeinwerk.engines.planning.files.recurrence import Budget, Window, repetitions
from gemeinwerk.engines.planning.files.zones import Zones
from gemeinwerk.engines.planning.problem import Span, Words

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


def occurrences(calendar: Block, home: str, span: Span, budget: Budget) -> Iterator[Occurrence]:
    """What makes busy in the span, and a little around it; single events also far from it."""
    zones = Zones(home, (block for block in calendar.blocks if block.kind == "VTIMEZONE"), budget)
    groups: dict[str, list[Event]] = defaultdict(list)
    for block in calendar.blocks:
        if block.kind == "VEVENT":
            event = event_of(block, zones)
            groups[event.uid].append(event)
    window = Window(
        datetime.combine(span.first, time()) - _SLACK, datetime.combine(span.last, time()) + _SLACK
    )
    for events in groups.values():
        latest = _latest(events)
        changes = [one for one in latest if one.replaces]
        yield from (_at(one, one.begin, one.length) for one in changes if one.busy)
        for event in latest:
            if not event.replaces:
                yield from _of_event(event, changes, zones, window, budget)


def _latest(events: Sequence[Event]) -> list[Event]:
    """Where a file holds an event in several states, the one of the highest number counts."""
    highest: dict[Moment | None, int] = {}
    for one in events:
        highest[one.replaces] = max(one.sequence, highest.get(one.replaces, 0))
    return [one for one in events if one.sequence == highest[one.replaces]]


def _at(event: Event, begin: Moment, length: timedelta) -> Occurrence:
    return Occurrence(begin, length, event.summary, event.place)


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

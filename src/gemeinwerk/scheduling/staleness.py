"""Which dates of a plan rest on what no longer holds: people, days, rooms. No database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.problem import Problem, Words
from gemeinwerk.scheduling.building import key_of

DAY_TAKEN, PEOPLE, MEMBERS, ROOM, GONE = "day", "people", "members", "room", "gone"


@dataclass(frozen=True)
class Overtaken:
    """A date, and what changed. reason: what is on that day now. people: who could and cannot now;
    back: who could not and can now, both by their keys."""

    series: int
    meeting: Meeting
    what: tuple[str, ...]
    reason: str = ""
    people: tuple[int, ...] = ()
    back: tuple[int, ...] = ()


def overtaken(then: Problem, now: Problem, found: Sequence[Meeting]) -> list[Overtaken]:
    """then: what was asked; now: what would be asked today; both of keys alone."""
    taken = calendar.taken(now)
    return [one for meeting in found for one in _of(then, now, meeting, taken)]


def _of(
    then: Problem, now: Problem, meeting: Meeting, taken: Mapping[date, Words]
) -> Iterator[Overtaken]:
    key = key_of(meeting.series)
    if meeting.series not in now.of_id:
        yield Overtaken(key, meeting, (GONE,))
        return
    old, new, day = then.of_id[meeting.series], now.of_id[meeting.series], meeting.date
    stayed = set(old.members) & set(new.members)
    could = {one for one in stayed if day not in then.person[one].unavailable}
    can = {one for one in stayed if day not in now.person[one].unavailable}
    room = now.room.get(meeting.room) if meeting.room else None
    what = []
    if day in taken:
        what.append(DAY_TAKEN)
    if could != can:
        what.append(PEOPLE)
    if set(old.members) != set(new.members):
        what.append(MEMBERS)
    if meeting.room and (room is None or day in room.unavailable):
        what.append(ROOM)
    if what:
        yield Overtaken(
            key,
            meeting,
            tuple(what),
            taken[day].de if day in taken else "",
            tuple(sorted(key_of(one) for one in could - can)),
            tuple(sorted(key_of(one) for one in can - could)),
        )

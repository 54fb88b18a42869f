"""What publishing a plan would do: which meetings come into being, move or fall away, and whom that
concerns.

A meeting that came of an earlier plan of the same series goes on as the nearest new date; what is
past stays as it was.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate, localtime, make_aware

from gemeinwerk.audit import operations as audit
from gemeinwerk.calendars.models import Room
from gemeinwerk.engines.planning.plan import Meeting as Planned
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.meetings.convening import telling as convening
from gemeinwerk.meetings.models import COMING, Meeting, MeetingState
from gemeinwerk.scheduling import judging
from gemeinwerk.scheduling.building import key_of
from gemeinwerk.scheduling.models import Plan, PlannedMeeting, Series

NEW, MOVED, ROOM, CANCELLED = "new", "moved", "room", "cancelled"
"""ROOM: at the same time elsewhere."""


@dataclass(frozen=True)
class Step:
    """`meeting`: the one that moves or falls away. Times: None where it falls away."""

    kind: str
    series: Series
    meeting: Meeting | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    room: Room | None = None

    @property
    def told(self) -> list[Any]:
        """Plain values behind what a page says of it."""
        return [
            self.kind, self.series.pk, self.meeting.pk if self.meeting else 0,
            str(self.meeting.starts_at) if self.meeting else "", str(self.starts_at),
            self.room.pk if self.room else 0,
        ]  # fmt: skip

    @property
    def in_time(self) -> convening.Told | None:
        """Of one that is new or moves: until when must be invited to it."""
        if self.kind not in (NEW, MOVED) or self.starts_at is None:
            return None
        return convening.told(convening.of_body(self.series.body), localdate(self.starts_at))

    def too_late(self, *, tells: bool) -> str:
        """Why nobody may be told of it any more; "" where they may, or nobody is."""
        held = convening.of_body(self.series.body)
        is_told = tells or (self.meeting and self.meeting.state == MeetingState.INVITED)
        stops = is_told and held and held.blocks and self.in_time and self.in_time.late
        return self.in_time.sentence if stops and self.in_time else ""

    @property
    def at(self) -> datetime:
        """By which steps are ordered."""
        return self.starts_at or (self.meeting.starts_at if self.meeting else audit.now())


def steps(plan: Plan, problem: Problem) -> list[Step]:
    """In the order of time: four queries."""
    rows = Series.objects.filter(schedule=plan.schedule_id).select_related("body__convening")
    series = {one.pk: one for one in rows}
    rooms = Room.objects.in_bulk({one["room"] for one in plan.dates if one["room"]})
    wanted: dict[int, list[Planned]] = {}
    for one in judging.meetings(problem, plan.dates):
        wanted.setdefault(key_of(one.series), []).append(one)
    there: dict[int, list[Meeting]] = {}
    for link in PlannedMeeting.objects.filter(
        series__schedule=plan.schedule_id, meeting__state__in=COMING
    ).select_related("meeting__body", "meeting__concept"):
        there.setdefault(link.series_id, []).append(link.meeting)
    found = [
        step
        for key in {**wanted, **there}
        if key in series
        for step in _of(series[key], wanted.get(key, []), there.get(key, []), rooms)
    ]
    return sorted(found, key=lambda one: (one.at, one.series.pk))


def _of(
    series: Series, wanted: list[Planned], there: list[Meeting], rooms: dict[int, Room]
) -> Iterator[Step]:
    today = localdate(audit.now())
    on_day = {_day(one): one for one in there}
    left = []
    for one in wanted:
        same = on_day.pop(one.date, None)
        if same is None:
            if one.date >= today:
                left.append(one)
        elif (same.starts_at, same.ends_at) != _times(one):
            yield Step(MOVED, series, same, *_times(one), _room(one, rooms))
        elif (room := _room(one, rooms)) and room.pk != same.room_id:
            yield Step(ROOM, series, same, *_times(one), room)
    free = sorted(
        (one for one in on_day.values() if _day(one) >= today), key=lambda one: one.starts_at
    )
    for one, meeting in zip(left, free, strict=False):
        yield Step(MOVED, series, meeting, *_times(one), _room(one, rooms))
    for one in left[len(free) :]:
        yield Step(NEW, series, None, *_times(one), _room(one, rooms))
    for meeting in free[len(left) :]:
        yield Step(CANCELLED, series, meeting)


def _day(meeting: Meeting) -> date:
    return localtime(meeting.starts_at).date()


def _times(one: Planned) -> tuple[datetime, datetime]:
    begin = datetime.combine(one.date, one.start)
    end = datetime.combine(one.date, one.end)
    if end <= begin:
        end += timedelta(days=1)
    return make_aware(begin), make_aware(end)


def _room(one: Planned, rooms: dict[int, Room]) -> Room | None:
    return rooms.get(key_of(one.room)) if one.room else None


def concerned(found: Iterable[Step], problem: Problem) -> dict[int, list[Step]]:
    """What each member hears of, by the key of the person."""
    of_person: dict[int, list[Step]] = {}
    for step in found:
        series = problem.of_id.get(f"s{step.series.pk}")
        for member in series.members if series else ():
            of_person.setdefault(key_of(member), []).append(step)
    return of_person

"""Today's practice, to compare with: each group in turn takes the dates most of its members ticked.

No group looks at what its choice leaves to the others or to people who are always away on its best
days. The hard rules are kept; a group that runs out of dates meets less often than it wanted.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from gemeinwerk.engines.planning.crowd import Crowd
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.problem import Appointment, Problem, Room, Series


def most_ticked(problem: Problem) -> tuple[Meeting, ...]:
    """The meetings such a round would end with, by date; fewer than asked where dates run out.

    Groups take their turn in the problem's order, those they wait for first. Rooms go to who comes
    first: the smallest one left that is large enough.
    """
    desk = _Desk(problem)
    for series in in_turn(problem.series):
        desk.choose(series)
    return desk.meetings()


def in_turn(series: Sequence[Series]) -> tuple[Series, ...]:
    """The series in their order, but each behind those that must be through before it."""
    of_id, done = {one.id: one for one in series}, dict[str, Series]()

    def visit(one: Series) -> None:
        if one.id not in done:
            for before in one.after:
                visit(of_id[before])
            done[one.id] = one

    for one in series:
        visit(one)
    return tuple(done.values())


class _Desk:
    """The list that goes round: which dates are taken by whom, in which room."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.crowd = Crowd(problem)
        self.taken: dict[str, list[date]] = {one.id: [] for one in problem.series}
        self.room: dict[Appointment, str | None] = {}

    def choose(self, series: Series) -> None:
        fixed = [one.date for one in self.problem.fixed if one.series == series.id]
        ticks = {day: self.crowd.who_can(series.id, day).bit_count()
                 for day in self.crowd.candidates[series.id]}  # fmt: skip
        by_ticks = sorted(ticks, key=lambda day: (day not in fixed, -ticks[day], day))
        for day in by_ticks:
            if len(self.taken[series.id]) == series.meetings:
                return
            if self.may_meet(series, day):
                self.take(series, day)

    def may_meet(self, series: Series, day: date) -> bool:
        """Whether every hard rule allows this one more date."""
        return (
            series.not_before <= day <= series.not_after
            and Appointment(series.id, day) not in self.problem.forbidden
            and all(abs((day - other).days) >= series.min_gap_days
                    for other in self.taken[series.id])
            and all(day > other for before in series.after for other in self.taken[before])
            and self.crowd.all_required_can(series.id, day)
            and not self.required_on(day) & self.crowd.required[series.id]
            and (not series.needs_room or self.room_for(series, day) is not None)
        )  # fmt: skip

    def required_on(self, day: date) -> int:
        """Everybody whom a meeting of that day requires already."""
        found = 0
        for series, days in self.taken.items():
            if day in days:
                found |= self.crowd.required[series]
        return found

    def room_for(self, series: Series, day: date) -> Room | None:
        """The smallest room left that holds all who can come."""
        gone = {room for taken, room in self.room.items() if taken.date == day}
        need = self.crowd.who_can(series.id, day).bit_count()
        fitting = [
            room
            for room in self.problem.rooms
            if room.capacity >= need and day not in room.unavailable and room.id not in gone
        ]
        return min(fitting, key=lambda room: room.capacity, default=None)

    def take(self, series: Series, day: date) -> None:
        room = self.room_for(series, day) if series.needs_room else None
        self.taken[series.id].append(day)
        self.room[Appointment(series.id, day)] = room.id if room else None

    def meetings(self) -> tuple[Meeting, ...]:
        order = {one.id: place for place, one in enumerate(self.problem.series)}
        chosen = sorted(self.room, key=lambda one: (one.date, order[one.series]))
        return tuple(self.meeting(one) for one in chosen)

    def meeting(self, chosen: Appointment) -> Meeting:
        series = self.problem.of_id[chosen.series]
        begins = datetime.combine(chosen.date, series.start)
        return Meeting(
            series=series.id, date=chosen.date, start=series.start,
            end=(begins + timedelta(minutes=series.minutes)).time(),
            room=self.room[chosen], expected=self.expected(series, chosen.date),
        )  # fmt: skip

    def expected(self, series: Series, day: date) -> tuple[str, ...]:
        """Who comes here: all required, and who is free and not at another meeting of that day."""
        others = self.required_on(day) & ~self.crowd.required[series.id]
        for other in self.problem.series:
            if other.id == series.id:
                break
            if day in self.taken[other.id]:
                others |= self.crowd.members[other.id] & ~self.crowd.required[series.id]
        return self.crowd.within(self.crowd.who_can(series.id, day) & ~others, series.members)

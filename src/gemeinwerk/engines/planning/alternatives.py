"""Why this date: what the next best dates of a meeting would cost, all else kept as it is.

Each meeting is taken out of the plan and tried on every other date that the hard rules allow. Only
what such a move touches is counted anew: two evenings, one series.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from gemeinwerk.engines.planning.crowd import Crowd
from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.problem import Appointment, Problem, Series

MOST = 3


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another date for a meeting, and by how much each goal would change: new less old.

    keeps_floor: False where attendance would fall below the least that a plan must keep.
    """

    date: date
    unmet_quotas: int
    people_left_out: int
    weakest_group_share: Fraction
    attendance: int
    spread: int
    keeps_floor: bool = True

    @property
    def rank(self) -> tuple[bool, int, int, Fraction, int, int, object]:
        """Smaller is better: the goals in their order, then the earlier date."""
        return (
            not self.keeps_floor,
            self.unmet_quotas,
            self.people_left_out,
            -self.weakest_group_share,
            -self.attendance,
            self.spread,
            self.date,
        )


Other = dict[Appointment, tuple[Alternative, ...]]


def alternatives(problem: Problem, plan: Plan, *, most: int = MOST) -> Other:
    """The next best other dates of each meeting, best first; none for a fixed one."""
    appointments = {one.appointment for one in plan.meetings}
    table = _Table(problem, appointments)
    floor = plan.floor.value if plan.floor else 0
    return {one: tuple(table.best(one, floor, most)) for one in sorted(appointments)}


class _Table:
    """A plan as it stands: who meets on which evening, who attends how often."""

    def __init__(self, problem: Problem, appointments: Iterable[Appointment]) -> None:
        self.problem = problem
        self.crowd = Crowd(problem)
        self.meeting: dict[date, list[Series]] = {day: [] for day in self.crowd.free}
        self.dates: dict[str, list[date]] = {one.id: [] for one in problem.series}
        for series, day in sorted(appointments):
            self.meeting.setdefault(day, []).append(problem.of_id[series])
            self.dates[series].append(day)
        self.attend = {day: self.attending(day, these) for day, these in self.meeting.items()}
        self.once, self.twice = self._at_least()
        self.all = self.crowd.set_of(one for series in problem.series for one in series.members)
        self.attendance = sum(people.bit_count() for people in self.attend.values())
        self.followers = {
            one.id: [other.id for other in problem.series if one.id in other.after]
            for one in problem.series
        }
        self.share_of = _shares(self.crowd, self.attend)
        self.missing: dict[Appointment, int] = {}

    def attending(self, day: date, series: Iterable[Series]) -> int:
        """Everybody who attends where these series meet on that day; nobody where none can."""
        members = 0
        for one in series:
            members |= self.crowd.members[one.id]
        return members & self.crowd.free.get(day, 0)

    def _at_least(self) -> tuple[int, int]:
        """Who attends at least once, and who at least twice."""
        once = twice = 0
        for people in self.attend.values():
            twice |= once & people
            once |= people
        return once, twice

    def best(self, one: Appointment, floor: int, most: int) -> list[Alternative]:
        if one in self.problem.fixed or one.date not in self.crowd.free:
            return []
        series = self.problem.of_id[one.series]
        left = [other for other in self.meeting[one.date] if other is not series]
        move = _Move(self, series, one.date, self.attending(one.date, left))
        allowed = self._allowed(series, one.date)
        found = [move.to(day, floor) for day in self.crowd.candidates[series.id] if allowed(day)]
        return sorted(found, key=lambda other: other.rank)[:most]

    def _allowed(self, series: Series, now: date) -> Callable[[date], bool]:
        """Whether every hard rule lets the meeting of `now` be on another date."""
        own = [day for day in self.dates[series.id] if day != now]
        before = [day for other in series.after for day in self.dates[other]]
        behind = [day for other in self.followers[series.id] for day in self.dates[other]]
        first = max(before, default=date.min)
        last = min(behind, default=date.max)

        def allowed(day: date) -> bool:
            return (
                day != now and day not in own
                and series.not_before <= day <= series.not_after
                and first < day < last
                and all(abs((day - other).days) >= series.min_gap_days for other in own)
                and Appointment(series.id, day) not in self.problem.forbidden
                and self._people_and_rooms(series, day)
            )  # fmt: skip

        return allowed

    def _people_and_rooms(self, series: Series, day: date) -> bool:
        required = 0
        for other in self.meeting[day]:
            required |= self.crowd.required[other.id]
        return (
            self.crowd.all_required_can(series.id, day)
            and not required & self.crowd.required[series.id]
            and (not series.needs_room or self._room_is_left(series, day))
        )

    def _room_is_left(self, series: Series, day: date) -> bool:
        """Whether the rooms of that evening hold one more; the others may change theirs."""
        meeting = [one for one in (*self.meeting[day], series) if one.needs_room]
        needs = sorted(
            (self.crowd.who_can(one.id, day).bit_count() for one in meeting), reverse=True
        )
        rooms = [room.capacity for room in self.problem.rooms if day not in room.unavailable]
        largest = sorted(rooms, reverse=True)[: len(needs)]
        return len(largest) == len(needs) and all(
            need <= capacity for need, capacity in zip(needs, largest, strict=True)
        )

    def unmet(self, series: Series, day: date) -> int:
        """How many actor groups would be missing altogether."""
        one = Appointment(series.id, day)
        if one not in self.missing:
            self.missing[one] = len(self.crowd.missing_groups(series, day))
        return self.missing[one]


class _Move:
    """One meeting taken off its date, to be tried on others."""

    def __init__(self, table: _Table, series: Series, now: date, stay: int) -> None:
        self.table, self.series, self.now = table, series, now
        # Who attended that evening for this meeting alone, and who attends nothing else.
        self.lost = table.attend[now] & ~stay
        self.rest = table.once & ~(self.lost & ~table.twice)
        self.left_out = (table.all & ~table.once).bit_count()
        self.others = [day for day in table.dates[series.id] if day != now]
        self.stretch = longest_stretch(series, table.dates[series.id])
        self.weakest = table.share_of.weakest(0, 0)

    def to(self, day: date, floor: int) -> Alternative:
        table = self.table
        gained = table.crowd.who_can(self.series.id, day) & ~table.attend[day]
        attendance = gained.bit_count() - self.lost.bit_count()
        left_out = (table.all & ~(self.rest | gained)).bit_count()
        return Alternative(
            date=day,
            unmet_quotas=table.unmet(self.series, day) - table.unmet(self.series, self.now),
            people_left_out=left_out - self.left_out,
            weakest_group_share=table.share_of.weakest(self.lost, gained) - self.weakest,
            attendance=attendance,
            spread=longest_stretch(self.series, sorted([*self.others, day])) - self.stretch,
            keeps_floor=table.attendance + attendance >= floor,
        )


@dataclass(frozen=True, slots=True)
class _Shares:
    """For each actor group with anything open: its people, what they attend, what is open."""

    groups: tuple[tuple[int, int, int], ...]

    def weakest(self, lost: int, gained: int) -> Fraction:
        """The least share after these were lost and those gained, each on one evening."""
        shares = (
            Fraction(taken - (people & lost).bit_count() + (people & gained).bit_count(), offered)
            for people, taken, offered in self.groups
        )
        return min(shares, default=Fraction(1))


def _shares(crowd: Crowd, attend: dict[date, int]) -> _Shares:
    groups = []
    for people in crowd.groups.values():
        taken = sum((people & there).bit_count() for there in attend.values())
        if offered := crowd.offered(people):
            groups.append((people, taken, offered))
    return _Shares(tuple(groups))


def longest_stretch(series: Series, days: list[date]) -> int:
    """Days of the longest stretch without a meeting, the ends of the window counted in."""
    marks = [series.not_before, *days, series.not_after]
    return max((later - earlier).days for earlier, later in pairwise(marks))

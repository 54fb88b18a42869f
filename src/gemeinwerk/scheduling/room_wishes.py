"""Which meeting of an evening gets which room: the one that was wished for, or one without steps,
wherever all the others still find theirs. No database.

placed(problem, dates, {3: RoomWish(room=7)}, step_free={7, 8})
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.scheduling.building import key_of
from gemeinwerk.scheduling.models.plans import Date


@dataclass(frozen=True)
class RoomWish:
    """Of a series: the key of a room, and whether it has to be reached without steps."""

    room: int | None = None
    step_free: bool = False


@dataclass(frozen=True)
class RoomWishes:
    """By series; and the rooms that are known to be without steps."""

    of_series: Mapping[int, RoomWish]
    step_free: Collection[int] = ()

    def narrower(self, series: int, rooms: Sequence[int]) -> Iterable[list[int]]:
        """What would be better than any of these rooms, the best first."""
        wish = self.of_series.get(series)
        if wish is None:
            return
        without_steps = [one for one in rooms if one in self.step_free]
        if wish.room is not None and wish.room in rooms:
            yield [wish.room]
        if wish.step_free and without_steps:
            yield without_steps


NONE = RoomWishes({})
Allowed = dict[int, list[int]]
"""By series: the rooms it may have, the smallest first."""


def placed(problem: Problem, dates: Sequence[Date], wishes: RoomWishes) -> list[Date]:
    """The dates in their order, with rooms as they are wished for where that is possible."""
    if not wishes.of_series:
        return list(dates)
    found: dict[tuple[str, int], int] = {}
    for day, rows in groupby(sorted(dates, key=_day), key=_day):
        asking = [row["series"] for row in rows if row["room"]]
        allowed = {one: fitting(problem, one, date.fromisoformat(day)) for one in asking}
        for series, room in chosen(allowed, wishes).items():
            found[day, series] = room
    return [
        Date(
            series=row["series"], day=row["day"], by_hand=row["by_hand"],
            room=found.get((row["day"], row["series"]), row["room"]),
        )
        for row in dates
    ]  # fmt: skip


def _day(row: Date) -> str:
    return row["day"]


def fitting(problem: Problem, series: int, day: date) -> list[int]:
    """Keys of rooms that are free and hold all who can come, the smallest first."""
    members = problem.of_id[f"s{series}"].members
    need = sum(day not in problem.person[one].unavailable for one in members)
    rooms = [one for one in problem.rooms if one.capacity >= need and day not in one.unavailable]
    return [key_of(one.id) for one in sorted(rooms, key=lambda one: (one.capacity, one.id))]


def chosen(allowed: Allowed, wishes: RoomWishes) -> dict[int, int]:
    """A room for each series, or none at all where there are not enough."""
    for series in list(allowed):
        for rooms in wishes.narrower(series, allowed[series]):
            trial = allowed | {series: rooms}
            if _matched(trial):
                allowed = trial
                break
    return _matched(allowed)


def _matched(allowed: Allowed) -> dict[int, int]:
    """Each gets one of its rooms, and no room is given twice; empty where that is impossible."""
    holder: dict[int, int] = {}

    def give(series: int, tried: set[int]) -> bool:
        for room in sorted(allowed[series], key=lambda one: one in holder):  # free ones first
            if room in tried:
                continue
            tried.add(room)
            if room not in holder or give(holder[room], tried):
                holder[room] = series
                return True
        return False

    # Those that fit into few rooms first: the others then take what is left.
    if all(give(one, set()) for one in sorted(allowed, key=lambda one: len(allowed[one]))):
        return {series: room for room, series in holder.items()}
    return {}

"""Rooms: how many meetings an evening can hold, and which of them gets which room.

A room that is large enough for a meeting is large enough for every smaller one. So an evening
has rooms for its meetings exactly when, however many members one asks for, no more meetings need
a room larger than that than there are such rooms; and giving the smallest room that is large
enough, the largest meeting first, always works out.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from gemeinwerk.engines.planning.problem_tables import Facts, Table


def limits(facts: Facts, column: int) -> Iterator[tuple[list[int], int]]:
    """For one slot: series of which at most so many can meet, as their rooms would not suffice."""
    free = sorted(facts.capacity[facts.room_free[:, column]].tolist())
    asking = [
        (int(facts.can_come[row, column]), row)
        for row, series in enumerate(facts.series)
        if series.needs_room and facts.possible[row, column]
    ]
    for smaller in sorted({-1, *free}):
        rooms = sum(1 for capacity in free if capacity > smaller)
        larger = [row for members, row in asking if members > smaller]
        if len(larger) > rooms:
            yield larger, rooms


def assigned(facts: Facts, choice: Table) -> dict[tuple[int, int], str]:
    """The room of every meeting that needs one, by (series, slot): the smallest that will do."""
    found: dict[tuple[int, int], str] = {}
    for column in np.flatnonzero(choice.any(axis=0)).tolist():
        rows = (row for row in np.flatnonzero(choice[:, column]).tolist())
        found.update(_on_one_evening(facts, column, rows))
    return found


def _on_one_evening(
    facts: Facts, column: int, rows: Iterable[int]
) -> Iterator[tuple[tuple[int, int], str]]:
    meetings = [row for row in rows if facts.series[row].needs_room]
    meetings.sort(key=lambda row: -facts.can_come[row, column])
    left = sorted(
        np.flatnonzero(facts.room_free[:, column]).tolist(),
        key=lambda room: (facts.capacity[room], room),
    )
    # The largest meeting first, each the smallest room that will do: rooms large enough for it
    # are large enough for all that follow, so no other choice would leave more of them.
    for row in meetings:
        room = next(one for one in left if facts.capacity[one] >= facts.can_come[row, column])
        left.remove(room)
        yield (row, column), facts.problem.rooms[room].id

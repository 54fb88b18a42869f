"""Line-ups: which series can meet together on one evening, and who would have to be in two places.

Where rooms are few, an evening holds few meetings, and all its line-ups can be listed. Then it is
known beforehand how many people each of them counts more than once.
"""

from dataclasses import dataclass

import numpy as np

from gemeinwerk.engines.planning import rooms
from gemeinwerk.engines.planning.facts import Counts, Facts, Table


@dataclass(frozen=True, slots=True)
class Lineups:
    """Of one slot, all sets of two or more series that can meet in it together.

    meets: line-ups × series. again: line-ups × (everybody, then each actor group), how often
    people are counted beyond once.
    """

    meets: Table
    again: Counts


def listed(facts: Facts, most: int) -> list[Lineups] | None:
    """The line-ups of every slot; None where there are more than that."""
    counted = np.zeros((1 + len(facts.groups), len(facts.free)), dtype=bool)
    counted[0] = True
    for row, group in enumerate(facts.groups, 1):
        counted[row, group.people] = True
    several = facts.belongs.sum(axis=0) > 1
    found: list[Lineups] = []
    left = most
    for column in range(len(facts.dates)):
        meets = _of(facts, column, left)
        if meets is None:
            return None
        left -= len(meets)
        free = facts.belongs[:, several] & facts.free[several, column]
        times = meets.astype(np.float32) @ free.astype(np.float32)
        again = np.maximum(times - 1, 0) @ counted[:, several].T.astype(np.float32)
        found.append(Lineups(meets, np.rint(again).astype(np.int64)))
    return found


def _of(facts: Facts, column: int, most: int) -> Table | None:
    """Larger line-ups grow from smaller ones, by a series that comes later in the problem."""
    rows = np.flatnonzero(facts.possible[:, column]).tolist()
    limits = list(rooms.limits(facts, column))
    smaller = np.eye(len(facts.series), dtype=bool)[rows]
    found = [smaller[:0]]
    while len(smaller):
        grown = [smaller[:0]]
        for row in rows:
            grown.append(_with(facts, smaller, row, limits))
            most -= len(grown[-1])
            if most < 0:
                return None
        smaller = np.concatenate(grown)
        found.append(smaller)
    return np.concatenate(found)


def _with(facts: Facts, smaller: Table, row: int, limits: list[tuple[list[int], int]]) -> Table:
    """Those of the line-ups that this series can join as their last one, with it."""
    fits = ~smaller[:, row:].any(axis=1) & ~(smaller & facts.apart[row]).any(axis=1)
    for rows, number in limits:
        if row in rows:
            fits &= smaller[:, rows].sum(axis=1) < number
    joined = smaller[fits]
    joined[:, row] = True
    return joined

"""Line-ups: which series can meet together on one evening, and who would have to be in two places.

Where rooms are few, an evening holds few meetings, and all its line-ups can be listed. Then it is
known beforehand how many people each of them counts more than once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gemeinwerk.engines.planning import rooms
from gemeinwerk.engines.planning.problem_tables import Counts, Facts, Table

MOST_CELLS = 10_000_000  # of a table of line-ups and persons at a time


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
    belongs, counts = facts.belongs[:, several], counted[:, several].T.astype(np.float32)
    tables = _grown(facts, most)
    if tables is None:
        return None
    return [
        Lineups(meets, _again(meets, belongs & facts.free[several, column], counts))
        for column, meets in enumerate(tables)
    ]


def _again(meets: Table, come: Table, counts: NDArray[np.float32]) -> Counts:
    """Line-ups × lists. come: series × persons; counts: persons × lists."""
    parts = 1 + meets.shape[0] * come.shape[1] // MOST_CELLS
    found = [
        np.maximum(part.astype(np.float32) @ come.astype(np.float32) - 1, 0) @ counts
        for part in np.array_split(meets, parts)
    ]
    return np.rint(np.concatenate(found)).astype(np.int64)


def _grown(facts: Facts, most: int) -> list[Table] | None:
    """For each slot its line-ups; all pairs first, then what grows from them by one series."""
    columns = range(len(facts.dates))
    rows = [np.flatnonzero(facts.possible[:, column]).tolist() for column in columns]
    limits = [list(rooms.limits(facts, column)) for column in columns]
    smaller = [np.eye(len(facts.series), dtype=bool)[one] for one in rows]
    found = [[one[:0]] for one in smaller]
    while any(len(one) for one in smaller):
        for column in columns:
            grown = [smaller[column][:0]]
            for row in rows[column]:
                grown.append(_with(facts, smaller[column], row, limits[column]))
                most -= len(grown[-1])
                if most < 0:
                    return None
            smaller[column] = np.concatenate(grown)
            found[column].append(smaller[column])
    return [np.concatenate(one) for one in found]


def _with(facts: Facts, smaller: Table, row: int, limits: list[tuple[list[int], int]]) -> Table:
    """Those of the line-ups that this series can join as their last one, with it."""
    fits = ~smaller[:, row:].any(axis=1) & ~(smaller & facts.apart[row]).any(axis=1)
    for rows, number in limits:
        if row in rows:
            fits &= smaller[:, rows].sum(axis=1) < number
    joined = smaller[fits]
    joined[:, row] = True
    return joined

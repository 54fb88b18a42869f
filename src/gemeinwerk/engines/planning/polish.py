"""A choice made better one series at a time.

With all other series where they are, the best dates of one series can be found exactly and at
once: what each slot would bring is known, and dates far enough apart are chosen by dynamic
programming. Going round until nothing gets better gives the solvers, for large problems, a good
choice to start from long before they would find one. It proves nothing.
"""

from collections.abc import Callable, Iterator

import numpy as np

from gemeinwerk.engines.planning import rooms
from gemeinwerk.engines.planning.model import Values
from gemeinwerk.engines.planning.problem_tables import Counts, Facts, Figures, Table

MOST_ATTEMPTS = 40
DRAWN = 1e6  # what a meet of a relaxed solution outweighs
FIXED = 1e9  # worth of a date that must be


class Polish:
    """A choice of which series after series is moved to better dates.

    A choice is better with more attendance; somebody left out costs as much as `lonely`
    attendances, more for people who are left out again and again. keeps: whether a choice holds
    what was promised, which comes before that.
    """

    def __init__(
        self,
        facts: Facts,
        choice: Table,
        keeps: Callable[[Figures, Table], bool],
        lonely: float,
    ) -> None:
        self._facts = facts
        self._keeps = keeps
        self._step = lonely
        self._limits = _limits(facts)
        self._lonely = np.full(len(facts.free), float(lonely))
        self.choice = choice.copy()
        self._meetings = np.zeros(facts.free.shape, dtype=np.int64)
        for row, members in enumerate(facts.members):
            self._meetings[members] += choice[row]

    def improved(self, in_time: Callable[[], bool], fewest: int) -> Iterator[Table]:
        """Choices that are as good as moving single series makes them, again and again.

        Ends when nobody more can be left out than `fewest`, when time is over, or after a while.
        """
        for _ in range(MOST_ATTEMPTS):
            self._go_round(in_time)
            yield self.choice.copy()
            left_out = self._left_out()
            if not self._step or len(left_out) <= fewest or not in_time():
                return
            self._lonely[left_out] += self._step

    def _left_out(self) -> Counts:
        attends: Table = np.any((self._meetings > 0) & self._facts.free, axis=1)
        return self._facts.invited[~attends[self._facts.invited]]

    def _go_round(self, in_time: Callable[[], bool]) -> None:
        """Move series until none gets better, or time is over."""
        best, moved = self._rank(), True
        while moved:
            moved = False
            for row in range(len(self._facts.series)):
                if not in_time():
                    return
                before = self._move(row)
                rank = self._rank()
                if rank > best:
                    best, moved = rank, True
                elif before is not None:
                    self._put(row, before)

    def _rank(self) -> tuple[bool, float]:
        figures = self._facts.figures(self.choice)
        worth = figures.attendance - float(self._lonely[self._left_out()].sum())
        return self._keeps(figures, self.choice), worth

    def _move(self, row: int, drawn: Values | float = 0.0) -> Table | None:
        """Move a series to its best dates as things stand; where it was, None where it stays."""
        before = self.choice[row].copy()
        self._put(row, np.zeros_like(before))
        chosen = self._best_dates(row, drawn)
        self._put(row, before if chosen is None else chosen)
        return None if (self.choice[row] == before).all() else before

    def draw(self, values: Values) -> None:
        """Move every series, better or not, towards a solution that is not in whole numbers."""
        for row in range(len(self._facts.series)):
            self._move(row, DRAWN * values[row])

    def _put(self, row: int, chosen: Table) -> None:
        members = self._facts.members[row]
        self._meetings[members] += chosen.astype(np.int64) - self.choice[row]
        self.choice[row] = chosen

    def _best_dates(self, row: int, drawn: Values | float) -> Table | None:
        """The dates of a series that bring most, the others staying as they are."""
        columns = list(self._free_slots(row))
        worth = self._worth(row) + drawn
        dates = _far_apart(
            [self._facts.days[column] for column in columns],
            [float(worth[column]) for column in columns],
            self._facts.series[row].meetings,
            max(self._facts.series[row].min_gap_days, 1),
        )
        if dates is None:
            return None
        chosen = np.zeros(len(self._facts.dates), dtype=bool)
        chosen[[columns[place] for place in dates]] = True
        return chosen

    def _worth(self, row: int) -> Values:
        facts, members = self._facts, self._facts.members[row]
        meetings = self._meetings[members]
        attends = (meetings > 0) & facts.free[members]
        newly = (meetings == 0) & facts.free[members]
        weight = 1 + self._lonely[members] * ~attends.any(axis=1)
        worth = weight @ newly
        for series, day in facts.problem.fixed:
            if facts.row[series] == row and day in facts.column:
                worth[facts.column[day]] += FIXED
        return worth

    def _free_slots(self, row: int) -> Iterator[int]:
        """Where the series could meet, as things stand."""
        first, last = self._between(row)
        chairs = self.choice[self._facts.chaired_alike[row]].any(axis=0)
        free = self._facts.possible[row] & ~chairs & ~self._without_a_room(row)
        return (column for column in np.flatnonzero(free).tolist() if first < column < last)

    def _between(self, row: int) -> tuple[int, int]:
        """After the last slot of what must be through, before the first of what waits."""
        facts, series = self._facts, self._facts.series[row]
        earlier = [facts.row[other] for other in series.after]
        later = [other for other, one in enumerate(facts.series) if series.id in one.after]
        first = max((int(np.flatnonzero(self.choice[one])[-1]) for one in earlier), default=-1)
        last = min(
            (int(np.flatnonzero(self.choice[one])[0]) for one in later), default=len(facts.dates)
        )
        return first, last

    def _without_a_room(self, row: int) -> Table:
        """Where so many meetings ask for as large a room that there is none left."""
        full = np.zeros(len(self._facts.dates), dtype=bool)
        asking, column, number = self._limits
        here = asking[:, row]
        taken = (asking & self.choice[:, column].T).sum(axis=1)
        full[column[here & (taken >= number)]] = True
        return full


def _limits(facts: Facts) -> tuple[Table, Counts, Counts]:
    """What rooms there are: which series ask for one, in which slot, how many there are."""
    found = [
        (column, rows, number)
        for column in range(len(facts.dates))
        for rows, number in rooms.limits(facts, column)
    ]
    asking = np.zeros((len(found), len(facts.series)), dtype=bool)
    for place, (_, rows, _) in enumerate(found):
        asking[place, rows] = True
    column = np.array([column for column, _, _ in found], dtype=np.int64)
    return asking, column, np.array([number for _, _, number in found], dtype=np.int64)


def _far_apart(days: list[int], worth: list[float], number: int, gap: int) -> list[int] | None:
    """The places of so many days, at least the gap apart, that are together worth most."""
    before = np.searchsorted(np.array(days), np.array(days) - gap, side="right")
    best = [[0.0] * (len(days) + 1)]
    for _ in range(number):
        row = [-np.inf]
        for place, value in enumerate(worth):
            row.append(max(row[place], best[-1][before[place]] + value))
        best.append(row)
    if not np.isfinite(best[number][-1]):
        return None
    found, place = [], len(days)
    for count in range(number, 0, -1):
        while best[count][place] == best[count][place - 1]:
            place -= 1
        place -= 1
        found.append(place)
        place = int(before[place])
    return found[::-1]

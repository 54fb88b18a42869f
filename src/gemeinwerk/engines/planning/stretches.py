"""The longest stretch of each series without a meeting, as rows of the programme.

Its meetings are numbered in order of date: each number falls on one evening, and the longest
stretch is no shorter than the days from one number to the next, nor than those to the first from
the beginning of the window, nor than those from the last to its end.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning.model import Model, Term
from gemeinwerk.engines.planning.problem_tables import Counts, Facts, Table


@dataclass
class _Series:
    """The variables of one series. numbered: for each number its evenings, by slot."""

    longest: mathopt.Variable
    numbered: list[dict[int, mathopt.Variable]] = field(default_factory=list)


class Stretches:
    """Variables and rows for goal five, given a choice that any other has to beat."""

    def __init__(self, model: Model, choice: Table) -> None:
        self._model = model
        self._facts = facts = model.facts
        rows = range(len(facts.series))
        least = [shortest_longest(facts, row, model.columns_left(row)) for row in rows]
        self.least = sum(least)
        # One series may have a longer stretch than now only by what all others could save.
        spare = sum(facts.longest(row, choice[row]) - least[row] for row in rows)
        self._series = [self._of(row, least[row], least[row] + spare) for row in rows]

    def _of(self, row: int, least: int, most: int) -> _Series:
        model, days = self._model, self._facts.days
        series = _Series(model.programme.add_integer_variable(lb=least, ub=most))
        columns = model.columns_left(row)
        for _ in range(self._facts.series[row].meetings):
            number = {column: model.programme.add_binary_variable() for column in columns}
            model.add([(falls, 1) for falls in number.values()], 1, 1)
            series.numbered.append(number)
        for column in columns:
            falls = [(number[column], 1) for number in series.numbered]
            model.add([*falls, (model.meets[row, column], -1)], 0, 0)
        begin, end = self._facts.window(row)
        dates = [
            [(falls, days[column]) for column, falls in one.items()] for one in series.numbered
        ]
        gap = max(self._facts.series[row].min_gap_days, 1)
        for earlier, later in itertools.pairwise(dates):
            stretch = [*later, *((falls, -day) for falls, day in earlier)]
            model.add(stretch, gap, None)
            model.add([*stretch, (series.longest, -1)], None, 0)
        model.add([*dates[0], (series.longest, -1)], None, begin)
        model.add([*dates[-1], (series.longest, 1)], end, None)
        return series

    @property
    def terms(self) -> Iterator[Term]:
        """The sum of the longest stretches."""
        return ((series.longest, 1) for series in self._series)

    def hint(self, choice: Table) -> dict[mathopt.Variable, float]:
        """The variables' values in a choice."""
        hint = {}
        for row, series in enumerate(self._series):
            hint[series.longest] = float(self._facts.longest(row, choice[row]))
            evenings = np.flatnonzero(choice[row]).tolist()
            for chosen, number in zip(evenings, series.numbered, strict=True):
                hint |= {falls: float(column == chosen) for column, falls in number.items()}
        return hint


def shortest_longest(facts: Facts, row: int, columns: list[int]) -> int:
    """The least that the longest stretch of a series can be, looking at that series alone.

    columns: slots among which it has enough, far enough apart.
    """
    begin, end = facts.window(row)
    days = np.array([facts.days[column] for column in columns])
    lengths = np.unique(np.concatenate([days - begin, end - days, (days[:, None] - days).ravel()]))
    low, high = 0, len(lengths) - 1
    while low < high:
        middle = (low + high) // 2
        if _fits(facts, row, days, int(lengths[middle])):
            high = middle
        else:
            low = middle + 1
    return int(lengths[low])


def _fits(facts: Facts, row: int, days: Counts, longest: int) -> bool:
    begin, end = facts.window(row)
    apart = days[:, None] - days[None, :]
    follows = (apart >= max(facts.series[row].min_gap_days, 1)) & (apart <= longest)
    reached: Table = days - begin <= longest
    for _ in range(facts.series[row].meetings - 1):
        reached = np.any(follows & reached[None, :], axis=1)
    return bool((reached & (end - days <= longest)).any())

"""The longest stretch of each series without a meeting, as rows of the programme.

A stretch of D days or more without a meeting is there exactly when, from the first day of the
window or from some evening on, D days pass without one. So for every length that could occur
there is a variable "the longest stretch is at least this long", and for every beginning a row:
a meeting within those days, or the variable is 1.
"""

import itertools
from collections.abc import Iterator

import numpy as np
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning.facts import Facts, Table
from gemeinwerk.engines.planning.model import Model, Term


class Stretches:
    """Variables and rows for goal five, given a choice that any other has to beat."""

    def __init__(self, model: Model, choice: Table) -> None:
        self._model = model
        facts = model.facts
        rows = range(len(facts.series))
        now = [facts.longest(row, choice[row]) for row in rows]
        least = [shortest_longest(facts, row, model.columns[row]) for row in rows]
        # One series may have a longer stretch than now only by what all others could save.
        spare = sum(now) - sum(least)
        self._longest = {
            row: self._of(row, least[row], least[row] + spare) for row in rows if model.columns[row]
        }
        self.least = sum(least)

    def _of(self, row: int, least: int, most: int) -> list[tuple[int, mathopt.Variable]]:
        model = self._model
        begin, end, days = _days(model.facts, row, model.columns[row])
        found = sorted({b - a for a in [begin, *days] for b in [*days, end] if b - a >= least})
        lengths = [one for one in found if one <= most]
        longer = [one for one in found if one > most][:1]
        variables = [(length, model.programme.add_binary_variable()) for length in lengths]
        for (_, shorter), (_, longer_one) in itertools.pairwise(variables):
            model.add([(longer_one, 1), (shorter, -1)], None, 0)
        if variables:
            variables[0][1].lower_bound = 1
        for length, at_least in [*variables, *((length, None) for length in longer)]:
            for first in [begin, *days]:
                if first + length <= end:
                    self._meets_within(row, first, length, at_least)
        return variables

    def _meets_within(
        self, row: int, first: int, length: int, otherwise: mathopt.Variable | None
    ) -> None:
        model = self._model
        terms: list[Term] = [
            (model.meets[row, column], 1)
            for column in model.columns[row]
            if first < model.facts.days[column] < first + length
        ]
        if otherwise is not None:
            terms.append((otherwise, 1))
        model.add(terms, 1, None)

    @property
    def terms(self) -> Iterator[Term]:
        """The sum of the longest stretches."""
        for variables in self._longest.values():
            below = 0
            for length, at_least in variables:
                yield at_least, length - below
                below = length

    def hint(self, choice: Table) -> dict[mathopt.Variable, float]:
        """The variables' values in a choice."""
        facts = self._model.facts
        return {
            at_least: float(facts.longest(row, choice[row]) >= length)
            for row, variables in self._longest.items()
            for length, at_least in variables
        }


def shortest_longest(facts: Facts, row: int, columns: list[int]) -> int:
    """The least that the longest stretch of a series can be, looking at that series alone."""
    begin, end, days = _days(facts, row, columns)
    lengths = sorted({b - a for a in [begin, *days] for b in [*days, end]})
    low, high = 0, len(lengths) - 1
    while low < high:
        middle = (low + high) // 2
        if _fits(facts, row, days, begin, end, lengths[middle]):
            high = middle
        else:
            low = middle + 1
    return lengths[low] if lengths else end - begin


def _fits(facts: Facts, row: int, days: list[int], begin: int, end: int, longest: int) -> bool:
    gap = max(facts.series[row].min_gap_days, 1)
    reached = [day - begin <= longest for day in days]
    for _ in range(facts.series[row].meetings - 1):
        reached = [
            any(
                ok and gap <= day - earlier <= longest
                for ok, earlier in zip(reached, days, strict=True)
            )
            for day in days
        ]
    return any(ok and end - day <= longest for ok, day in zip(reached, days, strict=True))


def _days(facts: Facts, row: int, columns: list[int]) -> tuple[int, int, list[int]]:
    begin, end = facts.window(row)
    return begin, end, [facts.days[column] for column in columns]

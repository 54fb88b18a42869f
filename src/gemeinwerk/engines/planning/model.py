"""The hard rules and the goals as a whole-number programme.

The unknowns that matter are the *meets*: does this series meet in this slot? All others follow
from them. Two kinds of rows are so many, and so few of them matter, that they come in when a
solution breaks them (`missing_rows`): that people of several series count once an evening, and
that somebody without any meeting counts as left out. Until then the programme promises more than
can be kept, so what it proves impossible is impossible. They can also come in all at once where
that is not too many (`fill`); then the programme is `complete`. And they can be put to sleep again,
but for those that matter (`lighten`).
"""

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning import rooms
from gemeinwerk.engines.planning.problem_tables import Counts, Facts, Shared, Table

Values = NDArray[np.float64]
Term: TypeAlias = tuple[mathopt.Variable, int]
Sum: TypeAlias = mathopt.LinearBase
Row: TypeAlias = mathopt.LinearConstraint
SLACK = 1e-6  # what a solver takes for nought
# People with so few possible evenings are likely to be left out: their rows come in at once.
FEW_EVENINGS = 16


@dataclass(eq=False, slots=True)
class Tally:
    """A number of attendances: so many for each meet, fewer where people are there twice.

    meets: series × slots. counts: persons, whether they are counted. row: once there is something
    promised of it. twice: by how much people who are there twice make it less.
    """

    meets: Counts
    counts: Table
    row: Row | None = None
    twice: dict[mathopt.Variable, int] = field(default_factory=dict)

    def more_than_once(self, facts: Facts, shared: Shared, column: int) -> int:
        """How many people one meeting too many in this slot counts too often."""
        return int((facts.free[shared.people, column] & self.counts[shared.people]).sum())

    def count_less(self, twice: mathopt.Variable, counted: int) -> None:
        """A variable says how often so many people are there once too often."""
        if counted:
            self.twice[twice] = counted
            if self.row is not None:
                self.row.set_coefficient(twice, -counted)


@dataclass(eq=False, slots=True)
class LateRow:
    """A row that comes when it is missed, with the variable that only it has.

    awake: whether the row holds; at first it does not. missed: whether a solution was found that
    would break it.
    """

    row: Row
    variable: mathopt.Variable
    missed: bool = False
    awake: bool = True
    _bounds: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        self._bounds = self.row.lower_bound, self.row.upper_bound
        self.sleep()

    def miss(self) -> bool:
        """A solution would break it: it holds for good; whether it did not before."""
        self.missed = True
        return self.wake()

    def wake(self) -> bool:
        """From now on it holds; whether it did not before."""
        slept, self.awake = not self.awake, True
        self.row.lower_bound, self.row.upper_bound = self._bounds
        return slept

    def sleep(self) -> None:
        """It holds no more, until it is missed."""
        self.awake = False
        self.row.lower_bound, self.row.upper_bound = -math.inf, math.inf


class Model:
    """A problem as a programme, and what goals that were solved have promised.

    twice: whether rows say that people of several series count once an evening; else line-ups do
    (`evenings`). complete: no row can be missing any more. weakest: the variable that no group's
    share is below. hints: what else, besides the model's own, follows from a choice.
    """

    def __init__(self, facts: Facts, *, twice: bool = True) -> None:
        self.facts = facts
        self._shared = facts.shared if twice else ()
        self.hints: list[Callable[[Table], dict[mathopt.Variable, float]]] = []
        self.programme = mathopt.Model()
        self.meets = {
            (int(row), int(column)): self.programme.add_binary_variable()
            for row, column in np.argwhere(facts.possible)
        }
        self.columns = [
            [column for column in range(len(facts.dates)) if (row, column) in self.meets]
            for row in range(len(facts.series))
        ]
        self._through_by: dict[tuple[int, int], mathopt.Variable] = {}
        self._twice: dict[tuple[int, int], LateRow] = {}
        self._left_out: dict[int, LateRow] = {}
        self._rules()
        self._goals()

    def columns_left(self, row: int) -> list[int]:
        """The slots of a series that are not ruled out yet."""
        return [one for one in self.columns[row] if self.meets[row, one].upper_bound > 0]

    # --- hard rules -----------------------------------------------------------------------------
    def _rules(self) -> None:
        waited_for = {other: None for series in self.facts.series for other in series.after}
        through = {other: self._through(self.facts.row[other]) for other in waited_for}
        for row, series in enumerate(self.facts.series):
            self.add(self._meets_at(row, self.columns[row]), series.meetings, series.meetings)
            for evenings in self._too_close(row):
                self.add(self._meets_at(row, evenings), 0, 1)
            for other in series.after:
                self._waits(row, through[other])
        for rows in self._chairing():
            for column in range(len(self.facts.dates)):
                self._at_most(rows, column, 1)
        for column in range(len(self.facts.dates)):
            for series_rows, free in rooms.limits(self.facts, column):
                self._at_most(series_rows, column, free)
        for series_id, day in self.facts.problem.fixed:
            self._fix(self.facts.row[series_id], self.facts.column.get(day, -1))

    def _fix(self, row: int, column: int) -> None:
        if (row, column) in self.meets:
            self.meets[row, column].lower_bound = 1
        else:  # fixed where it cannot be: nought must be one
            self.add([], 1, 1)

    def _too_close(self, row: int) -> Iterator[list[int]]:
        """Evenings of a series of which it can have one, as they lie closer than its gap."""
        seen: set[int] = set()
        for place, column in enumerate(self.columns[row]):
            evenings = self._near(row, self.columns[row][place:], column)
            if len(evenings) > 1 and not seen.issuperset(evenings):
                yield evenings
                seen = set(evenings)

    def _near(self, row: int, columns: Iterable[int], column: int) -> list[int]:
        gap, days = max(self.facts.series[row].min_gap_days, 1), self.facts.days
        return [one for one in columns if abs(days[one] - days[column]) < gap]

    def _chairing(self) -> Iterator[list[int]]:
        """Series that require the same person."""
        series_of: dict[int, list[int]] = {}
        for row, people in enumerate(self.facts.required):
            for person in people.tolist():
                series_of.setdefault(person, []).append(row)
        yield from {tuple(rows): rows for rows in series_of.values() if len(rows) > 1}.values()

    def _through(self, row: int) -> list[mathopt.Variable]:
        """For each slot: 1 where that series has had its last meeting before it."""
        through = [self.programme.add_variable(lb=0, ub=1) for _ in self.facts.dates]
        for column, variable in enumerate(through):
            self._through_by[row, column] = variable
        for earlier, later in itertools.pairwise(through):
            self.add([(earlier, 1), (later, -1)], None, 0)
        columns = self.columns[row]
        for place, column in enumerate(columns):
            to_come = columns[place:]
            if self.facts.series[row].meetings > 1:
                to_come = self._near(row, to_come, column)
            self.add([*self._meets_at(row, to_come), (through[column], 1)], None, 1)
        return through

    def _waits(self, row: int, through: list[mathopt.Variable]) -> None:
        for place, column in enumerate(self.columns[row]):
            begun = self._near(row, self.columns[row][: place + 1], column)
            self.add([*self._meets_at(row, begun), (through[column], -1)], None, 0)

    def _at_most(self, rows: list[int], column: int, number: int) -> None:
        meets = self._meets_in(rows, column)
        if len(meets) > number:
            self.add(meets, None, number)

    # --- goals ----------------------------------------------------------------------------------
    def _goals(self) -> None:
        everybody = np.ones(len(self.facts.free), dtype=bool)
        self.attendance = self._tally(everybody)
        self.groups = [self._tally(_only(group.people, everybody)) for group in self.facts.groups]
        self.weakest = self.programme.add_variable(lb=0, ub=1)
        self._left_out_row = self.add([], None, None)
        self._watches_left_out = False
        self.complete = False
        alike: dict[bytes, list[int]] = {}
        for person in self.facts.invited.tolist():
            alike.setdefault(self.facts.evenings(person).tobytes(), []).append(person)
        self._alike = {people[0]: len(people) for people in alike.values()}

    def _tally(self, counts: Table) -> Tally:
        facts = self.facts
        meets = np.array([facts.free[rows][counts[rows]].sum(axis=0) for rows in facts.members])
        return Tally(meets, counts)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Everybody's, then each group's."""
        return (self.attendance, *self.groups)

    def attended(self, tally: Tally) -> Sum:
        """What a tally counts."""
        meets = (meet * int(tally.meets[place]) for place, meet in self.meets.items())
        twice = (variable * -counted for variable, counted in tally.twice.items())
        return mathopt.fast_sum(itertools.chain(meets, twice))

    def promise(self, tally: Tally, least: int) -> Row:
        """From now on a tally is at least this; the row that says so."""
        if tally.row is None:
            tally.row = self.programme.add_linear_constraint(self.attended(tally) >= least)
        tally.row.lower_bound = least
        return tally.row

    def compare_groups(self) -> None:
        """From now on no group's share is below `weakest`."""
        for tally, group in zip(self.groups, self.facts.groups, strict=True):
            self.promise(tally, 0).set_coefficient(self.weakest, -group.open)

    def watch_left_out(self) -> None:
        """From now on people without a meeting count."""
        self._watches_left_out = True
        self.complete = False
        for person in self._alike:
            if self.facts.evenings(person).sum() <= FEW_EVENINGS:
                self._late_left_out(person).miss()

    def left_out_people(self) -> Sum:
        """How many attend nothing."""
        people = (late.variable * self._alike[one] for one, late in self._left_out.items())
        return mathopt.fast_sum(people)

    def promise_left_out(self, most: int) -> None:
        """From now on at most so many attend nothing."""
        self._left_out_row.upper_bound = most

    # --- rows that come when they are missed ----------------------------------------------------
    def missing_rows(self, values: Values) -> int:
        """Add the rows that a solution breaks; how many. values: series × slots, 0 to 1."""
        missing = 0
        for number, shared in enumerate(self._shared):
            meetings = values[list(shared.series)].sum(axis=0)
            for column in np.flatnonzero(meetings > 1 + 10 * SLACK).tolist():
                if self._once(number, column):
                    missing += self._late_twice(number, column).miss()
        if self._watches_left_out:
            missing += self._missing_people(values)
        return missing

    def lighten(self, costs: Values | None = None, likely: int = 0) -> None:
        """Let rows sleep that nothing has missed so far, but for so many that are likely to be.

        costs: series × slots, what each meet costs the relaxed programme. A row can be missed only
        where two of its meetings are on one evening: the less the second costs, the likelier.
        """
        self.complete = False
        for late in (*self._twice.values(), *self._left_out.values()):
            if not late.missed:
                late.sleep()
        if costs is not None:
            second = [np.sort(costs[list(shared.series)], axis=0)[1] for shared in self._shared]
            by_cost = sorted(self._at_once, key=lambda place: second[place[0]][place[1]])
            for place in by_cost[:likely]:
                self._late_twice(*place).wake()

    def _once(self, number: int, column: int) -> bool:
        """Whether somebody is free who is to be counted once there."""
        return bool(self.facts.free[self._shared[number].people, column].any())

    def fill(self, most: int = 0) -> None:
        """Add all rows that could ever be missing, if `most_rows` are not more than this."""
        if self.complete or self.most_rows > most:
            return
        for place in self._at_once:
            self._late_twice(*place).wake()
        for person in self._alike if self._watches_left_out else ():
            self._late_left_out(person).wake()
        self.complete = True

    @property
    def most_rows(self) -> int:
        """How many rows about people of several series could ever be missing."""
        return len(self._at_once)

    @cached_property
    def _at_once(self) -> list[tuple[int, int]]:
        """Where people could be in several meetings at once: number in `_shared`, slot."""
        return [
            (number, column)
            for number, shared in enumerate(self._shared)
            for column in range(len(self.facts.dates))
            if len(self._meets_in(shared.series, column)) > 1 and self._once(number, column)
        ]

    def _missing_people(self, values: Values) -> int:
        reached = np.zeros(len(self.facts.free))
        for row, members in enumerate(self.facts.members):
            reached[members] += self.facts.free[members] @ values[row]
        return sum(
            self._late_left_out(person).miss()
            for person in self._alike
            if reached[person] < 1 - 10 * SLACK
        )

    def _late_twice(self, number: int, column: int) -> LateRow:
        """Meetings of this slot less one are at most the people of several who count once."""
        if (number, column) in self._twice:
            return self._twice[number, column]
        shared = self._shared[number]
        meets = self._meets_in(shared.series, column)
        twice = self.programme.add_variable(lb=0, ub=len(meets) - 1)
        for tally in self.tallies:
            tally.count_less(twice, tally.more_than_once(self.facts, shared, column))
        late = LateRow(self.add([*meets, (twice, -1)], None, 1), twice)
        self._twice[number, column] = late
        return late

    def _late_left_out(self, person: int) -> LateRow:
        """Somebody attends, or is left out."""
        if person in self._left_out:
            return self._left_out[person]
        left_out = self.programme.add_variable(lb=0, ub=1)
        reach = [(self.meets[place], 1) for place in _places(self.facts.evenings(person))]
        late = LateRow(self.add([*reach, (left_out, 1)], 1, None), left_out)
        self._left_out_row.set_coefficient(left_out, self._alike[person])
        self._left_out[person] = late
        return late

    # --- a solution in and out ------------------------------------------------------------------
    def values(self, found: Mapping[mathopt.Variable, float], otherwise: float = 0.0) -> Values:
        """What is found of the meets as a table series × slots; otherwise: where none can be."""
        values = np.full(self.facts.possible.shape, otherwise)
        for place, meet in self.meets.items():
            values[place] = found[meet]
        return values

    def hint(self, choice: Table) -> dict[mathopt.Variable, float]:
        """A choice as a solution of the whole programme."""
        facts = self.facts
        hint = {meet: float(choice[place]) for place, meet in self.meets.items()}
        for (row, column), variable in self._through_by.items():
            hint[variable] = float(not choice[row, column:].any())
        for (number, column), late in self._twice.items():
            meetings = choice[list(self._shared[number].series), column].sum()
            hint[late.variable] = float(max(0, meetings - 1))
        attended = facts.attending(choice).sum(axis=1)
        for person, late in self._left_out.items():
            hint[late.variable] = float(attended[person] == 0)
        share = float(facts.figures(choice).weakest_group_share)
        hint[self.weakest] = min(share, self.weakest.upper_bound)
        for more in self.hints:
            hint |= more(choice)
        return hint

    # --- small things ---------------------------------------------------------------------------
    def _meets_at(self, row: int, columns: Iterable[int]) -> list[Term]:
        return [(self.meets[row, column], 1) for column in columns]

    def _meets_in(self, rows: Iterable[int], column: int) -> list[Term]:
        return [(self.meets[row, column], 1) for row in rows if (row, column) in self.meets]

    def add(self, terms: Iterable[Term], least: int | None, most: int | None) -> Row:
        """A row: terms, each of another variable, add up to between least and most (None: open)."""
        row = self.programme.add_linear_constraint(
            lb=-math.inf if least is None else least, ub=math.inf if most is None else most
        )
        for variable, number in terms:
            row.set_coefficient(variable, number)
        return row


def _only(people: Counts, everybody: Table) -> Table:
    counts = np.zeros_like(everybody)
    counts[people] = True
    return counts


def _places(table: Table) -> Iterator[tuple[int, int]]:
    return ((row, column) for row, column in np.argwhere(table).tolist())

"""Who would be in two places at once, evening by evening: line-ups as unknowns of a programme.

Rows that count people of several series once (`model`) promise much too much as long as meets are
not whole. Line-ups do not: with an unknown for each, a programme sees every evening as exactly as
can be, and without whole numbers it is close to the best choice already. A meet is part of one
line-up of its slot, or it is there alone:

    Σ meets - Σ (size - 1) × line-ups  ≤  1    for each slot
    Σ line-ups with this meet - meet   ≤  0    for each meet

Most line-ups are in no good choice. They can come in when they are wanted: those that would better
the programme without whole numbers (`price`), then all that can be in a choice that loses no more
than so much against it (`within`). A programme without some of them may promise too little; both
say how much it can be at most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning.lineups import Lineups
from gemeinwerk.engines.planning.model import SLACK, Model, Row, Values
from gemeinwerk.engines.planning.problem_tables import Counts, Table

FIRST, MORE = 40, 40  # line-ups of a slot that come in at first, and each time that some are wanted


@dataclass(slots=True)
class _Slot:
    """The line-ups of one slot in the programme; its meets and their rows by series."""

    lineups: Lineups
    meets: dict[int, mathopt.Variable]
    only_one: Row
    places: dict[int, Row]
    unknowns: dict[int, mathopt.Variable] = field(default_factory=dict)

    @property
    def beyond_one(self) -> Counts:
        """Meetings of each line-up, less one."""
        return self.lineups.meets.sum(axis=1) - 1

    def of(self, choice: Table) -> Iterable[int]:
        """The line-up that meets when these series do; none where fewer than two do."""
        return np.flatnonzero((self.lineups.meets == choice).all(axis=1)).tolist()

    @property
    def ruled_out(self) -> Table:
        """Line-ups of which a series cannot meet here any more."""
        rows = [row for row, meet in self.meets.items() if meet.upper_bound == 0]
        found: Table = np.any(self.lineups.meets[:, rows], axis=1)
        return found


class Evenings:
    """The line-ups of a problem in a model that has no rows for people of several series.

    Whenever some came, the programme has to be aimed anew: they count in what it is aimed at.
    """

    def __init__(self, model: Model, lineups: Sequence[Lineups]) -> None:
        self.model = model
        self._slots = [self._slot(column, one) for column, one in enumerate(lineups)]
        self._kept_out: list[tuple[mathopt.Variable, float]] = []
        model.hints.append(self._hint)

    def _slot(self, column: int, lineups: Lineups) -> _Slot:
        meets = {
            row: self.model.meets[row, column]
            for row in range(lineups.meets.shape[1])
            if (row, column) in self.model.meets
        }
        return _Slot(
            lineups,
            meets,
            self.model.add([(meet, 1) for meet in meets.values()], None, 1),
            {row: self.model.add([(meet, -1)], None, 0) for row, meet in meets.items()},
        )

    # --- coming in ------------------------------------------------------------------------------
    def all_come(self) -> None:
        """Every line-up there is."""
        for slot in self._slots:
            self._come(slot, range(len(slot.lineups.meets)))

    def begin(self, choice: Table, costs: Values | None) -> None:
        """Those of a choice, and the likeliest; all other rows there are.

        costs: series × slots, what each meet costs a programme without whole numbers.
        """
        self._let_in()
        self.model.fill()
        for column, slot in enumerate(self._slots):
            loss = slot.lineups.again[:, 0].astype(np.float64)
            if costs is not None:
                loss += _summed(slot, costs[:, column])
            self._come(slot, [*slot.of(choice[:, column]), *np.argsort(loss)[:FIRST].tolist()])

    def _come(self, slot: _Slot, numbers: Iterable[int]) -> None:
        for number in numbers:
            if number in slot.unknowns:
                continue
            unknown = slot.unknowns[number] = self.model.programme.add_variable(lb=0)
            rows = np.flatnonzero(slot.lineups.meets[number]).tolist()
            slot.only_one.set_coefficient(unknown, 1 - len(rows))
            for row in rows:
                slot.places[row].set_coefficient(unknown, 1)
            for tally, counted in zip(
                self.model.tallies, slot.lineups.again[number].tolist(), strict=True
            ):
                tally.count_less(unknown, counted)

    # --- what line-ups are worth where attendance is aimed at -----------------------------------
    def price(self, result: mathopt.SolveResult) -> float:
        """Bring in line-ups that would better a solution; by how much they can at most."""
        more = 0.0
        for slot, worth in zip(self._slots, self._worth(result), strict=True):
            worth[list(slot.unknowns)] = 0
            better = np.flatnonzero(worth > SLACK)
            more += float(worth[better].max(initial=0))
            self._come(slot, better[np.argsort(-worth[better])][:MORE].tolist())
        return more

    def _worth(self, result: mathopt.SolveResult) -> list[Values]:
        """What one more of each line-up would add to attendance; for those that are in, nothing."""
        duals = result.dual_values()
        weights = np.array([duals[one.row] if one.row else 0.0 for one in self.model.tallies])
        weights[0] -= 1
        found = []
        for slot in self._slots:
            places = np.zeros(slot.lineups.meets.shape[1])
            for row, constraint in slot.places.items():
                places[row] = duals[constraint]
            worth = (
                slot.lineups.again @ weights
                + slot.beyond_one * duals[slot.only_one]
                - slot.lineups.meets @ places
            )
            worth[slot.ruled_out] = -np.inf
            found.append(worth)
        return found

    def within(self, result: mathopt.SolveResult, loss: float, number: int) -> float:
        """Only line-ups and meets that a choice can have that loses no more than this.

        result: the best solution without whole numbers; what line-ups that are not in could better
        it by (`price`) is lost as well. number: about so many line-ups; where they would be more,
        the loss is less. Answers the loss that it is.
        """
        self._let_in()
        costs = np.maximum(-self.model.values(result.reduced_costs()), 0)
        for place, meet in self.model.meets.items():
            if meet.lower_bound > 0:  # fixed: no choice loses by what all have
                costs[place] = 0
        losses = [
            _summed(slot, costs[:, column]) - worth
            for column, (slot, worth) in enumerate(
                zip(self._slots, self._worth(result), strict=True)
            )
        ]
        ordered = np.sort(np.concatenate(losses))
        if len(ordered) > number:
            loss = min(loss, max(0.0, float(ordered[number])))
        for slot, lost in zip(self._slots, losses, strict=True):
            good = lost <= loss + SLACK
            self._come(slot, np.flatnonzero(good).tolist())
            self._keep_out(one for number, one in slot.unknowns.items() if not good[number])
        self._keep_out(
            meet for place, meet in self.model.meets.items() if costs[place] > loss + SLACK
        )
        return loss

    def _keep_out(self, unknowns: Iterable[mathopt.Variable]) -> None:
        for one in unknowns:
            self._kept_out.append((one, one.upper_bound))
            one.upper_bound = 0

    def _let_in(self) -> None:
        for one, upper in self._kept_out:
            one.upper_bound = upper
        self._kept_out = []

    def _hint(self, choice: Table) -> dict[mathopt.Variable, float]:
        """The line-ups of a choice."""
        hint: dict[mathopt.Variable, float] = {}
        for column, slot in enumerate(self._slots):
            hint |= dict.fromkeys(slot.unknowns.values(), 0.0)
            hint |= {
                slot.unknowns[one]: 1.0
                for one in slot.of(choice[:, column])
                if one in slot.unknowns
            }
        return hint


def _summed(slot: _Slot, costs: Values) -> Values:
    """For each line-up the sum over its series."""
    return np.where(slot.lineups.meets, costs, 0.0).sum(axis=1)

"""What is aimed at: each goal as something to count in a choice, and to promise ever after.

The order in which they are climbed is the ladder's (`ladder`).
"""

import math
from dataclasses import dataclass, field
from fractions import Fraction

from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning.model import SLACK, Model, Sum
from gemeinwerk.engines.planning.problem import Appointment
from gemeinwerk.engines.planning.problem_tables import Facts, Figures, Table
from gemeinwerk.engines.planning.stretches import Stretches

Value = int | Fraction
LONELY = 25.0  # attendances that one person less left out may cost where a choice is polished


class Goal:
    """One rung. `more` says whether more is better; values are whole numbers but for shares."""

    name = ""
    more = False
    # Whole numbers: as soon as less than one lies between value and bound, there is no better one.
    gap = 1 - 1e-3
    # For `polish`: how much more an attendance is worth of somebody without any; None: no polish.
    lonely: float | None = None

    def count(self, figures: Figures, choice: Table) -> Value:
        """What a choice reaches."""
        return int(getattr(figures, self.name))

    def limit(self, model: Model) -> Value:
        """What no choice can be better than, known without looking."""
        return 0

    def aim(self, model: Model) -> Sum:
        """What the programme is to make as small, or as great, as possible."""
        raise NotImplementedError

    def promise(self, model: Model, value: Value) -> None:
        """From now on only what is at least as good."""
        raise NotImplementedError

    def rounded(self, bound: float, model: Model) -> Value:
        """The best value that a bound leaves open."""
        return math.floor(bound + 1e-4) if self.more else math.ceil(bound - 1e-4)

    def at_least_as_good(self, value: Value, other: Value) -> bool:
        """Whether a value is no worse than another."""
        return value >= other if self.more else value <= other

    def hint(self, choice: Table) -> dict[mathopt.Variable, float]:
        """Values of variables that only this goal has."""
        return {}


class UnmetQuotas(Goal):
    """Meetings and actor groups with nobody there; what a date costs is known beforehand."""

    name = "unmet_quotas"

    def aim(self, model: Model) -> Sum:
        """Σ unmet × meets."""
        unmet = model.facts.unmet
        return mathopt.fast_sum(meet * int(unmet[place]) for place, meet in model.meets.items())

    def promise(self, model: Model, value: Value) -> None:
        """Dates that alone cost more are out."""
        model.programme.add_linear_constraint(self.aim(model) <= int(value))
        for place, meet in model.meets.items():
            if model.facts.unmet[place] > value:
                meet.upper_bound = 0


@dataclass
class Attendance(Goal):
    """How often somebody attends. most: what it cannot be more than, where that is known."""

    lonely: float | None = 0
    most: int | None = None
    name: str = field(default="attendance", init=False)
    more: bool = field(default=True, init=False)

    def limit(self, model: Model) -> Value:
        """Unless more is known, everybody at all that is open to them."""
        return int(model.facts.open.sum()) if self.most is None else self.most

    def aim(self, model: Model) -> Sum:
        """Σ who can come × meets, less for people who are there twice."""
        return model.attended(model.attendance)

    def promise(self, model: Model, value: Value) -> None:
        """Also the floor is promised so."""
        model.promise(model.attendance, int(value))


@dataclass
class PeopleLeftOut(Goal):
    """People with a series who attend nothing.

    floor, most: between these lies attendance. While rows may still be missing, it is aimed at as
    well, by less than a tenth of a person in all: that decides nothing, but where many choices are
    equally good the solver is led to one that keeps the floor also when everybody is counted once.
    """

    floor: int
    most: int
    name: str = field(default="people_left_out", init=False)
    gap: float = field(default=0.85, init=False)
    lonely: float | None = field(default=LONELY, init=False)

    def aim(self, model: Model) -> Sum:
        """Σ left out, less a little for attendance above the floor: never more than left out."""
        if model.complete:
            return model.left_out_people()
        little = 0.1 / (self.most - self.floor + 1)
        above = model.attended(model.attendance) - self.floor
        return model.left_out_people() - little * above

    def promise(self, model: Model, value: Value) -> None:
        """No more than these."""
        model.promise_left_out(int(value))


class WeakestGroupShare(Goal):
    """The smallest share of an actor group, as an exact fraction."""

    name = "weakest_group_share"
    more = True
    gap = 1e-7

    def count(self, figures: Figures, choice: Table) -> Value:
        """A fraction."""
        return figures.weakest_group_share

    def limit(self, model: Model) -> Value:
        """All of it."""
        return Fraction(1)

    def aim(self, model: Model) -> Sum:
        """The variable that no group's share is below."""
        return model.weakest

    def promise(self, model: Model, value: Value) -> None:
        """Every group at least this share, in whole attendances."""
        model.weakest.upper_bound = 0
        for tally, group in zip(model.groups, model.facts.groups, strict=True):
            model.promise(tally, math.ceil(value * group.open))

    def rounded(self, bound: float, model: Model) -> Value:
        """The greatest fraction that can occur and is no greater than the bound."""
        groups = model.facts.groups
        return max(
            (Fraction(math.floor(bound * one.open + SLACK * 10), one.open) for one in groups),
            default=Fraction(1),
        )


@dataclass
class Spread(Goal):
    """The sum over series of the longest stretch without a meeting, in days."""

    stretches: Stretches
    name: str = field(default="spread", init=False)

    def limit(self, model: Model) -> Value:
        """Every series by itself."""
        return self.stretches.least

    def aim(self, model: Model) -> Sum:
        """Σ longest stretches."""
        return mathopt.fast_sum(one * days for one, days in self.stretches.terms)

    def promise(self, model: Model, value: Value) -> None:
        """The last goal promises nothing to another."""

    def hint(self, choice: Table) -> dict[mathopt.Variable, float]:
        """The stretches' variables."""
        return self.stretches.hint(choice)


@dataclass
class Moves(Goal):
    """Dates of an earlier plan that are no longer there."""

    facts: Facts
    kept: tuple[Appointment, ...]
    name: str = field(default="moves", init=False)

    def places(self) -> list[tuple[int, int]]:
        """Series and slot of every earlier date; slot -1 where there is none any more."""
        row, column = self.facts.row, self.facts.column
        return [(row[series], column.get(day, -1)) for series, day in self.kept]

    def count(self, figures: Figures, choice: Table) -> Value:
        """Earlier dates that a choice has not."""
        return sum(1 for row, column in self.places() if column < 0 or not choice[row, column])

    def aim(self, model: Model) -> Sum:
        """Number of earlier dates, less those that are kept."""
        kept = (model.meets[place] for place in self.places() if place in model.meets)
        return len(self.kept) - mathopt.fast_sum(kept)

    def promise(self, model: Model, value: Value) -> None:
        """No more than these."""
        model.programme.add_linear_constraint(self.aim(model) <= int(value))

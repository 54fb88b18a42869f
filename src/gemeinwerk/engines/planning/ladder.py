"""The goals in their order: each reached as far as can be, then promised to all that follow.

        fewest moves (where an earlier plan is kept)
    1   unmet quotas, fewest
        the greatest attendance there could be; the floor is a part of it
    2   people left out, fewest, while attendance stays at or above the floor
    3   the weakest group's share, greatest
    4   attendance, greatest
    5   spread, least

A goal that is not proven in time is promised as far as it came; what follows is relative to that.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from gemeinwerk.engines.planning import goals
from gemeinwerk.engines.planning.goals import Goal, Value
from gemeinwerk.engines.planning.plan import Floor
from gemeinwerk.engines.planning.plan import Goal as Reached
from gemeinwerk.engines.planning.problem import Appointment
from gemeinwerk.engines.planning.search import Answer, Search
from gemeinwerk.engines.planning.solving import CP_SAT, HIGHS, SolverType
from gemeinwerk.engines.planning.stretches import Stretches

# How the time is divided: a rung gets its part of what is left; what it does not need goes on.
TIME = {
    "moves": 6,
    "unmet_quotas": 2,
    "greatest_attendance": 3,
    "people_left_out": 7,
    "weakest_group_share": 6,
    "attendance": 14,
    "spread": 2,
}


class OutOfTime(Exception):
    """Time ended before any plan was found."""


@dataclass
class Ladder:
    """One climb. The best choice stands in `search.choice` at any moment."""

    search: Search
    _greatest: Answer | None = None
    _bounds: list[tuple[Goal, Value]] = field(default_factory=list)
    _rungs_left: dict[str, int] = field(default_factory=lambda: dict(TIME))

    def climb(self, keep: Sequence[Appointment] | None) -> None:
        """From the first rung to the last. Raises NoPlan, OutOfTime."""
        self._first_plan()
        if keep is None:
            del self._rungs_left["moves"]
        else:
            self._fewest_moves(tuple(keep))
        self._unmet_quotas()
        self._floor()
        self._people_left_out()
        self._weakest_group_share()
        self._attendance()
        self._spread()

    def _first_plan(self) -> None:
        self.search.first(self.search.clock.left / 2)
        if self.search.choice is None:
            raise OutOfTime

    def _fewest_moves(self, keep: tuple[Appointment, ...]) -> None:
        goal = goals.Moves(self.search.model.facts, keep)
        self._climbed(goal, CP_SAT)

    def _unmet_quotas(self) -> None:
        self._climbed(goals.UnmetQuotas())

    def _floor(self) -> None:
        goal = goals.Attendance()
        self._greatest = self._solved(goal, rung="greatest_attendance")
        self.search.promise(goal, self.floor.value)

    def _people_left_out(self) -> None:
        self.search.watch_left_out()
        self._climbed(goals.PeopleLeftOut(self.floor.value, self.floor.bound))

    def _weakest_group_share(self) -> None:
        self.search.model.compare_groups()
        self._climbed(goals.WeakestGroupShare())

    def _attendance(self) -> None:
        self._climbed(goals.Attendance(goals.LONELY, self.floor.bound))

    def _spread(self) -> None:
        """Few choices are as good so far; what is in none of them is ruled out first."""
        search = self.search
        assert search.choice is not None
        search.narrow(goals.Attendance())
        goal = goals.Spread(Stretches(search.model, search.choice))
        self._climbed(goal, CP_SAT)

    # --- a rung ---------------------------------------------------------------------------------
    def _climbed(self, goal: Goal, solver: SolverType = HIGHS) -> None:
        answer = self._solved(goal, solver)
        self.search.promise(goal, answer.value)
        self._bounds.append((goal, answer.bound))

    def _solved(self, goal: Goal, solver: SolverType = HIGHS, rung: str = "") -> Answer:
        part = self._rungs_left.pop(rung or goal.name)
        seconds = self.search.clock.left * part / (part + sum(self._rungs_left.values()))
        return self.search.best(goal, seconds, solver)

    # --- at the top -----------------------------------------------------------------------------
    @property
    def floor(self) -> Floor:
        """The floor; later rungs may have found more attendance than the one that looked for it."""
        assert self._greatest is not None
        now = self.search.value(goals.Attendance())
        attendance, bound = max(int(self._greatest.value), int(now)), int(self._greatest.bound)
        part = self.search.model.facts.problem.rules.attendance_floor
        return Floor(attendance, math.ceil(part * attendance), bound, attendance == bound)

    @property
    def reached(self) -> tuple[Reached, ...]:
        """Every goal with its value in the best choice: what was not proven may have bettered."""
        value = self.search.value
        return tuple(
            Reached(goal.name, value(goal), bound, value(goal) == bound)
            for goal, bound in self._bounds
        )

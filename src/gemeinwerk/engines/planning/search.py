"""Looking for the best choice for one goal, and proving that there is no better one.

First a choice is polished, one series at a time (`polish`). Then the programme is solved without
whole numbers, which gives a bound; then with them. A round solves the programme as it stands and
asks the model for rows that the solution breaks and that were not there yet. A programme with too
few rows promises too much, never too little: its bound holds. When no row is missing, its solution
is true.

A small programme is solved with all its rows, people of several series counted by line-ups
where these are few (`evenings`). In a large one few rows matter: it is solved lightly, with those
that were missed and those that are likely to be, until none is missing or its part of the time is
over. Attendance is proven by line-ups, where these can be listed.

Where value and bound still differ, choices are made better without any proof: polished again, and
by roaming, which solves a few series anew while all others stay. Whatever is found counts only by
what it really reaches (`_take`).
"""

import math
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning import lineups
from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.evenings import Evenings
from gemeinwerk.engines.planning.goals import Attendance, Goal, PeopleLeftOut, Value
from gemeinwerk.engines.planning.model import SLACK, Model, Values
from gemeinwerk.engines.planning.polish import Polish
from gemeinwerk.engines.planning.problem import Appointment
from gemeinwerk.engines.planning.problem_tables import Facts, Figures, Table
from gemeinwerk.engines.planning.solving import CP_SAT, GLOP, HIGHS, SolverType, Solving

MOST_ROUNDS = 20  # of the relaxed programme; later ones hardly move the bound
FEW_ROWS, MOST_ROWS = 1_500, 12_000  # that a programme carries with ease, or at all
FEW_LINEUPS, MOST_LINEUPS = 1_500, 60_000  # that come all at once, or can be listed at all
LIKELY_LINEUPS = 6_000  # that are looked at first with whole numbers
FEW_SERIES, ROAM_SECONDS = 6, 1.0  # of the first step of roaming, and for each
# How the time of a goal is divided: each is a part of what is left then.
POLISHING, SMALL_TRY = 1 / 3, 1 / 2
LARGE_ROAMING, LARGE_LIGHTLY = 1 / 3, 5 / 6
ROAMING = 2 / 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is. value: None before a first choice; seconds since the beginning.

    appointments: the best choice so far.
    """

    goal: str
    value: Value | None
    bound: Value
    seconds: float
    appointments: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was reached for one goal, and the best that could still be."""

    value: Value
    bound: Value

    @property
    def proven(self) -> bool:
        """Whether there is no better one."""
        return self.value == self.bound


class NoPlan(Exception):
    """The programme has no solution: the rules contradict each other."""


class Search:
    """The best choice so far, and what was promised of it."""

    def __init__(self, facts: Facts, clock: Clock, say: Callable[[Progress], None]) -> None:
        listed = lineups.listed(facts, MOST_LINEUPS)
        few = listed is not None and sum(len(one.meets) for one in listed) <= FEW_LINEUPS
        self.model = Model(facts, twice=not few)
        self._evenings: Evenings | None = None
        if listed and few:
            Evenings(self.model, listed).all_come()
        elif listed and self.model.most_rows > FEW_ROWS:
            self._evenings = Evenings(Model(facts, twice=False), listed)
        self.clock = clock
        self.choice: Table | None = None
        self._solving = Solving(self.model, clock)
        self._promises: list[tuple[Goal, Value]] = []
        self._say = say
        self._chance = random.Random(1)  # noqa: S311 – the same each time, and no secret

    def first(self, seconds: float) -> None:
        """Any choice that keeps the rules. Raises NoPlan."""
        result = self._solving.any(seconds)
        if result.termination.reason is mathopt.TerminationReason.INFEASIBLE:
            raise NoPlan
        if result.has_primal_feasible_solution():
            self.choice = self.model.values(result.variable_values()) > 0.5

    def best(self, goal: Goal, seconds: float, solver: SolverType = HIGHS) -> Answer:
        """The best choice for a goal within these seconds, from the one there is."""
        assert self.choice is not None
        until, bound, costs = self.clock.spent + seconds, goal.limit(self.model), None
        if solver is HIGHS:
            self._polish(goal, self._part(POLISHING, until), bound, self.choice)
            self._tell(goal, bound)
        if solver is HIGHS and self._goes_on(goal, bound, until):
            self.model.lighten()
            bound, costs = self._relaxed(goal, bound, until)
        if self._goes_on(goal, bound, until):
            bound = self._whole(goal, bound, costs, until, solver)
        return Answer(self.value(goal), bound)

    def watch_left_out(self) -> None:
        """From now on people without a meeting count."""
        for model in self._models:
            model.watch_left_out()

    @property
    def _models(self) -> tuple[Model, ...]:
        return (self.model, self._evenings.model) if self._evenings else (self.model,)

    def promise(self, goal: Goal, value: Value) -> None:
        """From now on only choices at least as good as this."""
        for model in self._models:
            goal.promise(model, value)
        self._promises.append((goal, value))

    def narrow(self, goal: Goal) -> None:
        """Rule out every meet that can be in no choice as good as the best so far.

        Where the relaxed programme loses more by a meet than lies between its optimum and the
        best choice, no such choice has that meet.
        """
        self._solving.aim(goal)
        result = self._solving.relaxed(self.clock.left / 2)
        if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
            return
        room = abs(float(self.value(goal)) - result.objective_value()) + 10 * SLACK
        values, costs = result.variable_values(), self._costs(goal, result)
        for place, meet in self.model.meets.items():
            if values[meet] < SLACK and costs[place] > room:
                meet.upper_bound = 0

    def value(self, goal: Goal) -> Value:
        """What the best choice so far reaches."""
        assert self.choice is not None
        return goal.count(self.model.facts.figures(self.choice), self.choice)

    # --- rounds ---------------------------------------------------------------------------------
    def _whole(
        self,
        goal: Goal,
        bound: Value,
        costs: Values | None,
        until: float,
        solver: SolverType,
    ) -> Value:
        """With whole numbers, as long as it goes on; the bound. costs: of the relaxed programme."""
        self.model.fill(FEW_ROWS if solver is HIGHS else MOST_ROWS)
        if self.model.complete or solver is CP_SAT:
            bound, _ = self._round(goal, bound, solver, self._part(SMALL_TRY, until))
        else:
            self._roam(goal, bound, self._part(LARGE_ROAMING, until))
            if self._evenings and isinstance(goal, Attendance):
                bound = self._evening_by_evening(self._evenings, goal, bound, costs, until)
            else:
                self.model.lighten(costs, FEW_ROWS)
                self._lightly(goal, bound, self._part(LARGE_LIGHTLY, until))
        self._roam(goal, bound, self._part(ROAMING, until))
        while self._goes_on(goal, bound, until):
            bound, _ = self._round(goal, bound, solver, until)
        return bound

    def _round(
        self, goal: Goal, bound: Value, solver: SolverType, until: float, *, proves: bool = True
    ) -> tuple[Value, int]:
        """Solve the programme as it stands: the bound, and how many rows were missing."""
        if not self._goes_on(goal, bound, until):
            return bound, 0
        self._solving.aim(goal)
        assert self.choice is not None
        left, missing = self._left(until), 0
        result = self._solving.whole(solver, left, goal, self.choice, proves=proves)
        if proves:
            bound = self._tighter(goal, bound, result.dual_bound())
        if result.has_primal_feasible_solution():
            values = self.model.values(result.variable_values())
            missing = self.model.missing_rows(values)
            self._take(values > 0.5, goal)
            if missing:
                self._polish(goal, until, bound, values > 0.5)
        self._tell(goal, bound)
        return bound, missing

    def _lightly(self, goal: Goal, bound: Value, until: float) -> None:
        """Tries until no row is missing."""
        missing = 1
        while missing and self._goes_on(goal, bound, until):
            _, missing = self._round(goal, bound, HIGHS, until, proves=False)

    def _evening_by_evening(
        self, evenings: Evenings, goal: Attendance, bound: Value, costs: Values | None, until: float
    ) -> Value:
        """Attendance by line-ups: first without whole numbers, then with them; the bound.

        A choice that has a line-up has at least so much less than the bound as that line-up costs.
        So with whole numbers the likely line-ups do: what needs others has lost more than these.
        """
        assert self.choice is not None
        solving = Solving(evenings.model, self.clock)
        evenings.begin(self.choice, costs)
        wanted = True
        while wanted:
            if not self._goes_on(goal, bound, until):
                return bound
            solving.aim(goal)
            relaxed = solving.relaxed(self._left(until), GLOP)
            if relaxed.termination.reason is not mathopt.TerminationReason.OPTIMAL:
                return bound
            least = relaxed.objective_value()
            most = least + evenings.price(relaxed)
            bound = self._tighter(goal, bound, most)
            wanted = goal.rounded(least, evenings.model) < goal.rounded(most, evenings.model)
        values = evenings.model.values(relaxed.variable_values())
        if np.abs(values - values.round()).max() < SLACK:
            self._take(values > 0.5, goal)
        self._polish(goal, until, bound, self.choice, values)
        number = LIKELY_LINEUPS
        while self._goes_on(goal, bound, until):
            room = most - int(self.value(goal))
            loss = evenings.within(relaxed, room, number)
            solving.aim(goal)
            found = solving.whole(HIGHS, self._left(until), goal, self.choice)
            impossible = found.termination.reason is mathopt.TerminationReason.INFEASIBLE
            if impossible and loss == room:
                return bound  # the choice there is loses no more: that answer is wrong
            if found.has_primal_feasible_solution():
                self._take(evenings.model.values(found.variable_values()) > 0.5, goal)
            if not impossible:
                bound = self._tighter(goal, bound, max(found.dual_bound(), most - loss))
            self._tell(goal, bound)
            number *= 2
        return bound

    def _relaxed(self, goal: Goal, bound: Value, until: float) -> tuple[Value, Values | None]:
        """Without whole numbers: the bound, once no row is missing that would move it; the costs.

        No costs where time was too short.
        """
        before, values, costs = math.nan, None, None
        half = self._part(1 / 2, until)
        for _ in range(MOST_ROUNDS):
            self._solving.aim(goal)
            result = self._solving.relaxed(self._left(half))
            if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
                break
            optimum = result.objective_value()
            bound = self._tighter(goal, bound, optimum)
            values = self.model.values(result.variable_values())
            costs = self._costs(goal, result)
            if self._settled(goal, bound) or not self.model.missing_rows(values):
                break
            if abs(optimum - before) < 1e-5 * abs(optimum):
                break
            before = optimum
        if self.choice is not None and values is not None:
            self._polish(goal, until, bound, self.choice, values)
        self._tell(goal, bound)
        return bound, costs

    def _costs(self, goal: Goal, result: mathopt.SolveResult) -> Values:
        """What each meet costs the relaxed programme: series × slots, endless where none can be."""
        sign = -1 if goal.more else 1
        return sign * self.model.values(result.reduced_costs(), sign * math.inf)

    def _polish(
        self, goal: Goal, until: float, bound: Value, choice: Table, drawn: Values | None = None
    ) -> None:
        """A better choice from here, without any proof. drawn: towards what a solver found."""
        if goal.lonely is None or self._settled(goal, bound):
            return
        polish = Polish(self.model.facts, choice, self._keeps, goal.lonely)
        if drawn is not None:
            polish.draw(drawn)
        only_once = len(self.model.facts.invited)
        fewest = int(bound) if isinstance(goal, PeopleLeftOut) else only_once
        for better in polish.improved(lambda: self._left(until) > 0, fewest):
            self._take(better, goal)

    def _roam(self, goal: Goal, bound: Value, until: float) -> None:
        """Better choices near the best so far: all but a few series stay, these are solved anew.

        These are a series and those that have most people in common with it, more or less. How
        many: one more each time that was quickly done, else one fewer. Ends after as many steps in
        vain as there are series. It proves nothing.
        """
        if self._goes_on(goal, bound, until):
            self.model.fill(MOST_ROWS)
        together, number = self.model.facts.together, FEW_SERIES
        vain = 0
        while number < len(together) and vain < len(together) and self._goes_on(goal, bound, until):
            self._solving.aim(goal)
            before = self.value(goal)
            near = together[self._chance.randrange(len(together))]
            rows = sorted(range(len(near)), key=lambda row: (near[row] + 1) * self._chance.random())
            with self._staying(set(rows[:-number])):
                begun = self.clock.spent
                seconds = min(ROAM_SECONDS, self._left(until))
                assert self.choice is not None
                result = self._solving.whole(HIGHS, seconds, goal, self.choice, proves=False)
            if result.has_primal_feasible_solution():
                values = self.model.values(result.variable_values())
                self.model.missing_rows(values)
                self._take(values > 0.5, goal)
            quick = self.clock.spent - begun < ROAM_SECONDS / 4
            number = number + 1 if quick else max(2, number - 1)
            vain = vain + 1 if self.value(goal) == before else 0
            self._tell(goal, bound)

    @contextmanager
    def _staying(self, rows: set[int]) -> Iterator[None]:
        """These series meet when they do in the best choice so far."""
        assert self.choice is not None
        meets = [
            (meet, meet.lower_bound, meet.upper_bound, float(self.choice[place]))
            for place, meet in self.model.meets.items()
            if place[0] in rows
        ]
        for meet, _, _, now in meets:
            meet.lower_bound = meet.upper_bound = now
        try:
            yield
        finally:
            for meet, least, most, _ in meets:
                meet.lower_bound, meet.upper_bound = least, most

    # --- bookkeeping ----------------------------------------------------------------------------
    def _goes_on(self, goal: Goal, bound: Value, until: float) -> bool:
        return not self._settled(goal, bound) and self._left(until) > 0

    def _part(self, part: float, until: float) -> float:
        """When this part of the time till then is over."""
        return self.clock.spent + self._left(until) * part

    def _left(self, until: float) -> float:
        return min(self.clock.left, until - self.clock.spent)

    def _take(self, choice: Table, goal: Goal) -> None:
        """Keep a choice that holds every promise and is no worse than the one before."""
        figures = self.model.facts.figures(choice)
        if self._keeps(figures, choice) and (
            self.choice is None
            or goal.at_least_as_good(goal.count(figures, choice), self.value(goal))
        ):
            self.choice = choice

    def _keeps(self, figures: Figures, choice: Table) -> bool:
        return all(
            goal.at_least_as_good(goal.count(figures, choice), promised)
            for goal, promised in self._promises
        )

    def _tighter(self, goal: Goal, bound: Value, found: float) -> Value:
        if not math.isfinite(found):
            return bound
        rounded = goal.rounded(found, self.model)
        if not goal.at_least_as_good(rounded, bound):
            bound = rounded
        if self.choice is not None and goal.at_least_as_good(self.value(goal), bound):
            return self.value(goal)
        return bound

    def _settled(self, goal: Goal, bound: Value) -> bool:
        return self.choice is not None and self.value(goal) == bound

    def _tell(self, goal: Goal, bound: Value) -> None:
        value = None if self.choice is None else self.value(goal)
        so_far = () if self.choice is None else self.model.facts.appointments(self.choice)
        self._say(Progress(goal.name, value, bound, self.clock.spent, so_far))

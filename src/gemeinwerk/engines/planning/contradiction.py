"""The hard rules alone, each of which can be left out: which of them cannot be kept together?

Every rule has a switch. What is no rule is a fact: the slots, the weekdays of a series, the rooms
there are, one meeting a room and evening.
"""

from collections.abc import Collection, Iterator

from ortools.sat.python import cp_model

from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.problem_tables import Facts
from gemeinwerk.engines.planning.rules import rules_of

Meet = cp_model.IntVar


class OutOfTime(Exception):
    """Time ended before it was known."""


class Rules:
    """The rules of a problem with their switches. Asked the same, it answers the same."""

    def __init__(self, facts: Facts, clock: Clock) -> None:
        self._facts = facts
        self._clock = clock
        self._model = cp_model.CpModel()
        self.rules = rules_of(facts.problem)
        self._holds = {rule: self._model.new_bool_var("") for rule in self.rules}
        self._meets = [
            {column: self._model.new_bool_var("") for column in self._columns(row)}
            for row in range(len(facts.series))
        ]
        self._rooms: dict[int, list[tuple[int, int, Meet]]] = {}
        self._through: dict[int, dict[int, Meet]] = {}
        for row, series in enumerate(facts.series):
            if series.needs_room:
                self._may_have_a_room(row)
        for column in self._rooms:
            self._one_meeting_a_room(column)
        for rule in self.rules:
            _WRITTEN[rule.name](self, rule)

    # --- questions ------------------------------------------------------------------------------
    def contradict(self, rules: Collection[Rule]) -> bool:
        """Whether there is no plan with these rules. Raises OutOfTime."""
        self._model.clear_assumptions()
        self._model.add_assumptions([self._holds[rule] for rule in rules])
        self._model.clear_objective()
        return self._solve()[0] == cp_model.INFEASIBLE

    def suspects(self) -> list[Rule]:
        """Rules that may well contradict each other; the solver's word alone, to be checked."""
        solver = cp_model.CpSolver()
        self._prepare(solver)
        self._model.clear_assumptions()
        self._model.add_assumptions(list(self._holds.values()))
        if solver.solve(self._model) != cp_model.INFEASIBLE:
            return list(self.rules)
        named = set(solver.sufficient_assumptions_for_infeasibility())
        return [rule for rule, holds in self._holds.items() if holds.index in named]

    def fewest_left_out(self, most: int) -> Iterator[list[Rule]]:
        """Rules without which there is a plan, the fewest first, none part of a later answer."""
        self._model.clear_assumptions()
        self._model.minimize(sum(1 - holds for holds in self._holds.values()))
        for _ in range(most):
            status, solver = self._solve()
            if status != cp_model.OPTIMAL:
                return
            left_out = [rule for rule, holds in self._holds.items() if not solver.value(holds)]
            yield left_out
            self._model.minimize(sum(1 - holds for holds in self._holds.values()))
            self._model.add_bool_or(self._holds[rule] for rule in left_out)

    def _solve(self) -> tuple[cp_model.CpSolverStatus, cp_model.CpSolver]:
        solver = cp_model.CpSolver()
        self._prepare(solver)
        status = solver.solve(self._model)
        if status in (cp_model.UNKNOWN, cp_model.FEASIBLE) and self._model.has_objective():
            raise OutOfTime
        if status == cp_model.UNKNOWN:
            raise OutOfTime
        return status, solver

    def _prepare(self, solver: cp_model.CpSolver) -> None:
        if not self._clock.left:
            raise OutOfTime
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = self._clock.left

    # --- facts ----------------------------------------------------------------------------------
    def _columns(self, row: int) -> list[int]:
        weekdays = self._facts.series[row].weekdays
        return [n for n, day in enumerate(self._facts.dates) if day.weekday() in weekdays]

    def _may_have_a_room(self, row: int) -> None:
        for column in self._meets[row]:
            rooms = self._rooms.setdefault(column, [])
            rooms += [
                (row, room, self._model.new_bool_var(""))
                for room in range(len(self._facts.capacity))
            ]

    def _one_meeting_a_room(self, column: int) -> None:
        for room in range(len(self._facts.capacity)):
            taken = [has for _, one, has in self._rooms[column] if one == room]
            self._model.add_at_most_one(taken)

    # --- rules ----------------------------------------------------------------------------------
    def _series(self, rule: Rule) -> tuple[int, dict[int, Meet]]:
        row = self._facts.row[str(rule.series)]
        return row, self._meets[row]

    def _never(self, rule: Rule, columns: Iterator[int]) -> None:
        _, meets = self._series(rule)
        for column in columns:
            if column in meets:
                self._model.add_implication(self._holds[rule], ~meets[column])

    def _number(self, rule: Rule) -> None:
        row, meets = self._series(rule)
        number = self._facts.series[row].meetings
        total = cp_model.LinearExpr.sum(list(meets.values()))
        self._model.add(total == number).only_enforce_if(self._holds[rule])

    def _gap(self, rule: Rule) -> None:
        row, meets = self._series(rule)
        gap, days, columns = self._facts.series[row].min_gap_days, self._facts.days, list(meets)
        for place, column in enumerate(columns):
            near = [one for one in columns[place:] if days[one] - days[column] < gap]
            if len(near) > 1:
                together = cp_model.LinearExpr.sum([meets[one] for one in near])
                self._model.add(together <= 1).only_enforce_if(self._holds[rule])

    def _window(self, rule: Rule) -> None:
        series = self._facts.problem.of_id[str(rule.series)]
        outside = (
            column
            for column, day in enumerate(self._facts.dates)
            if not series.not_before <= day <= series.not_after
        )
        self._never(rule, outside)

    def _required(self, rule: Rule) -> None:
        away = self._facts.problem.person[str(rule.person)].unavailable
        self._never(rule, (n for n, day in enumerate(self._facts.dates) if day in away))

    def _required_once(self, rule: Rule) -> None:
        chaired = [
            self._meets[row]
            for row, series in enumerate(self._facts.series)
            if rule.person in series.required
        ]
        for column in range(len(self._facts.dates)):
            meets = [one[column] for one in chaired if column in one]
            if len(meets) > 1:
                together = cp_model.LinearExpr.sum(meets)
                self._model.add(together <= 1).only_enforce_if(self._holds[rule])

    def _needs_room(self, rule: Rule) -> None:
        row, meets = self._series(rule)
        for column, meet in meets.items():
            rooms = [has for one, _, has in self._rooms[column] if one == row]
            self._model.add_bool_or([*rooms, ~meet]).only_enforce_if(self._holds[rule])

    def _capacity(self, rule: Rule) -> None:
        row, meets = self._series(rule)
        for column in meets:
            for one, room, has in self._rooms[column]:
                if one == row and self._facts.can_come[row, column] > self._facts.capacity[room]:
                    self._model.add_implication(self._holds[rule], ~has)

    def _room_unavailable(self, rule: Rule) -> None:
        room = list(self._facts.problem.room).index(str(rule.room))
        column = self._facts.dates.index(rule.date)
        for _, one, has in self._rooms.get(column, ()):
            if one == room:
                self._model.add_implication(self._holds[rule], ~has)

    def _after(self, rule: Rule) -> None:
        through = self._through_before(self._facts.row[str(rule.other)])
        for column, meet in self._series(rule)[1].items():
            self._model.add_implication(meet, through[column]).only_enforce_if(self._holds[rule])

    def _through_before(self, row: int) -> dict[int, Meet]:
        """For each slot whether a series has had its last meeting before it."""
        if row not in self._through:
            columns = range(len(self._facts.dates))
            through = {column: self._model.new_bool_var("") for column in columns}
            for column in columns:
                if column:
                    self._model.add_implication(through[column - 1], through[column])
                if column in self._meets[row]:
                    self._model.add_implication(through[column], ~self._meets[row][column])
            self._through[row] = through
        return self._through[row]

    def _fixed(self, rule: Rule) -> None:
        meets = self._series(rule)[1]
        column = next((n for n, day in enumerate(self._facts.dates) if day == rule.date), -1)
        if column in meets:
            self._model.add_implication(self._holds[rule], meets[column])
        else:  # that date is none on which the series could meet
            self._model.add(self._holds[rule] == 0)

    def _forbidden(self, rule: Rule) -> None:
        self._never(rule, (n for n, day in enumerate(self._facts.dates) if day == rule.date))


_WRITTEN = {
    RuleName.MEETINGS: Rules._number,
    RuleName.MIN_GAP: Rules._gap,
    RuleName.WINDOW: Rules._window,
    RuleName.REQUIRED: Rules._required,
    RuleName.REQUIRED_ONCE: Rules._required_once,
    RuleName.NEEDS_ROOM: Rules._needs_room,
    RuleName.ROOM_UNAVAILABLE: Rules._room_unavailable,
    RuleName.CAPACITY: Rules._capacity,
    RuleName.AFTER: Rules._after,
    RuleName.FIXED: Rules._fixed,
    RuleName.FORBIDDEN: Rules._forbidden,
}

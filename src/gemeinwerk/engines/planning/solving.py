"""Asking a solver, each as this engine needs it: CP-SAT, HiGHS, or GLOP for many line-ups.

GLOP comes with CP-SAT. Without whole numbers and with thousands of line-ups its dual simplex is
the quickest; its presolve only costs time there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeAlias

from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.goals import Goal
from gemeinwerk.engines.planning.model import Model
from gemeinwerk.engines.planning.problem_tables import Table

SolverType: TypeAlias = mathopt.SolverType
HIGHS, CP_SAT, GLOP = SolverType.HIGHS, SolverType.CP_SAT, SolverType.GLOP


class Solving:
    """The programme of a model before its solvers."""

    def __init__(self, model: Model, clock: Clock) -> None:
        self.model = model
        self.clock = clock

    def aim(self, goal: Goal) -> None:
        """From now on the programme makes this goal as small, or as great, as possible."""
        programme = self.model.programme
        (programme.maximize if goal.more else programme.minimize)(goal.aim(self.model))

    def whole(
        self, solver: SolverType, seconds: float, goal: Goal, choice: Table, *, proves: bool = True
    ) -> mathopt.SolveResult:
        """Solve with whole numbers, as exactly as the goal asks.

        choice: the best one so far. proves: whether the bound counts; else it is only a try.
        """
        parameters = _parameters(solver, seconds)
        parameters.relative_gap_tolerance = 0
        parameters.absolute_gap_tolerance = goal.gap
        hints = mathopt.ModelSolveParameters()
        if solver is HIGHS:
            _spare_heuristics(parameters)
        # HiGHS has proven what was not true, with a hint or with presolve (ADR 11).
        if solver is HIGHS and proves:
            parameters.presolve = mathopt.Emphasis.OFF
        if solver is CP_SAT:
            values = self.model.hint(choice) | goal.hint(choice)
            hints.solution_hints = [mathopt.SolutionHint(variable_values=values)]
        return self._solve(solver, parameters, hints)

    def any(self, seconds: float) -> mathopt.SolveResult:
        """Any solution with whole numbers."""
        self.model.programme.minimize(0)
        return self._solve(CP_SAT, _parameters(CP_SAT, seconds))

    def relaxed(self, seconds: float, solver: SolverType = HIGHS) -> mathopt.SolveResult:
        """Solve without whole numbers."""
        with self._without_whole_numbers():
            return self._solve(solver, _parameters(solver, seconds))

    def _solve(
        self,
        solver: SolverType,
        parameters: mathopt.SolveParameters,
        hints: mathopt.ModelSolveParameters | None = None,
    ) -> mathopt.SolveResult:
        with self.clock.watching() as interrupter, self._whole_numbers_for(solver):
            return mathopt.solve(
                self.model.programme,
                solver,
                params=parameters,
                model_params=hints,
                interrupter=interrupter,
            )

    @contextmanager
    def _without_whole_numbers(self) -> Iterator[None]:
        for meet in self.model.meets.values():
            meet.integer = False
        try:
            yield
        finally:
            for meet in self.model.meets.values():
                meet.integer = True

    @contextmanager
    def _whole_numbers_for(self, solver: SolverType) -> Iterator[None]:
        """CP-SAT knows nothing else; for HiGHS the meets suffice, the rest follows from them."""
        others = []
        if solver is CP_SAT:
            others = [one for one in self.model.programme.variables() if not one.integer]
        for variable in others:
            variable.integer = True
        try:
            yield
        finally:
            for variable in others:
                variable.integer = False


def _parameters(solver: SolverType, seconds: float) -> mathopt.SolveParameters:
    parameters = mathopt.SolveParameters(time_limit=timedelta(seconds=max(seconds, 0.01)))
    if solver is CP_SAT:
        parameters.threads = 1  # several would find another equally good choice each time
    if solver is GLOP:
        parameters.presolve = mathopt.Emphasis.OFF
        parameters.lp_algorithm = mathopt.LPAlgorithm.DUAL_SIMPLEX
    return parameters


def _spare_heuristics(parameters: mathopt.SolveParameters) -> None:
    """HiGHS is to prove: `polish` and roaming find good choices sooner than its own search.

    Nor does it try out branches before it takes one: the programmes are large and quickly solved.
    """
    highs = parameters.highs
    highs.double_options["mip_heuristic_effort"] = 0
    for name in ("rins", "rens", "root_reduced_cost"):
        highs.bool_options[f"mip_heuristic_run_{name}"] = False
    highs.int_options["mip_pscost_minreliable"] = 0

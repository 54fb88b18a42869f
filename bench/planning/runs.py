"""A run of the planner in a process of its own; each answer is checked apart from the planner."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from bench.memory import peak
from gemeinwerk.engines.planning import checker, planner
from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.contradiction import Rules
from gemeinwerk.engines.planning.plan import Entry, Goal, Plan, Rule, Status
from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.engines.planning.problem_tables import Facts
from gemeinwerk.engines.planning.search import Progress

P = ParamSpec("P")
T = TypeVar("T")

TO_VERIFY = 60.0  # seconds for one question whether rules contradict each other


@dataclass(frozen=True)
class Run:
    """A plan and how it came about. peak: the most memory the process took, in bytes."""

    plan: Plan
    progress: tuple[Progress, ...]
    peak: int

    @property
    def dates(self) -> tuple[Appointment, ...]:
        return tuple(meeting.appointment for meeting in self.plan.meetings)

    def goal(self, name: str) -> Goal:
        return next(goal for goal in self.plan.goals if goal.name == name)

    def proven_after(self, name: str) -> float | None:
        """Seconds until a goal was proven; None where it was not."""
        return proven_after(self.progress, name)


def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` answers in a fresh process: nothing is warm, the memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args, **kwargs).result()


def planned(
    problem: Problem, seconds: float, keep: Sequence[Appointment] | None = None, until: str = ""
) -> Run:
    """Plan and check. until: a goal, once it is proven the best plan so far will do."""
    progress: list[Progress] = []
    plan = planner.plan(
        problem,
        seconds=seconds,
        keep=keep,
        on_progress=progress.append,
        stopped=lambda: bool(until) and proven_after(progress, until) is not None,
    )
    most = peak()
    _check(problem, plan, keep or ())
    return Run(plan, tuple(progress), most)


def explained(problem: Problem, seconds: float) -> tuple[Plan, list[str]]:
    """Plan and check; where there is no plan, what does not hold of its conflict and repairs."""
    plan = planner.plan(problem, seconds=seconds)
    _check(problem, plan, ())
    faults = _faults(problem, plan) if plan.status is Status.INFEASIBLE else ()
    return plan, list(faults)


def proven_after(progress: Iterable[Progress], name: str) -> float | None:
    """Seconds until value and bound of a goal were first told to be the same."""
    told = (one for one in progress if one.goal == name and one.value is not None)
    return next((one.seconds for one in told if one.value == one.bound), None)


def _check(problem: Problem, plan: Plan, keep: Iterable[Appointment]) -> None:
    found = checker.check(problem, plan, keep=keep)
    assert not found, " ".join(words.en for words in found)


def _faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Each rule is left out in turn, in a model made anew for each question."""
    facts = Facts(problem)

    def contradict(rules: Collection[Rule]) -> bool:
        return Rules(facts, Clock(TO_VERIFY)).contradict(rules)

    conflict = _rules(plan.conflict)
    if not conflict or not contradict(conflict):
        yield "the conflict is none"
    for rule in conflict:
        if contradict([one for one in conflict if one != rule]):
            yield f"not needed in the conflict: {rule}"
    if not plan.repairs:
        yield "no repair"
    for repair in map(_rules, plan.repairs):
        if contradict([one for one in Rules(facts, Clock(TO_VERIFY)).rules if one not in repair]):
            yield f"does not repair: {repair}"


def _rules(entries: Iterable[Entry]) -> list[Rule]:
    return [entry.rule for entry in entries]

"""What the checker says of a plan."""

from gemeinwerk.engines.planning import checker
from gemeinwerk.engines.planning.plan import (
    Plan,
)
from gemeinwerk.engines.planning.problem import (
    Appointment,
    Problem,
)


def faults(problem: Problem, plan: Plan, keep: tuple[Appointment, ...] = ()) -> list[str]:
    return [words.en for words in checker.check(problem, plan, keep=keep)]

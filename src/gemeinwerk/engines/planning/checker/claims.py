"""Is a plan as good, and as surely so, as it says?"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from gemeinwerk.engines.planning.checker.figures import Figures, figures
from gemeinwerk.engines.planning.checker.scene import finding
from gemeinwerk.engines.planning.plan import GOALS, Floor, Goal, Plan, Status
from gemeinwerk.engines.planning.problem import Appointment, Problem, Words

TO_BE_GREAT = ("weakest_group_share", "attendance")


def overstated(problem: Problem, plan: Plan, keep: tuple[Appointment, ...]) -> Iterator[Words]:
    """Every claim of a plan with meetings that does not hold; its series are the problem's."""
    true = figures(problem, (meeting.appointment for meeting in plan.meetings))
    names = tuple(goal.name for goal in plan.goals)
    if names != GOALS:
        yield finding(
            f"Die Ziele heißen {names} statt {GOALS}.", f"The goals are {names}, not {GOALS}."
        )
        return
    for goal in plan.goals:
        yield from _value(goal, getattr(true, goal.name))
        yield from _bound(goal)
    yield from _floor(problem, plan.floor, true)
    yield from _moves(plan, keep)
    yield from _status(plan)


def _value(goal: Goal, true: int | Fraction) -> Iterator[Words]:
    if goal.value != true:
        yield finding(
            f"{goal.name} ist {true}, nicht {goal.value}.",
            f"{goal.name} is {true}, not {goal.value}.",
        )


def _bound(goal: Goal) -> Iterator[Words]:
    better = goal.bound > goal.value, goal.bound < goal.value
    wrong_side = better[1] if goal.name in TO_BE_GREAT else better[0]
    if wrong_side:
        yield finding(
            f"{goal.name}: {goal.value} ist besser als die Schranke {goal.bound}.",
            f"{goal.name}: {goal.value} is better than the bound {goal.bound}.",
        )
    yield from _proof(goal.name, goal.proven, goal.value == goal.bound)


def _proof(name: str, proven: bool, tight: bool) -> Iterator[Words]:
    if proven != tight:
        yield finding(
            f"{name}: „bewiesen“ muss heißen, dass Wert und Schranke gleich sind.",
            f"{name}: proven must mean that value and bound are equal.",
        )


def _floor(problem: Problem, floor: Floor | None, true: Figures) -> Iterator[Words]:
    if floor is None:
        yield finding("Die Untergrenze fehlt.", "The floor is missing.")
        return
    value = ceil(Fraction(problem.rules.attendance_floor) * floor.attendance)
    if floor.value != value:
        yield finding(
            f"Die Untergrenze ist {value}, nicht {floor.value}.",
            f"The floor is {value}, not {floor.value}.",
        )
    if true.attendance < floor.value:
        yield finding(
            f"{true.attendance} Teilnahmen liegen unter der Untergrenze {floor.value}.",
            f"An attendance of {true.attendance} is below the floor {floor.value}.",
        )
    most = max(true.attendance, floor.attendance)
    if most > floor.bound:
        yield finding(
            f"{most} Teilnahmen sind mehr als die Schranke {floor.bound}.",
            f"An attendance of {most} is more than its bound {floor.bound}.",
        )
    yield from _proof("floor", floor.proven, floor.attendance == floor.bound)


def _moves(plan: Plan, keep: tuple[Appointment, ...]) -> Iterator[Words]:
    kept = {meeting.appointment for meeting in plan.meetings}
    gone = sorted(set(keep) - kept)
    if sorted(plan.moved) != gone:
        yield finding(
            f"Verschoben sind {len(gone)} Termine, genannt {len(plan.moved)} (oder andere).",
            f"{len(gone)} dates are moved, {len(plan.moved)} (or others) are named.",
        )
    if plan.moves:
        yield from _value(plan.moves, len(gone))
        yield from _bound(plan.moves)
    elif keep:
        yield finding(
            "Es fehlt, wie wenige Termine verschoben sind.",
            "How few dates are moved is missing.",
        )


def _status(plan: Plan) -> Iterator[Words]:
    proofs = [one.proven for one in (plan.moves, plan.floor, *plan.goals) if one]
    if (plan.status is Status.OPTIMAL) != all(proofs):
        yield finding(
            f"„{plan.status}“ passt nicht zu dem, was bewiesen ist.",
            f"{plan.status} does not fit what is proven.",
        )
    if plan.conflict or plan.repairs:
        yield finding(
            "Ein Plan mit Terminen hat weder Konflikt noch Vorschläge.",
            "A plan with dates has neither conflict nor repairs.",
        )

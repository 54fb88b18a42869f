"""Does a plan keep what it says? Worked out apart from the solver, in the plainest way.

    assert checker.check(problem, plan) == []

Nothing of how a plan is found is used here: not its calendar, not its model; only the list of
rules is shared. What cannot be seen from the plan alone, that none is better or that none exists,
is not checked.
"""

from collections.abc import Iterable

from gemeinwerk.engines.planning.checker.claims import overstated
from gemeinwerk.engines.planning.checker.figures import Figures, figures
from gemeinwerk.engines.planning.checker.hard_rules import broken
from gemeinwerk.engines.planning.checker.reasons import unfounded
from gemeinwerk.engines.planning.checker.scene import finding, scene_of
from gemeinwerk.engines.planning.checker.seats import misplaced
from gemeinwerk.engines.planning.plan import Plan, Status
from gemeinwerk.engines.planning.problem import Appointment, Problem, Words

__all__ = ["Figures", "check", "figures"]


def check(problem: Problem, plan: Plan, *, keep: Iterable[Appointment] = ()) -> list[Words]:
    """What does not hold of a plan for this problem; an empty list where all does.

    keep: the dates of an earlier plan that this one was asked to keep.
    """
    if plan.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return list(unfounded(problem, plan))
    unknown = {meeting.series for meeting in plan.meetings} - set(problem.of_id)
    if unknown:
        names = ", ".join(sorted(unknown))
        return [finding(f"Unbekannt sind: {names}.", f"Unknown series: {names}.")]
    scene = scene_of(problem, plan.meetings)
    found = [*broken(scene), *misplaced(scene)]
    return [*found, *overstated(problem, plan, tuple(keep))]

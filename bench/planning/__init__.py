"""The planner: how soon and how surely the best dates of a year are found.

Its problems come from a generator beside the repository (`instances`); without it there are no
figures. Values are medians over seeds unless they say otherwise.
"""

from collections.abc import Iterable
from dataclasses import replace
from statistics import median

from bench.figures import Figure
from bench.planning.instances import GENERATOR, Size
from bench.planning.largest import whole_command
from bench.planning.runs import Run, apart, explained, planned
from gemeinwerk.engines.planning import checker
from gemeinwerk.engines.planning.plan import Status
from gemeinwerk.engines.planning.practice import most_ticked
from gemeinwerk.engines.planning.problem import Appointment, Problem

SMALL = Size(series=5, meetings=3, people=150, seeds=tuple(range(1, 21)))
MIDDLE = Size(series=20, meetings=4, people=800, seeds=(1, 2, 3))
LARGE = Size(series=50, meetings=5, people=2_000, seeds=(1, 2, 3))
SECONDS = 60.0
"""What every run may take at most; what is not proven by then counts as so many seconds."""
OF_PRACTICE = 0.25
GIGABYTE = 1e9


def run() -> list[Figure]:
    largest = whole_command()
    if not GENERATOR.exists():
        print(f"  There are no other problems to plan: {GENERATOR} is missing.", flush=True)
        return [largest]
    small, middle = _runs(SMALL), _runs(MIDDLE)
    return [
        largest,
        *_all_proven(small),
        *_beside_practice(small),
        *_near_the_bounds(middle),
        *_left_out_soon(_runs(LARGE)),
        _anew(SMALL, small, limit=1),
        _anew(MIDDLE, middle, limit=3),
        *_reasons(SMALL, limit=2),
        *_reasons(MIDDLE, limit=6),
    ]


Runs = dict[int, Run]


def _runs(size: Size) -> Runs:
    """A run for each seed."""
    runs = {}
    for seed in size.seeds:
        one = runs[seed] = apart(planned, size.problem(seed), SECONDS)
        assert one.plan.meetings, f"{size.name}, seed {seed}: no plan in {SECONDS:g} s"
        goals = ", ".join(
            f"{goal.name} {float(goal.value):.6g} of {float(goal.bound):.6g}"
            for goal in one.plan.goals
        )
        _say(size, seed, f"{one.plan.status} in {one.plan.seconds:.2f} s: {goals}")
    return runs


def _say(size: Size, seed: int, what: str) -> None:
    print(f"  {size.name}, seed {seed}: {what}", flush=True)


# --- 5 × 3 ------------------------------------------------------------------------------------
def _all_proven(runs: Runs) -> list[Figure]:
    plans = [one.plan for one in runs.values()]
    optimal = [plan.status is Status.OPTIMAL for plan in plans]
    taken = [
        plan.seconds if proven else SECONDS for plan, proven in zip(plans, optimal, strict=True)
    ]
    how = f"{SMALL.how}; proven in {sum(optimal)} of {len(plans)}, the slowest {max(taken):.2f} s"
    return [Figure("5 × 3: floor and all five goals proven", median(taken), "s", 2, how)]


def _beside_practice(runs: Runs) -> list[Figure]:
    """People left out, as the checker counts them, by the plan and by the most-ticked dates."""
    ours, theirs, missing = [], [], 0
    for seed, one in runs.items():
        problem = SMALL.problem(seed)
        ticked = [meeting.appointment for meeting in most_ticked(problem)]
        missing += len(one.dates) - len(ticked)
        ours.append(_left_out(problem, one.dates))
        theirs.append(_left_out(problem, ticked))
        _say(SMALL, seed, f"left out {ours[-1]}, by the most-ticked dates {theirs[-1]}")
    how = (
        f"{SMALL.how}; medians {median(ours):g} and {median(theirs):g}, sums {sum(ours)} and "
        f"{sum(theirs)}; practice found no date for {missing} meetings"
    )
    name = "5 × 3: left out, part of the most-ticked practice's"
    return [
        Figure(f"{name}, medians", median(ours) / median(theirs), "", OF_PRACTICE, how),
        Figure(f"{name}, sums", sum(ours) / sum(theirs), "", OF_PRACTICE, how),
    ]


def _left_out(problem: Problem, dates: Iterable[Appointment]) -> int:
    return checker.figures(problem, dates).people_left_out


# --- 20 × 4 and 50 × 5 ------------------------------------------------------------------------
def _near_the_bounds(runs: Runs) -> list[Figure]:
    how = f"value against bound after {SECONDS:g} s, {MIDDLE.how}"
    return [
        Figure("20 × 4: unmet quotas above bound", _percent(runs, "unmet_quotas"), "%", 0.5, how),
        Figure("20 × 4: attendance below bound", _percent(runs, "attendance"), "%", 0.5, how),
        Figure("20 × 4: left out above bound", _apart(runs, "people_left_out"), "people", 2, how),
        Figure("20 × 4: share below bound", _apart(runs, "weakest_group_share"), "", 0.05, how),
    ]


def _left_out_soon(runs: Runs) -> list[Figure]:
    proven = [one.proven_after("people_left_out") for one in runs.values()]
    taken = median(SECONDS if one is None else one for one in proven)
    counted = f"proven in {len(proven) - proven.count(None)} of {len(proven)}"
    peak = max(one.peak for one in runs.values()) / GIGABYTE
    most = f"greatest resident set of a run, {LARGE.how}"
    after = f"value against bound after {SECONDS:g} s, {LARGE.how}"
    return [
        Figure("50 × 5: left out proven", taken, "s", 10, f"{LARGE.how}; {counted}"),
        Figure("50 × 5: attendance below bound", _percent(runs, "attendance"), "%", 1.5, after),
        Figure("50 × 5: memory, the most", peak, "GB", 1.5, most),
    ]


def _apart(runs: Runs, name: str) -> float:
    """How far a value is from its bound."""
    goals = [one.goal(name) for one in runs.values()]
    return median(abs(float(goal.value - goal.bound)) for goal in goals)


def _percent(runs: Runs, name: str) -> float:
    """The same in hundredths of the bound; of a bound of nought, of one."""
    goals = [one.goal(name) for one in runs.values()]
    return median(100 * abs(float(goal.value - goal.bound)) / max(goal.bound, 1) for goal in goals)


# --- planning anew ----------------------------------------------------------------------------
def _anew(size: Size, runs: Runs, limit: float) -> Figure:
    """The meeting in the middle of each plan is forbidden, the plan is kept."""
    proven = []
    for seed, before in runs.items():
        problem = size.problem(seed)
        middle = before.dates[len(before.dates) // 2]
        changed = replace(problem, forbidden=(*problem.forbidden, middle))
        after = apart(planned, changed, SECONDS, keep=before.dates, until="moves")
        seconds = after.proven_after("moves")
        told = "not proven" if seconds is None else f"proven after {seconds:.2f} s"
        _say(size, seed, f"anew, {len(after.plan.moved)} moved, {told}")
        proven.append(seconds)
    counted = f"proven in {len(proven) - proven.count(None)} of {len(proven)}"
    how = f"the plan's middle meeting forbidden, its other dates kept, {size.how}; {counted}"
    taken = median(SECONDS if one is None else one for one in proven)
    return Figure(f"{size.name}: anew, fewest moves proven", taken, "s", limit, how)


# --- why there is no plan ---------------------------------------------------------------------
def _reasons(size: Size, limit: float) -> list[Figure]:
    """Time to conflict and repairs, and how many of them do not stand when solved again."""
    taken, faulty = [], 0
    for seed in size.seeds:
        plan, faults = apart(explained, size.problem(seed, tight=True), SECONDS)
        told = f"{plan.status} in {plan.seconds:.2f} s, conflict of {len(plan.conflict)} rules, "
        _say(size, seed, "; ".join([f"tight, {told}{len(plan.repairs)} repairs", *faults]))
        faulty += bool(faults)
        if plan.status is Status.INFEASIBLE:
            taken.append(plan.seconds)
        elif plan.status is Status.UNKNOWN:
            taken.append(SECONDS)
    assert taken, f"{size.name}: every tight problem has a plan"
    how = f"{size.how}, --tight; {len(taken)} of {len(size.seeds)} have no plan"
    verified = f"{how}; conflict solved again without each rule, repairs solved again"
    return [
        Figure(f"{size.name}: conflict and repairs", median(taken), "s", limit, how),
        Figure(f"{size.name}: conflicts or repairs that fail", faulty, "problems", 0, verified),
    ]

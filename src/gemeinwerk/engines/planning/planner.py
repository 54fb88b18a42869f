"""The engine's door: a problem in, a plan out."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import numpy as np

from gemeinwerk.engines.planning import rooms
from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.explanation import explained
from gemeinwerk.engines.planning.ladder import Ladder, OutOfTime
from gemeinwerk.engines.planning.plan import Meeting, Plan, Status
from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.engines.planning.problem_tables import Facts, Table
from gemeinwerk.engines.planning.search import NoPlan, Progress, Search


def plan(
    problem: Problem,
    *,
    seconds: float = 60.0,
    keep: Sequence[Appointment] | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Plan:
    """The best plan there is, with proof, or why there is none.

    seconds: at most so many; what is not proven by then says so. keep: the dates of an earlier
    plan, as few of which as possible move. on_progress: told now and then how far it is.
    stopped: asked now and then; once true, the best plan so far is the answer.
    """
    clock = Clock(seconds, stopped)
    facts = Facts(problem)
    ladder = Ladder(Search(facts, clock, on_progress))
    try:
        ladder.climb(keep)
    except NoPlan:
        conflict, repairs = explained(facts, clock)
        return Plan(Status.INFEASIBLE, clock.spent, conflict=conflict, repairs=repairs)
    except OutOfTime:
        return Plan(Status.UNKNOWN, clock.spent)
    return _plan(facts, ladder, tuple(keep or ()), clock.spent)


def _plan(facts: Facts, ladder: Ladder, keep: tuple[Appointment, ...], seconds: float) -> Plan:
    choice, floor = ladder.search.choice, ladder.floor
    assert choice is not None
    reached = {goal.name: goal for goal in ladder.reached}
    moves = reached.pop("moves", None)
    proven = floor.proven and all(goal.proven for goal in ladder.reached)
    dates = set(facts.appointments(choice))
    return Plan(
        status=Status.OPTIMAL if proven else Status.FEASIBLE,
        seconds=seconds,
        meetings=_meetings(facts, choice),
        floor=floor,
        goals=tuple(reached.values()),
        moves=moves,
        moved=tuple(one for one in keep if one not in dates),
    )


def _meetings(facts: Facts, choice: Table) -> tuple[Meeting, ...]:
    room = rooms.assigned(facts, choice)
    expected = _expected(facts, choice)
    return tuple(
        _meeting(facts, row, column, room.get((row, column)), expected[row, column])
        for column, row in np.argwhere(choice.T).tolist()
    )


def _meeting(
    facts: Facts, row: int, column: int, room: str | None, expected: tuple[str, ...]
) -> Meeting:
    series, day = facts.series[row], facts.dates[column]
    begin = datetime.combine(day, series.start)
    end = begin + timedelta(minutes=series.minutes)
    return Meeting(series.id, day, series.start, end.time(), room, expected)


def _expected(facts: Facts, choice: Table) -> dict[tuple[int, int], tuple[str, ...]]:
    """Who is expected where: whom a meeting requires there, others in the first of theirs."""
    expected = {}
    for column in np.flatnonzero(choice.any(axis=0)).tolist():
        rows = np.flatnonzero(choice[:, column]).tolist()
        place: dict[int, int] = {}
        for row in rows:
            for person in facts.members[row].tolist():
                if facts.free[person, column]:
                    place.setdefault(person, row)
        for row in rows:
            place.update(dict.fromkeys(facts.required[row].tolist(), row))
        for row in rows:
            people = (facts.problem.people[one].id for one in sorted(place) if place[one] == row)
            expected[row, column] = tuple(people)
    return expected

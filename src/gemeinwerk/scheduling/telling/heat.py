"""How many can when, week by week, as a picture that is a table as well. No database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.scheduling.telling.spoken import spoken

STEPS = 5


@dataclass(frozen=True)
class Cell:
    """Of a day: how many can, in which of five steps that is; or why it is none to plan."""

    day: date
    can: int = 0
    step: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Week:
    monday: date
    cells: list[Cell | None]


def heat(problem: Problem) -> tuple[list[int], list[Week]]:
    """The weekdays, and the weeks with a cell for each; none where the planning has no such day."""
    taken = calendar.taken(problem)
    days = sorted({*calendar.slots(problem), *taken})
    weekdays = sorted({day.weekday() for day in days})
    cells = {
        day: Cell(day, reason=spoken(taken[day])) if day in taken else _cell(problem, day)
        for day in days
    }
    mondays = _mondays(days)
    return weekdays, [
        Week(monday, [cells.get(monday + timedelta(days=place)) for place in weekdays])
        for monday in mondays
    ]


def _cell(problem: Problem, day: date) -> Cell:
    can = sum(day not in one.unavailable for one in problem.people)
    step = min(STEPS - 1, can * STEPS // max(1, len(problem.people)))
    return Cell(day, can, step)


def _mondays(days: Sequence[date]) -> list[date]:
    return sorted({day - timedelta(days=day.weekday()) for day in days})

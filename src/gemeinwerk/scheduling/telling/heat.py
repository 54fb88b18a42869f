"""How many can when, by week and hour, as a picture that is a table as well. No database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.problem import Problem, Words
from gemeinwerk.scheduling.facts import PersonFacts
from gemeinwerk.scheduling.telling.spoken import spoken

STEPS = 5


@dataclass(frozen=True)
class Cell:
    """Of a day and hour: how many can, in which of five steps; or why it is none to plan."""

    day: date
    can: int = 0
    step: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Week:
    monday: date
    cells: list[Cell | None]


class Column(NamedTuple):
    """0 is Monday; "16:30"."""

    weekday: int
    hour: str


def heat(problem: Problem, people: Sequence[PersonFacts]) -> tuple[list[Column], list[Week]]:
    """The weekdays and hours at which series meet, and the weeks with a cell for each; none where
    the planning has no such day. people: those of the problem."""
    taken = calendar.taken(problem)
    days = {*calendar.slots(problem), *taken}
    columns = sorted(
        {Column(day, one.start.strftime("%H:%M")) for one in problem.series for day in one.weekdays}
    )
    return columns, [
        Week(monday, [_cell(monday, one, days, taken, people) for one in columns])
        for monday in sorted({day - timedelta(days=day.weekday()) for day in days})
    ]


def _cell(
    monday: date,
    column: Column,
    days: Collection[date],
    taken: Mapping[date, Words],
    people: Sequence[PersonFacts],
) -> Cell | None:
    day = monday + timedelta(days=column.weekday)
    if day in taken:
        return Cell(day, reason=spoken(taken[day]))
    if day not in days:
        return None
    can = sum(day not in one.at_hour[column.hour] for one in people)
    return Cell(day, can, min(STEPS - 1, can * STEPS // max(1, len(people))))

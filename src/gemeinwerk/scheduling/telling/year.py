"""The year as a picture: a column for each month, a line for each day on which one could meet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.utils.formats import date_format

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.scheduling.building import key_of
from gemeinwerk.scheduling.telling.spoken import spoken

COLOURS = 8
"""Different ones; series that share one are told apart by their names, which always stand there."""


@dataclass(frozen=True)
class Entry:
    """A meeting on a day. `note`: gesetzt, von Hand."""

    series: int
    name: str
    colour: int
    pinned: bool = False
    by_hand: bool = False


@dataclass(frozen=True)
class Day:
    """reason: why it is none to plan. warning: what speaks against it all the same."""

    day: date
    label: str
    reason: str = ""
    warning: str = ""
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    name: str
    days: list[Day]


def colours(problem: Problem) -> dict[str, int]:
    return {one.id: place % COLOURS for place, one in enumerate(problem.series)}


def legend(problem: Problem) -> list[tuple[str, int]]:
    """Names of series with their colour."""
    of = colours(problem)
    return [(one.name or one.id, of[one.id]) for one in problem.series]


def year(
    problem: Problem,
    chosen: Sequence[Appointment],
    *,
    by_hand: Iterable[Appointment] = (),
    pinned: Collection[tuple[int, date]] = (),
    warned: Mapping[date, str] | None = None,
) -> list[Month]:
    """Days of the wanted weekdays, and any other on which somebody meets."""
    colour, moved = colours(problem), set(by_hand)
    meeting: dict[date, list[Entry]] = {}
    for one in chosen:
        series = problem.of_id[one.series]
        meeting.setdefault(one.date, []).append(
            Entry(
                key_of(one.series), series.name or series.id, colour[one.series],
                (key_of(one.series), one.date) in pinned, one in moved,
            )
        )  # fmt: skip
    taken = calendar.taken(problem)
    days = sorted({*calendar.slots(problem), *taken, *meeting})
    warnings = warned or {}
    told = [
        Day(
            day,
            f"{date_format(day, 'D')} {day.day}.",
            spoken(taken[day]) if day in taken else "",
            warnings.get(day, ""),
            meeting.get(day, []),
        )
        for day in days
    ]
    years = problem.horizon.first.year != problem.horizon.last.year
    pattern = "F Y" if years else "F"
    return [
        Month(date_format(next(iter(these)).day, pattern), these)
        for these in (
            list(group)
            for _key, group in groupby(told, key=lambda one: (one.day.year, one.day.month))
        )
    ]

"""Small planning problems by the number of a seed: odd in many ways, small enough to try out all.

problem = instance(7)          # the same problem for ever
old = earlier_dates(7, problem)  # dates somebody might once have planned for it
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from math import comb, prod
from random import Random

from gemeinwerk.engines.planning.problem import (
    Appointment,
    Busy,
    Person,
    Problem,
    Room,
    Rules,
    Series,
    Span,
)

MOST_COMBINATIONS = 6000
FLOORS = [Decimal(text) for text in ("0", "0.333", "0.5", "0.7", "0.8", "0.9", "0.97", "1")]
GROUPS = ("administration", "politics", "civil_society")


def instance(seed: int) -> Problem:
    """The problem of a seed; about one in five has no plan."""
    rnd = Random(seed)
    return next(problem for problem in _drawn(rnd) if _combinations(problem) <= MOST_COMBINATIONS)


def earlier_dates(seed: int, problem: Problem) -> tuple[Appointment, ...]:
    """Dates of an earlier plan: not all of them can still be had."""
    rnd = Random(f"earlier {seed}")
    return tuple(
        Appointment(series.id, day)
        for series in problem.series
        for day in sorted(rnd.sample(_days(problem), k=min(series.meetings, len(_days(problem)))))
    )


def _drawn(rnd: Random) -> Iterator[Problem]:
    while True:
        yield _problem(rnd)


def _combinations(problem: Problem) -> int:
    """At most so many ways to choose the dates."""
    days = _days(problem)
    return prod(
        comb(sum(series.not_before <= day <= series.not_after for day in days), series.meetings)
        for series in problem.series
    )


def _days(problem: Problem) -> list[date]:
    """Dates of the horizon on a wanted weekday, holidays among them."""
    first, last = problem.horizon.first, problem.horizon.last
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() in problem.weekdays]


def _problem(rnd: Random) -> Problem:
    first = date(2027, 1, 4) + timedelta(rnd.randint(0, 500))
    horizon = Span(first, first + timedelta(7 * rnd.randint(4, 9) - rnd.randint(0, 4)))
    weekdays = frozenset(rnd.sample(range(5), rnd.choice([1, 2, 2])))
    blank = Problem(horizon, "BB", weekdays, time(16, 30), 120, (), ())
    days = _days(blank)
    people = _people(rnd, days)
    rooms = _rooms(rnd, days, len(people))
    series = _series(rnd, blank, people, bool(rooms))
    return Problem(
        horizon=horizon,
        land=rnd.choice(["BB", "BB", "BY", "NW"]),
        weekdays=weekdays,
        start=time(16, 30),
        minutes=120,
        people=people,
        series=series,
        rules=Rules(rnd.random() < 0.2, rnd.random() < 0.8, rnd.choice(FLOORS)),
        closed=(Span(horizon.first, horizon.first + timedelta(2)),) if rnd.random() < 0.1 else (),
        busy=(Busy(rnd.choice(days), "Rat"),) if rnd.random() < 0.3 else (),
        rooms=rooms,
        fixed=_appointments(rnd, series, days, 0.02),
        forbidden=_appointments(rnd, series, days, 0.15),
    )


def _people(rnd: Random, days: list[date]) -> tuple[Person, ...]:
    """Persons of whom a group is now and then away as a whole, as in a week of its own holidays."""
    groups = GROUPS[: rnd.choice([1, 1, 2, 2, 3])]
    away = {group: {day for day in days if rnd.random() < 0.5} for group in groups}
    people = []
    for number in range(rnd.choice([3, 4, 5, 6, 7, 8, 8, 8])):
        own = rnd.sample(groups, k=min(len(groups), rnd.choice([0, 1, 1, 1, 2])))
        often = rnd.choice([0.1, 0.4, 0.7, 0.9])
        gone = {day for day in days if rnd.random() < often}
        if own and rnd.random() < 0.8:
            gone |= away[own[0]]
        people.append(Person(f"p{number}", tuple(own), frozenset(gone)))
    return tuple(people)


def _rooms(rnd: Random, days: list[date], people: int) -> tuple[Room, ...]:
    return tuple(
        Room(
            f"r{number}",
            rnd.randint(people // 2, people),
            frozenset(day for day in days if rnd.random() < 0.1),
        )
        for number in range(rnd.choice([0, 1, 2, 2]))
    )


def _series(
    rnd: Random, blank: Problem, people: tuple[Person, ...], rooms: bool
) -> tuple[Series, ...]:
    ids = rnd.sample(["wohnen", "arbeit", "kita"], k=rnd.choice([1, 2, 2, 3, 3]))
    away = {person.id: person.unavailable for person in people}
    found: list[Series] = []
    for name in ids:
        members = rnd.sample(
            [person.id for person in people], k=rnd.randint(len(people) // 2, len(people))
        )
        chairs = sorted(members, key=lambda one: len(away[one]))
        if rnd.random() < 0.04:
            chairs = members
        before, after = _window(rnd, blank)
        found.append(
            Series(
                id=name,
                meetings=rnd.choice([1, 1, 2, 2, 3]),
                members=tuple(members),
                required=tuple(chairs[: rnd.choice([0, 0, 0, 1, 1, 1, 2])]),
                not_before=before,
                not_after=after,
                weekdays=_weekdays(rnd, blank),
                start=rnd.choice([time(16, 30), time(9, 0)]),
                minutes=rnd.choice([120, 45]),
                needs_room=rnd.random() < (0.3 if rooms else 0.02),
                min_gap_days=rnd.choice([0, 0, 1, 5, 7, 7, 8, 14]),
                after=tuple(one.id for one in found if rnd.random() < 0.2),
            )
        )
    rnd.shuffle(found)
    return tuple(found)


def _window(rnd: Random, blank: Problem) -> tuple[date, date]:
    horizon = blank.horizon
    if rnd.random() < 0.85:
        return horizon.first, horizon.last
    late, early = (timedelta(rnd.randrange(horizon.days // 2)) for _ in range(2))
    return horizon.first + late, horizon.last - early


def _weekdays(rnd: Random, blank: Problem) -> frozenset[int]:
    if rnd.random() < 0.9:
        return blank.weekdays
    return frozenset([rnd.choice(sorted(blank.weekdays)), rnd.choice([5, *blank.weekdays])])


def _appointments(
    rnd: Random, series: tuple[Series, ...], days: list[date], often: float
) -> tuple[Appointment, ...]:
    """Some dates of some series; the day may be a holiday or not one of its weekdays."""
    return tuple(
        Appointment(one.id, rnd.choice(days))
        for one in series
        for _ in range(2)
        if rnd.random() < often
    )

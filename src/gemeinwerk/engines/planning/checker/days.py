"""The slots of a problem, worked out once more apart from `calendar`."""

from collections.abc import Iterator
from datetime import date, timedelta

from holidays import country_holidays

from gemeinwerk.engines.planning.problem import Problem


def slots(problem: Problem) -> frozenset[date]:
    """Dates of the horizon with a wanted weekday that nothing takes away."""
    wanted = problem.weekdays.union(*(series.weekdays for series in problem.series))
    days = {day for day in _horizon(problem) if day.weekday() in wanted}
    days -= {busy.date for busy in problem.busy}
    days -= {day for day in days for span in problem.closed if span.first <= day <= span.last}
    if problem.rules.skip_public_holidays:
        days -= _holidays(problem, "public")
    if problem.rules.skip_school_holidays:
        days -= _holidays(problem, "school")
    return frozenset(days)


def _horizon(problem: Problem) -> Iterator[date]:
    first, last = problem.horizon.first, problem.horizon.last
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _holidays(problem: Problem, category: str) -> set[date]:
    years = range(problem.horizon.first.year, problem.horizon.last.year + 1)
    return set(country_holidays("DE", subdiv=problem.land, years=years, categories=category))

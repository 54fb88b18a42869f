"""Every hard rule of a problem, one by one, as a conflict or a repair would name it.

How fine the rules are cut says `plan.RuleName`. What is no rule here is a fact: the calendar
(slots, the weekdays of a series, one meeting of a series an evening) and the rooms there are.
"""

from collections import Counter
from collections.abc import Iterator

from gemeinwerk.engines.planning.calendar import slots
from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.problem import Problem, Series


def rules_of(problem: Problem) -> tuple[Rule, ...]:
    """All rules, each once, in an order that depends on the problem alone."""
    return tuple(dict.fromkeys(_all(problem)))


def _all(problem: Problem) -> Iterator[Rule]:
    for series in problem.series:
        yield from _of_series(series)
    required = Counter(person for series in problem.series for person in series.required)
    for person, times in required.items():
        if times > 1:
            yield Rule(RuleName.REQUIRED_ONCE, person=person)
    days = frozenset(slots(problem))
    for room in problem.rooms:
        for day in sorted(room.unavailable & days):
            yield Rule(RuleName.ROOM_UNAVAILABLE, room=room.id, date=day)
    for fixed in problem.fixed:
        yield Rule(RuleName.FIXED, series=fixed.series, date=fixed.date)
    for forbidden in problem.forbidden:
        yield Rule(RuleName.FORBIDDEN, series=forbidden.series, date=forbidden.date)


def _of_series(series: Series) -> Iterator[Rule]:
    yield Rule(RuleName.MEETINGS, series=series.id)
    if series.min_gap_days > 0:
        yield Rule(RuleName.MIN_GAP, series=series.id)
    yield Rule(RuleName.WINDOW, series=series.id)
    for person in series.required:
        yield Rule(RuleName.REQUIRED, series=series.id, person=person)
    if series.needs_room:
        yield Rule(RuleName.NEEDS_ROOM, series=series.id)
        yield Rule(RuleName.CAPACITY, series=series.id)
    for other in series.after:
        yield Rule(RuleName.AFTER, series=series.id, other=other)

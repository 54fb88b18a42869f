"""Plans beside one another and today's practice, all judged by what holds now. No database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gemeinwerk.engines.planning import checker
from gemeinwerk.engines.planning.problem import Appointment, Problem

MOST = 4


@dataclass(frozen=True)
class Column:
    """left_out, attendance, missing and spread as numbers; weakest as "61/100"; so many dates that
    are in no other column."""

    name: str
    left_out: int
    weakest: str
    attendance: int
    unmet: int
    spread: int
    dates: int
    missing: int
    alone: int


def columns(problem: Problem, plans: Mapping[str, Sequence[Appointment]]) -> list[Column]:
    wanted = sum(one.meetings for one in problem.series)
    return [_column(problem, name, plans, wanted) for name in plans]


def _column(
    problem: Problem, name: str, plans: Mapping[str, Sequence[Appointment]], wanted: int
) -> Column:
    own = {one for one in plans[name] if one.series in problem.of_id}
    others = {one for other, dates in plans.items() if other != name for one in dates}
    found = checker.figures(problem, sorted(own))
    return Column(
        name=name,
        left_out=found.people_left_out,
        weakest=str(found.weakest_group_share),
        attendance=found.attendance,
        unmet=found.unmet_quotas,
        spread=found.spread,
        dates=len(own),
        missing=max(0, wanted - len(own)),
        alone=len(own - others),
    )

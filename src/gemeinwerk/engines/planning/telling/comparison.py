"""The plan beside today's practice, in which each group in turn takes its most-ticked dates."""

from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.practice import most_ticked
from gemeinwerk.engines.planning.problem import Problem, Words
from gemeinwerk.engines.planning.telling.goals import LABELS, value
from gemeinwerk.engines.planning.telling.page import Line, table
from gemeinwerk.engines.planning.telling.standing import Standing, standing
from gemeinwerk.engines.planning.telling.wording import listed, written

HEADING = Words("Verglichen mit der üblichen Praxis", "Compared with today's practice")
_EXPLAINED = Words(
    "Üblich ist: Jede Gruppe nimmt der Reihe nach die Tage, die die meisten ihrer Mitglieder "
    "angekreuzt haben.",
    "Today's practice: each group in turn takes the dates that most of its members ticked.",
)


def comparison(problem: Problem, plan: Plan) -> list[Line]:
    """A table: people left out, attendance, weakest actor group, meetings that find no date."""
    practice = [one.appointment for one in most_ticked(problem)]
    planned = [one.appointment for one in plan.meetings]
    wanted = sum(one.meetings for one in problem.series)
    sides = [
        _column(standing(problem, planned), wanted - len(planned)),
        _column(standing(problem, practice), wanted - len(practice)),
    ]
    heads = [Words("", ""), Words("dieser Plan", "this plan"), Words("üblich", "practice")]
    labels = [
        LABELS["people_left_out"],
        Words("Schwächste Akteursgruppe", "Weakest actor group"),
        Words("Ihre Teilnahme", "Its attendance"),
        LABELS["attendance"],
        Words("Termine, die keinen Tag finden", "Meetings that find no date"),
    ]
    rows = [heads, *([*row] for row in zip(labels, *sides, strict=True))]
    return [Line(_EXPLAINED, indent=2), *table(rows, numbers=[1, 2])]


def _column(one: Standing, missing: int) -> list[Words]:
    none = Words("–", "–")
    return [
        written(len(one.left_out)),
        listed(one.weakest_groups) if one.weakest_groups else none,
        none if one.weakest is None else value("weakest_group_share", one.weakest),
        written(one.attendance),
        written(missing),
    ]

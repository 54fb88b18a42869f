"""The plan beside today's practice, in which each group in turn takes its most-ticked dates."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.plan_in_words.bilingual import say, written
from gemeinwerk.engines.planning.plan_in_words.discretion import LEAST_TOLD, groups_named
from gemeinwerk.engines.planning.plan_in_words.goals import LABELS, value
from gemeinwerk.engines.planning.plan_in_words.page import Line, table
from gemeinwerk.engines.planning.plan_in_words.worth_of_dates import Standing, standing
from gemeinwerk.engines.planning.practice import most_ticked
from gemeinwerk.engines.planning.problem import Problem, Words

HEADING = Words("Verglichen mit der üblichen Praxis", "Compared with today's practice")
_EXPLAINED = Words(
    "Üblich ist: Jede Gruppe nimmt der Reihe nach die Tage, die die meisten ihrer Mitglieder "
    "angekreuzt haben.",
    "Today's practice: each group in turn takes the dates that most of its members ticked.",
)
_HEADS = [Words("", ""), Words("dieser Plan", "this plan"), Words("üblich", "practice")]
_MOST_GROUPS = 3


def comparison(problem: Problem, plan: Plan) -> list[Line]:
    """A table: people left out, attendance, weakest actor group, meetings that find no date."""
    practice = [one.appointment for one in most_ticked(problem)]
    planned = [one.appointment for one in plan.meetings]
    wanted = sum(one.meetings for one in problem.series)
    ours, usual = standing(problem, planned), standing(problem, practice)
    sizes = Counter(group for person in problem.people for group in person.groups)
    labels = [
        LABELS["people_left_out"],
        LABELS["weakest_group_share"],
        LABELS["attendance"],
        Words("Termine, die keinen Tag finden", "Meetings that find no date"),
    ]
    columns = [_column(ours, wanted - len(planned)), _column(usual, wanted - len(practice))]
    rows = [_HEADS, *([*row] for row in zip(labels, *columns, strict=True))]
    return [
        Line(_EXPLAINED, indent=2),
        *table(rows, numbers=[1, 2]),
        *(Line(words, indent=2) for words in _weakest(ours, usual, sizes)),
    ]


def _column(one: Standing, missing: int) -> list[Words]:
    return [
        written(len(one.left_out)),
        Words("–", "–") if one.weakest is None else value("weakest_group_share", one.weakest),
        written(one.attendance),
        written(missing),
    ]


def _weakest(ours: Standing, usual: Standing, sizes: Mapping[str, int]) -> Iterator[Words]:
    """Which groups are weakest; nothing where there is none that is large enough to be named."""
    both = (*ours.weakest_groups, *usual.weakest_groups)
    if all(sizes[group] < LEAST_TOLD for group in both):
        return
    if ours.weakest_groups and ours.weakest_groups == usual.weakest_groups:
        yield say(
            "Am schwächsten, hier wie dort: {groups}.", "Weakest in both: {groups}.",
            groups=_few(ours.weakest_groups, sizes),
        )  # fmt: skip
    elif ours.weakest_groups:
        yield say(
            "Am schwächsten in diesem Plan: {ours}; üblich: {usual}.",
            "Weakest in this plan: {ours}; in practice: {usual}.",
            ours=_few(ours.weakest_groups, sizes), usual=_few(usual.weakest_groups, sizes),
        )  # fmt: skip


def _few(groups: Sequence[str], sizes: Mapping[str, int]) -> Words:
    if len(groups) <= _MOST_GROUPS:
        named = [group for group in groups if sizes[group] >= LEAST_TOLD]
        return groups_named(named, len(groups) - len(named))
    return say("{n} Akteursgruppen gleichauf", "{n} actor groups level", n=len(groups))

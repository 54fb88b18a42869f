"""How a rule gives way with one click: what is changed in what is wanted, and how that is told.

Where leaving a rule out whole would be more than anybody means (how many meetings, how far apart),
a step is taken; should it not suffice, the next plan says so and proposes the next one.
"""

from collections.abc import Callable

from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.plan_in_words.bilingual import (
    days,
    in_words,
    person_called,
    say,
    series_name,
)
from gemeinwerk.engines.planning.plan_in_words.repair import proposal
from gemeinwerk.engines.planning.problem import Problem, Words
from gemeinwerk.scheduling.building import key_of
from gemeinwerk.scheduling.models import Series

Change = Callable[[Series, Rule, Problem], None]
_WEEK = 7


def _fewer(series: Series, rule: Rule, problem: Problem) -> None:
    series.meetings = min(series.meetings, fewer(problem, rule))


def fewer(problem: Problem, rule: Rule) -> int:
    """One less than was asked for, however often somebody clicks."""
    return max(0, problem.of_id[str(rule.series)].meetings - 1)


def _closer(series: Series, rule: Rule, problem: Problem) -> None:
    series.gap = min(series.gap, closer(problem, rule))


def closer(problem: Problem, rule: Rule) -> int:
    """Half of what was asked for, in whole weeks; below two weeks none at all."""
    return problem.of_id[str(rule.series)].min_gap_days // 2 // _WEEK * _WEEK


def _wider(series: Series, _rule: Rule, _problem: Problem) -> None:
    series.first = series.last = None


def _deputised(series: Series, rule: Rule, _problem: Problem) -> None:
    series.required.remove(key_of(str(rule.person)))


def _without_room(series: Series, _rule: Rule, _problem: Problem) -> None:
    series.needs_room = False


def _not_after(series: Series, rule: Rule, _problem: Problem) -> None:
    other = key_of(str(rule.other))
    series.after = [key for key in series.after if key != other]


def _freed(series: Series, rule: Rule, _problem: Problem) -> None:
    if rule.date:
        series.day_wishes.filter(day=rule.date).delete()


_CHANGES: dict[RuleName, Change] = {
    RuleName.MEETINGS: _fewer,
    RuleName.MIN_GAP: _closer,
    RuleName.WINDOW: _wider,
    RuleName.REQUIRED: _deputised,
    RuleName.REQUIRED_ONCE: _deputised,
    RuleName.NEEDS_ROOM: _without_room,
    RuleName.CAPACITY: _without_room,
    RuleName.AFTER: _not_after,
    RuleName.FIXED: _freed,
    RuleName.FORBIDDEN: _freed,
}


def change_of(rule: Rule) -> Change | None:
    """None where it cannot be changed here: a room is taken where rooms are kept."""
    return _CHANGES.get(rule.name)


def told(problem: Problem, rule: Rule) -> Words:
    """What the click does, to the letter."""
    if rule.name is RuleName.MEETINGS:
        number = fewer(problem, rule)
        return say(
            "{series}: nur {n} statt {old} Termine planen.",
            "{series}: plan only {n} instead of {old} dates.",
            series=series_name(problem, str(rule.series)),
            n=in_words(number), old=in_words(number + 1),
        )  # fmt: skip
    if rule.name is RuleName.MIN_GAP:
        gap = closer(problem, rule)
        return say(
            "{series}: den Mindestabstand auf {gap} senken.",
            "{series}: lower the least distance to {gap}.",
            series=series_name(problem, str(rule.series)), gap=days(gap),
        )  # fmt: skip
    if rule.name is RuleName.REQUIRED_ONCE:
        return say(
            "{person} in allen Reihen vertreten lassen, wo es nötig ist.",
            "Let somebody stand in for {person} in all series where needed.",
            person=person_called(problem, str(rule.person)),
        )
    if rule.name is RuleName.CAPACITY:
        return say(
            "{series}: ohne festen Raum planen.", "{series}: plan without a room of its own.",
            series=series_name(problem, str(rule.series)),
        )  # fmt: skip
    return proposal(problem, rule)

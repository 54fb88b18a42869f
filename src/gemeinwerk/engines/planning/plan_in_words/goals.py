"""The goals as a table: how far each was reached, and how surely that is the best there is."""

from collections.abc import Iterable
from fractions import Fraction

from gemeinwerk.engines.planning.plan import Goal, Plan
from gemeinwerk.engines.planning.plan_in_words.bilingual import days, percent, say, written
from gemeinwerk.engines.planning.plan_in_words.page import Line, table
from gemeinwerk.engines.planning.problem import Problem, Words

LABELS = {
    "unmet_quotas": Words("Akteursgruppen, die ganz fehlen", "Actor groups missing altogether"),
    "people_left_out": Words("Personen, die außen vor bleiben", "People left out"),
    "weakest_group_share": Words(
        "Teilnahme der schwächsten Akteursgruppe", "Weakest actor group attends"
    ),
    "attendance": Words("Teilnahmen insgesamt", "Attendance in all"),
    "spread": Words("Längste Pausen der Reihen, zusammen", "Longest breaks of all series, summed"),
    "moves": Words("Verlegte Termine", "Dates moved"),
}
MORE_IS_BETTER = {"weakest_group_share", "attendance"}
_SURE = Words("nachweislich das Beste", "proven best")


def goals(problem: Problem, plan: Plan) -> list[Line]:
    """A row for each goal in its order, and below them what the floor asks."""
    told: Iterable[Goal] = [plan.moves, *plan.goals] if plan.moves else plan.goals
    rows = [[LABELS[one.name], value(one.name, one.value), _how_surely(one)] for one in told]
    lines = table(rows, numbers=[1]) if rows else []
    return [*lines, *_floor(problem, plan)]


def value(name: str, number: int | Fraction) -> Words:
    """A goal's value with its unit."""
    if name == "weakest_group_share":
        return percent(Fraction(number))
    return days(int(number)) if name == "spread" else written(int(number))


def _how_surely(goal: Goal) -> Words:
    if goal.proven:
        return _SURE
    bound = value(goal.name, goal.bound)
    if goal.name in MORE_IS_BETTER:
        return say("höchstens {n} möglich", "at most {n} possible", n=bound)
    return say("mindestens {n} nötig", "at least {n} needed", n=bound)


def _floor(problem: Problem, plan: Plan) -> list[Line]:
    if plan.floor is None:
        return []
    floor, share = plan.floor, percent(Fraction(problem.rules.attendance_floor))
    found = Words("der höchsten Teilnahme", "the greatest attendance")
    if not floor.proven:
        found = say(
            "der höchsten gefundenen Teilnahme; höchstens {n} möglich",
            "the greatest attendance found; at most {n} possible", n=floor.bound,
        )  # fmt: skip
    words = say(
        "Damit niemand ohne Not außen vor bleibt, darf ein Plan auf Teilnahmen verzichten, aber "
        "nur bis {least} ({share} von {most}, {found}).",
        "So that nobody is left out without need, a plan may give up attendance, but only down to "
        "{least} ({share} of {most}, {found}).",
        least=floor.value, share=share, most=floor.attendance, found=found,
    )  # fmt: skip
    return [Line(words, indent=2)]

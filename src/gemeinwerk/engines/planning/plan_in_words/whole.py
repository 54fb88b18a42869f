"""The answer from top to bottom, as a good clerk would write it down."""

from collections.abc import Iterator

from gemeinwerk.engines.planning.plan import Entry, Plan, Status
from gemeinwerk.engines.planning.plan_in_words import comparison
from gemeinwerk.engines.planning.plan_in_words.bilingual import (
    between,
    counted,
    full_day,
    people_named,
    persons,
    say,
    series_name,
)
from gemeinwerk.engines.planning.plan_in_words.conflict import told_together
from gemeinwerk.engines.planning.plan_in_words.goals import goals
from gemeinwerk.engines.planning.plan_in_words.meetings import by_month
from gemeinwerk.engines.planning.plan_in_words.page import Line, paged, section
from gemeinwerk.engines.planning.plan_in_words.worth_of_dates import out_of_reach, standing
from gemeinwerk.engines.planning.problem import Problem, Words

HEADLINES = {
    Status.OPTIMAL: Words("Bester Plan – nachweislich", "Best plan – proven"),
    Status.FEASIBLE: Words(
        "Ein Plan, noch nicht nachweislich der beste", "A plan, not yet proven the best"
    ),
    Status.INFEASIBLE: Words("Es gibt keinen Plan", "There is no plan"),
    Status.UNKNOWN: Words("Die Zeit reichte nicht", "There was not enough time"),
}
_SERIES = (Words("Reihe", "series"), Words("Reihen", "series"))


def tell(problem: Problem, plan: Plan, language: str, *, compare: bool = False) -> str:
    """The plan, or why there is none, as plain text of at most 88 columns.

    compare: beside today's practice, where there is a plan.
    """
    return paged(_lines(problem, plan, compare), language)


def _lines(problem: Problem, plan: Plan, compare: bool) -> Iterator[Line]:
    yield Line(HEADLINES[plan.status])
    yield Line(_in_short(problem, plan))
    if plan.meetings:
        yield from section(Words("Wie gut er ist", "How good it is"), goals(problem, plan))
        if compare:
            yield from section(comparison.HEADING, comparison.comparison(problem, plan))
        yield from section(Words("Verlegt", "Moved"), _moved(problem, plan))
        yield from by_month(problem, plan)
        yield from section(Words("Außen vor", "Left out"), _left_out(problem, plan))
    if plan.status is Status.INFEASIBLE:
        yield from _why_none(problem, plan)
    yield from section(Words("Hinweise", "Notes"), _notes(problem))


def _in_short(problem: Problem, plan: Plan) -> Words:
    if plan.meetings:
        days = [one.date for one in plan.meetings]
        return say(
            "{n} für {series} {between}.", "{n} for {series} {between}.",
            n=counted(len(days), Words("Termin", "date"), Words("Termine", "dates")),
            series=counted(len(problem.series), *_SERIES), between=between(min(days), max(days)),
        )  # fmt: skip
    if plan.status is Status.INFEASIBLE:
        return Words(
            "Das ist bewiesen, nicht nur vermutet.", "This is proven, not merely supposed."
        )
    return Words(
        "Es wurde weder ein Plan gefunden noch gezeigt, dass es keinen gibt. Bitte mit mehr Zeit "
        "noch einmal planen.",
        "No plan was found, and it was not shown that there is none. Plan again with more time.",
    )


def _moved(problem: Problem, plan: Plan) -> Iterator[Line]:
    for series, day in plan.moved:
        words = say("{series}: nicht mehr {day}", "{series}: no longer {day}",
                    series=series_name(problem, series), day=full_day(day))  # fmt: skip
        yield Line(words, indent=2)


def _left_out(problem: Problem, plan: Plan) -> Iterator[Line]:
    people = standing(problem, [one.appointment for one in plan.meetings]).left_out
    if not people:
        everybody = Words(
            "Niemand: Alle können zu mindestens einem Termin kommen.",
            "Nobody: everybody can come to at least one date.",
        )
        yield Line(everybody, indent=2)
        return
    never = set(out_of_reach(problem, people))
    yield from _named(
        problem,
        [one for one in people if one not in never],
        Words(
            "{n} {can} zu keinem dieser Termine kommen: {names}.",
            "{n} can come to none of these dates: {names}.",
        ),
    )
    yield from _named(
        problem,
        [one for one in people if one in never],
        Words(
            "{n} {can} an keinem Tag, an dem ihre Gruppen tagen könnten: {names}.",
            "{n} can come on no day on which their groups could meet: {names}.",
        ),
    )


def _named(problem: Problem, people: list[str], pattern: Words) -> Iterator[Line]:
    if people:
        can = Words("kann" if len(people) == 1 else "können", "can")
        words = say(*pattern, n=persons(len(people)), can=can,
                    names=people_named(problem, people, len(people)))  # fmt: skip
        yield Line(words, indent=2)


def _why_none(problem: Problem, plan: Plan) -> Iterator[Line]:
    if not plan.conflict:
        yield Line(
            Words(
                "Woran es liegt, ließ sich in der Zeit nicht eingrenzen.",
                "There was not enough time to narrow down why.",
            )
        )
    rules = told_together(problem, [entry.rule for entry in plan.conflict])
    yield from section(
        Words("Das geht nicht alles zusammen", "These do not go together"),
        [Line(say("– {rule}", "– {rule}", rule=one), indent=2, hang=2) for one in rules],
    )
    ways = [_way(place, way) for place, way in enumerate(plan.repairs, start=1)]
    yield from section(
        Words("Jeder dieser Vorschläge allein hilft", "Each of these proposals alone helps"), ways
    )


def _way(place: int, way: tuple[Entry, ...]) -> Line:
    joined = Words(
        " Und: ".join(entry.words.de for entry in way),
        " And: ".join(entry.words.en for entry in way),
    )
    words = say("{n}. {way}", "{n}. {way}", n=place, way=joined)
    return Line(words, indent=2, hang=3)


def _notes(problem: Problem) -> Iterator[Line]:
    for place, words in problem.notes:
        yield Line(say("{place}: {words}", "{place}: {words}", place=place, words=words), 2, 2)

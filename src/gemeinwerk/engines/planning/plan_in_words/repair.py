"""How a rule could give way: a proposal for the people in the room, never more than that."""

from collections.abc import Callable

from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.plan_in_words.bilingual import (
    full_day,
    in_words,
    listed,
    person_called,
    plain_day,
    room_name,
    say,
    series_name,
)
from gemeinwerk.engines.planning.problem import Problem, Series, Words


def proposal(problem: Problem, rule: Rule) -> Words:
    """How the rule could give way, as a proposal."""
    return _PROPOSED[rule.name](problem, rule)


def _fewer_meetings(problem: Problem, rule: Rule) -> Words:
    series = problem.of_id[str(rule.series)]
    if series.meetings == 1:
        return _for(problem, series, Words("auf den Termin verzichten", "go without the date"))
    return _for(problem, series, say(
        "weniger als {n} Termine planen", "plan fewer than {n} dates", n=in_words(series.meetings),
    ))  # fmt: skip


def _closer(problem: Problem, rule: Rule) -> Words:
    series = problem.of_id[str(rule.series)]
    unit = Words("Tag", "day") if series.min_gap_days == 1 else Words("Tagen", "days")
    gap = say("{n} {unit}", "{n} {unit}", n=series.min_gap_days, unit=unit)
    return _for(problem, series, say(
        "mit weniger als {gap} Abstand planen", "plan dates less than {gap} apart", gap=gap,
    ))  # fmt: skip


def _wider(problem: Problem, rule: Rule) -> Words:
    series, horizon = problem.of_id[str(rule.series)], problem.horizon
    ways = []
    if series.not_before > horizon.first:
        ways.append(say("vor dem {day}", "before {day}", day=plain_day(series.not_before)))
    if series.not_after < horizon.last:
        ways.append(say("nach dem {day}", "after {day}", day=plain_day(series.not_after)))
    when = listed(ways, Words("oder", "or"))
    return _for(problem, series, say("auch {when} planen", "plan also {when}", when=when))


def _deputy(problem: Problem, rule: Rule) -> Words:
    return say(
        "{person} bei {series} vertreten lassen.",
        "Let somebody stand in for {person} at {series}.",
        person=person_called(problem, str(rule.person)),
        series=series_name(problem, str(rule.series)),
    )  # fmt: skip


def _deputy_once(problem: Problem, rule: Rule) -> Words:
    return say(
        "{person} vertreten lassen, wo zwei Sitzungen auf einen Abend fallen.",
        "Let somebody stand in for {person} where two meetings fall on one evening.",
        person=person_called(problem, str(rule.person)),
    )


def _without_room(problem: Problem, rule: Rule) -> Words:
    return _for(problem, problem.of_id[str(rule.series)], Words(
        "ohne Raum planen, zum Beispiel online, oder einen weiteren Raum suchen",
        "plan without a room, online for instance, or find one more room",
    ))  # fmt: skip


def _any_room(problem: Problem, rule: Rule) -> Words:
    return _for(problem, problem.of_id[str(rule.series)], Words(
        "einen größeren Raum suchen oder mit weniger Plätzen auskommen",
        "find a larger room or make do with fewer seats",
    ))  # fmt: skip


def _room_free(problem: Problem, rule: Rule) -> Words:
    return say(
        "{room} am {day} frei machen.", "Free {room} on {day}.",
        room=room_name(problem, str(rule.room)), day=_day(rule),
    )  # fmt: skip


def _not_after(problem: Problem, rule: Rule) -> Words:
    return _for(problem, problem.of_id[str(rule.series)], say(
        "schon beginnen, bevor {other} vorbei ist", "begin before {other} is over",
        other=series_name(problem, str(rule.other)),
    ))  # fmt: skip


def _unfixed(problem: Problem, rule: Rule) -> Words:
    return _for(problem, problem.of_id[str(rule.series)], say(
        "den festgelegten Termin am {day} freigeben", "give up the fixed date on {day}",
        day=_day(rule),
    ))  # fmt: skip


def _allowed(problem: Problem, rule: Rule) -> Words:
    return _for(problem, problem.of_id[str(rule.series)], say(
        "den {day} doch zulassen", "allow {day} after all", day=_day(rule),
    ))  # fmt: skip


def _for(problem: Problem, series: Series, deed: Words) -> Words:
    return say("{series}: {deed}.", "{series}: {deed}.",
               series=series_name(problem, series.id), deed=deed)  # fmt: skip


def _day(rule: Rule) -> Words:
    return full_day(rule.date) if rule.date else Words("", "")


_PROPOSED: dict[RuleName, Callable[[Problem, Rule], Words]] = {
    RuleName.MEETINGS: _fewer_meetings,
    RuleName.MIN_GAP: _closer,
    RuleName.WINDOW: _wider,
    RuleName.REQUIRED: _deputy,
    RuleName.REQUIRED_ONCE: _deputy_once,
    RuleName.NEEDS_ROOM: _without_room,
    RuleName.CAPACITY: _any_room,
    RuleName.ROOM_UNAVAILABLE: _room_free,
    RuleName.AFTER: _not_after,
    RuleName.FIXED: _unfixed,
    RuleName.FORBIDDEN: _allowed,
}

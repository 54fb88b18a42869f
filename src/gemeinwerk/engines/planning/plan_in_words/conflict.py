"""Why there is no plan: what each rule asks, with the facts that make it hard to keep."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.plan_in_words.bilingual import (
    between,
    counted,
    days,
    full_day,
    in_words,
    listed,
    person_called,
    persons,
    room_name,
    say,
    series_name,
    short_day,
    stretch,
)
from gemeinwerk.engines.planning.plan_in_words.repair import proposal
from gemeinwerk.engines.planning.problem import Problem, Series, Words

__all__ = ["asked", "proposal", "told_together"]

# So many dates or times away are named one by one; more are counted.
_MOST_DATES = 5
_MOST_SPELLS = 3
# Rules of a series that make one sentence.
_RHYTHM = (RuleName.MEETINGS, RuleName.MIN_GAP, RuleName.WINDOW)


def asked(problem: Problem, rule: Rule) -> Words:
    """What the rule asks, as one sentence with the facts behind it."""
    return _ASKED[rule.name](problem, rule)


def told_together(problem: Problem, rules: Sequence[Rule]) -> tuple[Words, ...]:
    """The rules of a conflict, those on number, distance and window of a series in one sentence."""
    told: dict[object, Words] = {}
    for rule in rules:
        if rule.name in _RHYTHM:
            names = {one.name for one in rules if one.series == rule.series}
            told.setdefault(rule.series, _rhythm(problem, _series(problem, rule), names))
        else:
            told[rule] = asked(problem, rule)
    return tuple(told.values())


def _rhythm(problem: Problem, series: Series, names: Iterable[RuleName]) -> Words:
    """ "AG Wohnen braucht drei Termine im Abstand von mindestens 28 Tagen zwischen …"."""
    wanted = set(names) & set(_RHYTHM)
    if wanted == {RuleName.MIN_GAP}:
        return say(
            "Zwischen zwei Terminen von {series} {lie} mindestens {gap}.",
            "Two dates of {series} are at least {gap} apart.",
            series=series_name(problem, series.id), gap=days(series.min_gap_days),
            lie=Words("liegt" if series.min_gap_days == 1 else "liegen", ""),
        )  # fmt: skip
    if RuleName.MEETINGS not in wanted and RuleName.MIN_GAP not in wanted:
        return say(
            "{series} tagt nur {window}; möglich {are} in dieser Zeit {n}.",
            "{series} meets only {window}; {n} {are} possible in that time.",
            series=series_name(problem, series.id),
            window=between(series.not_before, series.not_after),
            n=_dates(len(_in_window(problem, series))),
            are=_are(len(_in_window(problem, series))),
        )  # fmt: skip
    parts = [_so_many(series) if RuleName.MEETINGS in wanted else Words("Termine", "dates")]
    if RuleName.MIN_GAP in wanted:
        parts.append(_apart(series))
    if RuleName.WINDOW in wanted:
        parts.append(between(series.not_before, series.not_after))
    return say(
        "{series} braucht {what}.", "{series} needs {what}.",
        series=series_name(problem, series.id),
        what=Words(" ".join(one.de for one in parts), " ".join(one.en for one in parts)),
    )  # fmt: skip


def _so_many(series: Series) -> Words:
    if series.meetings == 1:
        return Words("einen Termin", "one date")
    return say("{n} Termine", "{n} dates", n=in_words(series.meetings))


def _apart(series: Series) -> Words:
    gap = series.min_gap_days
    unit = Words("Tag" if gap == 1 else "Tagen", "day" if gap == 1 else "days")
    return say(
        "im Abstand von mindestens {n} {unit}", "at least {n} {unit} apart", n=gap, unit=unit
    )


def _of_rhythm(problem: Problem, rule: Rule) -> Words:
    return _rhythm(problem, _series(problem, rule), [rule.name])


def _required(problem: Problem, rule: Rule) -> Words:
    series, person = _series(problem, rule), problem.person[str(rule.person)]
    possible = _in_window(problem, series)
    away = [day for day in possible if day in person.unavailable]
    return say(
        "{person} muss bei {series} immer dabei sein{can}.",
        "{person} must be at every meeting of {series}{can}.",
        person=person_called(problem, person.id),
        series=series_name(problem, series.id),
        can=_can(possible, away),
    )


def _can(possible: Sequence[date], away: Sequence[date]) -> Words:
    """When somebody can come, as the end of a sentence: the few dates, or times, or times away."""
    free = [day for day in possible if day not in away]
    if not away:
        return Words("", "")
    if not free:
        return say(
            ", kann aber an keinem der {n} möglichen Tage",
            " but is free on none of the {n} possible days", n=len(possible),
        )  # fmt: skip
    if len(free) <= _MOST_DATES:
        return say(
            ", kann aber nur am {days}", " but is free only on {days}",
            days=listed(short_day(day) for day in free),
        )  # fmt: skip
    there, missed = _spells(possible, free), _spells(possible, away)
    if len(free) <= len(away) and len(there) <= _MOST_SPELLS:
        return say(
            ", kann aber nur {spells}", " but is free only {spells}", spells=_named(there)
        )  # fmt: skip
    if len(missed) <= _MOST_SPELLS:
        return say(
            ", kann aber nicht {spells}", " but is away {spells}", spells=_named(missed)
        )  # fmt: skip
    return say(
        ", kann aber nur an {n} der {all} möglichen Tage",
        " but is free on only {n} of the {all} possible days", n=len(free), all=len(possible),
    )  # fmt: skip


def _named(spells: Iterable[tuple[date, date]]) -> Words:
    return listed(stretch(first, last) for first, last in spells)


def _spells(possible: Sequence[date], days: Sequence[date]) -> list[tuple[date, date]]:
    """First and last of these days wherever possible days follow each other without a gap."""
    runs = groupby(possible, key=lambda day: day in days)
    found = [list(run) for belongs, run in runs if belongs]
    return [(run[0], run[-1]) for run in found]


def _required_once(problem: Problem, rule: Rule) -> Words:
    person = str(rule.person)
    of = [one for one in problem.series if person in one.required]
    return say(
        "{person} muss bei {series} dabei sein, an einem Abend geht aber nur eine Sitzung.",
        "{person} must be at {series} but can be in only one meeting an evening.",
        person=person_called(problem, person),
        series=listed(series_name(problem, one.id) for one in of),
    )


def _needs_room(problem: Problem, rule: Rule) -> Words:
    rooms = len(problem.rooms)
    there_is = say(
        "es gibt {n}", "there {are} {n}", are="is" if rooms == 1 else "are",
        n=counted(rooms, Words("Raum", "room"), Words("Räume", "rooms")),
    )  # fmt: skip
    if not rooms:
        there_is = Words("es ist keiner angegeben", "none is given")
    return say(
        "{series} braucht für jeden Termin einen Raum für sich; {there_is}.",
        "{series} needs a room of its own for each date; {there_is}.",
        series=series_name(problem, str(rule.series)), there_is=there_is,
    )  # fmt: skip


def _capacity(problem: Problem, rule: Rule) -> Words:
    series = _series(problem, rule)
    largest = max(problem.rooms, key=lambda room: room.capacity, default=None)
    free = free_members(problem, series, _in_window(problem, series))
    if largest is None or not free:
        return say(
            "Alle, die zu {series} kommen können, müssen in den Raum passen.",
            "All who can come to {series} must fit into the room.",
            series=series_name(problem, series.id),
        )
    least, many = min(free), persons(max(free))
    if least != max(free):
        many = say("{least} bis {many}", "{least} to {many}", least=least, many=many)
    return say(
        "Alle, die zu {series} kommen können, müssen in den Raum passen: je nach Tag {many}; "
        "der größte Raum ({room}) fasst {places}.",
        "All who can come to {series} must fit into the room: {many}, depending on the day; "
        "the largest room ({room}) holds {places}.",
        series=series_name(problem, series.id), many=many,
        room=room_name(problem, largest.id), places=persons(largest.capacity),
    )  # fmt: skip


def free_members(problem: Problem, series: Series, days: Iterable[date]) -> list[int]:
    """How many members can come on each of the days."""
    members = [problem.person[one] for one in series.members]
    return [sum(day not in one.unavailable for one in members) for day in days]


def _room_unavailable(problem: Problem, rule: Rule) -> Words:
    return say(
        "{room} ist am {day} belegt.", "{room} is taken on {day}.",
        room=_at_start(room_name(problem, str(rule.room))), day=_day(rule),
    )  # fmt: skip


def _after(problem: Problem, rule: Rule) -> Words:
    return say(
        "{series} beginnt erst, wenn {other} vorbei ist.",
        "{series} begins only when {other} is over.",
        series=series_name(problem, str(rule.series)),
        other=series_name(problem, str(rule.other)),
    )


def _fixed(problem: Problem, rule: Rule) -> Words:
    series = _series(problem, rule)
    return say(
        "{series} ist auf {day} festgelegt{but}.", "{series} is fixed to {day}{but}.",
        series=series_name(problem, series.id), day=_day(rule),
        but=_no_slot(problem, series, rule.date),
    )  # fmt: skip


def _no_slot(problem: Problem, series: Series, day: date | None) -> Words:
    """Why nobody can meet on a day, as the end of a sentence; empty where one can."""
    if day is None or day in calendar.candidates(problem, series):
        return Words("", "")
    reason = calendar.taken(problem).get(day)
    if reason is None or day.weekday() not in series.weekdays:
        return Words(", tagt an diesem Wochentag aber nicht", " but does not meet on that weekday")
    return say(
        ", dieser Tag ist aber nicht frei: {reason}", " but that day is taken: {reason}",
        reason=Words(reason.de.rstrip("."), reason.en.rstrip(".")),
    )  # fmt: skip


def _forbidden(problem: Problem, rule: Rule) -> Words:
    return say(
        "{series} soll nicht am {day} tagen.", "{series} is not to meet on {day}.",
        series=series_name(problem, str(rule.series)), day=_day(rule),
    )  # fmt: skip


def _series(problem: Problem, rule: Rule) -> Series:
    return problem.of_id[str(rule.series)]


def _day(rule: Rule) -> Words:
    return full_day(rule.date) if rule.date else Words("", "")


def _in_window(problem: Problem, series: Series) -> tuple[date, ...]:
    possible = calendar.candidates(problem, series)
    return tuple(day for day in possible if series.not_before <= day <= series.not_after)


def _dates(number: int) -> Words:
    return counted(number, Words("Tag", "day"), Words("Tage", "days"))


def _are(number: int) -> Words:
    return Words("ist", "is") if number == 1 else Words("sind", "are")


def _at_start(words: Words) -> Words:
    return Words(words.de[:1].upper() + words.de[1:], words.en[:1].upper() + words.en[1:])


_Sentence = Callable[[Problem, Rule], Words]
_ASKED: dict[RuleName, _Sentence] = {
    RuleName.MEETINGS: _of_rhythm,
    RuleName.MIN_GAP: _of_rhythm,
    RuleName.WINDOW: _of_rhythm,
    RuleName.REQUIRED: _required,
    RuleName.REQUIRED_ONCE: _required_once,
    RuleName.NEEDS_ROOM: _needs_room,
    RuleName.CAPACITY: _capacity,
    RuleName.ROOM_UNAVAILABLE: _room_unavailable,
    RuleName.AFTER: _after,
    RuleName.FIXED: _fixed,
    RuleName.FORBIDDEN: _forbidden,
}

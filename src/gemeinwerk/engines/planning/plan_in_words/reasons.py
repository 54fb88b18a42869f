"""Why this date, in one sentence for each of the next best dates."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gemeinwerk.engines.planning.alternatives import Alternative
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.plan_in_words.bilingual import say, short_day, written
from gemeinwerk.engines.planning.problem import Problem, Words

_SAME = (False, 0, 0, Fraction(0), 0, 0)
_LEAST_SHOWN = Fraction(1, 1000)


def why_this_date(
    problem: Problem, meeting: Meeting, others: Sequence[Alternative]
) -> tuple[Words, ...]:
    """What speaks for the date: what each other one would cost, or that there is none."""
    if meeting.appointment in problem.fixed:
        return (Words("Dieser Termin ist festgelegt.", "This date is fixed."),)
    if not others:
        return (
            Words(
                "Kein anderer Tag ist möglich, solange alle übrigen Termine bleiben.",
                "No other day is possible while all other dates stay.",
            ),
        )
    return tuple(_sentence(place, one) for place, one in enumerate(others))


def _sentence(place: int, other: Alternative) -> Words:
    return say(
        "{opening} {day}: {cost}.", "{opening} {day}: {cost}.",
        opening=_opening(place, other), day=short_day(other.date), cost=cost(other),
    )  # fmt: skip


def _opening(place: int, other: Alternative) -> Words:
    if other.rank[:-1] < _SAME:
        return Words("Besser wäre", "Better would be")
    if other.rank[:-1] == _SAME:
        return Words("Ebenso gut wäre", "Just as good would be")
    if place == 0:
        return Words("Der nächstbeste Termin wäre", "The next best date would be")
    return Words("Danach käme", "After that comes")


def cost(other: Alternative) -> Words:
    """By how much each goal would change, those that stay the same left out."""
    changes = list(_changes(other))
    if not changes:
        return Words("alle Ziele blieben gleich", "all goals would stay the same")
    return Words(", ".join(one.de for one in changes), ", ".join(one.en for one in changes))


def _changes(other: Alternative) -> Iterator[Words]:
    if other.unmet_quotas:
        yield _count(
            other.unmet_quotas,
            Words("eine Akteursgruppe {more} fehlte ganz", "one actor group {more} missing"),
            Words("{n} Akteursgruppen {more} fehlten ganz", "{n} actor groups {more} missing"),
        )
    if other.people_left_out:
        yield _count(
            other.people_left_out,
            Words("eine Person {more} bliebe außen vor", "one person {more} left out"),
            Words("{n} Personen {more} blieben außen vor", "{n} people {more} left out"),
        )
    if other.weakest_group_share:
        yield _share(other.weakest_group_share)
    if other.attendance:
        yield _attendance(other)
    if other.spread:
        yield _longer(other.spread)


def _attendance(other: Alternative) -> Words:
    change = _count(
        other.attendance,
        Words("eine Teilnahme {more}", "one attendance {more}"),
        Words("{n} Teilnahmen {more}", "{n} attendances {more}"),
    )
    if other.keeps_floor:
        return change
    return say(
        "{change} und damit unter der Untergrenze", "{change} and so below the floor", change=change
    )


def _count(change: int, one: Words, many: Words) -> Words:
    pattern = one if abs(change) == 1 else many
    english_more = "more" if change > 0 else ("less" if "attendance" in one.en else "fewer")
    more = Words("mehr" if change > 0 else "weniger", english_more)
    return say(pattern.de, pattern.en, n=abs(change), more=more)


def _share(change: Fraction) -> Words:
    points = abs(change) * 100
    if abs(change) < _LEAST_SHOWN:
        much = Words("weniger als 0,1 Prozentpunkte", "less than 0.1 percentage points")
    else:
        tenths = int(points * 10 + Fraction(1, 2))
        shown = f"{tenths // 10}.{tenths % 10}"
        much = Words(f"{shown.replace('.', ',')} Prozentpunkte", f"{shown} percentage points")
    return say(
        "die schwächste Akteursgruppe {verb} {much}", "the weakest actor group {verb} {much}",
        verb=Words("gewönne", "gains") if change > 0 else Words("verlöre", "loses"), much=much,
    )  # fmt: skip


def _longer(change: int) -> Words:
    unit = Words("Tag", "day") if abs(change) == 1 else Words("Tage", "days")
    return say(
        "die längste Pause {n} {unit} {longer}", "the longest break {n} {unit} {longer}",
        n=written(abs(change)), unit=unit,
        longer=Words("länger", "longer") if change > 0 else Words("kürzer", "shorter"),
    )  # fmt: skip

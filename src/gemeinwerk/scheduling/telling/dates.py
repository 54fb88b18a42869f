"""The dates of a plan as a list: who can come, who cannot, which groups are thin, why then."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.engines.planning.alternatives import Alternative
from gemeinwerk.engines.planning.crowd import Crowd
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.plan_in_words.bilingual import people_named
from gemeinwerk.engines.planning.plan_in_words.meetings import thin_groups, who_can_come
from gemeinwerk.engines.planning.plan_in_words.reasons import cost, why_this_date
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.meetings.convening import telling as convening
from gemeinwerk.scheduling import judging
from gemeinwerk.scheduling.building import key_of, place_of
from gemeinwerk.scheduling.facts import Facts, PersonFacts
from gemeinwerk.scheduling.models import Plan
from gemeinwerk.scheduling.naming import Named
from gemeinwerk.scheduling.telling.spoken import spoken
from gemeinwerk.scheduling.telling.year import colours
from gemeinwerk.scheduling.travelling import Elsewhere

MOST_IN_FULL = 60
"""A plan of more dates names people on the page of each date alone."""
_FEW_NAMES = 6


@dataclass(frozen=True)
class DateTold:
    """A line of the list."""

    series: int
    name: str
    colour: int
    day: date
    hours: str
    room: str
    can: str
    away: str
    groups: list[str]
    why: str
    pinned: bool
    by_hand: bool
    in_time: convening.Told | None
    """Until when must be invited to it."""
    room_note: str
    """Where it is not in the room that was wished for."""
    elsewhere: list[str]
    """Who is in another meeting that day, at the hour or too near to it."""


@dataclass(frozen=True)
class OtherDay:
    """A next best day, and what it would cost."""

    day: date
    sentence: str


@dataclass(frozen=True)
class OneDate:
    """A date on a page of its own."""

    line: DateTold
    who: list[str]
    why: list[str]
    others: list[OtherDay]


Pinned = Collection[tuple[int, date]]
"""Series by key, with the days that are set."""


def dates(row: Plan, named: Named, pinned: Pinned, facts: Facts | None = None) -> list[DateTold]:
    problem, crowd = named.problem, Crowd(named.problem)
    found = judging.meetings(problem, row.dates)
    full = len(found) <= MOST_IN_FULL
    people = {one.key: one for one in facts.people} if facts and full else {}
    return [_line(row, named, crowd, one, pinned, full, people) for one in found]


def one_date(
    row: Plan, named: Named, series: int, day: date, pinned: Pinned = ()
) -> OneDate | None:
    """None where the plan has no such date."""
    problem, crowd = named.problem, Crowd(named.problem)
    for one in judging.meetings(problem, row.dates):
        if key_of(one.series) == series and one.date == day:
            who = [spoken(words) for words in who_can_come(problem, one, problem.of_id[one.series])]
            others = others_of(row, one)
            return OneDate(
                _line(row, named, crowd, one, pinned, full=True),
                who,
                [spoken(words) for words in why_this_date(problem, one, others)],
                [OtherDay(each.date, spoken(cost(each))) for each in others],
            )
    return None


def others_of(row: Plan, one: Meeting) -> list[Alternative]:
    return [judging.read(each) for each in row.others.get(place_of(one.appointment), [])]


def _line(
    row: Plan,
    named: Named,
    crowd: Crowd,
    one: Meeting,
    pinned: Pinned,
    full: bool,
    people: Mapping[int, PersonFacts] | None = None,
) -> DateTold:
    problem = named.problem
    series = problem.of_id[one.series]
    away = [who for who in series.members if one.date in problem.person[who].unavailable]
    why = why_this_date(problem, one, others_of(row, one))
    return DateTold(
        series=key_of(one.series),
        name=series.name or series.id,
        colour=colours(problem)[one.series],
        day=one.date,
        hours=_("{start}–{end} Uhr").format(start=f"{one.start:%H:%M}", end=f"{one.end:%H:%M}"),
        room=problem.room[one.room].name if one.room else "",
        can=_can(len(series.members) - len(away), len(series.members)),
        away=_away(problem, away) if full else "",
        groups=[spoken(words) for words in thin_groups(crowd, one, series)],
        why=spoken(why[0]) if why else "",
        pinned=(key_of(one.series), one.date) in pinned,
        by_hand=_by_hand(row, one),
        in_time=_in_time(named, one, full),
        room_note=_room_note(named, one),
        elsewhere=_elsewhere(problem, one, people or {}),
    )


def _room_note(named: Named, one: Meeting) -> str:
    wish = named.rooms.of_series.get(key_of(one.series))
    if wish is None or one.room is None:
        return ""
    parts = []
    if wish.room and wish.room != key_of(one.room):
        wanted = named.problem.room.get(f"r{wish.room}")
        sentence = _("Der gewünschte Raum {room} ist da nicht frei oder zu klein.")
        parts.append(sentence.format(room=wanted.name if wanted else ""))
    if wish.step_free and key_of(one.room) not in named.rooms.step_free:
        parts.append(_("Dieser Raum ist nicht als stufenlos eingetragen."))
    return " ".join(parts)


def _elsewhere(problem: Problem, one: Meeting, people: Mapping[int, PersonFacts]) -> list[str]:
    found = []
    for who in problem.of_id[one.series].members:
        told = people.get(key_of(who))
        other = told.elsewhere.get(one.date) if told else None
        if other and one.date not in problem.person[who].unavailable:
            found.append(is_elsewhere(problem.person[who].name, other))
    return found


def is_elsewhere(name: str, other: Elsewhere) -> str:
    """„Ada ist da auch in: Hauptausschuss, 14:00–16:15 Uhr.“"""
    if other.all_day:
        return _("{name} ist da auch in: {body}, ganztägig.").format(name=name, body=other.title)
    return _("{name} ist da auch in: {body}, {start}–{end} Uhr.").format(
        name=name,
        body=other.title,
        start=f"{other.starts:%H:%M}",
        end=f"{other.ends:%H:%M}",
    )


def _in_time(named: Named, one: Meeting, full: bool) -> convening.Told | None:
    """In a long list only where it is too late."""
    found = convening.told(named.convenings.get(key_of(one.series)), one.date)
    return found if found and (full or found.late) else None


def _can(can: int, members: int) -> str:
    if can == members:
        return _("Alle {n} können kommen.").format(n=members)
    return _("{n} von {all} können kommen.").format(n=can, all=members)


def _away(problem: Problem, away: Sequence[str]) -> str:
    if not away:
        return ""
    return _("Nicht: {names}.").format(names=spoken(people_named(problem, away, _FEW_NAMES)))


def _by_hand(row: Plan, one: Meeting) -> bool:
    key, day = key_of(one.series), one.date.isoformat()
    return any(
        each["by_hand"] for each in row.dates if each["series"] == key and each["day"] == day
    )

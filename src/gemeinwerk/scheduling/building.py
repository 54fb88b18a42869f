"""From what is wanted to a problem for the engine, and from its answer back to keys. No database.

    data = problem_data(facts)              # a PROBLEM.json of keys alone
    problem = problem_file.problem_from(data)

A person is `p12`, a series `s3`, a room `r5`, an actor group `g7`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from gemeinwerk.engines.planning.problem import Appointment
from gemeinwerk.scheduling.facts import Facts, PersonFacts, RoomFacts, SeriesFacts

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HUNDRED = 100


def problem_data(facts: Facts) -> dict[str, Any]:
    """Series without members or meetings are left out, and with them who belongs to no other."""
    planned = facts.planned
    there = {person for one in planned for person in one.members}
    known = {one.key for one in planned}
    return {
        "version": 1,
        "horizon": {"from": facts.first.isoformat(), "to": facts.last.isoformat()},
        "land": facts.land,
        "slots": {
            "weekdays": _weekdays(facts.weekdays), "start": facts.start, "minutes": facts.minutes,
        },
        "rules": {
            "skip_school_holidays": facts.skip_school_holidays,
            "skip_public_holidays": facts.skip_public_holidays,
            "attendance_floor": facts.floor / _HUNDRED,
        },
        "closed": [
            {"from": one.first.isoformat(), "to": one.last.isoformat(), "reason": one.reason}
            for one in facts.closed
        ],
        "busy": [{"date": day.isoformat(), "reason": why} for day, why in facts.busy],
        "rooms": [_room(one) for one in facts.rooms],
        "people": [_person(one) for one in facts.people if one.key in there],
        "series": [_series(one, known) for one in planned],
        "fixed": list(_wishes((one, one.pinned) for one in planned)),
        "forbidden": list(_wishes((one, one.forbidden) for one in planned)),
    }  # fmt: skip


def _room(one: RoomFacts) -> dict[str, Any]:
    return {"id": f"r{one.key}", "capacity": one.capacity, "unavailable": _days(one.taken)}


def _person(one: PersonFacts) -> dict[str, Any]:
    return {
        "id": f"p{one.key}",
        "groups": [f"g{key}" for key in one.groups],
        "unavailable": _days(one.away),
    }


def _series(one: SeriesFacts, known: set[int]) -> dict[str, Any]:
    members = set(one.members)
    return {
        "id": f"s{one.key}",
        "meetings": one.meetings,
        "min_gap_days": one.gap,
        "members": [f"p{key}" for key in one.members],
        "required": [f"p{key}" for key in one.required if key in members],
        "needs_room": one.needs_room,
        "not_before": one.first.isoformat(),
        "not_after": one.last.isoformat(),
        "after": [f"s{key}" for key in one.after if key in known],
        "weekdays": _weekdays(one.weekdays),
        "start": one.start,
        "minutes": one.minutes,
    }


def _wishes(of_series: Iterable[tuple[SeriesFacts, frozenset[date]]]) -> Iterator[dict[str, Any]]:
    for one, days in of_series:
        for day in sorted(days):
            yield {"series": f"s{one.key}", "date": day.isoformat()}


def _weekdays(days: Iterable[int]) -> list[str]:
    return [WEEKDAYS[day] for day in sorted(days)]


def _days(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]


# --- and back -------------------------------------------------------------------------------------


def key_of(name: str) -> int:
    """ "p12" -> 12"""
    return int(name[1:])


def pairs_of(appointments: Iterable[Appointment]) -> list[list[Any]]:
    """As a row keeps them: key of the series, day."""
    return [[key_of(one.series), one.date.isoformat()] for one in appointments]


def appointments_of(pairs: Iterable[Any], known: Iterable[str]) -> tuple[Appointment, ...]:
    """Those of series that are there still."""
    there = set(known)
    found = (Appointment(f"s{key}", date.fromisoformat(day)) for key, day in pairs)
    return tuple(one for one in found if one.series in there)


def place_of(one: Appointment) -> str:
    """ "s3 2027-06-09": the name of a date in what a row keeps."""
    return f"{one.series} {one.date.isoformat()}"

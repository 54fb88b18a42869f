"""What dates are worth, whoever chose them: the five goals, the next best days, what a move costs.

No database, and nothing of how a plan is found: numbers of a plan as people changed it come the
same way as those of the one that was found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from gemeinwerk.engines.planning import checker, practice
from gemeinwerk.engines.planning.alternatives import Alternative, alternatives
from gemeinwerk.engines.planning.checker.hard_rules import broken
from gemeinwerk.engines.planning.checker.scene import scene_of
from gemeinwerk.engines.planning.plan import Floor, Meeting, Plan, Status
from gemeinwerk.engines.planning.plan_in_words.worth_of_dates import standing
from gemeinwerk.engines.planning.problem import Appointment, Problem, Words
from gemeinwerk.scheduling.building import key_of, place_of
from gemeinwerk.scheduling.models.plans import Date
from gemeinwerk.scheduling.room_wishes import NONE, RoomWishes, chosen, fitting

GOALS = ("unmet_quotas", "people_left_out", "weakest_group_share", "attendance", "spread")


def appointments(problem: Problem, dates: Iterable[Date]) -> tuple[Appointment, ...]:
    """Those of series the problem knows."""
    found = (Appointment(f"s{one['series']}", date.fromisoformat(one["day"])) for one in dates)
    return tuple(sorted(one for one in found if one.series in problem.of_id))


def meetings(problem: Problem, dates: Iterable[Date]) -> tuple[Meeting, ...]:
    """In order, with hours, rooms, and who is expected where."""
    order = {one.id: place for place, one in enumerate(problem.series)}
    rooms = {(f"s{one['series']}", one["day"]): one["room"] for one in dates}
    chosen = sorted(appointments(problem, dates), key=lambda one: (one.date, order[one.series]))
    expected = _expected(problem, chosen)
    found = []
    for one in chosen:
        series = problem.of_id[one.series]
        begin = datetime.combine(one.date, series.start)
        end = begin + timedelta(minutes=series.minutes)
        room = rooms[one.series, one.date.isoformat()]
        room_id = f"r{room}" if room and f"r{room}" in problem.room else None
        found.append(
            Meeting(one.series, one.date, series.start, end.time(), room_id, expected[one])
        )
    return tuple(found)


def _expected(
    problem: Problem, chosen: Sequence[Appointment]
) -> dict[Appointment, tuple[str, ...]]:
    """Whom a meeting requires there, others in the first of theirs that evening."""
    where: dict[tuple[date, str], Appointment] = {}
    for one in chosen:
        for member in problem.of_id[one.series].members:
            if one.date not in problem.person[member].unavailable:
                where.setdefault((one.date, member), one)
    for one in chosen:
        for member in problem.of_id[one.series].required:
            where[one.date, member] = one
    found: dict[Appointment, list[str]] = {one: [] for one in chosen}
    for (_day, member), one in where.items():
        found[one].append(member)
    return {one: tuple(people) for one, people in found.items()}


# --- numbers --------------------------------------------------------------------------------------


def figures(problem: Problem, chosen: Sequence[Appointment]) -> dict[str, Any]:
    """The five goals, the groups worst off, and how many meetings are missing."""
    found = checker.figures(problem, chosen)
    weakest = standing(problem, chosen)
    wanted = sum(one.meetings for one in problem.series)
    return {
        **{name: str(getattr(found, name)) for name in GOALS},
        "weakest": list(weakest.weakest_groups),
        "missing": max(0, wanted - len(set(chosen))),
    }


def usual(problem: Problem) -> tuple[Appointment, ...]:
    """What today's practice would choose: each group in turn its most ticked days."""
    return tuple(one.appointment for one in practice.most_ticked(problem))


def other_days(
    problem: Problem, chosen: Sequence[Appointment], floor: int
) -> dict[str, list[list[Any]]]:
    """The next best days of each date, as a row keeps them."""
    plan = Plan(
        Status.FEASIBLE,
        0,
        meetings=meetings(problem, [_date(one) for one in chosen]),
        floor=Floor(floor, floor, floor, proven=False),
    )
    return {
        place_of(one): [_written(each) for each in found]
        for one, found in alternatives(problem, plan).items()
    }


def _date(one: Appointment) -> Date:
    return Date(series=key_of(one.series), day=one.date.isoformat(), room=None, by_hand=False)


def _written(one: Alternative) -> list[Any]:
    return [
        one.date.isoformat(), one.unmet_quotas, one.people_left_out, str(one.weakest_group_share),
        one.attendance, one.spread, one.keeps_floor,
    ]  # fmt: skip


def read(row: Sequence[Any]) -> Alternative:
    """A next best day out of a row."""
    day, unmet, left_out, share, attendance, spread, keeps = row
    return Alternative(
        date.fromisoformat(day), unmet, left_out, Fraction(share), attendance, spread, keeps
    )


# --- moving ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Price:
    """What a move costs, goal by goal, and which rules it breaks that held before."""

    change: Alternative
    breaks: tuple[Words, ...]
    mends: tuple[Words, ...]
    room: int | None


def price(
    problem: Problem,
    dates: Sequence[Date],
    one: Appointment,
    to: date,
    floor: int,
    wishes: RoomWishes = NONE,
) -> Price:
    before = appointments(problem, dates)
    moved = moved_dates(problem, dates, one, to, wishes)
    after = appointments(problem, moved)
    old, new = checker.figures(problem, before), checker.figures(problem, after)
    change = Alternative(
        to,
        new.unmet_quotas - old.unmet_quotas,
        new.people_left_out - old.people_left_out,
        new.weakest_group_share - old.weakest_group_share,
        new.attendance - old.attendance,
        new.spread - old.spread,
        new.attendance >= floor,
    )
    held, holds = _broken(problem, dates), _broken(problem, moved)
    there = next(
        row for row in moved if row["day"] == to.isoformat() and f"s{row['series']}" == one.series
    )
    breaks = [each for each in holds if each not in held]
    if problem.of_id[one.series].needs_room and there["room"] is None:
        breaks.append(
            Words(
                f"{to:%d.%m.%Y}: Kein Raum ist frei, in den alle passen.",
                f"{to.isoformat()}: No room is free that holds everybody.",
            )
        )
    return Price(
        change, tuple(breaks), tuple(one for one in held if one not in holds), there["room"]
    )


def moved_dates(
    problem: Problem,
    dates: Sequence[Date],
    one: Appointment,
    to: date,
    wishes: RoomWishes = NONE,
) -> list[Date]:
    """The dates with one of them on another day, in order, in the room that was wished for if it is
    free, else in the smallest that will do."""
    left = [row for row in dates if not _is(row, one)]
    key = key_of(one.series)
    room = _room_for(problem, left, one.series, to, wishes)
    new = Date(series=key, day=to.isoformat(), room=room, by_hand=True)
    return sorted([*left, new], key=lambda row: (row["day"], row["series"]))


def _is(row: Date, one: Appointment) -> bool:
    return f"s{row['series']}" == one.series and row["day"] == one.date.isoformat()


def _room_for(
    problem: Problem, dates: Iterable[Date], series: str, day: date, wishes: RoomWishes
) -> int | None:
    if not problem.of_id[series].needs_room:
        return None
    gone = {row["room"] for row in dates if row["day"] == day.isoformat()}
    key = key_of(series)
    free = [room for room in fitting(problem, key, day) if room not in gone]
    return chosen({key: free}, wishes).get(key)


def _broken(problem: Problem, dates: Sequence[Date]) -> list[Words]:
    return list(broken(scene_of(problem, meetings(problem, dates))))


def broken_rules(problem: Problem, dates: Sequence[Date]) -> list[Words]:
    """Every rule these dates do not keep, in sentences."""
    return _broken(problem, dates)

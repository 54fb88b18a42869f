"""What is answered: the meetings, how good they are and how surely, or why there are none."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from typing import Any

from gemeinwerk.engines.planning.problem import Appointment, Words

GOALS = ("unmet_quotas", "people_left_out", "weakest_group_share", "attendance", "spread")


class Status(StrEnum):
    """How sure the answer is; `exit_code` is what the program ends with."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"

    @property
    def exit_code(self) -> int:
        """0 with a plan, 1 where none exists, 3 where time ended before one was found."""
        return {"infeasible": 1, "unknown": 3}.get(self.value, 0)


class RuleName(StrEnum):
    """The hard rules, by the names they have in a conflict.

    What an entry names, and what leaving the rule out means: MEETINGS (series) any number of
    meetings will do; MIN_GAP (series) its dates may be any days apart; WINDOW (series) the whole
    horizon; REQUIRED (series, person) that person may be away; REQUIRED_ONCE (person) may be
    required in two meetings of one slot; NEEDS_ROOM (series) meets without a room; CAPACITY
    (series) any room will do; ROOM_UNAVAILABLE (room, date) the room can be had; AFTER (series,
    other) need not wait for `other`; FIXED and FORBIDDEN (series, date).
    """

    MEETINGS = "meetings"
    MIN_GAP = "min_gap"
    WINDOW = "window"
    REQUIRED = "required"
    REQUIRED_ONCE = "required_once"
    NEEDS_ROOM = "needs_room"
    ROOM_UNAVAILABLE = "room_unavailable"
    CAPACITY = "capacity"
    AFTER = "after"
    FIXED = "fixed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One hard rule of a problem: its name and the ids it speaks of."""

    name: RuleName
    series: str | None = None
    person: str | None = None
    date: "date | None" = None
    room: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule with a sentence: what it asks (in a conflict), how it could give way (in a repair)."""

    rule: Rule
    words: Words

    def as_json(self, language: str = "de") -> dict[str, Any]:
        """The entry as PLAN.json has it."""
        rule = self.rule
        told = {
            "rule": rule.name.value,
            "text": self.words.in_language(language),
            "series": rule.series,
            "person": rule.person,
            "date": rule.date and rule.date.isoformat(),
            "room": rule.room,
            "other": rule.other,
        }
        return {key: value for key, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a series. room: an id, None where it needs none. expected: ids of persons."""

    series: str
    date: date
    start: time
    end: time
    room: str | None = None
    expected: tuple[str, ...] = ()

    @property
    def appointment(self) -> Appointment:
        """Series and date."""
        return Appointment(self.series, self.date)


@dataclass(frozen=True, slots=True)
class Goal:
    """How far one goal was reached. bound: no plan is better than this. Shares are fractions."""

    name: str
    value: int | Fraction
    bound: int | Fraction
    proven: bool

    def as_json(self) -> dict[str, Any]:
        """The goal as PLAN.json has it: a share to six decimals."""
        return {
            "name": self.name,
            "value": _written(self.value),
            "bound": _written(self.bound),
            "proven": self.proven,
        }


@dataclass(frozen=True, slots=True)
class Floor:
    """Least attendance the plan keeps. attendance: the greatest found; bound: of that greatest."""

    attendance: int
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer to a problem. moved: what an earlier plan had and this one has not.

    moves: of a plan that keeps an earlier one, how few dates it moves. seconds: wall clock.
    """

    status: Status
    seconds: float
    meetings: tuple[Meeting, ...] = ()
    floor: Floor | None = None
    goals: tuple[Goal, ...] = ()
    moves: Goal | None = None
    moved: tuple[Appointment, ...] = ()
    conflict: tuple[Entry, ...] = ()
    repairs: tuple[tuple[Entry, ...], ...] = ()

    def as_json(self, language: str = "de") -> dict[str, Any]:
        """The plan as PLAN.json has it, its sentences in that language."""
        told: dict[str, Any] = {
            "version": 1,
            "status": self.status.value,
            "seconds": round(self.seconds, 3),
            "meetings": [_meeting_as_json(one) for one in self.meetings],
            "floor": self.floor and {
                "attendance": self.floor.attendance,
                "value": self.floor.value,
                "bound": self.floor.bound,
                "proven": self.floor.proven,
            },
            "goals": [goal.as_json() for goal in self.goals],
            "moved": [{"series": one.series, "date": one.date.isoformat()} for one in self.moved],
            "conflict": [entry.as_json(language) for entry in self.conflict],
            "repairs": [[entry.as_json(language) for entry in each] for each in self.repairs],
        }  # fmt: skip
        if self.moves:
            told["moves"] = self.moves.as_json()
        return told


def _written(value: int | Fraction) -> int | float:
    return value if isinstance(value, int) else round(float(value), 6)


def _meeting_as_json(meeting: Meeting) -> dict[str, Any]:
    return {
        "series": meeting.series,
        "date": meeting.date.isoformat(),
        "start": meeting.start.strftime("%H:%M"),
        "end": meeting.end.strftime("%H:%M"),
        "room": meeting.room,
        "expected": list(meeting.expected),
    }

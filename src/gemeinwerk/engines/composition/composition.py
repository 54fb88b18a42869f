"""What is answered: who sits where and why, how good that is and how surely, what is missing."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from gemeinwerk.engines.composition.problem import Seat, Words

GOALS = ("shortfall", "people_left_out", "wishes", "organisations", "changes", "lot")


class Status(StrEnum):
    """How sure the answer is; `exit_code` is what the program ends with."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"

    @property
    def exit_code(self) -> int:
        """0 with a composition, 1 where none exists, 3 where time ended before one was found."""
        return {"infeasible": 1, "unknown": 3}.get(self.value, 0)


class RuleName(StrEnum):
    """The rules by the names they have in a conflict, and what each speaks of.

    SIZE_LEAST and SIZE_MOST (group), TARGET_LEAST and TARGET_MOST (group, actor group): the ends
    of sizes and targets. REQUIRED (group, person). NEVER (group, or group and person): who must
    not sit there though they wish it. MOST (everybody, or a person): nobody sits in more groups
    than they want. WISHES (group, person): only where they wish; it is never left out.
    """

    SIZE_LEAST = "size_least"
    SIZE_MOST = "size_most"
    TARGET_LEAST = "target_least"
    TARGET_MOST = "target_most"
    REQUIRED = "required"
    NEVER = "never"
    MOST = "most"
    WISHES = "wishes"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a problem: its name and the ids it speaks of."""

    name: RuleName
    group: str | None = None
    actor_group: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule with a sentence. missing: of a lower end, how many are missing to it."""

    rule: Rule
    words: Words
    missing: int | None = None

    def as_json(self, language: str = "de") -> dict[str, Any]:
        """The entry as SEATS.json has it."""
        rule = self.rule
        told = {
            "rule": rule.name.value,
            "text": self.words.in_language(language),
            "group": rule.group,
            "actor_group": rule.actor_group,
            "person": rule.person,
            "missing": self.missing,
        }
        return {key: value for key, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat that is proposed, and why."""

    seat: Seat
    reason: Words

    def as_json(self, language: str = "de") -> dict[str, Any]:
        """The seat as SEATS.json has it."""
        return {**self.seat._asdict(), "reason": self.reason.in_language(language)}


@dataclass(frozen=True, slots=True)
class Goal:
    """How far one goal was reached: less is better. bound: nothing below this is possible, with
    the goals before it as they are.
    """

    name: str
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether it is proven that nothing is better."""
        return self.value == self.bound

    def as_json(self) -> dict[str, Any]:
        """The goal as SEATS.json has it."""
        return {
            "name": self.name,
            "value": self.value,
            "bound": self.bound,
            "proven": self.proven,
        }


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely somebody who wishes a seat gets one: at best, and among the slips."""

    person: str
    exact: Fraction
    slips: int

    def as_json(self, slips: int) -> dict[str, Any]:
        """The chance as SEATS.json has it."""
        return {
            "person": self.person,
            "fair": str(self.exact),
            "slips": self.slips,
            "chance": round(self.slips / slips, 6),
        }


@dataclass(frozen=True, slots=True)
class Slip:
    """A composition on so many slips of the draw."""

    slips: int
    seats: tuple[Seat, ...]

    def as_json(self) -> dict[str, Any]:
        """The slip as SEATS.json has it."""
        return {"slips": self.slips, "seats": [seat._asdict() for seat in self.seats]}


@dataclass(frozen=True, slots=True)
class Draw:
    """Equally likely slips, numbered from 0 in the order of `compositions`; one was drawn."""

    slips: int
    drawn: int
    chances: tuple[Chance, ...]
    compositions: tuple[Slip, ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The seats on the slip that was drawn."""
        first = 0
        for one in self.compositions:
            first += one.slips
            if self.drawn < first:
                return one.seats
        raise ValueError("no such slip")

    def as_json(self) -> dict[str, Any]:
        """The draw as SEATS.json has it."""
        return {
            "slips": self.slips,
            "drawn": self.drawn,
            "chances": [one.as_json(self.slips) for one in self.chances],
            "compositions": [one.as_json() for one in self.compositions],
        }


@dataclass(frozen=True, slots=True)
class Composition:
    """The answer to a problem. missing: lower ends that are not reached. conflict: a smallest set
    of rules that cannot stand together.
    """

    status: Status
    seats: tuple[Seated, ...] = ()
    goals: tuple[Goal, ...] = ()
    missing: tuple[Entry, ...] = ()
    conflict: tuple[Entry, ...] = ()
    draw: Draw | None = None

    def as_json(self, language: str = "de") -> dict[str, Any]:
        """The composition as SEATS.json has it, its sentences in that language."""
        told: dict[str, Any] = {
            "version": 1,
            "status": self.status.value,
            "seats": [seat.as_json(language) for seat in self.seats],
            "goals": [goal.as_json() for goal in self.goals],
            "missing": [entry.as_json(language) for entry in self.missing],
            "conflict": [entry.as_json(language) for entry in self.conflict],
        }
        if self.draw:
            told["draw"] = self.draw.as_json()
        return told

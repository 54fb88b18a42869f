"""What is asked: who could sit where, how large the groups are and who is to be heard in each.

The values of a PROBLEM.json, checked (`problem_file` does that), with every default filled in.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from gemeinwerk.engines.problem_files.errors import ProblemError as ProblemError
from gemeinwerk.tables.words import Words as Words


class Seat(NamedTuple):
    """A person in a group."""

    group: str
    person: str


class Ends(NamedTuple):
    """From `least` to `most`, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who could take part. wishes: ids of groups, the dearest first; never: of groups in
    which the person must not sit, whatever is wished; most: in so many groups at most.
    """

    id: str
    actor_group: str | None = None
    organisation: str | None = None
    wishes: tuple[str, ...] = ()
    most: int = 1
    never: frozenset[str] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group to be filled. targets: by actor group, how many of it. required: ids of persons."""

    id: str
    size: Ends
    targets: tuple[tuple[str, Ends], ...] = ()
    required: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Problem:
    """All that is asked. keep: the seats of an earlier composition. seed: of the lot."""

    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    seed: int = 0
    keep: tuple[Seat, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """What people call actor groups and organisations, by their ids."""
    notes: tuple[tuple[str, Words], ...] = field(default=(), compare=False)
    """What was read but not used: place and sentence."""

    @cached_property
    def person(self) -> dict[str, Person]:
        """Persons by id."""
        return {one.id: one for one in self.people}

    @cached_property
    def group(self) -> dict[str, Group]:
        """Groups by id."""
        return {one.id: one for one in self.groups}

    @cached_property
    def possible(self) -> tuple[Seat, ...]:
        """Every seat there could be, in the order of groups and people: where somebody wishes to
        sit or is required to, and may.
        """
        return tuple(
            Seat(group.id, person.id)
            for group in self.groups
            for person in self.people
            if self.may_sit(group, person)
        )

    def may_sit(self, group: Group, person: Person) -> bool:
        """Whether a seat is possible at all."""
        if group.id in person.never:
            return False
        return group.id in person.wishes or person.id in self._required[group.id]

    @cached_property
    def _required(self) -> dict[str, frozenset[str]]:
        return {group.id: frozenset(group.required) for group in self.groups}

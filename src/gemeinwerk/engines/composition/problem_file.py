"""From a PROBLEM.json to a `Problem`, or to a sentence that says what is wrong and where.

Wherever it can, reading goes on after an error, so that a person can mend several at once
(`ProblemError.others`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from gemeinwerk.engines.composition.limits import (
    MOST_GROUPS,
    MOST_PEOPLE,
    MOST_POSSIBLE,
    MOST_SEATS,
)
from gemeinwerk.engines.composition.problem import Ends, Group, Person, Problem, ProblemError, Seat
from gemeinwerk.engines.problem_files.fields import (
    Fields,
    Findings,
    anything,
    distinct,
    refuse_length,
    twice,
)
from gemeinwerk.engines.problem_files.limits import MOST_ENTRIES, MOST_NUMBER
from gemeinwerk.engines.problem_files.links import ids_twice, keep, unknown
from gemeinwerk.engines.problem_files.text import load
from gemeinwerk.engines.problem_files.values import (
    cleaned,
    identifier,
    refused,
    shown,
    version,
    whole_number,
    wording,
)
from gemeinwerk.tables.words import Words

__all__ = ["load", "problem_from", "seats_from"]

T = TypeVar("T")
_FIELDS = ("version", "seed", "people", "groups", "keep", "names")
_OF_A_PERSON = ("id", "actor_group", "organisation", "wishes", "most", "never", "name")
_OF_A_GROUP = ("id", "size", "targets", "required", "name")
_MOST_SEED = 2**53 - 1
"""What every reader of JSON takes as a whole number."""


def problem_from(data: Any) -> Problem:
    """The problem that the values of a PROBLEM.json ask, with every default filled in.

    Raises ProblemError, with place and sentence and up to nine `others`, for anything else.
    """
    findings = Findings()
    fields = Fields(data, "").only(_FIELDS, findings)
    fields.required("version", version)
    problem = Problem(
        people=_each(fields, "people", _person, findings, MOST_PEOPLE, least=1),
        groups=_each(fields, "groups", _group, findings, MOST_GROUPS, least=1),
        seed=fields.optional("seed", whole_number(0, _MOST_SEED), 0),
        keep=_each(fields, "keep", _seat, findings, MOST_SEATS),
        names=fields.optional("names", _names, ()),
    )
    findings.end_if_wrong()
    for errors in (_doubled(problem), _unknown(problem), _not_allowed(problem)):
        keep(errors, findings)
        findings.end_if_wrong()
    if len(problem.possible) > MOST_POSSIBLE:
        raise ProblemError("people", _TOO_LARGE)
    return replace(problem, notes=(*findings.notes, *_of_nobody(problem)))


def seats_from(data: Any, problem: Problem) -> tuple[Seat, ...]:
    """Group and person of each seat of a SEATS.json, in its order; reasons may be missing.

    Raises ProblemError for groups and people that the problem does not have.
    """
    findings = Findings()
    fields = Fields(data, "")
    fields.required("version", version)
    values, place = fields.required("seats", anything), fields.at("seats")
    refuse_length(len(values), 0, MOST_SEATS, place)
    found = findings.each(values, place, lambda value, at: _pair(Fields(value, at)))
    findings.end_if_wrong()
    keep(_bad_seats("seats", found, problem), findings)
    findings.end_if_wrong()
    return found


# --- parts --------------------------------------------------------------------------------------
def _each(
    fields: Fields,
    name: str,
    part: Callable[..., T],
    findings: Findings,
    most: int = MOST_ENTRIES,
    *,
    least: int = 0,
) -> tuple[T, ...]:
    """The parts of a list, those that could not be read left out."""
    with findings.reading_on():
        values = fields.required(name, anything) if least or name in fields else []
        refuse_length(len(values), least, most, fields.at(name))
        return findings.each(values, fields.at(name), partial(part, findings=findings))
    return ()


def _person(value: Any, place: str, findings: Findings) -> Person:
    fields = Fields(value, place).only(_OF_A_PERSON, findings)
    groups = distinct(identifier, MOST_GROUPS)
    never: tuple[str, ...] = fields.optional("never", groups, ())
    return Person(
        id=fields.required("id", identifier),
        actor_group=fields.optional("actor_group", _or_nothing, None),
        organisation=fields.optional("organisation", _or_nothing, None),
        wishes=fields.optional("wishes", groups, ()),
        most=fields.optional("most", whole_number(1, MOST_GROUPS), 1),
        never=frozenset(never),
        name=fields.optional("name", wording, ""),
    )


def _group(value: Any, place: str, findings: Findings) -> Group:
    fields = Fields(value, place).only(_OF_A_GROUP, findings)
    people = distinct(identifier, MOST_PEOPLE)
    return Group(
        id=fields.required("id", identifier),
        size=fields.required("size", _ends),
        targets=fields.optional("targets", _targets, ()),
        required=fields.optional("required", people, ()),
        name=fields.optional("name", wording, ""),
    )


def _seat(value: Any, place: str, findings: Findings) -> Seat:
    return _pair(Fields(value, place).only(("group", "person"), findings))


def _pair(fields: Fields) -> Seat:
    return Seat(fields.required("group", identifier), fields.required("person", identifier))


def _or_nothing(value: Any, place: str) -> str | None:
    return None if value is None else identifier(value, place)


def _ends(value: Any, place: str) -> Ends:
    pair = anything(value, place)
    if len(pair) != 2:
        expected = Words("zwei Zahlen stehen wie [8, 14]", "two numbers such as [8, 14]")
        raise ProblemError(
            place, Words(f"Hier müssen {expected.de}.", f"These must be {expected.en}.")
        )
    number = whole_number(0, MOST_NUMBER)
    ends = Ends(*(number(one, f"{place}[{at}]") for at, one in enumerate(pair)))
    if ends.most < ends.least:
        raise ProblemError(
            place,
            Words(
                f"Mindestens {ends.least}, aber höchstens {ends.most}: Die kleinere Zahl zuerst.",
                f"At least {ends.least}, but at most {ends.most}: the smaller number first.",
            ),
        )
    return ends


def _entries(value: Any, place: str) -> Iterator[tuple[str, Any, str]]:
    """Names, values and places of an object that an office fills with ids of its own."""
    if not isinstance(value, dict):
        raise refused(value, place, Words("ein Objekt ({ … })", "an object ({ … })"))
    refuse_length(len(value), 0, MOST_ENTRIES, place)
    for name, one in value.items():
        at = f"{place}.{cleaned(str(name))}"
        yield identifier(name, at), one, at


def _targets(value: Any, place: str) -> tuple[tuple[str, Ends], ...]:
    return tuple((name, _ends(one, at)) for name, one, at in _entries(value, place))


def _names(value: Any, place: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, wording(one, at)) for name, one, at in _entries(value, place))


# --- what must fit together ---------------------------------------------------------------------
def _doubled(problem: Problem) -> Iterator[ProblemError]:
    yield from ids_twice("people", problem.people)
    yield from ids_twice("groups", problem.groups)


def _unknown(problem: Problem) -> Iterator[ProblemError]:
    for number, person in enumerate(problem.people):
        place = f"people[{number}]"
        yield from _strangers("groups", person.wishes, problem.group, f"{place}.wishes")
        yield from _strangers("groups", sorted(person.never), problem.group, f"{place}.never")
    for number, group in enumerate(problem.groups):
        place = f"groups[{number}].required"
        yield from _strangers("people", group.required, problem.person, place)
    yield from _bad_seats("keep", problem.keep, problem)


def _strangers(
    kind: str, ids: Iterable[str], known: Iterable[str], place: str
) -> Iterator[ProblemError]:
    for nth, one in enumerate(ids):
        if one not in known:
            yield unknown(kind, one, place if place.endswith("never") else f"{place}[{nth}]")


def _bad_seats(place: str, seats: Iterable[Seat], problem: Problem) -> Iterator[ProblemError]:
    seen: set[Seat] = set()
    for number, seat in enumerate(seats):
        at = f"{place}[{number}]"
        if seat.group not in problem.group:
            yield unknown("groups", seat.group, f"{at}.group")
        elif seat.person not in problem.person:
            yield unknown("people", seat.person, f"{at}.person")
        elif seat in seen:
            yield twice(f"{seat.group}, {seat.person}", at)
        seen.add(seat)


def _of_nobody(problem: Problem) -> Iterator[tuple[str, Words]]:
    """Targets for whom nobody stands: written "Beratung" here and "beratung" with the people, an
    upper end would hold nobody back."""
    there = {one.actor_group for one in problem.people}
    for number, group in enumerate(problem.groups):
        for kind, _ends in group.targets:
            if kind not in there:
                yield (
                    f"groups[{number}].targets.{cleaned(kind)}",
                    Words(
                        "Niemand unter people gehört zu dieser Akteursgruppe.",
                        "Nobody among people belongs to this actor group.",
                    ),
                )


def _not_allowed(problem: Problem) -> Iterator[ProblemError]:
    for number, group in enumerate(problem.groups):
        for nth, one in enumerate(group.required):
            if group.id in problem.person[one].never:
                said, there = shown(one), shown(group.id)
                yield ProblemError(
                    f"groups[{number}].required[{nth}]",
                    Words(
                        f"{said.de} soll hier sitzen, hat aber {there.de} unter never: eines von "
                        "beiden streichen.",
                        f"{said.en} is to sit here but has {there.en} under never: take out one "
                        "of the two.",
                    ),
                )


_TOO_LARGE = Words(
    f"Das ist zusammen zu groß: mehr als {MOST_POSSIBLE} mögliche Sitze. Bitte weniger Personen "
    "oder Gruppen auf einmal.",
    f"Together this is too large: more than {MOST_POSSIBLE} possible seats. Please take fewer "
    "people or groups at once.",
)

"""From a concept's groups and the people who could take part to a problem for the engine, and back.

    data = problem_of(concept, seed=7)        # a PROBLEM.json of keys alone; None: nothing to do
    problem = named(data)                     # with the names of today, to be solved and told

Whoever has a seat already keeps it: only vacant and new seats are proposed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import ActorGroup, Body, Organisation, Person, Target
from gemeinwerk.actors.models import Seat as ActorSeat
from gemeinwerk.compositions.models import Candidate, Composition, CompositionState
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.engines.composition import problem_file
from gemeinwerk.engines.composition.problem import Problem, Seat

Pair = list[int]


def groups_of(concept: Concept) -> list[Body]:
    """The working groups of its fields, each once, in the order of the fields."""
    found = (one.working_group for one in concepts.fields(concept))
    return list({one.pk: one for one in found if one}.values())


def problem_of(
    concept: Concept, *, seed: int, only: Collection[int] | None = None
) -> dict[str, Any]:
    """`only`: keys of the actor groups people are taken from; None: all. No `people`: nobody."""
    bodies = groups_of(concept)
    keys = [one.pk for one in bodies]
    there = holders(keys)
    people = _people(concept, there, set(keys), only)
    most = len(people)
    return {
        "version": 1,
        "seed": seed,
        "people": list(people.values()),
        "groups": _groups(bodies, there, most),
        "keep": _kept(concept, people, {one.pk for one in bodies}),
    }


@dataclass(frozen=True)
class Held:
    """What a seat that is taken is there for, by keys."""

    group: int | None
    organisation: int | None


Holders = dict[tuple[int, int], Held]


def holders(bodies: Collection[int]) -> Holders:
    """Body and person of each seat that is or will be taken; no guests."""
    today = localdate()
    spoken_for = dict(
        ActorSeat.objects.filter(body__in=list(bodies)).values_list("pk", "organisation")
    )
    found: Holders = {}
    for place in seating.places(body__in=list(bodies)):
        sitting = place.holder(today) or place.coming(today)
        if place.counts and sitting and sitting.person:
            group = place.group.pk if place.group else None
            found[place.body, sitting.person] = Held(group, spoken_for.get(place.pk))
    return found


def _people(
    concept: Concept,
    there: Holders,
    bodies: set[int],
    only: Collection[int] | None,
) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    held: dict[int, set[int]] = {}
    houses = _houses(there)
    for body, person in there:
        held.setdefault(person, set()).add(body)
    for one in Candidate.objects.filter(concept=concept).order_by("pk"):
        seats = held.get(one.person_id, set())
        if only is not None and one.group_id not in only and not seats:
            continue
        found[one.person_id] = {
            "id": _id("p", one.person_id),
            "actor_group": _id("g", one.group_id),
            "organisation": _id("o", one.organisation_id or houses.get(one.person_id)),
            "wishes": [_id("b", key) for key in one.wishes if key in bodies],
            "never": [_id("b", key) for key in one.never if key in bodies - seats],
            "most": max(one.most, len(seats)),
        }
    for (_body, person), seat in there.items():
        found.setdefault(
            person,
            {
                "id": _id("p", person),
                "actor_group": _id("g", seat.group),
                "organisation": _id("o", houses.get(person)),
                "most": len(held[person]),
            },
        )
    return found


def _houses(there: Holders) -> dict[int, int]:
    """For whom those who have seats sit there, else where they belong: nobody else of that house is
    to come beside them."""
    own = Person.organisations.through.objects.filter(person__in={one for _body, one in there})
    found = dict(own.order_by("-pk").values_list("person", "organisation"))
    for (_body, person), seat in there.items():
        if seat.organisation:
            found[person] = seat.organisation
    return found


def _groups(bodies: Iterable[Body], there: Holders, most: int) -> list[dict[str, Any]]:
    every = list(bodies)
    targets: dict[int, dict[str, list[int]]] = {one.pk: {} for one in every}
    for one in Target.objects.filter(body__in=every):
        high = most if one.high is None else one.high
        targets[one.body_id][str(_id("g", one.group_id))] = [one.low, max(high, one.low)]
    return [
        {
            "id": _id("b", one.pk),
            "size": _size(one, most),
            "targets": targets[one.pk],
            "required": [_id("p", person) for body, person in there if body == one.pk],
        }
        for one in every
    ]


def _size(body: Body, most: int) -> list[int]:
    low = body.seats_low or 0
    return [low, max(low, most) if body.seats_high is None else body.seats_high]


def _kept(concept: Concept, people: Collection[int], bodies: Collection[int]) -> list[Any]:
    """The seats of the proposal before, as far as its people and groups are still there."""
    states = (CompositionState.READY, CompositionState.TAKEN_OVER)
    last = Composition.objects.filter(concept=concept, state__in=states).first()
    pairs = last.seats if last else []
    return [
        {"group": _id("b", body), "person": _id("p", person)}
        for body, person in pairs
        if body in bodies and person in people
    ]


def named(data: dict[str, Any]) -> Problem:
    """The problem with what its groups and people are called today. Raises ProblemError."""
    people = Person.objects.in_bulk(keys_in(data["people"], "id"))
    bodies = Body.objects.in_bulk(keys_in(data["groups"], "id"))
    kinds = ActorGroup.objects.in_bulk(
        {*keys_in(data["people"], "actor_group"), *_targeted(data["groups"])}
    )
    organisations = Organisation.objects.in_bulk(keys_in(data["people"], "organisation"))
    names = {str(_id("g", key)): one.name[:200] for key, one in kinds.items()}
    names |= {str(_id("o", key)): one.name[:200] for key, one in organisations.items()}
    gone = _("gelöschte Person")
    return problem_file.problem_from(
        data
        | {
            "people": [
                one | {"name": _called(people.get(key_of(one["id"])), gone)}
                for one in data["people"]
            ],
            "groups": [
                one | {"name": _called(bodies.get(key_of(one["id"])), one["id"])}
                for one in data["groups"]
            ],
            "names": names,
        }
    )


def seats_of(pairs: Iterable[Pair]) -> list[Seat]:
    return [Seat(str(_id("b", body)), str(_id("p", person))) for body, person in pairs]


def pairs_of(seats: Iterable[Seat]) -> list[Pair]:
    return [[key_of(one.group), key_of(one.person)] for one in seats]


def key_of(name: str) -> int:
    """ "p12" -> 12"""
    return int(name[1:])


def keys_in(rows: Iterable[dict[str, Any]], name: str) -> set[int]:
    return {key_of(one[name]) for one in rows if one.get(name)}


def _targeted(groups: Iterable[dict[str, Any]]) -> set[int]:
    return {key_of(name) for one in groups for name in one["targets"]}


def _called(row: Person | Body | None, else_: str) -> str:
    return " ".join(row.name.split())[:200] if row else else_


def _id(kind: str, key: int | None) -> str | None:
    return None if key is None else f"{kind}{key}"

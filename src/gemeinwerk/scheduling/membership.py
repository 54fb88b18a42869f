"""Who belongs to which body of a planning, and to which actor groups.

Whoever has a seat. Where nobody sits yet: whoever the last proposal seats there, else whoever
wished for the group when they answered an invitation.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils.timezone import localdate

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import ActorGroup, Person
from gemeinwerk.actors.seating import Place
from gemeinwerk.audit import operations as audit
from gemeinwerk.compositions.models import Candidate, Composition, CompositionState
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.invitations.models import Answer
from gemeinwerk.scheduling.models import Schedule

SEATS, PROPOSAL, ANSWERS = "seats", "proposal", "answers"
OPEN = (Answer.ACCEPTED, Answer.UNDECIDED)


@dataclass
class Members:
    """Keys of people by the key of their body; of actor groups by the key of a person."""

    of_body: dict[int, set[int]] = field(default_factory=dict)
    groups: dict[int, set[int]] = field(default_factory=dict)
    from_where: dict[int, str] = field(default_factory=dict)
    seats: dict[int, list[Place]] = field(default_factory=dict)
    """Of bodies that are not planned for."""

    @property
    def people(self) -> set[int]:
        return set().union(*self.of_body.values())

    def add(self, body: int, person: int, group: int | None, source: str) -> None:
        self.of_body[body].add(person)
        self.from_where[body] = source
        if group:
            self.groups.setdefault(person, set()).add(group)

    @property
    def empty(self) -> set[int]:
        return {body for body, people in self.of_body.items() if not people}


def of(schedule: Schedule, bodies: Collection[int], *, beside: Collection[int] = ()) -> Members:
    """On the first day of the planning, or today where that is later. beside: bodies of which only
    is asked who sits there (`seats`)."""
    found = Members({body: set() for body in bodies})
    _seated(schedule, found, {one for one in beside if one not in found.of_body})
    if found.empty:
        _proposed(schedule, found)
    if found.empty:
        _wishing(schedule, found)
    _other_groups(schedule, found)
    return found


def _seated(schedule: Schedule, found: Members, beside: Collection[int]) -> None:
    day = max(localdate(audit.now()), schedule.first)
    for place in seating.places(body__in=[*found.of_body, *beside]):
        if place.body in beside:
            found.seats.setdefault(place.body, []).append(place)
            continue
        sitting = place.holder(day) or place.coming(day)
        if place.counts and sitting and sitting.person:
            group = place.group.pk if place.group else None
            found.add(place.body, sitting.person, group, SEATS)


def _proposed(schedule: Schedule, found: Members) -> None:
    states = (CompositionState.READY, CompositionState.TAKEN_OVER)
    last = Composition.objects.filter(concept=schedule.concept_id, state__in=states)
    pairs = last.values_list("seats", flat=True).first() or []
    empty = found.empty
    wanted = [(body, person) for body, person in pairs if body in empty]
    there = set(
        Person.objects.filter(pk__in={person for _body, person in wanted}).values_list(
            "pk", flat=True
        )
    )
    for body, person in wanted:
        if person in there:
            found.add(body, person, None, PROPOSAL)


def _wishing(schedule: Schedule, found: Members) -> None:
    chosen = Reply.bodies.through.objects.filter(
        body__in=found.empty,
        reply__invitation__wave__concept=schedule.concept_id,
        reply__invitation__answer__in=OPEN,
        reply__invitation__person__isnull=False,
    )
    for body, person in list(chosen.values_list("body", "reply__invitation__person")):
        found.add(body, person, None, ANSWERS)


def _other_groups(schedule: Schedule, found: Members) -> None:
    """Of those whose seat says none: that of their candidacy, their own, that of their house."""
    left = [person for person in found.people if person not in found.groups]
    if not left:
        return
    told: dict[int, int] = {}
    by_kind = dict(
        ActorGroup.objects.filter(municipality=schedule.concept.municipality_id)
        .exclude(kind="")
        .values_list("kind", "pk")
    )
    _note(
        told,
        (
            (person, group or by_kind.get(kind))
            for person, group, kind in Person.organisations.through.objects.filter(person__in=left)
            .order_by("-pk")
            .values_list("person", "organisation__group", "organisation__kind")
        ),
    )
    _note(told, Person.objects.filter(pk__in=left).values_list("pk", "group"))
    candidates = Candidate.objects.filter(concept=schedule.concept_id, person__in=left)
    _note(told, candidates.values_list("person", "group"))
    for person, group in told.items():
        found.groups[person] = {group}


def _note(told: dict[int, int], pairs: Iterable[tuple[int, int | None]]) -> None:
    for person, group in pairs:
        if group:
            told[person] = group

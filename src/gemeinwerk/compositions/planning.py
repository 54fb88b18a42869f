"""What taking a proposal over would do: who comes onto which vacant seat, and which are new."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import ActorGroup, Body, Organisation, Person, Seat
from gemeinwerk.actors.seating import Place
from gemeinwerk.compositions.models import Candidate, Composition


@dataclass(frozen=True)
class Step:
    """Somebody takes a seat; without `seat` a new one, for that organisation and group."""

    body: Body
    person: int
    name: str
    seat: Seat | None
    organisation: Organisation | None
    group: ActorGroup | None

    @property
    def told(self) -> list[Any]:
        return [self.body.pk, self.person, self.seat.pk if self.seat else 0]


def steps(composition: Composition, since: date) -> list[Step]:
    """For everybody of the proposal who has no seat in their group; who is erased is left out."""
    keys = {body for body, _person in composition.seats}
    bodies = Body.objects.in_bulk(keys)
    people = Person.objects.in_bulk({person for _body, person in composition.seats})
    told = {
        one.person_id: one
        for one in Candidate.objects.filter(concept=composition.concept_id).select_related(
            "group", "organisation"
        )
    }
    vacant: dict[int, list[Place]] = {key: [] for key in keys}
    sitting: set[tuple[int, int]] = set()
    for place in seating.places(body__in=keys):
        sitting |= {
            (place.body, one.person)
            for one in place.sittings
            if one.person and not one.deputises and (one.until is None or one.until >= since)
        }
        if place.counts and _is_free(place, since):
            vacant[place.body].append(place)
    seats = Seat.objects.select_related("body").in_bulk(
        [one.pk for every in vacant.values() for one in every]
    )
    found = []
    for body, person in composition.seats:
        if (body, person) in sitting or person not in people or body not in bodies:
            continue
        who = told.get(person)
        place_ = _suiting(vacant[body], who)
        found.append(
            Step(
                bodies[body],
                person,
                people[person].name,
                seats[place_.pk] if place_ else None,
                who.organisation if who else None,
                who.group if who else None,
            )
        )
    return found


def _is_free(place: Place, since: date) -> bool:
    """From that day on for good: nobody sits there then or comes later."""
    there = (place.since is None or place.since <= since) and place.until is None
    return there and not any(
        not one.deputises and (one.until is None or one.until >= since) for one in place.sittings
    )


def _suiting(vacant: list[Place], who: Candidate | None) -> Place | None:
    """A seat of the same organisation, else one of the same group for nobody in particular, else
    one of no group; each is used once."""
    organisation = who.organisation.short if who and who.organisation else ""
    group = who.group_id if who else None

    def fits(place: Place) -> int:
        of_group = place.group.pk if place.group else None
        if place.organisation:
            return 3 if organisation and place.organisation == organisation else 0
        return 2 if of_group and of_group == group else (0 if of_group else 1)

    best = max(vacant, key=fits, default=None)
    if best is None or not fits(best):
        return None
    vacant.remove(best)
    return best

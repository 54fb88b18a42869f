"""The office changes a proposal, takes it over into seats, or discards it.

Nobody loses a seat: taken over is who has none yet in a group, on a vacant seat that suits, else on
a new one. All of it happens or nothing.
"""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.compositions.errors import NotReady
from gemeinwerk.compositions.models import Composition, CompositionState
from gemeinwerk.compositions.planning import Step, steps
from gemeinwerk.compositions.problems import key_of
from gemeinwerk.compositions.verbs import CompositionsVerb
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb


@verb
def place(
    composition: Composition,
    *,
    person: int,
    bodies: Collection[int],
    by: User,
    shown: str | None = None,
) -> None:
    """From now on the person sits in these groups of the proposal and in no other."""
    found = _held(composition)
    require_same(found.seats, shown)
    groups = [key_of(one["id"]) for one in found.problem["groups"]]
    people = {key_of(one["id"]) for one in found.problem["people"]}
    if person not in people or not set(bodies) <= set(groups):
        raise NotReady(_("Diese Person oder Gruppe gehört nicht zu dem Vorschlag."))
    kept = [pair for pair in found.seats if pair[1] != person]
    new = sorted([*kept, *([body, person] for body in bodies)])
    if new != sorted(found.seats):
        found.seats = new
        found.save(update_fields=["seats"])
        audit.record(CompositionsVerb.COMPOSITION_CHANGE, found, by=by)


@verb
def take_over(composition: Composition, *, since: date, by: User, shown: str | None = None) -> int:
    """Who sits where in the proposal, from a day on; how many seats that fills. `shown`: the stamp
    of the `steps` a page told."""
    town = hold(composition.concept.municipality)
    found = _held(composition)
    hold_all(Body.objects.filter(pk__in=[body for body, _person in found.seats]))
    planned = steps(found, since)
    require_same([one.told for one in planned], shown)
    people = Person.objects.filter(municipality=town).in_bulk([one.person for one in planned])
    for one in planned:
        _sit(one, people[one.person], since, by)
    found.state = CompositionState.TAKEN_OVER
    found.save(update_fields=["state"])
    after = {"number": len(planned)}
    audit.record(CompositionsVerb.COMPOSITION_TAKE_OVER, found, by=by, after=after)
    return len(planned)


def _sit(step: Step, person: Person, since: date, by: User) -> None:
    if step.seat is not None:
        actors.fill_seat(step.seat, by=by, person=person, since=since)
    else:
        actors.add_seat(
            step.body, by=by, person=person, since=since, organisation=step.organisation,
            group=step.group,
        )  # fmt: skip


@verb
def discard(composition: Composition, *, by: User) -> None:
    found = hold(composition)
    if not (found.is_at_work or found.state == CompositionState.READY):
        raise NotReady(
            _("Dafür ist es zu spät oder zu früh: Der Vorschlag ist im Stand „{state}“.").format(
                state=found.get_state_display()
            )
        )
    found.state, found.leased_until = CompositionState.DISCARDED, None
    found.save(update_fields=["state", "leased_until"])
    audit.record(CompositionsVerb.COMPOSITION_DISCARD, found, by=by)


def _held(composition: Composition) -> Composition:
    hold(composition.concept)
    found = hold(composition, "concept")
    if found.state != CompositionState.READY:
        raise NotReady(
            _("Dafür ist es zu spät oder zu früh: Der Vorschlag ist im Stand „{state}“.").format(
                state=found.get_state_display()
            )
        )
    return found

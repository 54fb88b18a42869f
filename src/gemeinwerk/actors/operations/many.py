"""What is done with many people at once: seats of one body, files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Body, Occupancy, Person
from gemeinwerk.actors.operations.seats import add_seat
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality

MOST_SEATS = 200
"""At once; a body with more is no body."""


@dataclass(frozen=True)
class SeatsGiven:
    """How many seats there are now, and who had one there before, by name."""

    count: int
    sitting: list[str]


@verb
def give_seats(
    body: Body, *, by: User | None, people: Sequence[Person], function: str, since: date
) -> SeatsGiven:
    """A new seat for each who has none there, for their organisation where they have just one: all
    of them or none."""
    present = hold(body)
    if len(people) > MOST_SEATS:
        raise Unfitting(
            _("Mehr als {n} Sitze auf einmal lassen sich nicht anlegen.").format(n=MOST_SEATS)
        )
    there = Occupancy.objects.filter(
        Q(until=None) | Q(until__gte=since), seat__body=present, deputises=False
    )
    sitting = set(there.values_list("person", flat=True))
    new = [one for one in people if one.pk not in sitting]
    for person in new:
        own = list(person.organisations.all()[:2])
        add_seat(
            present,
            by=by,
            person=person,
            since=since,
            function=function,
            organisation=own[0] if len(own) == 1 else None,
        )
    return SeatsGiven(len(new), [one.name for one in people if one.pk in sitting])


@verb
def note_export(town: Municipality, *, by: User, count: int, file: str) -> None:
    """Who took how many out of the house, in which file; nobody's name."""
    found = hold(town)
    audit.record(
        ActorsVerb.PEOPLE_EXPORT, found, by=by, after={"count": count, "file": file}, town=found
    )

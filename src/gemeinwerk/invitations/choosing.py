"""Whom a choice means: bodies, organisations, actor groups and single people, each person once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import ActorGroup, Organisation, Person
from gemeinwerk.core import alphabet
from gemeinwerk.invitations import reaching
from gemeinwerk.invitations.models import Channel, Invitation, Wave
from gemeinwerk.municipalities.models import Municipality


@dataclass(frozen=True)
class Choice:
    """Keys of what was ticked."""

    bodies: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    deputies: bool = False
    """Whoever stands in for a seat as well."""

    @property
    def is_empty(self) -> bool:
        return not (self.bodies or self.organisations or self.groups or self.people)


@dataclass
class Chosen:
    """A person, and through what they came into the choice."""

    person: Person
    body: int | None = None
    organisation: int | None = None
    group: int | None = None


@dataclass
class Found:
    """Whom a choice means, and what is to be said of them."""

    mail: list[Chosen] = field(default_factory=list)
    paper: list[Chosen] = field(default_factory=list)
    """They have no address: they get a letter."""
    refused: list[tuple[Person, str]] = field(default_factory=list)
    """They may not be written to, with the reason."""
    present: list[Person] = field(default_factory=list)
    """They are in the wave already."""

    @property
    def new(self) -> list[Chosen]:
        return [*self.mail, *self.paper]


def look(wave: Wave, choice: Choice, day: date) -> Found:
    """Whom the choice means today, in a number of queries that does not depend on how many."""
    found = Found()
    invited = set(
        Invitation.objects.filter(wave=wave, person__isnull=False).values_list("person", flat=True)
    )
    for one in _meant(wave.concept.municipality, choice, day):
        if one.person.pk in invited:
            found.present.append(one.person)
        elif why := reaching.why_not(one.person):
            found.refused.append((one.person, why))
        elif one.person.email:
            found.mail.append(one)
        else:
            found.paper.append(one)
    return found


def channel_of(person: Person) -> Channel:
    return Channel.MAIL if person.email else Channel.PAPER


def _meant(town: Municipality, choice: Choice, day: date) -> list[Chosen]:
    seats = _seats(town, choice, day)
    wanted = Q(pk__in=choice.people) | Q(pk__in=[one for one, _place, _chosen in seats])
    if choice.organisations:
        wanted |= Q(organisations__in=choice.organisations)
    kinds = _kinds(town)
    if choice.groups:
        of = [kind for kind, group in kinds.items() if group in choice.groups]
        wanted |= Q(group__in=choice.groups) | Q(organisations__group__in=choice.groups)
        wanted |= Q(group=None, organisations__group=None, organisations__kind__in=of)
    people = Person.objects.filter(wanted, municipality=town).distinct()
    found = {one.pk: Chosen(one) for one in people.prefetch_related("organisations")}
    for key, place, is_chosen in seats:
        if (one := found.get(key)) is not None:
            if is_chosen and one.body is None:
                one.body = place.body
            one.group = one.group or (place.group.pk if place.group else None)
    for one in found.values():
        one.group = one.group or one.person.group_id
        _place_by_organisation(one, choice.organisations, kinds)
    return sorted(found.values(), key=lambda one: (alphabet.key(one.person.name), one.person.pk))


def _seats(town: Municipality, choice: Choice, day: date) -> list[tuple[int, seating.Place, bool]]:
    """Who sits where today: those of chosen bodies and groups, and where chosen people sit."""
    meant: list[tuple[int, seating.Place, bool]] = []
    wanted = Q(body__in=choice.bodies) | Q(group__in=choice.groups)
    if choice.people:
        wanted |= Q(occupancies__person__in=choice.people)
    keys = list(_keys(town, wanted)) if not choice.is_empty else []
    for place in seating.places(pk__in=keys):
        if not place.there(day):
            continue
        chosen = place.body in choice.bodies
        by_group = place.group is not None and place.group.pk in choice.groups
        sitting = [place.holder(day), place.deputy(day) if choice.deputies else None]
        for one in sitting:
            if one and one.person and (chosen or by_group or one.person in choice.people):
                meant.append((one.person, place, chosen))
    return meant


def _keys(town: Municipality, wanted: Q) -> Iterable[int]:
    from gemeinwerk.actors.models import Seat

    return Seat.objects.filter(wanted, body__municipality=town).values_list("pk", flat=True)


def _kinds(town: Municipality) -> dict[str, int]:
    """Which group an organisation of a kind counts to."""
    groups = ActorGroup.objects.filter(municipality=town).exclude(kind="")
    return dict(groups.values_list("kind", "pk"))


def _place_by_organisation(one: Chosen, wanted: Collection[int], kinds: dict[str, int]) -> None:
    of: list[Organisation] = list(one.person.organisations.all())
    chosen = [each for each in of if each.pk in wanted] or of
    if chosen:
        one.organisation = chosen[0].pk
        one.group = one.group or chosen[0].group_id or kinds.get(chosen[0].kind)

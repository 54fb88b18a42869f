"""Everything that is asked about those who take part; every answer starts at a town."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from gemeinwerk.accounts.models import Arrival, Role, User
from gemeinwerk.actors.body_parts import PARTS
from gemeinwerk.actors.models import (
    ActorGroup,
    Body,
    Deputy,
    Occupancy,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
    Target,
)
from gemeinwerk.core import alphabet
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.municipalities.models import Municipality


def unit_ids_of(user: User) -> frozenset[int]:
    """The units a user belongs to in any town, and those of whom they stand in for today: one query
    for the life of the instance."""
    cached: frozenset[int] | None = getattr(user, "_unit_ids", None)
    if cached is None:
        own = user.people.order_by().filter(organisations__kind="unit").values_list("organisations")
        theirs = standing_in(timezone.localdate()).filter(
            deputy__user=user, person__organisations__kind=OrganisationKind.UNIT
        )
        found = own.union(theirs.values_list("person__organisations"))
        cached = frozenset(unit for (unit,) in found)
        user._unit_ids = cached  # type: ignore[attr-defined]
    return cached


def standing_in(today: date) -> QuerySet[Deputy]:
    """Who stands in for whom on a day: only while these answer for their units themselves, since
    nobody gives away what they no longer have."""
    return Deputy.objects.order_by().filter(
        since__lte=today,
        until__gte=today,
        deputy__user__is_active=True,
        person__user__is_active=True,
        person__user__memberships__role=Role.UNIT_EDITOR,
        person__user__memberships__municipality=F("person__municipality"),
    )


def deputies_of_units(units: Collection[int], today: date) -> dict[int, list[Deputy]]:
    """Who stands in for people of these units on a day, by the units' keys: two queries."""
    found = standing_in(today).filter(person__organisations__in=units).order_by("pk")
    pairs = set(found.values_list("person__organisations", "pk"))
    rows = Deputy.objects.select_related("person", "deputy").in_bulk({pk for _unit, pk in pairs})
    by_unit: dict[int, list[Deputy]] = {}
    for unit, pk in sorted(pairs):
        by_unit.setdefault(unit, []).append(rows[pk])
    return by_unit


def colleagues(town: Municipality) -> QuerySet[Person]:
    """Who answers for units in a town: they stand in for each other."""
    return (
        Person.objects.filter(
            municipality=town,
            user__is_active=True,
            user__memberships__role=Role.UNIT_EDITOR,
            user__memberships__municipality=town,
        )
        .distinct()
        .order_by(Alphabetical("name"), "pk")
    )


def same_unit(town: Municipality, user: User) -> QuerySet[Person]:
    """Those of them who belong to a unit of the user's, the user among them."""
    units = Organisation.objects.filter(kind=OrganisationKind.UNIT, people__user=user)
    return colleagues(town).filter(Q(user=user) | Q(organisations__in=units))


def deputies(town: Municipality, *, today: date, user: User | None = None) -> QuerySet[Deputy]:
    """Those that are not over; with an account, those that concern it."""
    found = Deputy.objects.filter(person__municipality=town, until__gte=today)
    if user is not None:
        own = same_unit(town, user).order_by().values("pk")
        found = found.filter(Q(person__in=own) | Q(deputy__user=user))
    return found.select_related("person", "deputy")


def deputy(municipality: Municipality, pk: int) -> Deputy:
    found = Deputy.objects.select_related("person", "deputy")
    return found.get(person__municipality=municipality, pk=pk)


# --- organisations ------------------------------------------------------------------------------


def organisation(municipality: Municipality, pk: int) -> Organisation:
    found = Organisation.objects.select_related("parent", "group")
    return found.get(municipality=municipality, pk=pk)


def unit(municipality: Municipality, pk: int) -> Organisation:
    return units(municipality, closed=True).select_related("parent").get(pk=pk)


def outside_organisation(municipality: Municipality, pk: int) -> Organisation:
    """An organisation that is not part of the administration."""
    found = Organisation.objects.filter(municipality=municipality).select_related(
        "group", "speaker"
    )
    return found.exclude(kind=OrganisationKind.UNIT).get(pk=pk)


def organisations(
    municipality: Municipality, *, kind: str = "", search: str = "", closed: bool = False
) -> QuerySet[Organisation]:
    """Organisations outside the administration, with how many people belong to each."""
    found = Organisation.objects.filter(municipality=municipality).exclude(
        kind=OrganisationKind.UNIT
    )
    if kind:
        found = found.filter(kind=kind)
    if not closed:
        found = found.filter(active=True)
    found = found.filter(_named(search, "name", "abbreviation"))
    return found.annotate(people_count=Count("people", distinct=True)).order_by(
        Alphabetical("name")
    )


def units(municipality: Municipality, *, closed: bool = False) -> QuerySet[Organisation]:
    """The register of units: those that exist, or all."""
    found = Organisation.objects.filter(municipality=municipality, kind=OrganisationKind.UNIT)
    return found if closed else found.filter(active=True)


@dataclass(frozen=True)
class Branch:
    """A unit and how far below the top it stands (0: at the top)."""

    unit: Organisation
    depth: int


def unit_tree(municipality: Municipality, *, closed: bool = False) -> list[Branch]:
    """All units, each followed by those that belong to it: one query.

    A unit whose parent is left out stands at the top.
    """
    found = list(units(municipality, closed=closed).order_by("position", Alphabetical("name")))
    known = {unit.pk for unit in found}
    below: dict[int | None, list[Organisation]] = defaultdict(list)
    for unit in found:
        below[unit.parent_id if unit.parent_id in known else None].append(unit)
    tree: list[Branch] = []
    waiting = [Branch(unit, 0) for unit in reversed(below[None])]
    while waiting:
        branch = waiting.pop()
        tree.append(branch)
        waiting += [Branch(unit, branch.depth + 1) for unit in reversed(below[branch.unit.pk])]
    return tree


def search_tree(tree: list[Branch], search: str) -> list[Branch]:
    """The branches whose unit is called so, by name, abbreviation or another name."""
    words = search.casefold().split()
    return [branch for branch in tree if all(word in _called(branch.unit) for word in words)]


def _called(unit: Organisation) -> str:
    return " ".join([unit.name, unit.abbreviation, *unit.aliases]).casefold()


# --- people and bodies --------------------------------------------------------------------------


def person(municipality: Municipality, pk: int) -> Person:
    return Person.objects.select_related("user", "group").get(municipality=municipality, pk=pk)


def account_behind(person: Person) -> User | None:
    """The account a person acts with here: the one linked to them, or with the same address.

    One that has roles only elsewhere is that town's, and one that was invited from there and has
    not come in yet is not known here.
    """
    here = Q(memberships__municipality=person.municipality_id)
    kept = Q(memberships=None, kept_by=person.municipality_id)
    theirs = Q(pk=person.user_id) & (here | kept)
    if person.email:
        theirs |= Q(email__iexact=person.email) & here
    arriving = Arrival.objects.filter(municipality=person.municipality_id)
    return User.objects.filter(theirs).exclude(pk__in=arriving.values("user")).first()


def people(
    municipality: Municipality, *, organisation: int | None = None, search: str = ""
) -> QuerySet[Person]:
    """People with their organisations."""
    found = Person.objects.filter(municipality=municipality)
    if organisation is not None:
        found = found.filter(organisations=organisation)
    found = found.filter(_named(search, "name", "function", "email"))
    return found.prefetch_related("organisations").order_by(Alphabetical("name"), "pk")


def people_of(organisation: Organisation) -> QuerySet[Person]:
    return organisation.people.order_by(Alphabetical("name"))


def offered_to(
    organisation: Organisation,
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Groups of actors, and its people, with their keys: one query."""
    groups = ActorGroup.objects.filter(municipality=organisation.municipality_id).order_by()
    people = organisation.people.order_by()
    rows = list(
        groups.annotate(of=Value("group", CharField()), beside=Value("", CharField()))
        .values_list("of", "pk", "name", "beside", "position")
        .union(
            people.annotate(of=Value("person", CharField()), place=Value(0, IntegerField()))
            .values_list("of", "pk", "name", "function", "place"),
            all=True,
        )
    )  # fmt: skip
    found = [(pk, name, place) for of, pk, name, _beside, place in rows if of == "group"]
    known = [(pk, name, beside) for of, pk, name, beside, _place in rows if of == "person"]
    return (
        [(pk, name) for pk, name, _place in sorted(found, key=lambda row: (row[2], row[0]))],
        [
            (pk, f"{name} ({beside})" if beside else name)
            for pk, name, beside in sorted(known, key=lambda row: alphabet.key(row[1]))
        ],
    )


@dataclass(frozen=True)
class Theirs:
    """The organisations of a person: of which they are one, and for which they speak."""

    member: list[Organisation]
    speaks_for: list[Organisation]


def organisations_of(person: Person) -> Theirs:
    """One query for both."""
    links = Person.organisations.through._default_manager.filter(person=person)
    member = Exists(links.filter(organisation=OuterRef("pk")))
    rows = Organisation.objects.annotate(of=member).filter(Q(of=True) | Q(speaker=person))
    found: list[Any] = list(rows)
    return Theirs(
        [one for one in found if one.of], [one for one in found if one.speaker_id == person.pk]
    )


def seats_of(person: Person) -> QuerySet[Occupancy]:
    """Where a person sits or stands in, and did so."""
    return person.occupancies.select_related("seat__body").order_by(
        Alphabetical("seat__body__name"), F("since").asc(nulls_first=True), "pk"
    )


def free_accounts(municipality: Municipality, person: Person | None = None) -> QuerySet[User]:
    """Accounts with a role in the town that belong to nobody yet, or to this very person."""
    taken = Person.objects.filter(municipality=municipality, user__isnull=False)
    if person is not None:
        taken = taken.exclude(pk=person.pk)
    accounts = User.objects.filter(memberships__municipality=municipality)
    # Their names are not the town's to know before they come in.
    accounts = accounts.exclude(arrivals__municipality=municipality)
    return accounts.exclude(pk__in=taken.values("user")).distinct().order_by(Alphabetical("name"))


def body(municipality: Municipality, pk: int) -> Body:
    return Body.objects.get(municipality=municipality, pk=pk)


def body_with_targets(municipality: Municipality, pk: int) -> Body:
    """A body with what is aimed at, and with what other areas tell of it, in one query: it stands
    at the head of a page."""
    fields = [one.attname for one in Body._meta.concrete_fields]
    group = [f"targets__group__{one.attname}" for one in ActorGroup._meta.concrete_fields]
    found = Body.objects.filter(municipality=municipality, pk=pk).order_by("targets__pk")
    parts = PARTS.asked()
    found = found.annotate(**parts)
    rows = list(found.values_list(*fields, "targets__low", "targets__high", *group, *parts))
    if not rows:
        raise Body.DoesNotExist
    size = len(fields)
    body = Body.from_db("default", fields, rows[0][:size])
    body.municipality = municipality
    names = [one.attname for one in ActorGroup._meta.concrete_fields]
    body.aims = [
        Target(
            body=body,
            group=ActorGroup.from_db("default", names, row[size + 2 : size + 2 + len(group)]),
            low=row[size],
            high=row[size + 1],
        )
        for row in rows
        if row[size] is not None
    ]
    body.parts = dict(zip(parts, rows[0][size + 2 + len(group) :], strict=True))
    return body


def bodies(municipality: Municipality, *, kind: str = "", search: str = "") -> QuerySet[Body]:
    """Bodies with how many seats they have today, and how many of them are taken."""
    found = Body.objects.filter(municipality=municipality)
    if kind:
        found = found.filter(kind=kind)
    found = found.filter(_named(search, "name", "abbreviation"))
    today = timezone.localdate()
    there = Seat.objects.filter(present(today), body=OuterRef("pk"))
    sitting = Occupancy.objects.filter(present(today), seat=OuterRef("pk"), deputises=False)
    taken = there.filter(Exists(sitting))
    return found.annotate(seat_count=_counted(there), taken_count=_counted(taken)).order_by(
        "kind", Alphabetical("name")
    )


def _counted(seats: QuerySet[Seat]) -> Coalesce:
    per_body = seats.order_by().values("body").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(per_body), 0)


def seat(municipality: Municipality, pk: int) -> Seat:
    return Seat.objects.select_related("body").get(body__municipality=municipality, pk=pk)


def occupancy(municipality: Municipality, pk: int) -> Occupancy:
    found = Occupancy.objects.select_related("seat__body", "person")
    return found.get(seat__body__municipality=municipality, pk=pk)


def actor_groups(municipality: Municipality) -> QuerySet[ActorGroup]:
    return ActorGroup.objects.filter(municipality=municipality)


def actor_group(municipality: Municipality, pk: int) -> ActorGroup:
    return ActorGroup.objects.select_related("municipality").get(municipality=municipality, pk=pk)


def present(day: date, prefix: str = "") -> Q:
    """Rows with a beginning and an end, both possibly open, that hold on a day."""
    begun = Q(**{f"{prefix}since__isnull": True}) | Q(**{f"{prefix}since__lte": day})
    return begun & (Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day}))


def counts_to(group: int) -> Q:
    """Organisations of a group of actors: their own, else by their kind."""
    kinds = ActorGroup.objects.filter(pk=group).exclude(kind="").order_by()
    return Q(group=group) | Q(group=None, kind__in=kinds.values("kind"))


def _named(search: str, *fields: str) -> Q:
    """Rows in which every word occurs. SQLite ignores case in ASCII only, so umlauts are asked
    for in both cases."""
    conditions = [
        reduce(
            or_, (Q(**{f"{field}__icontains": form}) for field in fields for form in _forms(word))
        )
        for word in search.split()
    ]
    return reduce(and_, conditions, Q())


def _forms(word: str) -> set[str]:
    return {word, word.lower(), word.upper(), word.capitalize()}

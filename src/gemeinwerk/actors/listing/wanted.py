"""Whom a list of people or organisations shows: by words, group, body, organisation, and by what
areas add (`actors/told.py`)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import CharField, IntegerField, Q, QuerySet, Value
from django.utils.timezone import localdate
from django.utils.translation import get_language

from gemeinwerk.actors import queries, told
from gemeinwerk.actors.models import (
    ActorGroup,
    Body,
    Occupancy,
    Organisation,
    Person,
    Seat,
)
from gemeinwerk.core import alphabet
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.core.typed import whole_number
from gemeinwerk.municipalities.models import Municipality

Wanted = Mapping[str, str]
"""What was chosen, by the names in the address; nothing stands there empty."""
Choices = dict[str, list[tuple[str, str]]]
ORGANISATION, BODY, GROUP = "organisation", "gremium", "gruppe"
SEARCH, KIND, CLOSED = "suche", "art", "aufgeloest"


def choices(town: Municipality, *names: str) -> Choices:
    """What there is to choose from, by the names of the filters: one query for all of them."""
    rows = [_rows(name, town) for name in names]
    found = sorted(
        rows[0].union(*rows[1:], all=True), key=lambda row: (row[4], alphabet.key(row[2]))
    )
    return {
        name: [
            (str(pk), _called(text, english)) for of, pk, text, english, _ in found if of == name
        ]
        for name in names
    }


def _rows(name: str, town: Municipality) -> Any:
    """Of each: which filter it is for, its key, its name, that in English, its place."""
    model: Any = {ORGANISATION: Organisation, BODY: Body, GROUP: ActorGroup}[name]
    found = model.objects.filter(municipality=town).order_by()
    if name == ORGANISATION:
        found = found.filter(people__isnull=False).distinct()
    found = found.annotate(of=Value(name, CharField()))
    if name == GROUP:
        return found.values_list("of", "pk", "name", "name_en", "position")
    found = found.annotate(english=Value("", CharField()), place=Value(0, IntegerField()))
    return found.values_list("of", "pk", "name", "english", "place")


def _called(text: str, english: str) -> str:
    return english if english and get_language() == "en" else OfTheTown(text)


def people(
    town: Municipality, wanted: Wanted, filters: Sequence[told.Filter] = ()
) -> QuerySet[Person]:
    """By name, with their organisations; narrowed by subqueries, so that nobody stands twice."""
    found = queries.people(
        town, organisation=whole_number(wanted.get(ORGANISATION)), search=wanted.get(SEARCH, "")
    )
    if (body := whole_number(wanted.get(BODY))) is not None:
        sitting = Occupancy.objects.filter(queries.present(localdate()), seat__body=body)
        found = found.filter(pk__in=sitting.values("person"))
    if (group := whole_number(wanted.get(GROUP))) is not None:
        found = found.filter(pk__in=Person.objects.filter(_in_group(group)).order_by().values("pk"))
    return _narrowed(found, wanted, filters)


def _in_group(group: int) -> Q:
    """Their own group; without one that of an organisation of theirs, or of the seat they have."""
    of_group = Organisation.objects.filter(queries.counts_to(group)).order_by()
    sitting = Occupancy.objects.filter(queries.present(localdate()), seat__group=group)
    follows = Q(organisations__in=of_group.values("pk")) | Q(pk__in=sitting.values("person"))
    return Q(group=group) | (Q(group=None) & follows)


def organisations(
    town: Municipality, wanted: Wanted, filters: Sequence[told.Filter] = ()
) -> QuerySet[Organisation]:
    """Those outside the administration, by name."""
    found = queries.organisations(
        town,
        kind=wanted.get(KIND, ""),
        search=wanted.get(SEARCH, ""),
        closed=bool(wanted.get(CLOSED)),
    )
    if (body := whole_number(wanted.get(BODY))) is not None:
        seats = Seat.objects.filter(queries.present(localdate()), body=body)
        found = found.filter(pk__in=seats.order_by().values("organisation"))
    if (group := whole_number(wanted.get(GROUP))) is not None:
        found = found.filter(queries.counts_to(group))
    return _narrowed(found, wanted, filters)


def _narrowed(
    found: "QuerySet[Any]", wanted: Wanted, filters: Sequence[told.Filter]
) -> "QuerySet[Any]":
    for one in filters:
        if value := wanted.get(one.key):
            found = one.narrow(found, value)
    return found

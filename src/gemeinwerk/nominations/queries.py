"""Everything that is asked about requests for nominations; every answer starts at a town."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import Seat
from gemeinwerk.actors.queries import present
from gemeinwerk.actors.seating import Place
from gemeinwerk.core import alphabet
from gemeinwerk.core.listed import row
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations.models import (
    PENDING,
    Nomination,
    NominationRequest,
    NominationState,
)


def request(municipality: Municipality, pk: int) -> NominationRequest:
    found = NominationRequest.objects.select_related("organisation", "municipality", "escalate_to")
    return found.get(municipality=municipality, pk=pk)


def requests(municipality: Municipality, *, over: bool = False) -> QuerySet[NominationRequest]:
    """With how many seats they ask about and how many of those wait, are named, taken over."""
    found = NominationRequest.objects.filter(municipality=municipality, closed_at__isnull=not over)
    counted = {
        "seat_count": Count("nominations"),
        "named_count": Count("nominations", Q(nominations__state=NominationState.NAMED)),
        "taken_count": Count("nominations", Q(nominations__state=NominationState.TAKEN_OVER)),
        "declined_count": Count("nominations", Q(nominations__state=NominationState.DECLINED)),
        "time_count": Count("nominations", Q(nominations__state=NominationState.MORE_TIME)),
        "waiting_count": Count(
            "nominations",
            Q(nominations__state__in=[NominationState.OPEN, NominationState.RETURNED]),
        ),
    }
    return found.select_related("organisation").annotate(**counted)


def due_in(town: OuterRef) -> "QuerySet[Any, Any]":
    """Requests that may need the office, for `Listed`: the earliest first."""
    found = NominationRequest.objects.filter(municipality=town, closed_at=None)
    counted = {
        "named": Count("nominations", Q(nominations__state=NominationState.NAMED)),
        "waiting": Count(
            "nominations",
            Q(nominations__state__in=[NominationState.OPEN, NominationState.RETURNED]),
        ),
        "promised": Min(
            "nominations__until", filter=Q(nominations__state=NominationState.MORE_TIME)
        ),
    }
    told = row(
        pk="pk", organisation="organisation__name", day="answer_until", named="named",
        waiting="waiting", promised="promised",
    )  # fmt: skip
    return found.annotate(**counted).order_by("answer_until", "pk").values(told=told)


def nominations_of(request: NominationRequest) -> list[Nomination]:
    """With their seats, in the order they were asked."""
    return list(request.nominations.select_related("seat__body", "seat__organisation", "person"))


def named_alike(rows: Iterable[Nomination], like: int) -> list[Nomination]:
    """Those of the same person as the nomination with this key."""
    named = [one for one in rows if one.state == NominationState.NAMED]
    first = next((one for one in named if one.pk == like), None)
    return [one for one in named if first and _who(one) == _who(first)]


def told_of(rows: Iterable[Nomination]) -> list[Any]:
    """What a page tells of who was named: plain values for a stamp."""
    return [[one.pk, *_who(one), one.function, one.paper] for one in rows]


def _who(row: Nomination) -> tuple[str, str, str]:
    return row.name.strip(), row.email.lower(), row.phone


@dataclass(frozen=True)
class Choice:
    """A seat one may ask about, and who sits there today."""

    place: Place
    holder: str


def seats_to_ask(municipality: Municipality, day: date, body: int | None) -> list[Choice]:
    """Vacant seats nobody is asked about; of `body` also those that are taken."""
    asked = Nomination.objects.filter(state__in=PENDING).values("seat")
    free = Seat.objects.exclude(pk__in=asked).values("pk")
    found = seating.places(present(day), body__municipality=municipality, pk__in=free)
    found.sort(key=lambda one: (one.body != body, alphabet.key(one.body_name), one.pk))
    every = [(one, one.holder(day)) for one in found]
    return [
        Choice(place, holder.name if holder else "")
        for place, holder in every
        if place.body == body or (holder is None and place.coming(day) is None)
    ]

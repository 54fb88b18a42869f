"""Who sits in a meeting's body on its day: the holder of each seat, else the deputy."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate

from gemeinwerk.actors.models import Occupancy, SeatFunction
from gemeinwerk.meetings.models import Meeting


@dataclass(frozen=True)
class Sits:
    """By keys: who, for whom, and as what."""

    person: int
    organisation: int | None
    group: int | None
    function: str
    deputises: bool


def sitting_at(meeting: Meeting) -> list[Sits]:
    """Each person once, the chair first."""
    day = localdate(meeting.starts_at)
    there = (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))
    seat = Q(seat__since=None) | Q(seat__since__lte=day)
    seat &= Q(seat__until=None) | Q(seat__until__gte=day)
    rows = Occupancy.objects.filter(there, seat, seat__body=meeting.body_id, person__isnull=False)
    found = rows.order_by("deputises", "seat", "pk").values_list(
        "seat", "person", "seat__organisation", "seat__group", "seat__function", "deputises"
    )
    return list(_once(found))


def _once(rows: object) -> Iterator[Sits]:
    held: set[int] = set()
    known: set[int] = set()
    sits = []
    for seat, person, organisation, group, function, deputises in rows:  # type: ignore[attr-defined]
        if deputises and seat in held:
            continue
        held.add(seat)
        if person not in known:
            known.add(person)
            label = str(SeatFunction(function).label)
            sits.append(Sits(person, organisation, group, label, deputises))
    order = {str(one.label): place for place, one in enumerate(SeatFunction)}
    yield from sorted(sits, key=lambda one: order[one.function])

"""Everything that is asked about calendars; every answer starts at a town.

What other areas plan by: `taken` (dates of bodies), `room_taken`, `closed` (days of the town's own)
and `holidays` (those of its Land). `revision` is another one whenever any of it was changed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.calendars import held
from gemeinwerk.calendars.models import Calendar, ClosedDay, Event, Room
from gemeinwerk.calendars.reading.models import Outcome, Reading
from gemeinwerk.calendars.verbs import LEAVE_TIMES
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.engines.planning.problem import Span
from gemeinwerk.municipalities.models import Municipality

_TARGETS = tuple(model._meta.label_lower for model in (Calendar, Event, Room, ClosedDay))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """A time that is taken, by the clock of the town. source: the name of the calendar.

    body: whose it is; without one, of everybody, or of the `room`. Whole days end at midnight after
    the last one.
    """

    starts: datetime
    ends: datetime
    all_day: bool
    title: str
    body_id: int | None
    source: str
    room_id: int | None = None


def taken(
    town: Municipality,
    first: date,
    last: date,
    *,
    bodies: Collection[int] | None = None,
    held_too: bool = False,
) -> list[Taken]:
    """What takes time of bodies from one day to another, in order: one query.

    bodies: keys; theirs and what holds for everybody. Without them those of all bodies. held_too:
    also what is only held for now.
    """
    found = _events(town, first, last).filter(calendar__room=None)
    if bodies is not None:
        found = found.filter(Q(calendar__body__in=bodies) | Q(calendar__body=None))
    others = held.rows(town, first, last) if held_too else []
    if bodies is not None:
        others = [one.filter(of_body__in=bodies) for one in others]
    return _taken(found, others, first, last)


def room_taken(
    rooms: Iterable[Room], first: date, last: date, *, without: Any = None
) -> dict[int, list[Taken]]:
    """When rooms are taken, or held for now, by their keys: one query. without: whose own dates are
    left out."""
    wanted = list(rooms)
    found: dict[int, list[Taken]] = {room.pk: [] for room in wanted}
    if not wanted:
        return found
    town = wanted[0].municipality_id
    events = Event.objects.filter(calendar__room__in=found, last__gte=first, first__lte=last)
    others = [one.filter(of_room__in=found) for one in held.rows(town, first, last, without)]
    for one in _taken(events, others, first, last):
        if one.room_id in found:
            found[one.room_id].append(one)
    return found


def closed(town: Municipality, first: date, last: date) -> list[Span]:
    """The town's own closed days that meet these days, in order, whole."""
    rows = ClosedDay.objects.filter(municipality=town, last__gte=first, first__lte=last)
    return [Span(one.first, one.last, one.reason) for one in rows]


def revision(town: Municipality) -> str:
    """Another one whenever a calendar, a date, a room or a closed day of the town was changed."""
    done = AuditEntry.objects.filter(target_type__in=_TARGETS, municipality_id=town.pk)
    done = done.exclude(verb__in=LEAVE_TIMES)
    told = done.order_by().aggregate(newest=Max("id"), count=Count("id"))
    return f"{told['count']}-{told['newest'] or 0}"


# --- for the pages of calendars -------------------------------------------------------------------


def calendar(municipality: Municipality, pk: int) -> Calendar:
    found = Calendar.objects.select_related("body", "room", "municipality")
    return found.get(municipality=municipality, pk=pk)


def calendars(town: Municipality, today: date) -> QuerySet[Calendar]:
    """With how many dates they have from today on, when the next one is, and whether a reading
    waits to be taken over."""
    waiting = Reading.objects.filter(calendar=OuterRef("pk"), outcome=Outcome.WAITING)
    coming = Q(events__last__gte=today)
    return (
        Calendar.objects.filter(municipality=town)
        .select_related("body", "room")
        .annotate(
            coming=Count("events", coming),
            following=Min("events__first", filter=coming),
            waits=Exists(waiting),
        )
        .order_by(Alphabetical("name"), "pk")
    )


def event(municipality: Municipality, pk: int) -> Event:
    found = Event.objects.select_related("calendar__municipality", "calendar__body")
    return found.get(calendar__municipality=municipality, pk=pk)


def events(calendar: Calendar) -> QuerySet[Event]:
    return calendar.events.order_by("first", "begins", "pk")


def rooms(town: Municipality) -> QuerySet[Room]:
    return Room.objects.filter(municipality=town)


def room(municipality: Municipality, pk: int) -> Room:
    return Room.objects.select_related("municipality").get(municipality=municipality, pk=pk)


def closed_days(town: Municipality, year: int) -> QuerySet[ClosedDay]:
    return ClosedDay.objects.filter(
        municipality=town, last__gte=date(year, 1, 1), first__lte=date(year, 12, 31)
    )


def closed_day(municipality: Municipality, pk: int) -> ClosedDay:
    return ClosedDay.objects.select_related("municipality").get(municipality=municipality, pk=pk)


# --- inside ---------------------------------------------------------------------------------------


def _events(town: Municipality, first: date, last: date) -> QuerySet[Event]:
    return Event.objects.filter(calendar__municipality=town, last__gte=first, first__lte=last)


def _taken(
    events: QuerySet[Event], others: "list[QuerySet[Any, Any]]", first: date, last: date
) -> list[Taken]:
    opens, closes = _midnight(first), _midnight(last + _DAY)
    told = events.annotate(
        of_body=F("calendar__body"), of_source=F("calendar__name"), of_room=F("calendar__room")
    )
    rows = [one.order_by().values_list(*held.COLUMNS) for one in (told, *others)]
    found = (_times(one) for one in (rows[0].union(*rows[1:], all=True) if others else rows[0]))
    # What ended at midnight is over.
    inside = [
        one for one in found if one.starts < closes and (one.ends > opens or one.starts >= opens)
    ]
    return sorted(inside, key=lambda one: (one.starts, one.ends, one.title))


def _times(row: tuple[Any, ...]) -> Taken:
    """Of a row with `held.COLUMNS`."""
    first, last, begins, ends, title, body, source, room = row
    return Taken(
        make_aware(datetime.combine(first, begins or time())),
        make_aware(
            datetime.combine(last + (_DAY if ends is None else timedelta()), ends or time())
        ),
        begins is None,
        title,
        body,
        source,
        room,
    )


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))

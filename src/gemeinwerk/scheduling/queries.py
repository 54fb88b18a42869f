"""Everything that is asked about plannings and plans; every answer starts at a town."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from gemeinwerk.actors.models import Person
from gemeinwerk.calendars.models import Known, Room
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import (
    DayWish,
    HeldDate,
    PersonTimes,
    Plan,
    Schedule,
    Series,
    WishKind,
)
from gemeinwerk.scheduling.room_wishes import RoomWish, RoomWishes

LONG = ("problem", "kept", "progress", "found", "goals", "others", "usual", "conflict", "repairs")


def schedule(municipality: Municipality, pk: int) -> Schedule:
    found = Schedule.objects.select_related("concept__municipality", "concept__steering")
    return found.get(concept__municipality=municipality, pk=pk)


def schedules(concept: Concept) -> QuerySet[Schedule]:
    """The newest first, with how many plans each has."""
    return Schedule.objects.filter(concept=concept).annotate(plan_count=Count("plans"))


def series(municipality: Municipality, pk: int) -> Series:
    found = Series.objects.select_related("schedule__concept__municipality", "body")
    return found.get(schedule__concept__municipality=municipality, pk=pk)


def series_of(schedule: Schedule) -> QuerySet[Series]:
    return Series.objects.filter(schedule=schedule).select_related("body__convening", "room")


def plan(municipality: Municipality, pk: int) -> Plan:
    found = Plan.objects.select_related("schedule__concept__municipality", "asked_by")
    found = found.annotate(held=Exists(HeldDate.objects.filter(plan=OuterRef("pk"))))
    return found.get(schedule__concept__municipality=municipality, pk=pk)


def plans(schedule: Schedule) -> QuerySet[Plan]:
    """Without what is long in them, the newest first."""
    return Plan.objects.filter(schedule=schedule).defer(*LONG)


def room_wishes(schedule: Schedule) -> RoomWishes:
    """Which series would like which room; two queries, one where none would."""
    rows = Series.objects.filter(schedule=schedule).exclude(room=None, step_free=False)
    found = {key: RoomWish(room, free) for key, room, free in
             rows.values_list("pk", "room", "step_free")}  # fmt: skip
    rooms = Room.objects.filter(municipality__concepts=schedule.concept_id, step_free=Known.YES)
    return RoomWishes(found, set(rooms.values_list("pk", flat=True)) if found else ())


def wishes(schedule: Schedule) -> dict[tuple[int, date], str]:
    """Which days of which series are set or ruled out, by the key of the series."""
    rows = DayWish.objects.filter(series__schedule=schedule)
    return {(key, day): kind for key, day, kind in rows.values_list("series", "day", "kind")}


def pinned(schedule: Schedule) -> set[tuple[int, date]]:
    return {one for one, kind in wishes(schedule).items() if kind == WishKind.PINNED}


def person(municipality: Municipality, person: int) -> Person:
    return Person.objects.get(municipality=municipality, pk=person)


def people(keys: set[int]) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=keys).order_by(Alphabetical("name"), "pk")


def times(schedule: Schedule) -> QuerySet[PersonTimes]:
    return PersonTimes.objects.filter(schedule=schedule)

"""A kept problem with what its people, series, rooms and groups are called today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import ActorGroup, Person
from gemeinwerk.calendars.models import Known, Room
from gemeinwerk.engines.planning import problem_file
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.meetings.convening.telling import of_body
from gemeinwerk.meetings.models import Convening
from gemeinwerk.scheduling.building import key_of
from gemeinwerk.scheduling.models import Series
from gemeinwerk.scheduling.room_wishes import RoomWish, RoomWishes


def unnamed(data: dict[str, Any]) -> Problem:
    """As the search gets it: keys alone. Raises ProblemError."""
    return problem_file.problem_from(data)


@dataclass(frozen=True)
class Named:
    """A problem to be told. groups: what actor groups are called, by their keys in the row;
    convenings: until when whom a series is of must be invited, by its key."""

    problem: Problem
    groups: dict[str, str]
    convenings: dict[int, Convening]
    rooms: RoomWishes
    """What was wished for of rooms; those without a wish are none of its keys."""


def named(data: dict[str, Any]) -> Named:
    """Names stand beside keys in memory and are kept nowhere. Raises ProblemError."""
    problem = unnamed(data)
    people = dict(Person.objects.filter(pk__in=_keys(problem.people)).values_list("pk", "name"))
    rows = Series.objects.filter(pk__in=_keys(problem.series))
    rows = rows.select_related("body__convening")
    series = {one.pk: str(one) for one in rows}
    of_rooms = _rooms(problem)
    rooms = {key: name for key, (name, _free) in of_rooms.items()}
    groups = _groups({name for one in problem.people for name in one.groups})
    gone, no_more = _("gelöschte Person"), _("gestrichene Reihe")
    told = replace(
        problem,
        people=tuple(
            replace(
                one,
                name=_line(people.get(key_of(one.id), gone)),
                groups=tuple(groups.get(name, name) for name in one.groups),
            )
            for one in problem.people
        ),
        series=tuple(
            replace(one, name=_line(series.get(key_of(one.id), no_more))) for one in problem.series
        ),
        rooms=tuple(
            replace(one, name=_line(rooms.get(key_of(one.id), ""))) for one in problem.rooms
        ),
    )
    of_bodies = {one.pk: of_body(one.body) for one in rows}
    wishes = RoomWishes(
        {
            one.pk: RoomWish(one.room_id, one.step_free)
            for one in rows
            if one.room_id or one.step_free
        },
        {key for key, (_name, free) in of_rooms.items() if free == Known.YES},
    )
    return Named(told, groups, {key: one for key, one in of_bodies.items() if one}, wishes)


def _rooms(problem: Problem) -> dict[int, tuple[str, str]]:
    """What rooms are called, and whether they are without steps."""
    if not problem.rooms:
        return {}
    found = Room.objects.filter(pk__in=_keys(problem.rooms))
    return {key: (name, free) for key, name, free in found.values_list("pk", "name", "step_free")}


def _groups(ids: set[str]) -> dict[str, str]:
    """What actor groups are called in the language of the page; two never alike."""
    found: dict[str, str] = {}
    for one in ActorGroup.objects.filter(pk__in={key_of(name) for name in ids}):
        english = get_language() == "en" and one.name_en
        name = _line(one.name_en if english else one.name)
        found[f"g{one.pk}"] = name if name not in found.values() else f"{name} ({one.pk})"
    return found


def _keys(things: Iterable[Any]) -> set[int]:
    return {key_of(one.id) for one in things}


def _line(text: str) -> str:
    return " ".join(text.split())[:200]

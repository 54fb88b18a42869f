"""Does each meeting that needs a room have one, and is everybody expected where they should be?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from gemeinwerk.engines.planning.checker.figures import attending
from gemeinwerk.engines.planning.checker.scene import Scene, called, finding
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.problem import Words


def misplaced(scene: Scene) -> Iterator[Words]:
    """Every fault of rooms and of lists of expected persons."""
    here: dict[date, set[str]] = defaultdict(set)
    for person, day in attending(scene.problem, scene.dates):
        here[day].add(person)
    for day, meetings in scene.evenings.items():
        for meeting in meetings:
            yield from _room(scene, meeting)
            yield from _strangers(scene, meeting)
        yield from _shared_rooms(scene, day, meetings)
        yield from _expected(scene, day, meetings, here[day])


def _room(scene: Scene, meeting: Meeting) -> Iterator[Words]:
    series = scene.problem.of_id[meeting.series]
    room = scene.problem.room.get(meeting.room or "")
    name, day = called(series), meeting.date
    if not series.needs_room:
        if meeting.room is not None:
            yield finding(
                f"{name} braucht keinen Raum, hat aber einen.",
                f"{name} needs no room but has one.",
                day,
            )
        return
    if room is None:
        yield finding(
            f"{name} braucht einen Raum und hat keinen der Aufgabe.",
            f"{name} needs a room and has none of the problem.",
            day,
        )
        return
    if day in room.unavailable:
        yield finding(f"{called(room)} ist nicht verfügbar.", f"{called(room)} cannot be had.", day)
    coming = sum(scene.free(member, day) for member in series.members)
    if room.capacity < coming:
        yield finding(
            f"{called(room)} hat {room.capacity} Plätze, zu {name} können {coming} kommen.",
            f"{called(room)} seats {room.capacity}, {coming} can come to {name}.",
            day,
        )


def _shared_rooms(scene: Scene, day: date, meetings: list[Meeting]) -> Iterator[Words]:
    uses = Counter(meeting.room for meeting in meetings if meeting.room is not None)
    for room, times in uses.items():
        if times > 1:
            yield finding(
                f"{room} ist {times}-mal vergeben.", f"{room} is given away {times} times.", day
            )


def _strangers(scene: Scene, meeting: Meeting) -> Iterator[Words]:
    members = set(scene.problem.of_id[meeting.series].members)
    for person in meeting.expected:
        if person not in members:
            yield finding(
                f"{person} wird erwartet, gehört aber nicht zu {meeting.series}.",
                f"{person} is expected but no member of {meeting.series}.",
                meeting.date,
            )
        elif not scene.free(person, meeting.date):
            yield finding(
                f"{person} wird in {meeting.series} erwartet, kann aber nicht.",
                f"{person} is expected in {meeting.series} but away.",
                meeting.date,
            )


def _expected(scene: Scene, day: date, meetings: list[Meeting], here: set[str]) -> Iterator[Words]:
    """Everybody who attends is expected once, where they are required if anywhere."""
    times = Counter(person for meeting in meetings for person in meeting.expected)
    for person in sorted(here):
        if times[person] != 1:
            yield finding(
                f"{person} wird {times[person]}-mal statt einmal erwartet.",
                f"{person} is expected {times[person]} times instead of once.",
                day,
            )
    for meeting in meetings:
        for person in scene.problem.of_id[meeting.series].required:
            if person in here and person not in meeting.expected:
                yield finding(
                    f"{person} wird in {meeting.series} gebraucht, aber dort nicht erwartet.",
                    f"{person} is required in {meeting.series} but not expected there.",
                    day,
                )

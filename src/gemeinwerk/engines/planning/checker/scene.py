"""A plan laid out for checking: which series meets when, and how its findings name things."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from gemeinwerk.engines.planning.checker.figures import dates_of
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.problem import Person, Problem, Room, Series, Words


@dataclass(frozen=True, slots=True)
class Scene:
    """Problem and meetings, by series and by date. dates: sorted, each once."""

    problem: Problem
    meetings: tuple[Meeting, ...]
    dates: dict[str, list[date]]
    evenings: dict[date, list[Meeting]]

    def free(self, person: str, day: date) -> bool:
        """Could that person come that day?"""
        return day not in self.problem.person[person].unavailable


def scene_of(problem: Problem, meetings: tuple[Meeting, ...]) -> Scene:
    """Lay out the meetings, each of a series of the problem."""
    evenings: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        evenings[meeting.date].append(meeting)
    dates = dates_of(problem, (meeting.appointment for meeting in meetings))
    return Scene(problem, meetings, dates, dict(evenings))


def finding(de: str, en: str, day: date | None = None) -> Words:
    """What does not hold; on which day, where it is about one."""
    if day is None:
        return Words(de, en)
    return Words(f"{day:%d.%m.%Y}: {de}", f"{day.isoformat()}: {en}")


def called(thing: Series | Person | Room) -> str:
    """Name of a series, person or room, its id where it has none."""
    return thing.name or thing.id

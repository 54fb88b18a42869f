"""What was read from a calendar, and what was left out of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.tables.words import Words

MOST_EVENTS = 5_000
MOST_NOTES = 200


@dataclass(frozen=True, slots=True, order=True)
class ReadEvent:
    """One date by the clock of the town; without hours whole days. uid: what the file calls it."""

    first: date
    last: date
    begins: time | None = None
    ends: time | None = None
    title: str = ""
    uid: str = ""

    @property
    def key(self) -> tuple[date, date, time, time, bool, str]:
        """To sort by, and to tell two dates apart; programs give new uids without need."""
        none = self.begins is None
        return (
            self.first, self.last, self.begins or time(), self.ends or time(), none, self.title
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Where something stands that was not read, and why; in German and English."""

    place_de: str
    place_en: str
    de: str
    en: str


@dataclass(slots=True)
class CalendarReading:
    """What is in a file within the days that were asked for."""

    events: list[ReadEvent] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    more_left_out: int = 0
    """What is not told one by one any more."""

    def note(self, place: Words | str, words: Words) -> None:
        """Say what was left out; two hundred times at most, the others are counted."""
        if len(self.left_out) >= MOST_NOTES:
            self.more_left_out += 1
            return
        at = place if isinstance(place, Words) else Words(place, place)
        self.left_out.append(LeftOut(at.de, at.en, words.de, words.en))

    def note_error(self, error: ProblemError) -> None:
        self.note(error.place, error.words)


def in_order(events: Iterable[ReadEvent]) -> list[ReadEvent]:
    """Each once, by day and hour."""
    found = {one.key: one for one in events}
    return [found[key] for key in sorted(found)]

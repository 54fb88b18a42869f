"""Which dates are taken, from a calendar file (ICS), such as the council's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gemeinwerk.engines.planning.files.events import MOST_CHARACTERS, WANTED
from gemeinwerk.engines.planning.files.icsblocks import calendars, whole_characters
from gemeinwerk.engines.planning.files.occurrences import Occurrence, occurrences
from gemeinwerk.engines.planning.files.recurrence import Budget
from gemeinwerk.engines.planning.files.table import Note, text_of
from gemeinwerk.engines.planning.problem import Busy, ProblemError, Span, Words

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class BusyFile:
    """busy: the dates that are taken. notes: what was left out of the calendar, place and
    sentence."""

    busy: tuple[Busy, ...]
    notes: tuple[Note, ...] = ()


def read_busy(
    content: bytes,
    *,
    horizon: Span,
    start: time,
    minutes: int,
    zone: str = "Europe/Berlin",
    name: str = "",
) -> BusyFile:
    """The dates of the horizon on which a meeting would meet an event of the calendar.

    A whole-day event takes its days; one with hours takes a date if it overlaps `minutes` from
    `start` there. Times without a zone are of `zone`. reason: the events' titles, 200 characters
    at most. name: of the file, to point at it where no line is to blame. An event that cannot be
    read is left out and noted where it cannot matter, as it is over or yet to come; else refused.
    """
    reasons: dict[date, dict[str, None]] = {}
    evening = _Evening(horizon, start, timedelta(minutes=minutes), ZoneInfo(zone))
    budget, notes = Budget(), list[Note]()
    try:
        for calendar in calendars(text_of(whole_characters(content)), WANTED):
            for one in occurrences(calendar, zone, horizon, budget, notes):
                evening.look(one)
                for day in evening.taken_by(one):
                    budget.spend(1, one.place)
                    reasons.setdefault(day, {})[one.summary] = None
    except ProblemError as error:
        raise error if error.place else ProblemError(name, error.words) from None
    if not evening.seen:
        notes.append(_nothing(horizon))
    busy = tuple(Busy(day, _joined(reasons[day])) for day in sorted(reasons))
    return BusyFile(busy, tuple(notes))


def unavailable_from(
    content: bytes,
    *,
    horizon: Span,
    start: time,
    minutes: int,
    zone: str = "Europe/Berlin",
    name: str = "",
) -> frozenset[date]:
    """The dates a person cannot come, by the person's own calendar; as `read_busy`."""
    found = read_busy(content, horizon=horizon, start=start, minutes=minutes, zone=zone, name=name)
    return frozenset(one.date for one in found.busy)


def _nothing(horizon: Span) -> Note:
    first, last = horizon.first, horizon.last
    return (
        Words("Kalender", "calendar"),
        Words(
            f"In der Zeit der Planung ({first:%d.%m.%Y}–{last:%d.%m.%Y}) steht nichts in diesem "
            "Kalender. Ist es der richtige, und wurde er für diese Zeit ausgegeben?",
            f"This calendar holds nothing in the time of the plan ({first.isoformat()} to "
            f"{last.isoformat()}). Is it the right one, exported for that time?",
        ),
    )


def _joined(summaries: dict[str, None]) -> str:
    text = ", ".join(filter(None, summaries))
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


class _Evening:
    """When a meeting would be, on each date of the horizon."""

    def __init__(self, horizon: Span, start: time, length: timedelta, zone: ZoneInfo) -> None:
        self.horizon, self.start, self.length, self.zone = horizon, start, length, zone
        self.seen = False
        """Whether any event was within the horizon, at whatever hour."""

    def look(self, one: Occurrence) -> None:
        """Take note of an event, whether it meets the evening or not."""
        begin = one.begin.seen_in(self.zone)
        last = (begin + one.length).date()
        self.seen |= begin.date() <= self.horizon.last and last >= self.horizon.first

    def taken_by(self, one: Occurrence) -> Iterator[date]:
        """The dates on which an event and the meeting overlap."""
        if one.begin.whole_day:
            first = one.begin.wall.date()
            yield from self._days(first, first + one.length - _DAY)
            return
        begin = one.begin.seen_in(UTC)
        end = begin + one.length
        here = one.begin.seen_in(self.zone).date()
        # A meeting may begin the day before the event, and last over midnight.
        for day in self._days(here - _DAY, here + one.length + _DAY):
            opens = self._opens(day)
            inside = opens <= begin < opens + self.length
            if inside or begin < opens < end:
                yield day

    def _opens(self, day: date) -> datetime:
        local = datetime.combine(day, self.start, self.zone)
        return local.astimezone(UTC).replace(tzinfo=None)

    def _days(self, first: date, last: date) -> Iterator[date]:
        day, last = max(first, self.horizon.first), min(last, self.horizon.last)
        while day <= last:
            yield day
            day += _DAY

"""Which dates are taken, from a calendar file (ICS), such as the council's."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gemeinwerk.engines.planning.files.encoding import decode
from gemeinwerk.engines.planning.files.events import MOST_CHARACTERS, WANTED
from gemeinwerk.engines.planning.files.icsblocks import calendars
from gemeinwerk.engines.planning.files.occurrences import Occurrence, occurrences
from gemeinwerk.engines.planning.files.recurrence import Budget
from gemeinwerk.engines.planning.files.table import check_size
from gemeinwerk.engines.planning.problem import Busy, ProblemError, Span

_DAY = timedelta(days=1)


def read_busy(
    content: bytes,
    *,
    horizon: Span,
    start: time,
    minutes: int,
    zone: str = "Europe/Berlin",
    name: str = "",
) -> tuple[Busy, ...]:
    """The dates of the horizon on which a meeting would meet an event of the calendar.

    A whole-day event takes its days; one with hours takes a date if it overlaps `minutes` from
    `start` there. Times without a zone are of `zone`. reason: the events' titles, 200 characters
    at most. name: of the file, to point at it where no line is to blame.
    """
    reasons: dict[date, dict[str, None]] = {}
    evening = _Evening(horizon, start, timedelta(minutes=minutes), ZoneInfo(zone))
    budget = Budget()
    try:
        check_size(content)
        for calendar in calendars(decode(content), WANTED):
            for one in occurrences(calendar, zone, horizon, budget):
                for day in evening.taken_by(one):
                    budget.spend(1, one.place)
                    reasons.setdefault(day, {})[one.summary] = None
    except ProblemError as error:
        raise error if error.place else ProblemError(name, error.words) from None
    return tuple(Busy(day, _joined(reasons[day])) for day in sorted(reasons))


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
    busy = read_busy(content, horizon=horizon, start=start, minutes=minutes, zone=zone, name=name)
    return frozenset(one.date for one in busy)


def _joined(summaries: dict[str, None]) -> str:
    text = ", ".join(filter(None, summaries))
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


class _Evening:
    """When a meeting would be, on each date of the horizon."""

    def __init__(self, horizon: Span, start: time, length: timedelta, zone: ZoneInfo) -> None:
        self.horizon, self.start, self.length, self.zone = horizon, start, length, zone

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

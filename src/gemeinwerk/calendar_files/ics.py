"""An ICS file to the dates that take time; what cannot be read is told, event by event."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from gemeinwerk.calendar_files.results import CalendarReading, ReadEvent
from gemeinwerk.engines.planning.files.events import WANTED
from gemeinwerk.engines.planning.files.icsblocks import Block, calendars, whole_characters
from gemeinwerk.engines.planning.files.occurrences import Occurrence, occurrences
from gemeinwerk.engines.planning.files.recurrence import Budget
from gemeinwerk.engines.planning.files.table import Note, text_of
from gemeinwerk.engines.planning.problem import Span
from gemeinwerk.tables.words import Words

_DAY = timedelta(days=1)
_WHOLE = Words("Kalender", "calendar")


def is_calendar(content: bytes) -> bool:
    """Whether a file says that it is one, in whatever encoding."""
    head = content[:4000].replace(b"\0", b"").upper()
    return b"BEGIN:VCALENDAR" in head or b"BEGIN:VEVENT" in head


def read_ics(content: bytes, first: date, last: date, zone: str) -> CalendarReading:
    """Raises ProblemError where the file as a whole cannot be read."""
    reading, budget, home = CalendarReading(), Budget(), ZoneInfo(zone)
    found: list[ReadEvent] = []
    text = text_of(whole_characters(content))
    for calendar in calendars(text, WANTED | {"METHOD"}, lenient=True):
        if calendar.word("METHOD") == "CANCEL":
            reading.note(_WHOLE, _all_cancelled())
            continue
        _say_what_is_free(calendar, reading)
        elsewhere: list[Note] = []
        times = occurrences(
            calendar, zone, Span(first, last), budget, elsewhere, refused=reading.note_error
        )
        found.extend(_dates(times, home, first, last))
    reading.events = found
    return reading


def _dates(
    times: Iterator[Occurrence], home: ZoneInfo, first: date, last: date
) -> Iterator[ReadEvent]:
    for one in times:
        event = _date(one, home)
        if event.last >= first and event.first <= last:
            yield event


def _date(one: Occurrence, home: ZoneInfo) -> ReadEvent:
    if one.begin.whole_day:
        first = one.begin.wall.date()
        return ReadEvent(
            first, first + max(one.length, _DAY) - _DAY, None, None, one.summary, one.uid
        )
    begin = one.begin.seen_in(UTC)
    start = begin.replace(tzinfo=UTC).astimezone(home)
    end = (begin + one.length).replace(tzinfo=UTC).astimezone(home)
    opens, closes = (
        start.time().replace(second=0, microsecond=0),
        end.time().replace(second=0, microsecond=0),
    )
    if start.date() == end.date() and closes < opens:
        closes = opens  # it lies in the hour that comes twice in autumn
    return ReadEvent(start.date(), end.date(), opens, closes, one.summary, one.uid)


def _say_what_is_free(calendar: Block, reading: CalendarReading) -> None:
    events = [one for one in calendar.blocks if one.kind == "VEVENT"]
    cancelled = [one for one in events if one.word("STATUS") == "CANCELLED"]
    free = [
        one
        for one in events
        if one.word("TRANSP") == "TRANSPARENT" and one.word("STATUS") != "CANCELLED"
    ]
    if cancelled:
        n = len(cancelled)
        reading.note(
            _WHOLE,
            Words(
                f"{n} {'Termin ist' if n == 1 else 'Termine sind'} abgesagt und wurde"
                f"{'' if n == 1 else 'n'} ausgelassen (STATUS:CANCELLED).",
                f"{n} {'event is' if n == 1 else 'events are'} cancelled and left out "
                "(STATUS:CANCELLED).",
            ),
        )
    if free:
        n = len(free)
        reading.note(
            _WHOLE,
            Words(
                f"{n} {'Termin ist' if n == 1 else 'Termine sind'} als frei gekennzeichnet und "
                f"wurde{'' if n == 1 else 'n'} ausgelassen (TRANSP:TRANSPARENT). Ist das nicht "
                "gemeint, im Kalender „beschäftigt“ einstellen.",
                f"{n} {'event is' if n == 1 else 'events are'} marked as free and left out "
                "(TRANSP:TRANSPARENT). If that is not meant, set “busy” in the calendar.",
            ),
        )


def _all_cancelled() -> Words:
    return Words(
        "Diese Datei sagt Termine ab (METHOD:CANCEL). Aus ihr wurde nichts übernommen.",
        "This file cancels events (METHOD:CANCEL). Nothing was taken from it.",
    )

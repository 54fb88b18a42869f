"""From the bytes of a file to its dates, whatever kind of file it is."""

from collections.abc import Callable
from datetime import date

from gemeinwerk.calendar_files.errors import UnreadableCalendar
from gemeinwerk.calendar_files.ics import is_calendar, read_ics
from gemeinwerk.calendar_files.results import MOST_EVENTS, CalendarReading, in_order
from gemeinwerk.calendar_files.sheets import read_sheet
from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.tables.words import Words


def read(
    content: bytes,
    *,
    first: date,
    last: date,
    zone: str = "Europe/Berlin",
    language: str = "de",
    on_progress: Callable[[int], None] = lambda percent: None,
) -> CalendarReading:
    """The dates from one day to another. Raises `UnreadableCalendar` with a sentence."""
    try:
        if is_calendar(content):
            reading = read_ics(content, first, last, zone)
        else:
            reading = read_sheet(content, first, last)
    except ProblemError as refusal:
        raise UnreadableCalendar(refusal.in_language(language)) from refusal
    reading.events = in_order(reading.events)
    if len(reading.events) > MOST_EVENTS:
        raise UnreadableCalendar(_too_many(len(reading.events)).in_language(language))
    return reading


def _too_many(n: int) -> Words:
    return Words(
        f"Der Kalender hat {n} Termine in dieser Zeit, höchstens {MOST_EVENTS} gehen. Bitte nur "
        "einen Teil ausgeben.",
        f"The calendar has {n} dates in this time, {MOST_EVENTS} at most are taken. Export a part "
        "of it.",
    )

"""Reading what somebody uploaded or an address answered, in a process of its own (`core.aside`)."""

from datetime import date
from functools import partial

from django.conf import settings
from django.utils.translation import get_language

from gemeinwerk.calendar_files.assemble import read
from gemeinwerk.calendar_files.errors import UnreadableCalendar
from gemeinwerk.calendar_files.results import CalendarReading
from gemeinwerk.core import aside

_SECONDS, _MEGABYTES = 20, 512


def read_apart(content: bytes, first: date, last: date) -> CalendarReading:
    """Within limits of time and memory. Raises `UnreadableCalendar` with a sentence."""
    return aside.run(
        partial(
            read,
            content,
            first=first,
            last=last,
            zone=settings.TIME_ZONE,
            language="en" if get_language() == "en" else "de",
        ),
        answer=CalendarReading,
        refused=UnreadableCalendar,
        bounds=aside.Bounds(_SECONDS, _MEGABYTES),
    )


def warm() -> None:
    """A small calendar, so that what reading needs is loaded once."""
    day = date(2027, 3, 3)
    read(b"Datum;Beginn;Ende;Titel\n03.03.2027;17:00;19:00;Rat", first=day, last=day)
    event = b"BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Berlin:20270303T170000\nEND:VEVENT\n"
    read(b"BEGIN:VCALENDAR\n" + event + b"END:VCALENDAR\n", first=day, last=day)

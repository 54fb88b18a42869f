"""Reads calendars from files: ICS, XLSX, ODS and CSV, without the database.

    reading = read(path.read_bytes(), first=date(2027, 1, 1), last=date(2027, 12, 31))
    reading.events, reading.left_out

Whatever is not read is told with its place (``left_out``); a file that cannot be read at all raises
`UnreadableCalendar` with a sentence. Events, zones and recurrence are those of
`engines/planning/files`. What strangers sent is read with `read_apart`, in a process of its own.
"""

from gemeinwerk.calendar_files.apart import read_apart, warm
from gemeinwerk.calendar_files.assemble import read
from gemeinwerk.calendar_files.errors import UnreadableCalendar
from gemeinwerk.calendar_files.results import CalendarReading, LeftOut, ReadEvent

__all__ = [
    "CalendarReading",
    "LeftOut",
    "ReadEvent",
    "UnreadableCalendar",
    "read",
    "read_apart",
    "warm",
]

"""When nobody in Havelfurt has time: its rooms, the calendars of the council, closed days."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from gemeinwerk import calendar_files
from gemeinwerk.calendars import operations as calendars
from gemeinwerk.calendars.models import Calendar, Room
from gemeinwerk.calendars.reading import operations as reading
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast

KEPT = datetime(2026, 10, 12, 10, 30)
READ = datetime(2026, 10, 12, 14, 0)
READ_ANEW = datetime(2026, 11, 24, 8, 40)


def kept_free(cast: Cast) -> Iterator[Deed]:
    """The office enters what it knows, reads the council's calendars, and later a newer one."""
    found: dict[str, Calendar] = {}
    yield Deed(at(KEPT), "", partial(_keep, cast, found))
    for row in content.read("calendars")["calendar"]:
        if "lines" in row:
            yield Deed(at(READ), row["key"], partial(_read, cast, found, row))
    yield Deed(at(READ_ANEW), "", partial(_read_anew, cast, found))


def _keep(cast: Cast, found: dict[str, Calendar]) -> None:
    told = content.read("calendars")
    rooms: dict[str, Room] = {}
    for row in told["room"]:
        values = {name: value for name, value in row.items() if name != "key"}
        rooms[row["key"]] = calendars.add_room(cast.town, by=cast.office, **values)
    for row in told["closed"]:
        calendars.add_closed_day(cast.town, by=cast.office, **row)
    for row in told["calendar"]:
        found[row["key"]] = calendars.add_calendar(
            cast.town,
            name=row["name"],
            body=cast.bodies.get(row.get("body", "")),
            room=rooms.get(row.get("room", "")),
            by=cast.office,
        )
        for event in row.get("event", ()):
            calendars.add_event(found[row["key"]], by=cast.office, **event)


def _read(cast: Cast, found: dict[str, Calendar], row: dict[str, Any]) -> None:
    new = reading.enter_file(
        found[row["key"]], reading=_reading(row["lines"]), name=row["file"], by=cast.office
    )
    reading.take(new, by=cast.office)


def _read_anew(cast: Cast, found: dict[str, Calendar]) -> None:
    later = content.read("calendars")["later"]
    reading.enter_file(
        found[later["calendar"]],
        reading=_reading(later["lines"]),
        name=later["file"],
        by=cast.office,
    )


def _reading(lines: str) -> calendar_files.CalendarReading:
    """As the council's program writes it."""
    event = f"BEGIN:VEVENT\nUID:1@rat.havelfurt.example\n{lines}END:VEVENT"
    file = f"BEGIN:VCALENDAR\nVERSION:2.0\n{event}\nEND:VCALENDAR\n"
    first, last = reading.span()
    return calendar_files.read(file.encode(), first=first, last=last)

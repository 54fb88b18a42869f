"""Calendars as they are found in the wild, written by hand, and how what was read is told."""

from dataclasses import dataclass, field
from datetime import date

from gemeinwerk.calendar_files import CalendarReading, ReadEvent, read

FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)
END = "\r\n"


@dataclass(frozen=True)
class Case:
    """A file; what it says within the years; pieces of what is left out, or of the refusal."""

    name: str
    content: bytes
    events: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    refused: str = ""


def ics(*blocks: str, end: str = END, head: str = "VERSION:2.0") -> bytes:
    text = "\n".join(["BEGIN:VCALENDAR", head, *blocks, "END:VCALENDAR", ""])
    return text.replace("\n", end).encode()


def event(lines: str, uid: str = "1", title: str = "Rat") -> str:
    return f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{title}\n{lines}\nEND:VEVENT"


def evening(day: str = "20270303", zone: str = ";TZID=Europe/Berlin") -> str:
    return f"DTSTART{zone}:{day}T170000\nDTEND{zone}:{day}T190000"


def reading_of(content: bytes) -> CalendarReading:
    return read(content, first=FIRST, last=LAST)


def told(one: ReadEvent) -> str:
    """03.03. 17:00–19:00 Rat; whole days 03.03.–05.03. Rat."""
    days = (
        f"{one.first:%d.%m.}" if one.first == one.last else f"{one.first:%d.%m.}–{one.last:%d.%m.}"
    )
    hours = f" {one.begins:%H:%M}–{one.ends:%H:%M}" if one.begins and one.ends else ""
    if one.begins is not None and not hours:
        hours = f" {one.begins:%H:%M}–{one.ends:%H:%M}"
    return f"{days}{hours} {one.title}".strip()

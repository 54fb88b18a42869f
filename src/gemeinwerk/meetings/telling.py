"""Meetings in words: when, where, and when which item of the agenda comes up.

when(meeting)     „Montag, 8. März 2027, 16:30–18:30 Uhr“
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import is_naive, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.ui import Tone
from gemeinwerk.meetings.models import AgendaItem, Meeting, MeetingState
from gemeinwerk.meetings.models.meetings import called

TONES: dict[str, Tone] = {
    MeetingState.PLANNED: "none",
    MeetingState.INVITED: "progress",
    MeetingState.HELD: "done",
    MeetingState.CANCELLED: "dropped",
}


def when(meeting: Meeting) -> str:
    return span(meeting.starts_at, meeting.ends_at)


def span(starts_at: datetime, ends_at: datetime) -> str:
    """Two moments as people say them; the second day only where it is another."""
    first, last = localtime(starts_at), localtime(ends_at)
    begins = _("{day}, {date}, {time}").format(
        day=date_format(first, "l"), date=date_format(first, "DATE_FORMAT"), time=clock(first)
    )
    if first.date() == last.date():
        return _("{begins}–{end} Uhr").format(begins=begins, end=clock(last))
    return _("{begins} Uhr bis {date}, {end} Uhr").format(
        begins=begins, date=date_format(last, "DATE_FORMAT"), end=clock(last)
    )


@dataclass(frozen=True)
class When:
    """Two moments that are put into words in the language they are read in."""

    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, meeting: Meeting) -> "When":
        return cls(meeting.starts_at, meeting.ends_at)

    def __str__(self) -> str:
        return span(self.starts_at, self.ends_at)


def moment_of(text: str) -> datetime:
    """A moment out of a row of plain values: SQLite writes it without its zone, which is UTC."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if is_naive(found) else found


def name_and_day(row: Mapping[str, Any]) -> dict[str, str]:
    """For sentences with {meeting} and {day}, of a row of plain values with `body`, `title`,
    `number` and `starts`."""
    return {
        "meeting": quoted(f"{row['body']}: {called(row['title'], row['number'])}"),
        "day": date_format(localtime(moment_of(row["starts"])), "DATE_FORMAT"),
    }


def clock(moment: datetime) -> str:
    return date_format(localtime(moment), "H:i")


@dataclass(frozen=True)
class Slot:
    """An item with its number, and when it comes up if all before it take their time."""

    number: int
    item: AgendaItem
    begins: str
    """"" as soon as an item before it says no time."""


@dataclass(frozen=True)
class Agenda:
    slots: Sequence[Slot]
    minutes: int
    """Of all items that say one."""
    without: int
    """How many say none."""
    sentence: str
    """Whether it fits, in words."""
    fits: bool


def agenda(meeting: Meeting, items: Sequence[AgendaItem]) -> Agenda:
    slots = []
    moment: datetime | None = meeting.starts_at
    for number, one in enumerate(items, start=1):
        slots.append(Slot(number, one, clock(moment) if moment else ""))
        moment = moment + timedelta(minutes=one.minutes) if moment and one.minutes else None
    minutes = sum(one.minutes or 0 for one in items)
    without = sum(1 for one in items if not one.minutes)
    length = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    return Agenda(slots, minutes, without, _fitting(minutes, without, length), minutes <= length)


def _fitting(minutes: int, without: int, length: int) -> str:
    if not minutes:
        return ""
    if minutes > length:
        return ngettext(
            "Die Punkte brauchen {sum} Minuten, eine mehr, als die Sitzung dauert.",
            "Die Punkte brauchen {sum} Minuten, {n} mehr, als die Sitzung dauert.",
            minutes - length,
        ).format(sum=minutes, n=minutes - length)
    said = _("Die Punkte brauchen {sum} von {length} Minuten.").format(sum=minutes, length=length)
    if not without:
        return said
    open_ones = ngettext(
        "Ein Punkt ist noch ohne Zeit.", "{n} Punkte sind noch ohne Zeit.", without
    ).format(n=without)
    return f"{said} {open_ones}"

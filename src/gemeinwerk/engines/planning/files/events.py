"""One event of a calendar: when it begins, how long it lasts, whether it makes busy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar.parser import unescape_backslash
from icalendar.prop import vDDDTypes

from gemeinwerk.engines.planning.files.icsblocks import Block, Property, at_line
from gemeinwerk.engines.planning.files.zones import Zones
from gemeinwerk.engines.planning.problem import ProblemError, Words

WANTED = frozenset(
    {
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE",
        "RECURRENCE-ID", "STATUS", "TRANSP", "SUMMARY", "SEQUENCE", "TZID", "TZOFFSETFROM",
        "TZOFFSETTO", "FREEBUSY",
    }
)  # fmt: skip
"""The properties that say when somebody is busy; all others may be as broken as they like."""
MOST_CHARACTERS = 200
YEARS = range(1500, 3000)
_WRONG = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
_DAY = timedelta(days=1)
_LONGEST = timedelta(days=365 * 500)
"""Longer is cut, so that no sum of dates leaves the calendar."""


@dataclass(frozen=True, slots=True)
class Moment:
    """wall: the clock's time in `zone`, midnight for a whole day."""

    wall: datetime
    zone: tzinfo
    whole_day: bool

    def seen_in(self, zone: tzinfo) -> datetime:
        """The clock's time in another zone; a day is the same everywhere."""
        if self.whole_day or zone is self.zone:
            return self.wall
        return self.wall.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Event:
    """length: from its beginning, of whole days a number of days. place: of its beginning.

    replaces: which repetition of another event it stands for; and_later: and for those after it.
    """

    uid: str
    begin: Moment
    length: timedelta
    summary: str
    busy: bool
    sequence: int
    block: Block
    place: Words
    replaces: Moment | None = None
    and_later: bool = False

    def in_own_time(self, moment: Moment) -> datetime:
        """Another moment by this event's clock; a mere day gets its hour."""
        if self.begin.whole_day:
            return datetime.combine(moment.wall, time())
        if moment.whole_day:
            return datetime.combine(moment.wall, self.begin.wall.time())
        return moment.seen_in(self.begin.zone)


def event_of(block: Block, zones: Zones) -> Event:
    """What a VEVENT says; refused with its line where it cannot be read."""
    if block.broken:
        raise block.broken
    told = block.first("DTSTART")
    if told is None:
        raise ProblemError(
            at_line(block.line),
            Words(
                "Diesem Termin fehlt der Anfang (DTSTART). Bitte ergänzen oder den Termin löschen.",
                "This event has no beginning (DTSTART). Add it or delete the event.",
            ),
        )
    begin = _moment(told, zones)
    uid, summary, sequence = block.first("UID"), block.first("SUMMARY"), block.word("SEQUENCE")
    replaces = block.first("RECURRENCE-ID")
    return Event(
        uid=uid.value.strip() if uid else f"line {block.line}",
        begin=begin,
        length=_length(block, begin, zones),
        summary=_one_line(summary.value) if summary else "",
        # An event marked as free ("TRANSPARENT") takes no time.
        busy=block.word("STATUS") != "CANCELLED" and block.word("TRANSP") != "TRANSPARENT",
        sequence=int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence) else 0,
        block=block,
        place=told.place,
        replaces=_moment(replaces, zones) if replaces else None,
        and_later=bool(replaces) and _range(replaces) == "THISANDFUTURE",
    )


def moments(told: Property, zones: Zones) -> Iterator[tuple[Moment, timedelta | None]]:
    """The moments of a list such as EXDATE; of periods the length, too."""
    for text in told.value.split(","):
        value = _value(told, text)
        if not isinstance(value, tuple):
            yield _as_moment(told, value, zones), None
            continue
        begin = _as_moment(told, value[0], zones)
        length = value[1]
        if not isinstance(length, timedelta):
            length = _as_moment(told, length, zones).seen_in(UTC) - begin.seen_in(UTC)
        if length < timedelta():
            raise _unreadable(told)
        yield begin, min(length, _LONGEST)


def _range(told: Property | None) -> str:
    return told.parameters.get("RANGE", "").upper() if told else ""


def _one_line(text: str) -> str:
    plain = " ".join(unescape_backslash(text).split())
    plain = "".join(sign for sign in plain if sign.isprintable())
    return plain if len(plain) <= MOST_CHARACTERS else f"{plain[: MOST_CHARACTERS - 1]}…"


def _length(block: Block, begin: Moment, zones: Zones) -> timedelta:
    """From DTEND or DURATION; without either a day, of a timed event nothing."""
    told = block.first("DTEND") or block.first("DURATION")
    if told is None:
        length = timedelta()
    elif told.name == "DURATION":
        value = _value(told, told.value)
        if not isinstance(value, timedelta):
            raise _unreadable(told)
        length = value
    else:
        end = _moment(told, zones)
        if end.whole_day != begin.whole_day:
            raise _unreadable(told)
        length = end.seen_in(UTC) - begin.seen_in(UTC)
    if told and length < timedelta():
        raise ProblemError(
            told.place,
            Words(
                "Dieser Termin endet, bevor er anfängt. Bitte Anfang und Ende prüfen.",
                "This event ends before it begins. Check its beginning and end.",
            ),
        )
    return min(max(length, _DAY) if begin.whole_day else length, _LONGEST)


def _moment(told: Property, zones: Zones) -> Moment:
    return _as_moment(told, _value(told, told.value), zones)


def _value(told: Property, text: str) -> object:
    try:
        value: object = vDDDTypes.from_ical(text.strip())
    except _WRONG as error:
        raise _unreadable(told) from error
    return value


def _as_moment(told: Property, value: object, zones: Zones) -> Moment:
    if not isinstance(value, date) or value.year not in YEARS:
        raise _unreadable(told)
    if not isinstance(value, datetime):
        return Moment(datetime.combine(value, time()), zones.home, whole_day=True)
    zone = value.tzinfo or zones.of(told)
    return Moment(value.replace(tzinfo=None), zone, whole_day=False)


def _unreadable(told: Property) -> ProblemError:
    return ProblemError(
        told.place,
        Words(
            f"„{told.name}:{told.shown}“ ist nicht zu lesen. Erwartet wird ein Tag wie "
            "20270407 oder eine Zeit wie 20270407T163000, ein Ende von derselben Art.",
            f"“{told.name}:{told.shown}” cannot be read. Expected is a day such as 20270407 "
            "or a time such as 20270407T163000, an end of the same kind.",
        ),
    )

"""What somebody's calendar answers to an invitation (RFC 5546, METHOD:REPLY), as it was written.

    read_reply(content, zone="Europe/Berlin")

Nothing is refused: what a program leaves out or writes wrongly is missing, and `read_reply` says
None only where there is no calendar at all. Times are those of the invitation that was answered.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from icalendar.parser import unescape_backslash

from gemeinwerk.engines.planning.files.events import WANTED, moments
from gemeinwerk.engines.planning.files.icsblocks import Block, calendars, whole_characters
from gemeinwerk.engines.planning.files.recurrence import Budget
from gemeinwerk.engines.planning.files.table import text_of
from gemeinwerk.engines.planning.files.zones import Zones
from gemeinwerk.engines.planning.problem import ProblemError

_READ = WANTED | {"METHOD", "PRODID", "ATTENDEE", "COMMENT", "DTSTAMP"}
_ADDRESS = re.compile(r"[^\s<>:\"]+@[^\s<>:\"]+")
_LONGEST = 1_000
T = TypeVar("T")


@dataclass(frozen=True)
class Answering:
    """Somebody, and what they say: `status` is ACCEPTED, DECLINED, TENTATIVE, DELEGATED …"""

    email: str
    status: str
    name: str = ""
    sent_by: str = ""
    """Who wrote it for them."""


@dataclass(frozen=True)
class CalendarReply:
    """`method`: REPLY, or COUNTER where another time is proposed, in capitals."""

    method: str
    uid: str = ""
    sequence: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    written_at: datetime | None = None
    answering: tuple[Answering, ...] = ()
    comment: str = ""
    program: str = ""
    events: int = 1
    """How many it is about; more than one answers a series."""

    def of(self, email: str) -> Answering | None:
        """What that address says; the first where it is none of them."""
        found = [one for one in self.answering if one.email.lower() == email.lower()]
        return next(iter([*found, *self.answering]), None)


def read_reply(content: bytes, zone: str) -> CalendarReply | None:
    try:
        found = calendars(text_of(whole_characters(content)), _READ, lenient=True)
    except ProblemError:
        return None
    calendar = found[0]
    events = [one for one in calendar.blocks if one.kind == "VEVENT"]
    method, program = calendar.word("METHOD"), _text(calendar, "PRODID")
    if not events:
        return CalendarReply(method, program=program, events=0)
    zones = Zones(zone, (one for one in calendar.blocks if one.kind == "VTIMEZONE"), Budget())
    event = events[0]
    number = event.word("SEQUENCE")
    return CalendarReply(
        method=method,
        uid=_text(event, "UID"),
        sequence=int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 0,
        starts_at=_moment(event, "DTSTART", zones),
        ends_at=_moment(event, "DTEND", zones),
        written_at=_moment(event, "DTSTAMP", zones),
        answering=tuple(_answering(event)),
        comment=_text(event, "COMMENT")[:_LONGEST],
        program=program,
        events=len(events) + any(one.first("RECURRENCE-ID") for one in events),
    )


def _answering(event: Block) -> Iterator[Answering]:
    for one in event.all("ATTENDEE"):
        told = one.parameters
        yield Answering(
            email=_address(one.value) or _address(told.get("EMAIL", "")),
            status=told.get("PARTSTAT", "NEEDS-ACTION").strip().upper(),
            name=" ".join(told.get("CN", "").strip('"').split())[:200],
            sent_by=_address(told.get("SENT-BY", "")),
        )


def _address(text: str) -> str:
    found = _ADDRESS.search(re.sub(r"(?i)^\s*\"?mailto:", "", text))
    return found[0][:254] if found else ""


def _text(block: Block, name: str) -> str:
    return " ".join(
        unescape_backslash(one.value).strip() for one in block.all(name) if one.value.strip()
    )


def _moment(event: Block, name: str, zones: Zones) -> datetime | None:
    told = event.first(name)
    if told is None:
        return None
    return _none_if_wrong(lambda: next(moments(told, zones))[0].seen_in(UTC).replace(tzinfo=UTC))


def _none_if_wrong(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except (ProblemError, ValueError, OverflowError):
        return None

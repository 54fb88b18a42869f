"""Meetings as entries of calendars (RFC 5545): for mails that invite, move and cancel (RFC 5546),
and for calendars one subscribes to.

The same meetings give the same bytes, whenever they are asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from gemeinwerk.core.lines import one_line
from gemeinwerk.meetings.models import Format, Meeting, MeetingState

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
REFRESH = timedelta(hours=4)
"""So often a calendar may ask whether anything changed."""


@dataclass(frozen=True)
class Party:
    """Who invites, or who is invited. `replies`: their calendar is asked to answer by mail."""

    email: str
    name: str = ""
    replies: bool = False


@dataclass(frozen=True)
class Entry:
    """A meeting with what is on its agenda. `inside`: for those invited, who are told the link."""

    meeting: Meeting
    topics: Sequence[str] = ()
    inside: bool = False
    url: str = ""


@dataclass(frozen=True)
class Held:
    """A time that is held for now; `at`: since when it says so."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    at: datetime


def file(
    entries: Iterable[Entry],
    method: Method = "PUBLISH",
    *,
    organizer: Party | None = None,
    attendee: Party | None = None,
    name: str = "",
    held: Iterable[Held] = (),
) -> bytes:
    """One file; `name` is what a calendar is called that one subscribes to."""
    calendar = Calendar()
    calendar.add("prodid", "-//Gemeinwerk//Meetings//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", one_line(name))
        calendar.add("x-wr-calname", one_line(name))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", f"PT{REFRESH.seconds // 3600}H")
    for one in entries:
        calendar.add_component(_event(one, organizer, attendee))
    for held_one in held:
        calendar.add_component(_tentative(held_one))
    return bytes(calendar.to_ical())


def _event(entry: Entry, organizer: Party | None, attendee: Party | None) -> Event:
    meeting, event = entry.meeting, Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    for name in ("dtstamp", "last-modified"):
        event.add(name, meeting.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("summary", one_line(str(meeting)))
    cancelled = meeting.state == MeetingState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    if place := _place(entry):
        event.add("location", place)
    if described := _described(entry):
        event.add("description", described)
    if entry.url:
        event["url"] = vUri(entry.url)
    if organizer:
        event["organizer"] = _address(organizer)
    if attendee:
        told = _address(attendee)
        told.params["ROLE"] = vText("REQ-PARTICIPANT")
        told.params["PARTSTAT"] = vText("NEEDS-ACTION")
        # Where no mailbox is read, answers are given by the link alone.
        told.params["RSVP"] = vText("TRUE" if attendee.replies else "FALSE")
        event.add("attendee", told, encode=False)
    return event


def _tentative(one: Held) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("summary", one_line(one.title))
    event.add("status", "TENTATIVE")
    event.add("transp", "OPAQUE")
    if one.place:
        event.add("location", one_line(one.place))
    return event


def _address(party: Party) -> vCalAddress:
    found = vCalAddress(f"mailto:{party.email}")
    if party.name:
        found.params["CN"] = vText(one_line(party.name).replace('"', "'"))
    return found


def _place(entry: Entry) -> str:
    meeting = entry.meeting
    if meeting.where:
        return one_line(meeting.where)
    if meeting.format == Format.ONLINE:
        return meeting.link if entry.inside and meeting.link else str(Format.ONLINE.label)
    return ""


def _described(entry: Entry) -> str:
    meeting, parts = entry.meeting, []
    if meeting.state == MeetingState.CANCELLED:
        parts.append(_("Diese Sitzung ist abgesagt."))
    if entry.topics:
        listed = "\n".join(f"{n}. {one_line(one)}" for n, one in enumerate(entry.topics, start=1))
        parts.append(_("Tagesordnung:") + "\n" + listed)
    if entry.inside and meeting.link:
        parts.append(_("Videokonferenz: {link}").format(link=meeting.link))
    if meeting.public and meeting.joining and not entry.inside:
        parts.append(meeting.joining)
    return "\n\n".join(parts)

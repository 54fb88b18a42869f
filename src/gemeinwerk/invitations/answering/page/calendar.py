"""The meeting as an entry for a calendar. It names nobody, and holds no personal link."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from gemeinwerk.invitations.answering.models import AnswerPage

USUAL = timedelta(hours=2)
"""How long a meeting lasts of which nobody said when it ends."""


def entry(page: AnswerPage, *, title: str, place: str, domain: str, stamp: datetime) -> bytes:
    """Keeps its identity however often it is fetched, so that a moved meeting moves."""
    assert page.starts_at, "a meeting without a day has no entry"
    event = Event()
    event.add("uid", f"einladung-{page.wave.pk}@{domain}")
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", page.starts_at.astimezone(UTC))
    event.add("dtend", (page.ends_at or page.starts_at + USUAL).astimezone(UTC))
    event.add("summary", title)
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//Gemeinwerk//Invitations//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())

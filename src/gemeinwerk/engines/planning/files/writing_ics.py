"""A plan as a calendar to subscribe to or to import. It names nobody: it is fit to be sent on."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from gemeinwerk.engines.planning.files.sheets import called, clean, in_order, room_called
from gemeinwerk.engines.planning.plan import Meeting, Plan
from gemeinwerk.engines.planning.problem import Problem, Words

_BERLIN = ZoneInfo("Europe/Berlin")
# The rule in force since 1996, for programs that do not know the zone by its name.
_VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def as_ics(
    problem: Problem,
    plan: Plan,
    language: str = "de",
    *,
    stamp: datetime,
    domain: str = "gemeinwerk",
) -> bytes:
    """An event a meeting. stamp: when the calendar was made, with its time zone.

    An event keeps its UID as long as series and date are the same. domain: tells the events of
    one municipality from those of another.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Gemeinwerk//Planning//{'EN' if language == 'en' else 'DE'}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(Timezone.from_ical(_VTIMEZONE))
    for meeting in in_order(plan):
        event = _event(problem, meeting, language)
        event.add("uid", f"{quote(clean(meeting.series), safe='')}-{meeting.date:%Y%m%d}@{domain}")
        event.add("dtstamp", stamp.astimezone(UTC))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(problem: Problem, meeting: Meeting, language: str) -> Event:
    begin = datetime.combine(meeting.date, meeting.start, _BERLIN)
    end = datetime.combine(meeting.date, meeting.end, _BERLIN)
    event = Event()
    event.add("summary", clean(called(problem, meeting.series)))
    event.add("dtstart", begin)
    event.add("dtend", end if end > begin else end + timedelta(days=1))
    room = clean(room_called(problem, meeting))
    if room:
        event.add("location", room)
    members = len(problem.of_id[meeting.series].members)
    counts = Words(
        f"Erwartet: {len(meeting.expected)} von {members} Mitgliedern.",
        f"Expected: {len(meeting.expected)} of {members} members.",
    )
    event.add("description", counts.in_language(language))
    return event

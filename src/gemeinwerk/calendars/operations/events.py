"""Dates that somebody typed; those that were read are changed where they were read."""

from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.calendars.errors import NotOurs, WrongTime
from gemeinwerk.calendars.models import Calendar, Event, Source
from gemeinwerk.calendars.verbs import CalendarsVerb
from gemeinwerk.core.writing import hold, verb


@verb
def add_event(
    calendar: Calendar,
    *,
    first: date,
    by: User | None,
    last: date | None = None,
    begins: time | None = None,
    ends: time | None = None,
    title: str = "",
) -> Event:
    """Without hours it takes the whole days. Raises `WrongTime`."""
    new = Event(
        calendar=hold(calendar), title=title, first=first, last=last or first, begins=begins,
        ends=ends,
    )  # fmt: skip
    _require_a_span(new)
    new.save()
    audit.record(CalendarsVerb.EVENT_ADD, new, by=by, label=_called(new), after=_told(new))
    return new


@verb
def edit_event(event: Event, *, by: User | None, seen: Seen = None, **values: Any) -> Event:
    """Change what was typed; raises `Overtaken`, `WrongTime` and `NotOurs`."""
    hold(event.calendar)
    found = hold(event, "calendar")
    _require_typed(found)
    if "last" in values:
        values["last"] = values["last"] or values.get("first", found.first)
    elif "first" in values and found.last == found.first:
        values["last"] = values["first"]
    before, after = lost_update.apply(found, values, seen=seen, verb=CalendarsVerb.EVENT_EDIT)
    if after:
        _require_a_span(found)
        found.save()
        audit.record(
            CalendarsVerb.EVENT_EDIT, found, by=by, label=_called(found), before=before, after=after
        )
    return found


@verb
def remove_event(event: Event, *, by: User | None) -> None:
    hold(event.calendar)
    found = hold(event, "calendar")
    _require_typed(found)
    audit.record(
        CalendarsVerb.EVENT_REMOVE, found, by=by, label=_called(found), before=_told(found)
    )
    found.delete()


def _told(event: Event) -> dict[str, Any]:
    return {
        "title": event.title, "first": event.first, "last": event.last, "begins": event.begins,
        "ends": event.ends,
    }  # fmt: skip


def _called(event: Event) -> str:
    return f"{event.title}, {event.when}" if event.title else str(event.when)


def _require_typed(event: Event) -> None:
    if event.source != Source.TYPED:
        raise NotOurs(
            _(
                "Dieser Termin stammt aus einer Datei oder Adresse. Ändern Sie ihn dort; beim "
                "nächsten Einlesen sehen Sie den Unterschied."
            )
        )


def _require_a_span(event: Event) -> None:
    if event.last < event.first:
        raise WrongTime(_("Der letzte Tag liegt vor dem ersten."))
    if (event.begins is None) != (event.ends is None):
        raise WrongTime(
            _("Bitte Beginn und Ende angeben. Ohne beides gilt der Termin für ganze Tage.")
        )
    if event.begins and event.ends and event.last == event.first and event.ends < event.begins:
        raise WrongTime(
            _(
                "Das Ende liegt vor dem Beginn. Geht der Termin über Mitternacht, geben Sie den "
                "nächsten Tag als letzten an."
            )
        )

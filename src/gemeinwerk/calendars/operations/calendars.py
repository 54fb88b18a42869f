"""Calendars of bodies, of rooms and of everybody."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.calendars.errors import NameTaken, WrongCalendar
from gemeinwerk.calendars.models import Calendar, Room
from gemeinwerk.calendars.verbs import CalendarsVerb
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality


@verb
def add_calendar(
    town: Municipality,
    *,
    name: str,
    by: User | None,
    body: Body | None = None,
    room: Room | None = None,
) -> Calendar:
    """Without a body and a room its dates hold for everybody."""
    new = Calendar(municipality=town, name=name, body=body, room=room)
    _require_one_owner(new)
    _save(new)
    audit.record(
        CalendarsVerb.CALENDAR_ADD, new, by=by, after={"name": name, "body": body, "room": room}
    )
    return new


@verb
def edit_calendar(
    calendar: Calendar, *, by: User | None, seen: Seen = None, **values: Any
) -> Calendar:
    """Change its name or whose it is; raises `Overtaken`."""
    found = hold(calendar)
    before, after = lost_update.apply(found, values, seen=seen, verb=CalendarsVerb.CALENDAR_EDIT)
    if after:
        _require_one_owner(found)
        _save(found)
        audit.record(CalendarsVerb.CALENDAR_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def remove_calendar(calendar: Calendar, *, by: User | None) -> None:
    """With all its dates."""
    found = hold(calendar)
    before = {"name": found.name}
    audit.record(CalendarsVerb.CALENDAR_REMOVE, found, by=by, before=before)
    found.delete()


def _require_one_owner(calendar: Calendar) -> None:
    if calendar.body_id and calendar.room_id:
        raise WrongCalendar(
            _("Ein Kalender gehört zu einem Gremium oder zu einem Raum, nicht zu beiden.")
        )
    owners = [one for one in (calendar.body, calendar.room) if one]
    if any(one.municipality_id != calendar.municipality_id for one in owners):
        raise WrongCalendar(_("Das gehört zu einer anderen Kommune."))


def _save(calendar: Calendar) -> None:
    try:
        with transaction.atomic():
            calendar.save()
    except IntegrityError as taken:
        raise NameTaken(
            _("Einen Kalender „{name}“ gibt es schon.").format(name=calendar.name)
        ) from taken

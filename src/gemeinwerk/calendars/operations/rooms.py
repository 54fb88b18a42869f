"""Rooms to meet in."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.calendars.errors import NameTaken, StillUsed
from gemeinwerk.calendars.models import Room
from gemeinwerk.calendars.verbs import CalendarsVerb
from gemeinwerk.core.usage import uses_in_words
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality


@verb
def add_room(town: Municipality, *, name: str, by: User | None, **details: Any) -> Room:
    """`details` are further fields of the model."""
    new = Room(municipality=town, name=name, **details)
    _save(new)
    after = {"name": name, **{key: value for key, value in details.items() if value}}
    audit.record(CalendarsVerb.ROOM_ADD, new, by=by, after=after)
    return new


@verb
def edit_room(room: Room, *, by: User | None, seen: Seen = None, **values: Any) -> Room:
    """Change fields of the model; raises `Overtaken`."""
    found = hold(room)
    before, after = lost_update.apply(found, values, seen=seen, verb=CalendarsVerb.ROOM_EDIT)
    if after:
        _save(found)
        audit.record(CalendarsVerb.ROOM_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def remove_room(room: Room, *, by: User | None) -> None:
    """Only a room goes that has no calendar, and that nothing else refers to."""
    found = hold(room)
    if uses := uses_in_words(found):
        raise StillUsed(
            _("„{name}“ wird noch gebraucht für: {uses}.").format(name=found, uses=uses)
        )
    audit.record(CalendarsVerb.ROOM_REMOVE, found, by=by, before={"name": found.name})
    found.delete()


def _save(room: Room) -> None:
    try:
        with transaction.atomic():
            room.save()
    except IntegrityError as taken:
        raise NameTaken(_("Einen Raum „{name}“ gibt es schon.").format(name=room.name)) from taken

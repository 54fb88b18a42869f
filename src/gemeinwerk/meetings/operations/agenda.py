"""What can happen to an agenda: items are added, changed, put in order, taken off."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.meetings import coming_up, staying
from gemeinwerk.meetings.errors import Unfitting
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.meetings.operations.writing import lock, require_coming
from gemeinwerk.meetings.verbs import MeetingsVerb


@verb
def add_item(meeting: Meeting, *, by: User | None, title: str, **details: Any) -> AgendaItem:
    """After the others; `details`: kind, text, speaker, minutes, internal, source."""
    found = lock(meeting)
    require_coming(found)
    last = found.items.aggregate(last=Max("position"))["last"]
    new = AgendaItem(
        meeting=found, title=title, position=0 if last is None else last + 1, **details
    )
    try:
        with transaction.atomic():
            new.save()
    except IntegrityError as twice:
        raise Unfitting(_("„{title}“ steht schon auf der Tagesordnung.").format(title=title)) from (
            twice
        )
    public = _is_read(found) and not new.internal
    audit.record(MeetingsVerb.ITEM_ADD, found, by=by, after={"item": title}, public=public)
    return new


@verb
def take_up(meeting: Meeting, *, source: str, by: User | None) -> AgendaItem:
    """What an area offers (`coming_up`) becomes an item, once."""
    found = lock(meeting)
    require_coming(found)
    one = coming_up.find(found, source)
    if one is None:
        raise Unfitting(_("Das steht inzwischen auf einer Tagesordnung, oder es ist erledigt."))
    return add_item(found, by=by, **one.details)


@verb
def edit_item(item: AgendaItem, *, by: User | None, seen: Seen = None, **values: Any) -> AgendaItem:
    meeting = lock(item.meeting)
    found = _held(item, meeting)
    name, was_internal = found.title, found.internal
    before, after = lost_update.apply(
        found, values, seen=seen, verb=MeetingsVerb.ITEM_EDIT, recorded_with=meeting
    )
    if after:
        require_coming(meeting)
        found.save()
        audit.record(
            MeetingsVerb.ITEM_EDIT,
            meeting,
            by=by,
            before={"item": name} | before,
            after={"item": name} | after,
            public=_is_read(meeting) and not (was_internal and found.internal),
        )
    return found


@verb
def move_item(
    item: AgendaItem, *, by: User | None, up: bool = False, to: int | None = None
) -> None:
    """One place up or down, or to a place counted from 0."""
    meeting = lock(item.meeting)
    require_coming(meeting)
    found = _held(item, meeting)
    ordered = list(meeting.items.all())
    here = next(place for place, one in enumerate(ordered) if one.pk == found.pk)
    there = (here - 1 if up else here + 1) if to is None else min(to, len(ordered) - 1)
    if there == here or not 0 <= there < len(ordered):
        return
    ordered.insert(there, ordered.pop(here))
    for place, one in enumerate(ordered):
        one.position = place
    AgendaItem.objects.bulk_update(ordered, ["position"])
    after = {"order": [one.title for one in ordered]}
    audit.record(MeetingsVerb.ITEM_MOVE, meeting, by=by, after=after, public=_is_read(meeting))


@verb
def remove_item(item: AgendaItem, *, by: User | None) -> None:
    meeting = lock(item.meeting)
    require_coming(meeting)
    found = _held(item, meeting)
    if why := staying.why(found):
        raise Unfitting(why)
    before = {"item": found.title}
    public = _is_read(meeting) and not found.internal
    audit.record(MeetingsVerb.ITEM_REMOVE, meeting, by=by, before=before, public=public)
    found.delete()


def _held(item: AgendaItem, meeting: Meeting) -> AgendaItem:
    found = hold(item)
    found.meeting = meeting
    return found


def _is_read(meeting: Meeting) -> bool:
    return meeting.public

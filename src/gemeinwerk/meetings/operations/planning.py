"""Meetings come into being, move, are cancelled, and have been held.

    new = create_meeting(body, starts_at=…, ends_at=…, concept=concept, by=user)
    move_meeting(new, starts_at=…, ends_at=…, by=user)
    cancel_meeting(new, reason="…", by=user)

Many at once, in one verb: whoever is concerned hears of all of it together.
"""

from datetime import datetime
from typing import Any

from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import collect, hold, verb
from gemeinwerk.meetings import notices
from gemeinwerk.meetings.convening.telling import require_in_time
from gemeinwerk.meetings.errors import MeetingOver, NotYet, Unfitting, WrongTimes
from gemeinwerk.meetings.lifecycle import MEETING
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.meetings.operations.inviting import forget_answers
from gemeinwerk.meetings.operations.writing import lock, require_coming
from gemeinwerk.meetings.queries import told
from gemeinwerk.meetings.telling import When
from gemeinwerk.meetings.verbs import MeetingsVerb

IN_CALENDARS = frozenset({"title", "room", "place", "link", "format"})
"""What an entry says beside its times."""


@verb
def create_meeting(
    body: Body,
    *,
    starts_at: datetime,
    ends_at: datetime,
    by: User | None,
    concept: Concept | None = None,
    **details: Any,
) -> Meeting:
    """`details`: title, format, room, place, link, note, public, joining."""
    found = hold(body)
    _require_times(starts_at, ends_at)
    if concept is not None and concept.municipality_id != found.municipality_id:
        raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=concept))
    last = Meeting.objects.filter(body=found, concept=concept).aggregate(last=Max("number"))["last"]
    new = Meeting(
        body=found,
        concept=concept,
        number=(last or 0) + 1,
        starts_at=starts_at,
        ends_at=ends_at,
        changed_at=audit.now(),
        **details,
    )
    _require_own_room(new)
    new.save()
    after = {"starts_at": starts_at, "ends_at": ends_at, **details}
    audit.record(MeetingsVerb.MEETING_CREATE, new, by=by, after=after, public=new.public)
    return new


@verb
def edit_meeting(meeting: Meeting, *, by: User | None, seen: Seen = None, **values: Any) -> Meeting:
    """Change fields other than when it is and how it stands; raises `Overtaken`."""
    found = lock(meeting)
    was_public = found.public
    before, after = lost_update.apply(found, values, seen=seen, verb=MeetingsVerb.MEETING_EDIT)
    if after:
        require_coming(found)
        _require_own_room(found)
        if after.keys() & IN_CALENDARS:
            _note_change(found)
            _tell(found, notices.CHANGED)
        found.save()
        audit.record(
            MeetingsVerb.MEETING_EDIT,
            found,
            by=by,
            before=before,
            after=after,
            public=found.public or was_public,
        )
    return found


@verb
def show_meeting(meeting: Meeting, *, public: bool, by: User | None) -> Meeting:
    """Whether citizens read of one that took place, and so of its minutes. Before, that is said
    with all else (`edit_meeting`)."""
    found = lock(meeting)
    if found.state != MeetingState.HELD:
        raise NotYet(_("Diese Sitzung hat noch nicht stattgefunden; bearbeiten Sie sie."))
    if found.public != public:
        found.public = public
        found.save(update_fields=["public"])
        shown = MeetingsVerb.MEETING_SHOW if public else MeetingsVerb.MEETING_HIDE
        audit.record(shown, found, by=by, public=True)
    return found


@verb
def move_meeting(
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime,
    by: User | None,
    reason: str = "",
    shown: str | None = None,
) -> Meeting:
    """To other times, on the same day or another. To those it has: nothing happens."""
    found = lock(meeting)
    require_same(told(found), shown)
    require_coming(found)
    _require_times(starts_at, ends_at)
    if (found.starts_at, found.ends_at) == (starts_at, ends_at):
        return found
    earlier = When.of(found)
    before = {"starts_at": found.starts_at, "ends_at": found.ends_at}
    found.starts_at, found.ends_at = starts_at, ends_at
    if found.state == MeetingState.INVITED:
        require_in_time(found)
    _note_change(found)
    found.save()
    forget_answers(found)
    _tell(found, notices.MOVED, earlier)
    audit.record(
        MeetingsVerb.MEETING_MOVE,
        found,
        by=by,
        before=before,
        after={"starts_at": starts_at, "ends_at": ends_at},
        reason=reason,
        public=found.public,
    )
    return found


@verb
def cancel_meeting(
    meeting: Meeting, *, by: User | None, reason: str = "", shown: str | None = None
) -> Meeting:
    """It does not take place; what was prepared can still be read."""
    found = lock(meeting)
    require_same(told(found), shown)
    require_coming(found)
    was_known = found.state == MeetingState.INVITED
    _advance(found, MeetingState.CANCELLED)
    found.cancelled_because = reason.strip()
    _note_change(found)
    found.save()
    if was_known:
        collect(notices.tell, notices.Change(found.pk, notices.CANCELLED))
    audit.record(
        MeetingsVerb.MEETING_CANCEL, found, by=by, reason=reason.strip(), public=found.public
    )
    return found


@verb
def note_held(meeting: Meeting, *, by: User | None) -> Meeting:
    """It took place. Said twice, once."""
    found = lock(meeting)
    if found.state == MeetingState.HELD:
        return found
    if found.starts_at > audit.now():
        raise NotYet(_("Diese Sitzung hat noch nicht begonnen."))
    _advance(found, MeetingState.HELD)
    found.save(update_fields=["state"])
    audit.record(MeetingsVerb.MEETING_HELD, found, by=by, public=found.public)
    return found


@verb
def delete_meeting(meeting: Meeting, *, by: User) -> None:
    """Only one that nobody was invited to: others are cancelled, so that those concerned hear."""
    found = lock(meeting)
    if found.state != MeetingState.PLANNED:
        raise MeetingOver(_("Dazu ist schon eingeladen. Sagen Sie die Sitzung ab."))
    audit.record(MeetingsVerb.MEETING_DELETE, found, by=by, public=found.public)
    try:
        found.delete()
    except ProtectedError as kept:
        hanging = {str(one._meta.verbose_name) for one in kept.protected_objects}
        raise MeetingOver(
            _("An dieser Sitzung hängt schon etwas: {things}. Sagen Sie sie ab.").format(
                things=", ".join(sorted(hanging))
            )
        ) from kept


def _advance(meeting: Meeting, state: MeetingState) -> None:
    MEETING.require(meeting, state)
    meeting.state = state


def _tell(meeting: Meeting, what: str, before: When | None = None) -> None:
    if meeting.state == MeetingState.INVITED:
        collect(notices.tell, notices.Change(meeting.pk, what, before))


def _note_change(meeting: Meeting) -> None:
    meeting.sequence += 1
    meeting.changed_at = audit.now()


def _require_own_room(meeting: Meeting) -> None:
    if meeting.room is not None and meeting.room.municipality_id != meeting.municipality_id:
        raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=meeting.room))


def _require_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise WrongTimes(_("Das Ende liegt vor dem Beginn."))

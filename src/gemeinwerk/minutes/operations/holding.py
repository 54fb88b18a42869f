"""Minutes begin with their meeting, go from item to item, and end with it.

minutes = begin(meeting, by=user)
go_on(minutes, item=item.pk, by=user)      # None: the last one is finished
finish(minutes, by=user)                   # the meeting took place; a draft is left
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import SeatFunction
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import AgendaItem, Invitee, Meeting, MeetingAnswer, MeetingState
from gemeinwerk.meetings.operations.writing import lock as lock_meeting
from gemeinwerk.meetings.sitting import sitting_at
from gemeinwerk.minutes.errors import Elsewhere, NotHeld
from gemeinwerk.minutes.lifecycle import MINUTES
from gemeinwerk.minutes.models import Attendance, ItemRun, Minutes, MinutesState, Presence
from gemeinwerk.minutes.operations.writing import lock, touch
from gemeinwerk.minutes.verbs import MinutesVerb
from gemeinwerk.municipalities.models import Municipality

VOTING = (SeatFunction.CHAIR, SeatFunction.DEPUTY_CHAIR, SeatFunction.MEMBER)
LATE = timedelta(hours=6)
"""So long after its planned end a meeting may still go on; later, minutes are written from notes,
and what is entered is of the planned time."""
DIGITS = 6


def moment(minutes: Minutes, *, leaving: bool = False) -> datetime:
    """When what is entered now happened."""
    now, meeting = audit.now(), minutes.meeting
    if now <= meeting.ends_at + LATE:
        return max(now, minutes.started_at)
    return max(meeting.ends_at, minutes.started_at) if leaving else minutes.started_at


@verb
def begin(meeting: Meeting, *, by: User | None) -> Minutes:
    """With everybody who is expected on the list; begun twice, once."""
    body = hold(meeting.body)
    found = hold(meeting, "concept", "room")
    found.body = body
    if there := Minutes.objects.filter(meeting=found).first():
        return there
    if found.state == MeetingState.CANCELLED:
        raise NotHeld(_("Diese Sitzung ist abgesagt."))
    now = audit.now()
    new = Minutes(meeting=found, started_at=found.starts_at if now > found.ends_at + LATE else now)
    people = _expected(found, new)
    voters = sum(one.votes for one in people)
    new.quorum = voters // 2 + 1 if voters else None
    new.save()
    Attendance.objects.bulk_create(people)
    audit.record(MinutesVerb.MINUTES_BEGIN, new, by=by)
    return new


def _expected(meeting: Meeting, minutes: Minutes) -> list[Attendance]:
    """Who is invited, else who sits in the body; and who comes for somebody."""
    voting = {str(one.label) for one in VOTING}
    sits = {one.person: one for one in sitting_at(meeting)}
    invited = list(Invitee.objects.filter(meeting=meeting, person__isnull=False))
    people = []
    for one in invited:
        votes = one.person_id in sits and sits[one.person_id].function in voting
        told: dict[str, Any] = {
            "minutes": minutes, "organisation_id": one.organisation_id, "group_id": one.group_id,
        }  # fmt: skip
        sends = one.answer == MeetingAnswer.DEPUTY
        people.append(
            Attendance(
                person_id=one.person_id, function=one.function, votes=votes and not sends,
                excused=sends or one.answer == MeetingAnswer.NO, **told,
            )
        )  # fmt: skip
        if sends:
            people.append(
                Attendance(name=one.deputy_name, stands_for_id=one.person_id, votes=votes, **told)
            )
    listed = {one.person_id for one in invited}
    people += [
        Attendance(
            minutes=minutes, person_id=one.person, organisation_id=one.organisation,
            group_id=one.group, function=one.function, votes=one.function in voting,
        )
        for one in sits.values()
        if one.person not in listed
    ]  # fmt: skip
    return people


@verb
def go_on(minutes: Minutes, *, item: int | None, by: User) -> None:
    """The item that is talked about ends, the next one begins; None: none does."""
    found = lock(minutes)
    items = AgendaItem.objects.filter(meeting=found.meeting_id)
    following = items.filter(pk=item).first() if item is not None else None
    if item is not None and following is None:
        raise Elsewhere(_("Dieser Punkt steht nicht mehr auf der Tagesordnung."))
    running = ItemRun.objects.filter(minutes=found, ended_at=None)
    if following and running.filter(item=following).exists():
        return
    at = moment(found)
    for one in hold_all(running):
        one.ended_at = max(at, one.began_at)
        one.save(update_fields=["ended_at"])
    if following:
        ItemRun.objects.create(minutes=found, item=following, began_at=at)
    touch(found)


@verb
def finish(minutes: Minutes, *, by: User | None) -> Minutes:
    """The meeting is over: whoever is still there leaves, and it took place. Said twice, once."""
    found = _held(minutes)
    meeting = found.meeting
    if found.state == MinutesState.DRAFT:
        return found
    MINUTES.require(found, MinutesState.DRAFT)
    meetings.note_held(meeting, by=by)
    at = moment(found, leaving=True)
    for run in hold_all(ItemRun.objects.filter(minutes=found, ended_at=None)):
        run.ended_at = max(at, run.began_at)
        run.save(update_fields=["ended_at"])
    for one in hold_all(Presence.objects.filter(attendance__minutes=found, left_at=None)):
        one.left_at = max(at, one.came_at)
        one.save(update_fields=["left_at"])
    found.state, found.ended_at, found.code = MinutesState.DRAFT, at, ""
    found.save(update_fields=["state", "ended_at", "code"])
    touch(found)
    audit.record(MinutesVerb.MINUTES_FINISH, found, by=by)
    return found


def _held(minutes: Minutes) -> Minutes:
    """After their meeting, which is held as well."""
    row = Meeting.objects.select_related("body").get(minutes=minutes.pk)
    meeting = lock_meeting(row)
    found = lock(minutes)
    found.meeting = meeting
    return found


@verb
def set_quorum(minutes: Minutes, *, quorum: int | None, by: User) -> None:
    found = lock(minutes)
    if found.quorum == quorum:
        return
    before, found.quorum = {"quorum": found.quorum}, quorum
    found.save(update_fields=["quorum"])
    touch(found)
    audit.record(MinutesVerb.MINUTES_EDIT, found, by=by, before=before, after={"quorum": quorum})


@verb
def give_code(minutes: Minutes, *, by: User) -> str:
    """A new one, by which people enter themselves; an earlier one ends."""
    found = lock(minutes)
    if not found.is_open:
        raise NotHeld(_("Die Sitzung ist zu Ende; einen Code braucht es nicht mehr."))
    found.code = _free_code(found.meeting.body.municipality)
    found.save(update_fields=["code"])
    touch(found)
    audit.record(MinutesVerb.CODE_RENEW, found, by=by)
    return found.code


@verb
def end_code(minutes: Minutes, *, by: User) -> None:
    found = lock(minutes)
    if not found.is_open:
        raise NotHeld(_("Die Sitzung ist zu Ende; einen Code braucht es nicht mehr."))
    if not found.code:
        return
    found.code = ""
    found.save(update_fields=["code"])
    touch(found)
    audit.record(MinutesVerb.CODE_END, found, by=by)


def _free_code(town: Municipality) -> str:
    taken = Minutes.objects.filter(meeting__body__municipality=town).exclude(code="")
    used = set(taken.values_list("code", flat=True))
    while (code := f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}") in used:
        pass
    return code

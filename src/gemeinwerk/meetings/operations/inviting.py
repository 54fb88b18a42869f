"""Inviting to a meeting, answering, and the address of one's own calendar.

    invite(meeting, people={…}, by=user)         # keys of people; those who are invited stay so
    answer(invitee, said=Said("yes"), seen=0, by=None)
    renew_calendar(person, by=None)

Whoever is written to gets one mail at the end of the verb, however many meetings it is about.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import collect, hold, hold_all, verb
from gemeinwerk.meetings import needs, notices, words
from gemeinwerk.meetings.convening.telling import require_in_time
from gemeinwerk.meetings.errors import (
    AnsweredMeanwhile,
    LinkOver,
    MeetingOver,
    MovedMeanwhile,
    NobodyChosen,
    Unfitting,
)
from gemeinwerk.meetings.models import (
    CalendarAddress,
    Invitee,
    Meeting,
    MeetingAnswer,
    MeetingState,
)
from gemeinwerk.meetings.needs import Needed
from gemeinwerk.meetings.operations.writing import lock, require_coming
from gemeinwerk.meetings.sitting import Sits, sitting_at
from gemeinwerk.meetings.verbs import MeetingsVerb


@verb
def invite(meeting: Meeting, *, people: Collection[int], by: User | None) -> int:
    """How many are invited that were not. Nobody new: nothing happens. Raises `TooLate` where a
    period for the body is to be kept."""
    found = lock(meeting)
    require_coming(found)
    if found.ends_at <= audit.now():
        raise MeetingOver(_("Diese Sitzung ist vorbei; eingeladen wird nicht mehr."))
    require_in_time(found)
    known = set(Invitee.objects.filter(meeting=found).values_list("person", flat=True))
    chosen = Person.objects.filter(municipality=found.municipality_id, pk__in=set(people) - known)
    new = list(chosen.prefetch_related("organisations").order_by("pk"))
    if not new and not known:
        raise NobodyChosen(_("Bitte wählen Sie, wer eingeladen wird."))
    seats = {one.person: one for one in sitting_at(found)}
    rows = [_invitee(found, person, seats.get(person.pk)) for person in new]
    Invitee.objects.bulk_create(rows, batch_size=500)
    if found.state == MeetingState.PLANNED:
        found.state = MeetingState.INVITED
        found.save(update_fields=["state"])
    if rows:
        collect(notices.tell, notices.Change(found.pk, notices.INVITED))
        audit.record(MeetingsVerb.MEETING_INVITE, found, by=by, after={"number": len(rows)})
    return len(rows)


def _invitee(meeting: Meeting, person: Person, seat: Sits | None) -> Invitee:
    own = list(person.organisations.all())
    first = own[0].pk if own else None
    row = Invitee(
        meeting=meeting,
        person=person,
        organisation_id=seat.organisation if seat else first,
        group_id=(seat.group if seat else None) or person.group_id,
        function=seat.function if seat else "",
    )
    words.new(words.INVITEE).put(row)
    return row


@verb
def leave_out(invitee: Invitee, *, by: User) -> None:
    """Somebody is invited no more, and told so where they were written to."""
    meeting = lock(invitee.meeting)
    require_coming(meeting)
    found = hold(invitee, "person")
    found.meeting = meeting
    notices.take_back(found)
    needs.forget([found])
    audit.record(MeetingsVerb.INVITEE_REMOVE, meeting, by=by)
    found.delete()


@dataclass(frozen=True)
class Said:
    """`coming`: yes, no, maybe, or deputy, who then has a name."""

    coming: str
    deputy_name: str = ""


@verb
def answer(
    invitee: Invitee,
    *,
    said: Said,
    by: User | None,
    seen: int | None = None,
    needed: Needed | None = None,
    word: str = "",
    at: datetime | None = None,
) -> Invitee:
    """By whoever has the link (`word`, with what they need), or entered by the office (`by`).
    `seen`: the answer they saw, counted; `at`: when it was sent, where it was under way since.
    Raises `AnsweredMeanwhile`, `MovedMeanwhile`, `LinkOver`, for the office `MeetingOver`."""
    meeting = hold(invitee.meeting, "body")
    found = hold(invitee, "person")
    found.meeting = meeting
    if found.person is None or not meeting.is_coming or meeting.ends_at <= audit.now():
        raise (
            LinkOver()
            if by is None
            else MeetingOver(_("An den Antworten ändert sich nichts mehr."))
        )
    if seen is not None and seen != found.revision:
        # Only a meeting that moves asks anew what was answered.
        raise MovedMeanwhile() if found.answer == MeetingAnswer.OPEN else AnsweredMeanwhile()
    if at is not None and found.answered_at is not None and at <= found.answered_at:
        raise AnsweredMeanwhile()
    if said.coming == MeetingAnswer.DEPUTY and not said.deputy_name.strip():
        raise Unfitting(_("Bitte sagen Sie, wer stattdessen kommt."))
    found.answer = said.coming
    is_deputy = said.coming == MeetingAnswer.DEPUTY
    found.deputy_name = said.deputy_name.strip() if is_deputy else ""
    found.answered_at, found.entered_by = at or audit.now(), by
    found.revision += 1
    found.save()
    if said.coming == MeetingAnswer.NO:
        needs.forget([found])
    elif needed is not None and word:
        needs.place(meeting, word=word, needed=needed)
    deed = MeetingsVerb.INVITEE_ENTER if by else MeetingsVerb.INVITEE_ANSWER
    audit.record(deed, meeting, by=by)
    return found


def forget_answers(meeting: Meeting) -> None:
    """Of a held meeting that is at another time now: what was said was said of the earlier one.
    Whoever has not answered yet may have the page of the earlier one open."""
    rows = Invitee.objects.filter(meeting=meeting)
    hold_all(rows)
    rows.update(
        answer=MeetingAnswer.OPEN,
        deputy_name="",
        answered_at=None,
        entered_by=None,
        revision=F("revision") + 1,
    )


@verb
def renew_calendar(person: Person, *, by: User | None) -> CalendarAddress:
    """A new address for a person's own meetings; the earlier one ends."""
    found = hold(person)
    row = CalendarAddress.objects.filter(person=found).first() or CalendarAddress(person=found)
    had_one = row.pk is not None
    words.new(words.CALENDAR).put(row)
    row.made_at = audit.now()
    row.save()
    if had_one:
        audit.record(MeetingsVerb.CALENDAR_RENEW, found, by=by)
    return row

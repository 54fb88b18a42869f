"""Taking in what calendars answer by mail, and what the office does with the rest.

    take_in(raw)                     # of a message from the mailbox; how many answers it holds
    enter(reply, by=user)            # it counts after all
    look_at(reply, by=user)          # it needs nothing more

An answer counts only where it comes over the address that stands in that person's invitation, in
their own name, for the day the meeting is on, and is newer than what stands. All else is kept and
told, so that a person decides.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, turn, verb
from gemeinwerk.meetings.errors import AnsweredMeanwhile, Unfitting
from gemeinwerk.meetings.models import Invitee, MailReply, Meeting, MeetingAnswer, Outcome
from gemeinwerk.meetings.operations import Said, answer
from gemeinwerk.meetings.replying.reading import MOST_WORDS, Answer, read
from gemeinwerk.meetings.replying.verbs import ReplyVerb
from gemeinwerk.meetings.telling import When
from gemeinwerk.municipalities.models import Municipality

KEPT = timedelta(days=365)
MOST_OPEN = 500
"""In a town; of what somebody would have to look at no more is kept. What is somebody's own answer
counts all the same."""
_SAID = {
    "ACCEPTED": MeetingAnswer.YES,
    "DECLINED": MeetingAnswer.NO,
    "TENTATIVE": MeetingAnswer.MAYBE,
}
log = logging.getLogger(__name__)


def take_in(raw: bytes) -> int:
    """0 where it is none: neither sent to an address of ours nor the answer of a calendar."""
    found = read(raw, settings.TIME_ZONE)
    if found is None:
        return 0
    if MailReply.objects.filter(digest=found.digest).exists():
        return 1
    invitee, meeting = _about(found)
    town = _town(meeting)
    if town is None:
        log.warning("an answer by mail that belongs to no town: not kept")
        return 1
    with turn():
        outcome = _outcome(found, invitee, meeting)
        row = _row(found, invitee, meeting, town, outcome)
        if outcome != Outcome.TAKEN and row.open and is_full(town):
            log.warning("an answer by mail that somebody would have to look at is one too many")
        else:
            row.save()
    return 1


def is_full(town: Municipality) -> bool:
    """Whether more wait than anybody looks at; the page says so."""
    return MailReply.objects.filter(municipality=town, open=True).count() >= MOST_OPEN


def forget_old() -> int:
    """Delete what came longer ago than `KEPT`; how many there were."""
    return MailReply.objects.filter(sent_at__lt=audit.now() - KEPT).delete()[0]


@verb
def enter(reply: MailReply, *, by: User) -> MailReply:
    """What it says is that person's answer, says the office."""
    found = _held(reply)
    if found.invitee is None or found.said == MeetingAnswer.OPEN:
        raise Unfitting(_("Diese Mail sagt nichts, was sich eintragen lässt."))
    answer(found.invitee, said=Said(found.said), by=by)
    found.outcome, found.open = Outcome.TAKEN, False
    found.save(update_fields=["outcome", "open"])
    return found


@verb
def look_at(reply: MailReply, *, by: User) -> MailReply:
    """Looked at twice, once."""
    found = _held(reply)
    if found.open:
        found.open = False
        found.save(update_fields=["open"])
        audit.record(ReplyVerb.REPLY_LOOK, found, by=by)
    return found


def _held(reply: MailReply) -> MailReply:
    """After what it is about."""
    if reply.meeting is not None:
        hold(reply.meeting, "body")
    if reply.invitee is not None:
        hold(reply.invitee, "person")
    return hold(reply, "invitee__meeting__body", "invitee__person")


# --- whose answer it is ---------------------------------------------------------------------------


def _about(found: Answer) -> tuple[Invitee | None, Meeting | None]:
    """Whom the address names; else whoever is invited to the meeting and answers by that name."""
    rows = Invitee.objects.select_related("person", "meeting__body__municipality")
    if found.invitee is not None and (named := rows.filter(pk=found.invitee).first()):
        return named, named.meeting
    uid = found.reply.uid if found.reply else ""
    meeting = Meeting.objects.select_related("body__municipality").filter(uid=uid).first()
    if meeting is None or found.reply is None:
        return None, meeting
    emails = [one.email for one in found.reply.answering if one.email]
    of_meeting = rows.filter(meeting=meeting).exclude(person=None)
    if not emails:
        return None, meeting
    return of_meeting.filter(person__email__iexact=emails[0]).order_by("pk").first(), meeting


def _town(meeting: Meeting | None) -> Municipality | None:
    """Of what names no meeting: the town where there is but one."""
    if meeting is not None:
        return meeting.body.municipality
    towns = Municipality.objects.order_by("pk")[:2]
    return towns[0] if len(towns) == 1 else None


def _outcome(found: Answer, invitee: Invitee | None, meeting: Meeting | None) -> Outcome:
    """What becomes of it; an answer that counts is entered."""
    said = _said(found, invitee)
    if said == MeetingAnswer.OPEN or meeting is None:
        return Outcome.UNREAD
    if invitee is None:
        return Outcome.GONE if found.invitee is not None else Outcome.STRANGER
    if problem := _whose(found, invitee):
        return problem
    held = hold(meeting, "body")
    row = hold(invitee, "person")
    if row.person is None:
        return Outcome.GONE
    if not held.is_coming or held.ends_at <= audit.now():
        return Outcome.OVER
    if not _of_this_day(found, held):
        return Outcome.EARLIER
    try:
        answer(row, said=Said(said), by=None, at=_sent_at(found))
    except AnsweredMeanwhile:
        return Outcome.OLDER
    except DomainError:
        return Outcome.OVER
    return Outcome.TAKEN


def _said(found: Answer, invitee: Invitee | None) -> MeetingAnswer:
    reply = found.reply
    if reply is None or reply.method != "REPLY" or reply.events != 1:
        return MeetingAnswer.OPEN
    one = reply.of(_email(invitee))
    return _SAID.get(one.status, MeetingAnswer.OPEN) if one else MeetingAnswer.OPEN


def _whose(found: Answer, invitee: Invitee) -> Outcome | None:
    """Why it is not that person's own; None where it is."""
    assert found.reply
    if found.reply.uid != invitee.meeting.uid:
        return Outcome.OTHER
    one = found.reply.of(_email(invitee))
    assert one
    if one.email.lower() != _email(invitee).lower():
        return Outcome.STRANGER
    if found.invitee is None:
        return Outcome.UNPROVEN
    if found.forwarded or found.sender.lower() not in (one.email.lower(), one.sent_by.lower()):
        return Outcome.FORWARDED
    return None


def _of_this_day(found: Answer, meeting: Meeting) -> bool:
    """Whether it answers for when the meeting is now; without a time by the number of its state."""
    assert found.reply
    reply = found.reply
    if reply.starts_at is None:
        return reply.sequence == meeting.sequence
    ends = reply.ends_at in (None, meeting.ends_at)
    return reply.starts_at == meeting.starts_at and ends


def _email(invitee: Invitee | None) -> str:
    return invitee.person.email if invitee and invitee.person else ""


def _sent_at(found: Answer) -> datetime:
    """When it was sent, never later than now: the clock of some computers runs ahead."""
    told = found.sent_at or (found.reply.written_at if found.reply else None)
    return min(told or audit.now(), audit.now())


# --- what is kept of it ---------------------------------------------------------------------------


def _row(
    found: Answer,
    invitee: Invitee | None,
    meeting: Meeting | None,
    town: Municipality,
    outcome: Outcome,
) -> MailReply:
    """Not saved yet."""
    said, words = _said(found, invitee), _words(found, outcome)
    stands = invitee is not None and invitee.answer == said
    one = found.reply.of(_email(invitee)) if found.reply else None
    other = one.email if one and one.email.lower() != found.sender.lower() else ""
    return MailReply(
        municipality=town,
        meeting=meeting,
        invitee=invitee,
        sender=found.sender,
        sender_name=found.sender_name or (one.name if one else ""),
        in_name_of=other,
        said=said,
        words=words[:MOST_WORDS],
        outcome=outcome,
        sent_at=_sent_at(found),
        digest=found.digest,
        open=bool(words) or not (outcome == Outcome.TAKEN or (outcome == Outcome.OLDER and stands)),
    )


def _words(found: Answer, outcome: Outcome) -> str:
    """What somebody wrote; where nothing was understood all that stands there."""
    if found.reply and found.reply.method == "COUNTER" and found.reply.starts_at:
        begin, end = found.reply.starts_at, found.reply.ends_at or found.reply.starts_at
        proposed = _("Vorgeschlagen ist: {when}").format(when=When(begin, end))
        return "\n".join(filter(None, [proposed, found.words]))
    return found.words or (found.text if outcome == Outcome.UNREAD else "")

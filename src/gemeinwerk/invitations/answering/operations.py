"""What can happen to an answer: given by a link, taken down by the office.

answer(link, word="…", given=Given(coming="accepted", …), seen=2)
take_down(invitation, given=Given(…), told="phone", told_on=day, by=user)
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import edit_person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.tongues import known
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.invitations.answering import needs, privacy_notice, queries
from gemeinwerk.invitations.answering.errors import AnsweredMeanwhile, LinkOver, NotTheirs
from gemeinwerk.invitations.answering.models import Away, Reply, Time
from gemeinwerk.invitations.answering.verbs import AnsweringVerb
from gemeinwerk.invitations.models import Answer, Invitation, PersonalLink
from gemeinwerk.invitations.operations import note_answer


@dataclass(frozen=True)
class Given:
    """What somebody answers, all of it: what is left out is no longer said."""

    coming: str
    deputy_name: str = ""
    deputy_email: str = ""
    bodies: tuple[int, ...] = ()
    times: list[Time] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    times_note: str = ""
    themes: str = ""
    language: str = "de"


@dataclass(frozen=True)
class Needed:
    """What somebody needs on the day; kept apart from the answer."""

    needs: tuple[str, ...] = ()
    interpreting: str = ""
    note: str = ""


@verb
def answer(link: PersonalLink, *, word: str, given: Given, needed: Needed, seen: int = 0) -> Reply:
    """Whoever has the link answers, or answers anew; `seen` is the answer they saw, 0 for none.

    Raises `LinkOver`, `AnsweredMeanwhile`, `NotTheirs`. Agreement to the notice is theirs: the form
    asks for it.
    """
    invitation = _held(link.invitation)
    present = hold(link)
    if not present.holds:
        raise LinkOver()
    reply = _said(invitation, given, seen)
    reply.entered_by, reply.told, reply.told_on = None, "", None
    reply.privacy = privacy_notice.agreed(invitation.wave.concept.municipality)
    reply.agreed_at = reply.given_at
    _keep(invitation, reply, given)
    declined = given.coming == Answer.DECLINED
    wanted = Needed() if declined else needed
    needs.place(
        queries.page_of(invitation.wave),
        word=word,
        needs=wanted.needs,
        interpreting=wanted.interpreting,
        note=wanted.note,
    )
    _speak(invitation, given.language)
    audit.record(AnsweringVerb.ANSWER, invitation, by=None, after={"answer": given.coming})
    return reply


@verb
def take_down(
    invitation: Invitation, *, given: Given, told: str, told_on: date, by: User, seen: int = 0
) -> Reply:
    """The office enters what somebody said by telephone, on paper or otherwise, and when.

    What the person agreed to before stays; nothing is agreed to for them.
    """
    present = _held(invitation)
    reply = _said(present, given, seen)
    reply.entered_by, reply.told, reply.told_on = by, told, told_on
    _keep(present, reply, given)
    audit.record(AnsweringVerb.TAKE_DOWN, present, by=by, after={"answer": given.coming})
    return reply


def _held(invitation: Invitation) -> Invitation:
    person = hold(invitation.person) if invitation.person else None
    found = hold(invitation, "wave__concept__municipality")
    if person is None or found.person_id != person.pk:
        raise LinkOver()
    found.person = person
    return found


def _said(invitation: Invitation, given: Given, seen: int) -> Reply:
    """The answer as it is to be kept; nothing of an earlier one is lost unseen."""
    now = audit.now()
    known_one = Reply.objects.filter(invitation=invitation).first()
    reply = hold(known_one) if known_one else Reply(invitation=invitation, revision=0)
    if reply.revision != seen:
        raise AnsweredMeanwhile()
    sends_somebody = given.coming == Answer.DEPUTISED
    reply.deputy_name = given.deputy_name if sends_somebody else ""
    reply.deputy_email = given.deputy_email if sends_somebody else ""
    reply.times, reply.away, reply.times_note = given.times, given.away, given.times_note
    reply.themes, reply.language = given.themes, known(given.language)
    reply.given_at = now
    reply.late = localdate(now) > invitation.wave.answer_until
    reply.revision += 1
    return reply


def _keep(invitation: Invitation, reply: Reply, given: Given) -> None:
    reply.save()
    page = queries.page_of(invitation.wave)
    if not set(given.bodies) <= {one.pk for one in queries.offered(page)}:
        raise NotTheirs()
    reply.bodies.set(given.bodies)
    note_answer(invitation, answer=Answer(given.coming), at=reply.given_at)


def _speak(invitation: Invitation, language: str) -> None:
    """The language somebody answered in is that of all letters to them from now on."""
    chosen, person = known(language), invitation.person
    if person and person.language != chosen:
        edit_person(person, by=None, language=chosen)
    if invitation.language != chosen:
        invitation.language = chosen
        invitation.save(update_fields=["language"])

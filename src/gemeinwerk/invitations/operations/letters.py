"""One draft, or one invitation: edited by hand, held back, sent again, its link withdrawn."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen, apply
from gemeinwerk.core.writing import verb
from gemeinwerk.invitations import drawing, links, notices, reaching
from gemeinwerk.invitations.choosing import channel_of
from gemeinwerk.invitations.errors import NotReachable, TextMissing, WaveFixed
from gemeinwerk.invitations.lifecycle import LETTER
from gemeinwerk.invitations.models import (
    Channel,
    Invitation,
    Letter,
    LetterState,
    Purpose,
    WaveState,
)
from gemeinwerk.invitations.operations.writing import lock_invitation, lock_letter
from gemeinwerk.invitations.outgoing import queue_letters
from gemeinwerk.invitations.placeholders import LINK
from gemeinwerk.invitations.verbs import InvitationsVerb
from gemeinwerk.notices.models import Notice, NoticeState


@verb
def edit_letter(letter: Letter, *, by: User | None, seen: Seen = None, **words: str) -> Letter:
    """Change the words of one draft; it stays so when the wave changes. Raises `Overtaken`."""
    found = lock_letter(letter)
    _require_open(found)
    if "subject" in words:
        words["subject"] = " ".join(words["subject"].split())
    if LINK not in words.get("body", LINK):
        raise TextMissing(
            _("Im Text muss {link} stehen, sonst kann niemand antworten.").format(link=LINK)
        )
    _before, after = apply(
        found, words, seen=seen, verb=InvitationsVerb.LETTER_EDIT, recorded_with=found.invitation
    )
    if after:
        found.edited, found.overtaken = True, False
        found.drawn_at = audit.now()
        found.save(update_fields=["subject", "body", "edited", "overtaken", "drawn_at"])
        audit.record(InvitationsVerb.LETTER_EDIT, found.invitation, by=by)
    return found


@verb
def redraw_letter(letter: Letter, *, by: User | None) -> Letter:
    """Give up what was written by hand, for the wave's text."""
    found = lock_letter(letter)
    _require_open(found)
    texts = drawing.texts_of(found.invitation.wave)
    drawing.write(found, drawing.drawn(found.invitation, texts))
    found.edited = False
    found.save()
    audit.record(InvitationsVerb.LETTER_REDRAW, found.invitation, by=by)
    return found


@verb
def withhold(letter: Letter, *, by: User | None) -> Letter:
    """It does not leave; what has left already is not called back."""
    found = lock_letter(letter)
    LETTER.require(found, LetterState.WITHHELD)
    if found.notice_id is not None:
        waiting = Notice.objects.filter(
            pk=found.notice_id,
            leased_until=None,
            state__in=(NoticeState.QUEUED, NoticeState.FAILED),
        )
        gone = waiting.update(state=NoticeState.WITHDRAWN, body="", action_url="")
        if found.state == LetterState.QUEUED and not gone:
            raise WaveFixed(_("Diese Mail ist schon unterwegs."))
    found.state = LetterState.WITHHELD
    found.save(update_fields=["state"])
    audit.record(InvitationsVerb.LETTER_WITHHOLD, found.invitation, by=by)
    return found


@verb
def let_go(letter: Letter, *, by: User | None) -> Letter:
    """What was held back is a draft again; somebody looks at it before it leaves."""
    found = lock_letter(letter)
    wave = found.invitation.wave
    to = LetterState.REVIEW if wave.state == WaveState.REVIEW else LetterState.DRAFTED
    LETTER.require(found, to)
    found.state, found.notice, found.error = to, None, ""
    found.channel = found.invitation.channel
    found.save(update_fields=["state", "notice", "error", "channel"])
    audit.record(InvitationsVerb.LETTER_RELEASE, found.invitation, by=by)
    return found


@verb
def send_again(invitation: Invitation, *, by: User | None) -> Letter:
    """The invitation once more, with a new link; earlier links hold no more."""
    found = lock_invitation(invitation)
    wave = found.wave
    if wave.state != WaveState.RUNNING:
        raise WaveFixed(_("Das geht nur, solange die Welle läuft."))
    person = found.person
    if person is None or not person.email or reaching.why_not(person):
        raise NotReachable(_("{name} ist per Mail nicht zu erreichen.").format(name=found))
    last = Letter.objects.filter(invitation=found, purpose=Purpose.INVITATION).order_by("-number")
    newest = last.first()
    drawn = drawing.drawn(found, drawing.texts_of(wave))
    letter = Letter(
        invitation=found,
        purpose=Purpose.INVITATION,
        number=(newest.number if newest else 0) + 1,
        subject=drawn.subject,
        body=drawn.body,
        language=drawn.language,
        channel=Channel.MAIL,
        drawn_at=audit.now(),
    )
    letter.save()
    links.withdraw([found.pk])
    queue_letters(notices.SENT, wave, [letter])
    audit.record(InvitationsVerb.LINK_RENEW, found, by=by)
    return letter


@verb
def withdraw_link(invitation: Invitation, *, by: User | None) -> None:
    """Nobody answers with a link any more that is out."""
    found = lock_invitation(invitation)
    if links.withdraw([found.pk]):
        audit.record(InvitationsVerb.LINK_WITHDRAW, found, by=by)


@verb
def stop_reminders(invitation: Invitation, *, stopped: bool, by: User | None) -> Invitation:
    """Whether this person is reminded."""
    found = lock_invitation(invitation)
    if found.reminders_stopped != stopped:
        found.reminders_stopped = stopped
        found.save(update_fields=["reminders_stopped"])
        deed = InvitationsVerb.REMINDERS_STOP if stopped else InvitationsVerb.REMINDERS_ALLOW
        audit.record(deed, found, by=by)
    return found


@verb
def choose_channel(invitation: Invitation, *, channel: str, by: User | None) -> Invitation:
    """By mail or on paper; only before something has left."""
    found = lock_invitation(invitation)
    if channel == Channel.MAIL and channel_of(found.person) != Channel.MAIL:  # type: ignore[arg-type]
        raise NotReachable(_("{name} hat keine E-Mail-Adresse.").format(name=found))
    waiting = Letter.objects.filter(
        invitation=found, state__in=(LetterState.DRAFTED, LetterState.REVIEW, LetterState.WITHHELD)
    )
    if not waiting.exists():
        raise WaveFixed(_("Hierzu ist schon etwas versandt."))
    waiting.update(channel=channel)
    found.channel = channel
    found.save(update_fields=["channel"])
    audit.record(InvitationsVerb.WAVE_EDIT, found, by=by, after={"channel": channel})
    return found


def _require_open(letter: Letter) -> None:
    if letter.state not in drawing.OPEN_STATES:
        raise WaveFixed(_("Was versandt oder zurückgehalten ist, wird nicht geändert."))

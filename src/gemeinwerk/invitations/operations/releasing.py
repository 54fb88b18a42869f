"""A wave is laid before somebody, looked at, and let go: from then on it leaves by itself."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import verb
from gemeinwerk.invitations import drawing, notices, reaching
from gemeinwerk.invitations.errors import DayPassed, NobodyChosen, TextMissing, WaveFixed
from gemeinwerk.invitations.lifecycle import WAVE
from gemeinwerk.invitations.models import (
    Channel,
    Invitation,
    Letter,
    LetterState,
    Purpose,
    Wave,
    WaveState,
)
from gemeinwerk.invitations.operations.writing import lock, require_prepared, told
from gemeinwerk.invitations.outbox import Outbox, outbox
from gemeinwerk.invitations.outbox import waiting as waiting_letters
from gemeinwerk.invitations.outgoing import queue_letters
from gemeinwerk.invitations.tongues import GERMAN
from gemeinwerk.invitations.verbs import InvitationsVerb
from gemeinwerk.municipalities.queries import address
from gemeinwerk.notices.bulk import Mail, queue_all

MORNING = time(7)
"""When mails begin to leave on the day of dispatch."""

__all__ = ["lay_before", "release_wave", "take_back", "try_out"]


@verb
def lay_before(wave: Wave, *, by: User | None) -> Outbox:
    """All drafts wait to be looked at; while the wave runs, those of people who came later."""
    found = lock(wave)
    if found.state == WaveState.CLOSED:
        raise WaveFixed(_("Die Welle ist abgeschlossen."))
    if GERMAN not in drawing.texts_of(found):
        raise TextMissing(_("Es fehlt der deutsche Text; er gilt auch für alle ohne eigenen."))
    if found.answer_until < localdate(audit.now()):
        raise DayPassed(_("Die Frist ist vorbei. Bitte setzen Sie zuerst eine neue."))
    everybody = Invitation.objects.filter(wave=found, person__isnull=False)
    drawing.draft(list(everybody.select_related("person", "body", "organisation")), found)
    drawing.redraw(found, only_languages=True)
    drafts = Letter.objects.filter(
        invitation__wave=found, purpose=Purpose.INVITATION, state=LetterState.DRAFTED
    )
    if not drafts.exists():
        raise NobodyChosen(_("Es ist niemand da, dem etwas zu schreiben wäre."))
    drafts.update(state=LetterState.REVIEW)
    if found.state == WaveState.PREPARED:
        WAVE.require(found, WaveState.REVIEW)
        found.state = WaveState.REVIEW
        found.save(update_fields=["state"])
    told(found, verb=InvitationsVerb.WAVE_REVIEW, by=by)
    return outbox(found)


@verb
def take_back(wave: Wave, *, by: User | None) -> Wave:
    """Back to the drafts: text and people can be changed again."""
    found = lock(wave)
    waiting = Letter.objects.filter(invitation__wave=found, state=LetterState.REVIEW)
    if found.state == WaveState.REVIEW:
        WAVE.require(found, WaveState.PREPARED)
        found.state = WaveState.PREPARED
        found.save(update_fields=["state"])
    else:
        _require_running(found)
        if not waiting.exists():
            raise NobodyChosen(_("Es wartet nichts auf Durchsicht."))
    waiting.update(state=LetterState.DRAFTED)
    told(found, verb=InvitationsVerb.WAVE_BACK, by=by)
    return found


@verb
def release_wave(wave: Wave, *, by: User | None, seen: str | None = None) -> Outbox:
    """Somebody has looked at it: the mails leave by themselves, on the day of dispatch.

    `seen`: the stamp of the outbox the page showed; raises `SeenOtherwise` where it is another by
    now. Letters on paper wait to be printed.
    """
    found = lock(wave)
    if found.state not in (WaveState.REVIEW, WaveState.RUNNING):
        require_prepared(found)
        raise WaveFixed(_("Legen Sie die Welle zuerst zur Durchsicht vor."))
    if found.answer_until < localdate(audit.now()):
        raise DayPassed(_("Die Frist ist vorbei. Bitte setzen Sie zuerst eine neue."))
    letters = list(waiting_letters(found))
    shown = outbox(found)
    require_same(shown.told, seen)
    mails = _reachable([one for one in letters if one.channel == Channel.MAIL])
    if not mails and not shown.papers:
        raise NobodyChosen(_("Es ist nichts da, was hinausgehen könnte."))
    queue_letters(notices.SENT, found, mails, not_before=_begin(found))
    if found.state == WaveState.REVIEW:
        WAVE.require(found, WaveState.RUNNING)
        found.state, found.released_at = WaveState.RUNNING, audit.now()
        found.save(update_fields=["state", "released_at"])
    after = {"mails": len(mails), "letters": shown.papers}
    told(found, verb=InvitationsVerb.WAVE_RELEASE, by=by, after=after)
    return shown


@verb
def try_out(
    wave: Wave, *, by: User, language: str = GERMAN, purpose: str = Purpose.INVITATION
) -> str:
    """A mail to oneself, as somebody reads it, without a link of theirs; to whom."""
    found = lock(wave)
    texts, is_own = drawing.sent_as(found, purpose)
    if language not in texts:
        raise TextMissing(_("In dieser Sprache gibt es keinen Text."))
    invitations = Invitation.objects.filter(wave=found, person__isnull=False)
    sample = invitations.select_related("person", "body", "organisation").first()
    drawn = drawing.drawn_for(sample, found, texts[language], name=str(by))
    if not is_own:
        drawn = drawing.as_reminder(drawn)
    place = address(found.concept.municipality, "/…")
    mail = Mail(to=by.email, subject=drawn.subject, body=drawn.body.replace("{link}", place))
    queue_all(notices.TRIED.key, town=found.concept.municipality, mails=[mail])
    return str(by.email)


def _reachable(letters: list[Letter]) -> list[Letter]:
    """Without those who meanwhile may not be written to, or have no address any more."""
    kept: list[Letter] = []
    lost: list[Letter] = []
    for letter in letters:
        person = letter.invitation.person
        fine = person is not None and person.email and not reaching.why_not(person)
        (kept if fine else lost).append(letter)
    for letter in lost:
        person = letter.invitation.person
        letter.state = LetterState.WITHHELD
        letter.error = (person and reaching.why_not(person)) or _("keine E-Mail-Adresse")
    Letter.objects.bulk_update(lost, ["state", "error"], batch_size=200)
    return kept


def _begin(wave: Wave) -> datetime | None:
    if wave.dispatch_on is None:
        return None
    morning: datetime = make_aware(datetime.combine(wave.dispatch_on, MORNING))
    return max(morning, timezone.now())


def _require_running(wave: Wave) -> None:
    if wave.state != WaveState.RUNNING:
        raise WaveFixed(_("Das geht nur, solange die Welle läuft."))

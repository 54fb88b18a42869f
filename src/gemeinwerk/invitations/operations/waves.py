"""A wave: made, changed, written in each language, done with.

wave = create_wave(concept, name="Auftakt", answer_until=day, by=user)
write_text(wave, language="de", subject="…", body="{anrede} … {link}", by=user)
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.invitations import drawing, links
from gemeinwerk.invitations.errors import DayPassed, TextMissing, WaveFixed
from gemeinwerk.invitations.lifecycle import INVITE, WAVE
from gemeinwerk.invitations.models import PersonalLink, Purpose, Wave, WaveState, WaveText
from gemeinwerk.invitations.operations.writing import lock, require_prepared, told
from gemeinwerk.invitations.placeholders import LINK, require_known
from gemeinwerk.invitations.tongues import GERMAN
from gemeinwerk.invitations.verbs import InvitationsVerb

ALWAYS = frozenset({"name", "why", "answer_until", "reminder_days", "escalates"})
"""What may change while the wave runs."""


@verb
def create_wave(
    concept: Concept, *, name: str, answer_until: date, by: User | None, **details: Any
) -> Wave:
    """`details`: fields of the model."""
    present = hold(concept, "municipality")
    phases.require(INVITE, present)
    new = Wave(concept=present, name=name, answer_until=answer_until, **details)
    new.created_at = audit.now()
    _require_possible(new)
    _require_new_name(new)
    new.save()
    told(new, verb=InvitationsVerb.WAVE_CREATE, by=by, after={"name": name})
    return new


@verb
def edit_wave(wave: Wave, *, by: User | None, seen: Seen = None, **values: Any) -> Wave:
    """Raises `Overtaken`. What has left keeps its day of dispatch; a new deadline holds for all."""
    found = lock(wave)
    if found.state == WaveState.CLOSED or (
        found.state == WaveState.RUNNING and set(values) - ALWAYS
    ):
        raise WaveFixed(_("Was versandt ist, wird nicht mehr geändert."))
    before, after = lost_update.apply(found, values, seen=seen, verb=InvitationsVerb.WAVE_EDIT)
    _require_possible(found)
    _require_new_name(found)
    if after:
        found.save()
        told(found, verb=InvitationsVerb.WAVE_EDIT, by=by, before=before, after=after)
    if "answer_until" in after:
        held = PersonalLink.objects.filter(invitation__wave=found)
        held.update(expires_on=links.last_day(found))
        drawing.redraw(found)
    return found


@verb
def delete_wave(wave: Wave, *, by: User | None) -> None:
    """Only before anything has left."""
    found = lock(wave)
    if found.released_at is not None:
        raise WaveFixed(_("Was versandt ist, wird nicht gelöscht. Sie können es abschließen."))
    told(found, verb=InvitationsVerb.WAVE_DELETE, by=by, before={"name": found.name})
    found.delete()


@verb
def forget_wave(wave: Wave, *, by: User | None, reason: str) -> None:
    """A closed wave goes with all that was written and answered, in whatever phase its concept is.
    How many were invited stays in the log."""
    hold(wave.concept)
    found = hold(wave)
    if found.state != WaveState.CLOSED:
        raise WaveFixed(_("Erst eine abgeschlossene Einladungswelle kann verschwinden."))
    number = found.invitations.count()
    told(
        found, verb=InvitationsVerb.WAVE_FORGET, by=by, reason=reason,
        before={"name": found.name, "number": number},
    )  # fmt: skip
    found.delete()


@verb
def write_text(
    wave: Wave,
    *,
    language: str,
    subject: str,
    body: str,
    by: User | None,
    purpose: str = Purpose.INVITATION,
) -> WaveText:
    """The text of a wave in one language; drafts follow it, but for those edited by hand."""
    found = lock(wave)
    if purpose == Purpose.INVITATION:
        require_prepared(found)
    subject = " ".join(subject.split())
    require_known(subject)
    require_known(body)
    if LINK not in body or LINK in subject:
        raise TextMissing(
            _("Im Text muss {link} stehen, sonst kann niemand antworten; im Betreff nicht.").format(
                link=LINK
            )
        )
    text, _new = WaveText.objects.update_or_create(
        wave=found,
        purpose=purpose,
        language=language,
        defaults={"subject": subject, "body": body.strip()},
    )
    told(found, verb=InvitationsVerb.WAVE_WRITE, by=by, after={"text": str(text)})
    drawing.redraw(found)
    return text


@verb
def remove_text(wave: Wave, *, language: str, by: User | None, purpose: str = "invitation") -> None:
    """Those who would read it read German."""
    found = lock(wave)
    require_prepared(found)
    text = WaveText.objects.filter(wave=found, purpose=purpose, language=language).first()
    if text is None:
        return
    if language == GERMAN and purpose == Purpose.INVITATION:
        raise TextMissing(_("Ohne den deutschen Text gibt es für die anderen keinen Ersatz."))
    told(found, verb=InvitationsVerb.WAVE_UNWRITE, by=by, before={"text": str(text)})
    text.delete()
    drawing.redraw(found)


@verb
def close_wave(wave: Wave, *, by: User | None) -> Wave:
    """Nothing is reminded of any more; who has a link can still answer until it ends."""
    return _advance(lock(wave), WaveState.CLOSED, InvitationsVerb.WAVE_CLOSE, by=by)


@verb
def reopen_wave(wave: Wave, *, by: User | None) -> Wave:
    """It goes on."""
    return _advance(lock(wave), WaveState.RUNNING, InvitationsVerb.WAVE_REOPEN, by=by)


def _advance(found: Wave, state: WaveState, deed: InvitationsVerb, *, by: User | None) -> Wave:
    if state == WaveState.RUNNING and found.state != WaveState.CLOSED:
        raise WaveFixed(_("Nur was abgeschlossen ist, wird wieder geöffnet."))
    WAVE.require(found, state)
    found.state = state
    found.save(update_fields=["state"])
    told(found, verb=deed, by=by)
    return found


def _require_possible(wave: Wave) -> None:
    if wave.dispatch_on and wave.dispatch_on > wave.answer_until:
        raise DayPassed(_("Der Tag des Versands liegt nach der Frist."))
    if any(not 0 <= day <= 365 for day in wave.reminder_days):
        raise DayPassed(_("Erinnert wird zwischen einem Jahr vor der Frist und dem letzten Tag."))


def _require_new_name(wave: Wave) -> None:
    same = Wave.objects.filter(concept=wave.concept_id, name=wave.name).exclude(pk=wave.pk)
    if same.exists():
        raise WaveFixed(_("„{name}“ gibt es schon; geben Sie einen anderen Namen.").format(
            name=wave.name
        ))  # fmt: skip

"""What the verbs of a wave share: it is held after its concept, what belongs to it after it."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.writing import hold
from gemeinwerk.invitations.errors import WaveFixed
from gemeinwerk.invitations.lifecycle import INVITE
from gemeinwerk.invitations.models import Invitation, Letter, Wave, WaveState
from gemeinwerk.invitations.verbs import InvitationsVerb


def lock(wave: Wave) -> Wave:
    """Held with its concept, while that permits to invite."""
    concept = hold(wave.concept, "municipality")
    phases.require(INVITE, concept)
    found = hold(wave)
    found.concept = concept
    return found


def lock_invitation(invitation: Invitation) -> Invitation:
    """Held with its wave."""
    wave = lock(invitation.wave)
    found = hold(invitation, "person", "body", "organisation", "group")
    found.wave = wave
    return found


def lock_letter(letter: Letter) -> Letter:
    """Held with its invitation."""
    invitation = lock_invitation(letter.invitation)
    found = hold(letter)
    found.invitation = invitation
    return found


def require_prepared(wave: Wave) -> None:
    if wave.state != WaveState.PREPARED:
        raise WaveFixed(
            _("{wave} ist nicht mehr in Vorbereitung: {state}.").format(
                wave=quoted(wave), state=wave.get_state_display()
            )
        )


def told(wave: Wave, *, verb: InvitationsVerb, by: User | None, **details: Any) -> None:
    audit.record(verb, wave, by=by, **details)

"""Who is in a wave: taken in, and left out again."""

from collections.abc import Collection

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb
from gemeinwerk.invitations import drawing
from gemeinwerk.invitations.choosing import Choice, Chosen, Found, channel_of, look
from gemeinwerk.invitations.errors import NobodyChosen, WaveFixed
from gemeinwerk.invitations.models import Invitation, Letter, LetterState, Wave, WaveState
from gemeinwerk.invitations.operations.writing import lock, require_prepared, told
from gemeinwerk.invitations.tongues import known
from gemeinwerk.invitations.verbs import InvitationsVerb


@verb
def choose(wave: Wave, *, choice: Choice, by: User | None) -> Found:
    """Take in whom the choice means, each once; those who may not be written to are named.

    While the wave runs as well: what is written to them waits to be looked at.
    """
    found = lock(wave)
    if found.state == WaveState.CLOSED:
        raise WaveFixed(_("Die Welle ist abgeschlossen."))
    meant = look(found, choice, localdate(audit.now()))
    if not meant.new:
        raise NobodyChosen(_("Das ergibt niemanden, der neu dazukommt."))
    new = [_invitation(found, one) for one in meant.new]
    Invitation.objects.bulk_create(new, batch_size=200)
    rows = Invitation.objects.filter(wave=found, person__in=[one.person_id for one in new])
    drawing.draft(list(rows.select_related("person", "body", "organisation")), found)
    told(found, verb=InvitationsVerb.WAVE_CHOOSE, by=by, after={"number": len(new)})
    return meant


@verb
def leave_out(wave: Wave, *, invitations: Collection[int], by: User | None) -> int:
    """Take out of the wave whom nothing has left for yet (keys); how many."""
    found = lock(wave)
    if found.state == WaveState.REVIEW:
        require_prepared(found)
    left = Letter.objects.filter(invitation__wave=found).exclude(
        state__in=(LetterState.DRAFTED, LetterState.REVIEW, LetterState.WITHHELD), sent_at=None
    )
    rows = Invitation.objects.filter(wave=found, pk__in=invitations).exclude(
        pk__in=left.values("invitation")
    )
    number = rows.count()
    if not number:
        raise NobodyChosen(_("Niemand ist ausgewählt, an den nicht schon etwas versandt ist."))
    rows.delete()
    told(found, verb=InvitationsVerb.WAVE_LEAVE_OUT, by=by, before={"number": number})
    return number


def _invitation(wave: Wave, one: Chosen) -> Invitation:
    return Invitation(
        wave=wave,
        person=one.person,
        body_id=one.body,
        organisation_id=one.organisation,
        group_id=one.group,
        channel=channel_of(one.person),
        language=known(one.person.language),
        created_at=audit.now(),
    )

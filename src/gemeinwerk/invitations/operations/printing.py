"""Letters on paper: made once with links of their own, and again with new ones."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb
from gemeinwerk.invitations import links
from gemeinwerk.invitations.errors import NobodyChosen, WaveFixed
from gemeinwerk.invitations.models import (
    Channel,
    Letter,
    LetterState,
    Purpose,
    Wave,
    WaveState,
)
from gemeinwerk.invitations.operations.writing import lock, told
from gemeinwerk.invitations.verbs import InvitationsVerb

MOST = 500
"""In one file."""
FORMATS = ("pdf", "docx")


@verb
def print_letters(wave: Wave, *, suffix: str, by: User | None, again: bool = False) -> bytes:
    """The letters that wait to be printed, as one file; `again`: those that were printed as well.

    Each has a new link and a new code; those of an earlier letter go on to hold. `suffix`: pdf or
    docx.
    """
    found = lock(wave)
    if found.state != WaveState.RUNNING:
        raise WaveFixed(_("Gedruckt wird, sobald die Welle freigegeben ist."))
    states = [LetterState.REVIEW, *([LetterState.SENT] if again else [])]
    letters = list(
        Letter.objects.filter(
            invitation__wave=found,
            invitation__person__isnull=False,
            purpose=Purpose.INVITATION,
            channel=Channel.PAPER,
            state__in=states,
        )
        .select_related("invitation__person")
        .order_by("pk")[:MOST]
    )
    if not letters:
        raise NobodyChosen(_("Es wartet kein Brief auf den Druck."))
    from gemeinwerk.invitations import paper  # printing: not in the server until asked

    town = found.concept.municipality
    for letter in letters:
        letter.invitation.wave = found
    made = [links.new(letter.invitation, with_code=True) for letter in letters]
    links.save(made)
    sheets = [paper.sheet(town, *one) for one in zip(letters, made, strict=True)]
    content = paper.pdf(town, sheets) if suffix == "pdf" else paper.word(town, sheets)
    for letter in letters:
        letter.state, letter.sent_at = LetterState.SENT, audit.now()
    Letter.objects.bulk_update(letters, ["state", "sent_at"], batch_size=200)
    told(found, verb=InvitationsVerb.WAVE_PRINT, by=by, after={"number": len(letters)})
    return content

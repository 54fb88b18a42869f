"""The letters of a released round are written: what is printed of them is drawn afterwards."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.rounds.errors import NothingToAnswer, NotInWork
from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.answers.rounds.operations.holding import _held
from gemeinwerk.answers.rounds.verbs import RoundsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb

if TYPE_CHECKING:
    from gemeinwerk.answers.rounds.letters import Letter


@verb
def write_letters(round: AnswerRound, *, by: User, part: int = 1) -> "list[Letter]":
    """Those of a file, `part` counted from one; printed again, the last day counts."""
    from gemeinwerk.answers.rounds import letters  # printing: not in the server until asked

    found = _held(round)
    if not found.is_released:
        raise NotInWork(_("Briefe gibt es, sobald die Runde freigegeben ist."))
    first = (part - 1) * letters.MOST
    several = letters.recipients(found)[first : first + letters.MOST]
    if not several:
        raise NothingToAnswer(_("Es ist kein Brief zu drucken."))
    written = letters.written(found.concept.municipality, several)
    found.printed_at, found.printed_by = audit.now(), by
    found.save(update_fields=["printed_at", "printed_by"])
    audit.record(RoundsVerb.PRINT, found, by=by, after={"number": len(written)})
    return written

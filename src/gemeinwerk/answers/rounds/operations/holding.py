"""What verbs of rounds share: holding one after its concept, and refusing one that is released."""

from django.utils.translation import gettext as _

from gemeinwerk.answers.rounds.errors import NotInWork
from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.core.writing import hold


def _held(round: AnswerRound, *related: str) -> AnswerRound:
    """As it stands now; nobody writes an outcome of its concept meanwhile."""
    concept = hold(round.concept, "municipality")
    found = hold(round, *related)
    found.concept = concept
    return found


def _held_open(round: AnswerRound) -> AnswerRound:
    found = _held(round)
    require_open(found)
    return found


def require_open(round: AnswerRound) -> None:
    """Of a held one. Raises NotInWork."""
    if not round.is_open:
        raise NotInWork(
            _("„{round}“ ist freigegeben oder wird es gerade: Daran ändert sich nichts mehr. Was "
              "sich danach ändert, kommt in die nächste Runde.").format(round=round)
        )  # fmt: skip

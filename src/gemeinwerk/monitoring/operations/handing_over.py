"""A lead that does not answer is handed over: all its unfinished measures of a concept at once."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import notices


class NothingToHandOver(DomainError):
    """The unit leads nothing that is unfinished."""


@verb
def hand_over_all(
    concept: Concept, *, leaving: int | None, to: Organisation, reason: str, by: User
) -> list[Measure]:
    """`leaving`: the key of the unit that led so far; None: of what nobody leads. The new unit
    hears of it in one mail; open reports are its own from then on."""
    present = hold(concept, "municipality")
    led = Measure.objects.filter(concept=present, lead_unit=leaving)
    rows = led.exclude(implementation__in=CLOSED).select_related("concept").order_by("pk")
    found = [measures.hand_over(one, to=to, reason=reason, by=by) for one in rows]
    if not found:
        raise NothingToHandOver(
            _("Dieser Fachbereich führt keine Maßnahme mehr, die noch nicht abgeschlossen ist.")
        )
    notices.handed_over(present, found, to=to, reason=reason, by=by)
    return found

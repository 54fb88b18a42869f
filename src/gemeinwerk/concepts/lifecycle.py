"""The life of a concept, from commission to the edition that follows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.lifecycle import Lifecycle


class ConceptStatus(models.TextChoices):
    PREPARATION = "preparation", _("in Vorbereitung")
    PARTICIPATION = "participation", _("in Beteiligung")
    DRAFTING = "drafting", _("in Erarbeitung")
    DELIBERATION = "deliberation", _("in Beratung")
    ADOPTED = "adopted", _("beschlossen")
    IMPLEMENTATION = "implementation", _("in Umsetzung")
    EVALUATED = "evaluated", _("ausgewertet")
    SUPERSEDED = "superseded", _("abgelöst")


S = ConceptStatus
LIFECYCLE = Lifecycle(
    ConceptStatus,
    {
        S.PREPARATION: (S.PARTICIPATION, S.DRAFTING),
        S.PARTICIPATION: (S.DRAFTING,),
        S.DRAFTING: (S.PARTICIPATION, S.DELIBERATION),
        S.DELIBERATION: (S.DRAFTING, S.ADOPTED),
        S.ADOPTED: (S.IMPLEMENTATION,),
        S.IMPLEMENTATION: (S.EVALUATED,),
        S.EVALUATED: (S.SUPERSEDED,),
        S.SUPERSEDED: (),
    },
    field="status",
)

# In these states measures are written; later they are carried out and their text stands.
WRITABLE = (S.PREPARATION, S.PARTICIPATION, S.DRAFTING, S.DELIBERATION)

# From the decision on the text stands.
DECIDED = (S.ADOPTED, S.IMPLEMENTATION, S.EVALUATED, S.SUPERSEDED)
AT_WORK = tuple(state for state in ConceptStatus if state != S.SUPERSEDED)


def goes_back(status: str, following: str) -> bool:
    """Whether a step undoes an earlier one: it needs a reason."""
    order = ConceptStatus.values
    return order.index(following) < order.index(status)

"""The life of a deviation: named, proposed, decided, closed; it may come up again."""

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.monitoring.steering.models import DeviationState

S = DeviationState
DEVIATION = Lifecycle(
    DeviationState,
    {
        S.NAMED: (S.NAMED, S.PROPOSED, S.DECIDED, S.CLOSED),
        S.PROPOSED: (S.PROPOSED, S.DECIDED, S.CLOSED),
        # What was refused may be proposed otherwise; the decision stays.
        S.DECIDED: (S.PROPOSED, S.CLOSED),
        S.CLOSED: (S.NAMED,),
    },
    field="state",
)
OPEN = (S.NAMED, S.PROPOSED, S.DECIDED)
WAITING = (S.NAMED, S.PROPOSED)

"""The life of a risk: it is over, or it happened; and it may come up again."""

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.monitoring.risks.models import RiskState

S = RiskState
RISK = Lifecycle(
    RiskState,
    {S.OPEN: (S.OPEN, S.HAPPENED, S.OVER), S.HAPPENED: (S.OPEN,), S.OVER: (S.OPEN,)},
    field="state",
)

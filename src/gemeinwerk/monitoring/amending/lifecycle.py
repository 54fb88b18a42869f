"""The life of a proposed change: it is agreed to, refused or withdrawn, once."""

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.monitoring.amending.models import AmendmentState

S = AmendmentState
AMENDMENT = Lifecycle(
    AmendmentState, {S.PROPOSED: (S.AGREED, S.REFUSED, S.WITHDRAWN)}, field="state"
)

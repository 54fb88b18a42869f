"""The life of a round and of a report, and the concepts whose measures are reported on."""

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.monitoring.models import ReportState, RoundState

REPORTED = (ConceptStatus.ADOPTED, ConceptStatus.IMPLEMENTATION, ConceptStatus.EVALUATED)
"""Before the decision there is nothing to carry out, afterwards another edition has its own."""

ROUND = Lifecycle(
    RoundState,
    {RoundState.OPEN: (RoundState.CLOSED,), RoundState.CLOSED: (RoundState.OPEN,)},
    field="state",
)

R = ReportState
REPORT = Lifecycle(
    ReportState,
    {
        R.OPEN: (R.DRAFT,),
        R.DRAFT: (R.DRAFT, R.OPEN, R.SUBMITTED),
        R.SUBMITTED: (R.DRAFT, R.RETURNED, R.APPROVED),
        R.RETURNED: (R.DRAFT, R.SUBMITTED),
        # What was approved is public: the next round says otherwise, or the measure's page.
    },
    field="state",
)
WRITABLE = (R.OPEN, R.DRAFT, R.RETURNED)
"""With the unit."""
HANDED_IN = (R.SUBMITTED, R.APPROVED)
"""The unit has answered."""

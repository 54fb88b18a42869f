"""The life of a contribution. What is withdrawn stays so: its text is gone."""

from gemeinwerk.contributions.models import ContributionState
from gemeinwerk.core.lifecycle import Lifecycle

S = ContributionState
CONTRIBUTION = Lifecycle(
    ContributionState,
    {
        S.HELD: (S.PUBLIC, S.HIDDEN, S.INTERNAL, S.WITHDRAWN),
        S.INTERNAL: (S.PUBLIC, S.WITHDRAWN),
        S.PUBLIC: (S.HIDDEN, S.INTERNAL, S.WITHDRAWN),
        S.HIDDEN: (S.PUBLIC, S.WITHDRAWN),
        S.WITHDRAWN: (),
    },
    field="state",
)

"""The life of a contribution. What its author amends waits to be read once more; what is withdrawn
stays so: its text is gone."""

from gemeinwerk.contributions.models import ContributionState
from gemeinwerk.core.lifecycle import Lifecycle

S = ContributionState
CONTRIBUTION = Lifecycle(
    ContributionState,
    {
        S.HELD: (S.PUBLIC, S.HIDDEN, S.INTERNAL, S.WITHDRAWN),
        S.INTERNAL: (S.PUBLIC, S.WITHDRAWN),
        S.PUBLIC: (S.HELD, S.HIDDEN, S.INTERNAL, S.WITHDRAWN),
        S.HIDDEN: (S.HELD, S.PUBLIC, S.WITHDRAWN),
        S.WITHDRAWN: (),
    },
    field="state",
)

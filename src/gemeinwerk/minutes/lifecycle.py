"""The life of minutes."""

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.minutes.models import MinutesState

S = MinutesState
MINUTES = Lifecycle(
    MinutesState,
    {S.OPEN: (S.DRAFT,), S.DRAFT: (S.OPEN, S.APPROVED), S.APPROVED: (S.DRAFT,)},
    field="state",
)

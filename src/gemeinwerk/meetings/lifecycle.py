"""The life of a meeting."""

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.meetings.models import MeetingState

S = MeetingState
MEETING = Lifecycle(
    MeetingState,
    {
        S.PLANNED: (S.INVITED, S.HELD, S.CANCELLED),
        S.INVITED: (S.HELD, S.CANCELLED),
        S.HELD: (),
        S.CANCELLED: (),
    },
    field="state",
)

"""The life of a wave, and of what is written to one person."""

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.invitations.models import LetterState, WaveState

INVITE = "invitations.invite"
"""What a concept's status permits or not (`concepts.phases`)."""
W, L = WaveState, LetterState
WAVE = Lifecycle(
    WaveState,
    {
        W.PREPARED: (W.REVIEW,),
        W.REVIEW: (W.PREPARED, W.RUNNING),
        W.RUNNING: (W.CLOSED,),
        W.CLOSED: (W.RUNNING,),
    },
    field="state",
)
LETTER = Lifecycle(
    LetterState,
    {
        L.DRAFTED: (L.REVIEW, L.WITHHELD),
        L.REVIEW: (L.DRAFTED, L.QUEUED, L.SENT, L.WITHHELD),
        L.QUEUED: (L.SENT, L.FAILED, L.BOUNCED, L.WITHHELD),
        L.SENT: (L.BOUNCED,),
        L.FAILED: (L.QUEUED, L.WITHHELD, L.BOUNCED),
        L.BOUNCED: (L.QUEUED, L.WITHHELD),
        L.WITHHELD: (L.DRAFTED, L.REVIEW),
    },
    field="state",
)

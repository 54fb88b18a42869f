"""What an invitation says of its answer. The answer itself is kept by those who ask for it."""

from datetime import datetime

from gemeinwerk.core.writing import must_hold
from gemeinwerk.invitations.models import Answer, Invitation


def note_answer(invitation: Invitation, *, answer: Answer, at: datetime) -> None:
    """Within the verb that holds the invitation (`hold(invitation)`)."""
    must_hold(invitation)
    invitation.answer, invitation.answered_at = answer, at
    invitation.save(update_fields=["answer", "answered_at"])

"""A letter follows the mail it left with: sent, not delivered, come back, withdrawn."""

from gemeinwerk.invitations.models import Letter, LetterState
from gemeinwerk.notices.models import Notice, NoticeState

STATES = {
    NoticeState.QUEUED: LetterState.QUEUED,
    NoticeState.SENT: LetterState.SENT,
    NoticeState.FAILED: LetterState.FAILED,
    NoticeState.BOUNCED: LetterState.BOUNCED,
    NoticeState.WITHDRAWN: LetterState.WITHHELD,
}


def follow(notice: Notice) -> None:
    """Called by the outbox, in the transaction that keeps what became of the mail."""
    told: dict[str, object] = {"state": STATES[NoticeState(notice.state)], "error": notice.error}
    if notice.state == NoticeState.SENT:
        told["sent_at"] = notice.sent_at
    Letter.objects.filter(notice=notice).update(**told)

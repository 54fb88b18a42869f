"""The mails of two years: they left on their day, and nobody is to get them now."""

from gemeinwerk.notices import attachments
from gemeinwerk.notices.models import Attachment, Notice, NoticeState
from gemeinwerk.notices.sending import forget_secrets, told

_SETTLED = ("state", "tries", "sent_at", "body", "action_url", "unsubscribe_url")


def settle_post() -> None:
    """Mark every mail that is still to leave as sent when it was written."""
    waiting = list(Notice.objects.filter(state=NoticeState.QUEUED))
    for notice in waiting:
        notice.state, notice.tries, notice.sent_at = NoticeState.SENT, 1, notice.created_at
        forget_secrets(notice)
    Notice.objects.bulk_update(waiting, [*_SETTLED])
    attachments.empty(Attachment.objects.filter(notice__in=waiting))
    for notice in waiting:
        told(notice)

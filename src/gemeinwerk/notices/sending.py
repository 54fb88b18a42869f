"""Mails leave here: each is taken by one sender, and counts as sent once the server took it."""

import logging
import smtplib
from datetime import datetime
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from gemeinwerk.notices.kinds import find
from gemeinwerk.notices.lifecycle import KEPT, LEASE, PAUSES
from gemeinwerk.notices.models import Notice, NoticeState

log = logging.getLogger("gemeinwerk.notices")


def send_due(limit: int = 200) -> int:
    """Send what is due, oldest first, at most `limit` mails; how many the server took."""
    sent = 0
    for _turn in range(limit):
        notice = take_one(timezone.now())
        if notice is None:
            break
        sent += _send(notice)
    return sent


@task()
def send_soon() -> int:
    """The same, called by a mail somebody waits for."""
    return send_due()


def take_one(now: datetime) -> Notice | None:
    """Claim the next mail that is due: until its lease ends no other sender takes it.

    The claim is a transaction of its own, so that no lock is held while a mail server is slow.
    """
    with transaction.atomic():
        due = Notice.objects.filter(state=NoticeState.QUEUED, next_attempt_at__lte=now)
        notice = _locked(due).select_related("municipality").order_by("next_attempt_at").first()
        if notice is None:
            return None
        notice.attempts += 1
        notice.next_attempt_at = now + LEASE
        notice.save(update_fields=["attempts", "next_attempt_at"])
    return notice


def forget_old() -> int:
    """Delete mails that left or were withdrawn long ago; how many there were."""
    over = Notice.objects.filter(
        state__in=(NoticeState.SENT, NoticeState.WITHDRAWN),
        created_at__lt=timezone.now() - KEPT,
    )
    return over.delete()[0]


def forget_secrets(notice: Notice) -> None:
    """Empty a mail whose personal link must not lie about; unsaved."""
    kind = find(notice.kind)
    if kind and kind.secret:
        notice.body, notice.action_url = "", ""


def _locked(due: QuerySet[Notice]) -> QuerySet[Notice]:
    # SQLite has no row locks and needs none: its transactions begin with the write lock.
    if connection.features.has_select_for_update_skip_locked:
        return due.select_for_update(skip_locked=True, of=("self",))
    return due


def _send(notice: Notice) -> bool:
    try:
        _message(notice).send()
    except Exception as problem:
        # Whatever is wrong with one mail must not keep the others from leaving.
        log.warning("Mail %s was not sent: %r", notice.pk, problem)
        _failed(notice, problem)
        return False
    notice.state, notice.sent_at, notice.error = NoticeState.SENT, timezone.now(), ""
    forget_secrets(notice)
    notice.save(update_fields=["state", "sent_at", "error", "body", "action_url"])
    return True


def _failed(notice: Notice, problem: Exception) -> None:
    notice.error = str(problem)[:500]
    if _is_final(problem) or notice.attempts > len(PAUSES):
        notice.state = NoticeState.FAILED
    else:
        notice.next_attempt_at = timezone.now() + PAUSES[notice.attempts - 1]
    notice.save(update_fields=["state", "error", "next_attempt_at"])


def _is_final(problem: Exception) -> bool:
    """Whether the server said that this address will never do (SMTP codes from 500)."""
    if not isinstance(problem, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _text in problem.recipients.values())


def _message(notice: Notice) -> EmailMessage:
    town = notice.municipality
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return EmailMessage(
        subject=notice.subject,
        body=notice.body,
        from_email=formataddr((town.name, address)),
        to=[notice.recipient],
        reply_to=[town.contact_email] if town.contact_email else None,
        headers={
            "Auto-Submitted": "auto-generated",
            # The same in a second attempt: should both arrive, mail programs show one.
            "Message-ID": f"<notice-{notice.pk}@{address.rpartition('@')[2]}>",
        },
    )

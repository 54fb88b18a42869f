"""Mails leave here: each is taken by one sender, and counts as sent once the server took it."""

import contextlib
import logging
import smtplib
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from gemeinwerk.core import jobs
from gemeinwerk.core.lines import one_line
from gemeinwerk.notices import attachments, mailfiles
from gemeinwerk.notices.kinds import briefly_kept, find, forgotten_kinds
from gemeinwerk.notices.lifecycle import BREATH, KEPT, LEASE, PAUSES
from gemeinwerk.notices.mailserver import Backend, InDoubt, words_of
from gemeinwerk.notices.models import Attachment, Notice, NoticeState
from gemeinwerk.notices.returning import message_id, return_path

log = logging.getLogger("gemeinwerk.notices")
MOST_SECONDS = 40.0
"""After this time no further mail is begun: the tick comes each minute."""


def send_due(
    limit: int = 200,
    *,
    seconds: float = MOST_SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Send what is due, at most `limit` mails and within `seconds`; how many the server took.

    Towns take turns, in a town the oldest goes first. All go through one connection; when the
    server does not answer, all of them wait a while.
    """
    end, sent = clock() + seconds, 0
    jobs.give_back((MAILS,))
    if not MAILS.due(timezone.now()).exists():
        return 0
    limit = min(limit, _room())
    if limit < 1:
        return 0
    connection = get_connection()
    try:
        for _turn in range(limit):
            if clock() > end:
                break
            if not _opened(connection):
                break
            notice = take_one(timezone.now())
            if notice is None:
                break
            try:
                sent += _send(notice, connection)
            except _ServerGone:
                break
    finally:
        with contextlib.suppress(OSError):
            connection.close()
    return sent


@task()
def send_soon() -> int:
    """The same, called by a mail somebody waits for."""
    return send_due()


def take_one(now: datetime) -> Notice | None:
    """Claim the next mail that is due: until its lease ends no other sender takes it."""
    found = jobs.claim((MAILS,), now)
    return found.row if found else None  # type: ignore[return-value]


def forget_old() -> int:
    """Delete mails that left or were withdrawn long ago; how many there were.

    What a kind keeps for less than that goes in whatever state it is. The last mail to somebody
    who was erased goes as soon as it is not to be sent any more.
    """
    old = Q(
        state__in=(NoticeState.SENT, NoticeState.BOUNCED, NoticeState.WITHDRAWN),
        created_at__lt=timezone.now() - KEPT,
    )
    last = Q(kind__in=forgotten_kinds()) & ~Q(state=NoticeState.QUEUED)
    for kind in briefly_kept(KEPT):
        old |= Q(kind=kind.key, created_at__lt=timezone.now() - kind.kept)
    gone = Notice.objects.filter(old | last).delete()[1]
    return gone.get(Notice._meta.label, 0)


def forget_secrets(notice: Notice) -> None:
    """Empty a mail whose personal link must not lie about; unsaved."""
    kind = find(notice.kind)
    if kind and kind.secret:
        notice.body = notice.action_url = notice.unsubscribe_url = ""


def told(notice: Notice) -> None:
    """Tell the area a mail belongs to what became of it, in the transaction that keeps it."""
    kind = find(notice.kind)
    if kind and kind.told:
        kind.told(notice)


def _room() -> int:
    """How many mails the server may be handed now (MAIL_PER_MINUTE; 0: as many as it takes)."""
    if not settings.MAIL_PER_MINUTE:
        return sys.maxsize
    lately = Notice.objects.filter(taken_at__gt=timezone.now() - timedelta(minutes=1)).count()
    return max(0, int(settings.MAIL_PER_MINUTE) - lately)


class _ServerGone(Exception):
    """It makes no sense to hand it another mail now."""


def _opened(connection: Any) -> bool:
    """Connect before a mail is taken in hand: what has not begun cannot be in doubt."""
    try:
        connection.open()
    except Exception as problem:
        log.warning("The mail server does not answer: %r", problem)
        notice = take_one(timezone.now())
        if notice is not None:
            _failed(notice, problem)
        _let_wait()
        return False
    return True


def _send(notice: Notice, connection: Any) -> bool:
    try:
        _note_handing(notice, connection)
        _message(notice, connection).send()
    except InDoubt:
        log.warning("Mail %s: the server did not say whether it took it", notice.pk)
        _in_doubt(notice)
        _let_wait()
        raise _ServerGone from None
    except Exception as problem:
        # Whatever is wrong with one mail must not keep the others from leaving.
        # A server's answer repeats the address; the log is kept where nobody erases.
        log.warning("Mail %s was not sent: %s", notice.pk, type(problem).__name__)
        _failed(notice, problem)
        if _is_of_the_server(problem):
            _let_wait()
            raise _ServerGone from problem
        return False
    if _is_forgotten(notice):
        _forget(notice)
        return True
    notice.state, notice.sent_at, notice.error = NoticeState.SENT, timezone.now(), ""
    notice.leased_until = None
    forget_secrets(notice)
    secrets = ("body", "action_url", "unsubscribe_url")
    with transaction.atomic():
        notice.save(update_fields=["state", "sent_at", "error", "leased_until", *secrets])
        attachments.empty(Attachment.objects.filter(notice=notice))
        told(notice)
    return True


def _note_handing(notice: Notice, connection: Any) -> None:
    """Let it be written down before the last line is handed over. Of a server that cannot say when
    that is, it is written before it begins."""

    def note() -> None:
        Notice.objects.filter(pk=notice.pk).update(handed_at=timezone.now())

    if isinstance(connection, Backend):
        connection.on_handing = note
    else:
        note()


def _failed(notice: Notice, problem: Exception) -> None:
    notice.error, notice.leased_until = words_of(problem)[:500], None
    if _is_final(problem) or notice.tries > len(PAUSES):
        notice.state = NoticeState.FAILED
        if _is_forgotten(notice):
            _forget(notice)
            return
    else:
        notice.next_attempt_at = timezone.now() + PAUSES[notice.tries - 1]
    # It was refused: nothing of it has arrived.
    notice.handed_at = None
    with transaction.atomic():
        notice.save(
            update_fields=["state", "error", "leased_until", "next_attempt_at", "handed_at"]
        )
        if notice.state == NoticeState.FAILED:
            told(notice)


def _in_doubt(notice: Notice) -> None:
    """Nobody knows whether it arrived: it is not sent a second time unless a person says so."""
    if _is_forgotten(notice):
        _forget(notice)
        return
    notice.state, notice.leased_until = NoticeState.FAILED, None
    notice.error = _(
        "Der Versand brach mitten in dieser Mitteilung ab. Ob sie ankam, ist ungewiss. Bitte "
        "fragen Sie nach, oder senden Sie sie noch einmal."
    )
    with transaction.atomic():
        notice.save(update_fields=["state", "error", "leased_until"])
        told(notice)


def _died(notice: Notice) -> None:
    """Its sender was never heard of again. Where the last line was not handed over yet nothing has
    arrived, and it leaves with the next try; else nobody knows."""
    if notice.handed_at is not None or notice.tries > len(PAUSES):
        _in_doubt(notice)


def _let_wait() -> None:
    """While the server does not answer nobody asks it again, and no try is counted."""
    now = timezone.now()
    MAILS.due(now).update(next_attempt_at=now + BREATH)


def _is_of_the_server(problem: Exception) -> bool:
    """Whether the connection is at fault and not this one mail."""
    if isinstance(problem, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused):
        return False
    return isinstance(problem, OSError)


def _is_forgotten(notice: Notice) -> bool:
    return notice.kind in forgotten_kinds()


def _forget(notice: Notice) -> None:
    """Nothing is left of the last mail to somebody who was erased."""
    mailfiles.forget_mails_to(notice.recipient)
    notice.delete()


def _is_final(problem: Exception) -> bool:
    """Whether the server said that this address will never do (SMTP codes from 500)."""
    if not isinstance(problem, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _text in problem.recipients.values())


def _message(notice: Notice, connection: Any = None) -> EmailMessage:
    """What stands in headers is one line, whatever was stored."""
    town = notice.municipality
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    contact = one_line(town.contact_email)
    brought = attachments.of(notice)
    sender = formataddr((one_line(town.name), address))
    return EmailMessage(
        subject=one_line(notice.subject),
        body=notice.body,
        from_email=return_path(notice) or sender,
        to=[notice.recipient],
        reply_to=[contact] if contact and " " not in contact else None,
        headers={
            "Auto-Submitted": "auto-generated",
            **({"From": sender} if settings.MAIL_BOUNCES else {}),
            "Message-ID": message_id(notice),
            **_unsubscribing(notice),
        },
        attachments=[(brought.name, bytes(brought.content), brought.content_type)]
        if brought
        else None,
        connection=connection,
    )


def _unsubscribing(notice: Notice) -> dict[str, str]:
    """What a mail program offers beside the mail: its reader ends such mails with one click."""
    if not notice.unsubscribe_url:
        return {}
    return {
        "List-Unsubscribe": f"<{one_line(notice.unsubscribe_url)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


# Not registered with the worker, which does one row at a time: mails leave in batches.
MAILS = jobs.Kind(
    key="mail",
    model=Notice,
    waiting=lambda now: Q(state=NoticeState.QUEUED, next_attempt_at__lte=now),
    town="municipality",
    asked=lambda _notice: None,  # what is queued is the town's; who might hold it back, released it
    do=lambda notice: _send(notice, get_connection()),
    failed=lambda notice, _sentence: _in_doubt(notice),
    died=_died,
    lease=LEASE,
    most_tries=len(PAUSES) + 1,
    order=("late", "next_attempt_at", "pk"),
    related=("municipality",),
)

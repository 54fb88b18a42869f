"""Taking in what came back: each message once, and told of the mail it is about."""

import hashlib
from datetime import timedelta

from django.utils import timezone

from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, turn
from gemeinwerk.notices import incoming
from gemeinwerk.notices.bounces import mailbox
from gemeinwerk.notices.bounces.models import Bounce
from gemeinwerk.notices.bounces.reading import Report, read
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.sending import told

KEPT = timedelta(days=365)


def take_in() -> int:
    """For the tick: read the mailbox; how many mails came back or answer one of ours.

    A message is removed once it is kept. One that nobody understands goes as well: it is about no
    mail of ours, and a mailbox of the server's is nobody's to read in.
    """
    count = 0
    with mailbox.messages() as found:
        for raw, handle in found:
            kept = sum(keep(report, raw) for report in read(raw))
            count += kept or incoming.take(raw)
            mailbox.done(handle)
    return count


def keep(report: Report, raw: bytes) -> bool:
    """Whether it is about a mail of ours that is known, and was not kept before."""
    digest = hashlib.sha256(raw + report.recipient.lower().encode()).hexdigest()
    about = _notice(report)
    if about is None or Bounce.objects.filter(digest=digest).exists():
        return False
    with turn():
        found = hold(about)
        Bounce.objects.create(
            municipality_id=found.municipality_id,
            notice=found,
            recipient=found.recipient,
            permanent=report.permanent,
            code=report.code[:12],
            said=report.said,
            at=audit.now(),
            digest=digest,
        )
        found.state, found.error, found.leased_until = (
            NoticeState.BOUNCED,
            report.said or report.code,
            None,
        )
        found.save(update_fields=["state", "error", "leased_until"])
        told(found)
    return True


def forget_old() -> int:
    """Delete what came back longer ago than `KEPT`; how many there were."""
    return Bounce.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]


def _notice(report: Report) -> Notice | None:
    """The mail it is about. Without a proof in the address it must be one to that recipient, since
    anybody can write a Message-ID down."""
    rows = Notice.objects.filter(
        pk__in=report.notices,
        state__in=(NoticeState.QUEUED, NoticeState.SENT, NoticeState.FAILED),
    )
    if not report.proven:
        rows = rows.filter(recipient__iexact=report.recipient)
    return rows.order_by("pk").first()

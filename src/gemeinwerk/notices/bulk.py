"""A mail to many: as many rows in a few queries, each with its own words, behind what is urgent.

rows = queue_all("invitation.sent", town=town, mails=[Mail(to="…", subject="…", body="…"), …])
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gemeinwerk.audit import operations as audit
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.errors import NoAddress
from gemeinwerk.notices.kinds import kind_of
from gemeinwerk.notices.models import Notice, NoticeState

BATCH = 500


@dataclass(frozen=True)
class Mail:
    """One of many, in its own words. `url`: where it leads, in full. `user`: the account's key."""

    to: str
    subject: str
    body: str
    url: str = ""
    user: int | None = None


def queue_all(
    kind: str, *, town: Municipality, mails: Iterable[Mail], not_before: datetime | None = None
) -> list[Notice]:
    """Write mails somebody has looked at, in the transaction of the verb that lets them go; the
    rows in the order of the mails. They leave from `not_before` on, by themselves."""
    assert transaction.get_connection().in_atomic_block, f"{kind} is queued outside its verb"
    chosen, due = kind_of(kind), not_before or timezone.now()
    rows = []
    for mail in mails:
        if not mail.to:
            raise NoAddress(mail.subject)
        rows.append(
            Notice(
                municipality=town,
                kind=chosen.key,
                recipient=mail.to,
                recipient_user_id=mail.user,
                subject=" ".join(mail.subject.split())[:200],
                body=mail.body,
                action_url=mail.url,
                state=NoticeState.QUEUED,
                created_at=audit.now(),
                next_attempt_at=due,
                late=1,
            )
        )
    return Notice.objects.bulk_create(rows, batch_size=BATCH)
